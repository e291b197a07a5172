package io.edgewise.report.gallery;

import io.edgewise.report.gallery.SavedRun.Cell;
import io.edgewise.report.gallery.SavedRun.Course;
import io.edgewise.report.gallery.SavedRun.Difference;
import io.edgewise.report.gallery.SavedRun.Distribution;
import io.edgewise.report.gallery.SavedRun.Distribution.Step;
import io.edgewise.report.gallery.SavedRun.Interval;
import io.edgewise.report.gallery.SavedRun.Item;
import io.edgewise.report.gallery.SavedRun.Origin;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Runs on which a layout may fail: few and many strategies, long names, great and small numbers, what is not known. */
public final class SampleCases {

  private static final List<String> NAMES = List.of("Κεντρικό σημείο, Αθήνα", "Ближайшая точка, Москва",
      "東京の近く 🚀 edge", "Ærøskøbing · ½ of İstanbul");

  /** The first one: some of everything. */
  public static final String FIRST = "2-strategies-40-percent-errors";

  private SampleCases() {}

  /** All of them, by what is special about them. */
  public static Map<String, SavedRun> all() {
    Map<String, SavedRun> all = new LinkedHashMap<>();
    all.put("1-strategy", SampleRuns.of(1, false, 0));
    all.put(FIRST, SampleRuns.of(2, false, 0.4));
    all.put("2-long-names-all-errors", SampleRuns.of(2, true, 1));
    all.put("9-strategies-no-errors", SampleRuns.of(9, false, 0));
    all.put("9-long-names-40-percent-errors", SampleRuns.of(9, true, 0.4));
    all.put("tiny-values", scaled(SampleRuns.of(3, false, 0.4), 1e-6, 3e-10));
    all.put("huge-values", scaled(SampleRuns.of(3, false, 0.4), 3e6, 3e5));
    all.put("1-origin", changed(SampleRuns.of(2, false, 0), SampleCases::inOnePlace));
    all.put("1-without-data", changed(SampleRuns.of(3, true, 0), each -> each.id().equals("s1") ? empty(each) : each));
    all.put("other-scripts", otherScripts());
    all.put("alike", alike());
    return all;
  }

  private static SavedRun changed(SavedRun run, UnaryOperator<Strategy> change) {
    return new SavedRun(run.scenario(), run.sha256(), run.seed(), run.level(),
        run.strategies().stream().map(change).toList(), run.comparisons());
  }

  private static Strategy inOnePlace(Strategy each) {
    return with(each, each.name(), each.origins().subList(0, 1));
  }

  private static Strategy with(Strategy each, String name, List<Origin> origins) {
    return new Strategy(each.id(), name, each.requests(), each.replications(), each.saturated(), each.metrics(),
        each.rates(), each.meanParts(), each.tailParts(), each.latency(), each.staleness(), each.byTime(), origins,
        each.sites(), each.entries(), each.bill(), each.course());
  }

  /** It could not keep up with its load. */
  private static Strategy empty(Strategy each) {
    Map<Metric, ConfidenceInterval> cost = each.metric(Metric.MONTHLY_COST)
        .map(known -> Map.of(Metric.MONTHLY_COST, known)).orElse(Map.of());
    return new Strategy(each.id(), each.name(), each.requests(), each.replications(), true, cost, Map.of(), Map.of(),
        Map.of(), Distribution.NONE, Distribution.NONE, List.of(), List.of(), List.of(), List.of(), each.bill(),
        Course.NONE);
  }

  private static SavedRun otherScripts() {
    SavedRun run = SampleRuns.of(NAMES.size(), false, 0.1);
    return changed(run, each -> with(each, NAMES.get(run.strategies().indexOf(each)), each.origins()));
  }

  /** Three that are the same in all, and not told apart. */
  private static SavedRun alike() {
    SavedRun one = SampleRuns.of(1, false, 0.4);
    Strategy any = one.strategies().getFirst();
    List<Strategy> all = IntStream.range(0, 3)
        .mapToObj(i -> new Strategy("s" + i, "Twin " + i, any.requests(), any.replications(), false, any.metrics(),
            any.rates(), any.meanParts(), any.tailParts(), any.latency(), any.staleness(), any.byTime(), any.origins(),
            any.sites(), any.entries(), any.bill(), any.course()))
        .toList();
    List<Difference> differences = Metric.values().length == 0 ? List.of()
        : List.of(Metric.values()).stream().flatMap(metric -> IntStream.range(1, 3).boxed()
            .flatMap(i -> IntStream.range(0, i).mapToObj(j -> new Difference("s" + i, "s" + j, metric,
                Optional.of(new ConfidenceInterval(0, -1, 1, 0.95)), false))))
            .toList();
    return new SavedRun(one.scenario(), one.sha256(), one.seed(), one.level(), all, differences);
  }

  /** The run with all times and all money multiplied. */
  static SavedRun scaled(SavedRun run, double time, double money) {
    return new SavedRun(run.scenario(), run.sha256(), run.seed(), run.level(),
        run.strategies().stream().map(each -> scaled(each, time, money)).toList(),
        run.comparisons().stream().map(each -> new Difference(each.first(), each.second(), each.metric(),
            each.difference().map(d -> scaled(d, each.metric().isLatency() ? time : money)), each.distinguishable()))
            .toList());
  }

  private static ConfidenceInterval scaled(ConfidenceInterval each, double by) {
    return new ConfidenceInterval(by * each.value(), by * each.low(), by * each.high(), each.level());
  }

  private static Strategy scaled(Strategy each, double time, double money) {
    Map<Metric, ConfidenceInterval> metrics = new EnumMap<>(Metric.class);
    each.metrics().forEach(
        (metric, value) -> metrics.put(metric, scaled(value, metric.isLatency() ? time : money)));
    return new Strategy(each.id(), each.name(), each.requests(), each.replications(), each.saturated(), metrics,
        each.rates(), scaled(each.meanParts(), time), scaled(each.tailParts(), time), scaled(each.latency(), time),
        scaled(each.staleness(), time),
        each.byTime().stream().map(cell -> new Cell(cell.fromSeconds(), cell.toSeconds(), time * cell.low(),
            time * cell.high(), cell.count())).toList(),
        each.origins().stream().map(place -> new Origin(place.id(), place.name(), place.latitude(), place.longitude(),
            place.requests(), time * place.p50(), time * place.p95())).toList(),
        each.sites(), each.entries(),
        each.bill().stream().map(item -> new Item(item.offer(), item.item(), money * item.dollars(), item.date()))
            .toList(),
        new Course(each.course().intervals().stream().map(part -> new Interval(part.fromSeconds(), part.toSeconds(),
            part.requests(), part.attempts(), part.errors(), time * part.p50(), time * part.p99())).toList(),
            each.course().faults()));
  }

  private static Map<Component, Double> scaled(Map<Component, Double> parts, double by) {
    Map<Component, Double> scaled = new EnumMap<>(Component.class);
    parts.forEach((part, value) -> scaled.put(part, by * value));
    return scaled;
  }

  private static Distribution scaled(Distribution each, double by) {
    return new Distribution(each.classes().stream().map(step -> new Step(by * step.value(), step.share())).toList());
  }
}
