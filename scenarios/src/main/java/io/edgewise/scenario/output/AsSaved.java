package io.edgewise.scenario.output;

import io.edgewise.report.gallery.SavedRun;
import io.edgewise.report.gallery.SavedRun.Difference;
import io.edgewise.report.gallery.SavedRun.Distribution;
import io.edgewise.report.gallery.SavedRun.Distribution.Step;
import io.edgewise.report.gallery.SavedRun.Item;
import io.edgewise.report.gallery.SavedRun.Origin;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.scenario.saved.SavedRunReader;
import io.edgewise.sim.metering.CostItem;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.result.Comparison;
import io.edgewise.sim.result.Comparison.Verdict;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.sim.stats.LatencyHistogram;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A result as {@link SavedRunReader} reads it from the files of {@link ResultFiles}, without writing them: what is drawn of a
 * result does not depend on whether it was saved.
 */
public final class AsSaved {

  private final Results results;
  private final RunResult run;

  private AsSaved(Results results) {
    this.results = results;
    run = results.run();
  }

  /** The run that the files of a result hold. Everything is copied. */
  public static SavedRun of(Results results) {
    return new AsSaved(results).saved();
  }

  private SavedRun saved() {
    return new SavedRun(results.facts().name(), results.facts().sha256(), run.seed(), run.level(),
        run.strategies().stream().map(this::strategy).toList(),
        run.comparisons().stream().map(this::difference).toList());
  }

  private Strategy strategy(StrategyResult strategy) {
    StrategyAnswer answer = new StrategyAnswer(results.scenario(), strategy);
    Measurements measured = strategy.measurements();
    List<Step> latency = new ArrayList<>();
    ResultTables.latencyClasses(strategy, (end, share, count) -> latency.add(new Step(end, share)));
    List<Step> staleness = new ArrayList<>();
    ResultTables.stalenessClasses(strategy, (end, share, count) -> staleness.add(new Step(end, share)));
    return new Strategy(strategy.id(), strategy.name(), measured.requests(), strategy.replications(),
        strategy.saturated(), metrics(answer), rates(strategy), parts(answer.meanComponentsMillis()),
        parts(answer.tailComponentsMillis()), new Distribution(latency), new Distribution(staleness),
        ResultTables.cells(strategy), origins(answer), answer.sites(), answer.entries(),
        strategy.monthlyCost().items().stream().map(AsSaved::item).toList(), Courses.of(measured.course()));
  }

  private Map<Metric, ConfidenceInterval> metrics(StrategyAnswer answer) {
    Map<Metric, ConfidenceInterval> metrics = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      answer.metric(metric).flatMap(this::interval).ifPresent(each -> metrics.put(metric, each));
    }
    return metrics;
  }

  private Map<Rate, ConfidenceInterval> rates(StrategyResult strategy) {
    Map<Rate, ConfidenceInterval> rates = new EnumMap<>(Rate.class);
    for (Rate rate : Rate.values()) {
      strategy.rate(rate).flatMap(this::interval).ifPresent(each -> rates.put(rate, each));
    }
    return rates;
  }

  private static Map<Component, Double> parts(Optional<double[]> millis) {
    Map<Component, Double> parts = new EnumMap<>(Component.class);
    for (Component component : Component.values()) {
      millis.map(all -> all[component.ordinal()]).filter(Double::isFinite)
          .ifPresent(each -> parts.put(component, each));
    }
    return parts;
  }

  private List<Origin> origins(StrategyAnswer answer) {
    List<Place> places = results.scenario().workload().origins();
    List<Origin> origins = new ArrayList<>(places.size());
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      LatencyHistogram latency = answer.latencyOfOrigin(i);
      origins.add(new Origin(place.id(), place.name(), place.latitudeDegrees(), place.longitudeDegrees(),
          latency.count(), answer.quantileMillis(latency, Metric.P50), answer.quantileMillis(latency, Metric.P95)));
    }
    return origins;
  }

  private static Item item(CostItem item) {
    return new Item(item.offerAndService(), item.item(), item.amount().doubleValue(), item.source().date());
  }

  private Difference difference(Comparison comparison) {
    Optional<ConfidenceInterval> difference = ResultsJson.difference(run, comparison);
    return new Difference(comparison.first(), comparison.second(), comparison.metric(),
        difference.flatMap(this::interval),
        difference.isPresent() && comparison.verdict() != Verdict.NOT_DISTINGUISHABLE);
  }

  /** At the one level that files state; the ends that are null there, and so are not known, are infinite. */
  private Optional<ConfidenceInterval> interval(ConfidenceInterval interval) {
    return Double.isFinite(interval.value())
        ? Optional.of(new ConfidenceInterval(interval.value(),
            Double.isFinite(interval.low()) ? interval.low() : Double.NEGATIVE_INFINITY,
            Double.isFinite(interval.high()) ? interval.high() : Double.POSITIVE_INFINITY, run.level()))
        : Optional.empty();
  }
}
