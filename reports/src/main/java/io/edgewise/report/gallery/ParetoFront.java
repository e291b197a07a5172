package io.edgewise.report.gallery;

import io.edgewise.report.figure.Axis;
import io.edgewise.report.figure.Axis.Scale;
import io.edgewise.report.figure.Caption;
import io.edgewise.report.figure.Figure;
import io.edgewise.report.figure.Scatter;
import io.edgewise.report.figure.Scatter.Extent;
import io.edgewise.report.figure.Scatter.Spot;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.report.table.Numbers;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** p99 against monthly cost, with the share of stale reads as a third mark: which strategies no other beats in both. */
final class ParetoFront {

  private static final double WIDE = 20;
  /** Where all values are within this factor, the axis does not begin at 0: the differences could not be seen. */
  private static final double NARROW = 1.5;

  private final Metric latency;
  private final List<Strategy> known;
  private final List<Strategy> front;

  private ParetoFront(Metric latency, List<Strategy> known) {
    this.latency = latency;
    this.known = known;
    front = known.stream().filter(each -> known.stream().noneMatch(other -> beats(other, each))).toList();
  }

  static Optional<Figure> of(SavedRun run, String version) {
    return of("pareto", Metric.P99, run.strategies(), Notes.of(run, "Lower left is better. The front goes through the "
        + "estimates; where whiskers (intervals) overlap, being on it may be chance."), Captions.of(run, version));
  }

  /** The front of a latency and the monthly cost of strategies; empty where fewer than two have both. */
  static Optional<Figure> of(String id, Metric latency, List<Strategy> strategies, List<String> notes,
      Caption caption) {
    List<Strategy> known = strategies.stream().filter(each -> each.metric(latency).isPresent())
        .filter(each -> each.metric(Metric.MONTHLY_COST).isPresent()).toList();
    if (known.size() < 2) {
      return Optional.empty();
    }
    ParetoFront pareto = new ParetoFront(latency, known);
    List<Spot> spots = new ArrayList<>();
    for (int tone = 0; tone < strategies.size(); tone++) {
      if (known.contains(strategies.get(tone))) {
        spots.add(pareto.spot(strategies.get(tone), tone));
      }
    }
    return Optional.of(new Figure(id, pareto.title(),
        new Scatter(pareto.axis("cost (US dollars a month)", Metric.MONTHLY_COST),
            pareto.axis((latency == Metric.MEAN ? "mean" : latency.label()) + " latency (ms)", latency),
            "share of reads that are stale", spots),
        notes, caption));
  }

  private static double value(Strategy strategy, Metric metric) {
    return strategy.metric(metric).orElseThrow().value();
  }

  private boolean beats(Strategy one, Strategy other) {
    double slower = value(one, latency) - value(other, latency);
    double dearer = value(one, Metric.MONTHLY_COST) - value(other, Metric.MONTHLY_COST);
    return slower <= 0 && dearer <= 0 && (slower < 0 || dearer < 0);
  }

  private Axis axis(String title, Metric metric) {
    double least = known.stream().mapToDouble(each -> value(each, metric)).min().orElse(1);
    double most = known.stream().mapToDouble(each -> value(each, metric)).max().orElse(1);
    return least > 0 && most > WIDE * least ? Axis.of(title, Scale.LOG)
        : most > least && most < NARROW * least ? Axis.of(title, Scale.LINEAR) : Axis.fromZero(title);
  }

  private Spot spot(Strategy strategy, int tone) {
    ConfidenceInterval time = strategy.metric(latency).orElseThrow();
    ConfidenceInterval cost = strategy.metric(Metric.MONTHLY_COST).orElseThrow();
    Optional<ConfidenceInterval> stale = strategy.rate(Rate.STALE_READ);
    return new Spot(strategy.name(), tone, extent(cost), extent(time), stale.map(ConfidenceInterval::value)
        .orElse(Double.NaN),
        Numbers.time(time) + ", " + Numbers.dollars(cost)
            + stale.map(rate -> rate.value() > 0 ? "; stale reads " + Numbers.rate(rate) : "").orElse(""),
        front.contains(strategy));
  }

  private static Extent extent(ConfidenceInterval interval) {
    return new Extent(interval.value(), interval.low(), interval.high());
  }

  private String title() {
    int all = known.size();
    Strategy cheapest = front.stream().min((a, b) -> Double.compare(value(a, Metric.MONTHLY_COST), value(b,
        Metric.MONTHLY_COST))).orElseThrow();
    Strategy fastest =
        front.stream().min((a, b) -> Double.compare(value(a, latency), value(b, latency))).orElseThrow();
    List<Strategy> same = front.stream().filter(each -> value(each, latency) == value(fastest, latency))
        .filter(each -> value(each, Metric.MONTHLY_COST) == value(cheapest, Metric.MONTHLY_COST)).toList();
    if (same.size() > 1) {
      return same.stream().map(Strategy::name).collect(Collectors.joining(", ")) + " are alike " + where()
          + " and in cost"
          + (same.size() == all ? "" : ", the cheapest and the fastest of " + all);
    }
    if (cheapest.id().equals(fastest.id())) {
      return cheapest.name() + " is both the cheapest and the fastest " + where() + " of " + all;
    }
    int between = front.size() - 2;
    String rest = between == 0 ? "" : between == 1 ? ", with one between them" : ", with " + between + " between them";
    int beaten = all - front.size();
    return cheapest.name() + " is cheapest, " + fastest.name() + " fastest " + where() + rest
        + (beaten == 0 ? "" : "; the other " + (beaten == 1 ? "one is" : beaten + " are") + " beaten in both");
  }

  private String where() {
    return latency == Metric.MEAN ? "on average" : "at " + latency.label();
  }
}
