package io.edgewise.report.gallery;

import io.edgewise.report.figure.Axis;
import io.edgewise.report.figure.Figure;
import io.edgewise.report.figure.Stacks;
import io.edgewise.report.figure.Stacks.Panel;
import io.edgewise.report.figure.Stacks.Row;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.report.table.Numbers;
import io.edgewise.report.table.TailShares;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.Component;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The waterfall of the mean latency, and of that of the slowest 1 %, by component. */
final class LatencyParts {

  private LatencyParts() {}

  static Optional<Figure> of(SavedRun run, String version) {
    List<Component> shown = Arrays.stream(Component.values()).filter(component -> run.strategies().stream()
        .anyMatch(each -> each.meanParts().getOrDefault(component, 0.0) > 0
            || each.tailParts().getOrDefault(component, 0.0) > 0))
        .toList();
    Standing standing = Standing.of(run, Metric.P99);
    if (shown.isEmpty() || standing.isEmpty()) {
      return Optional.empty();
    }
    List<Panel> panels = List.of(
        new Panel("all requests", run.strategies().stream().map(each -> row(each, each.meanParts(), shown)).toList()),
        new Panel("slowest 1 %", run.strategies().stream().map(each -> row(each, each.tailParts(), shown)).toList()));
    return Optional.of(new Figure("latency-parts", title(standing),
        new Stacks(Axis.fromZero("mean latency (ms)"), true, shown.stream().map(TailShares::words).toList(), panels),
        Notes.of(run, "Each panel has its own scale. \"network\" is between users and code, \"store\" includes the way "
            + "there."),
        Captions.of(run, version)));
  }

  private static Row row(Strategy strategy, Map<Component, Double> parts, List<Component> shown) {
    if (parts.isEmpty()) {
      return new Row(strategy.name(), List.of(), strategy.saturated() ? "saturated" : "not known");
    }
    List<Double> values = shown.stream().map(component -> Math.max(0, parts.getOrDefault(component, 0.0))).toList();
    return new Row(strategy.name(), values, Numbers.time(values.stream().mapToDouble(Double::doubleValue).sum()));
  }

  /** What most slows the slowest 1 %, of the strategy with the best tail and of that with the worst. */
  private static String title(Standing standing) {
    String best = largest(standing.best());
    if (standing.order().size() == 1) {
      return "The slowest 1 % of requests spend most of their time on " + best + " with " + standing.best().name();
    }
    if (standing.order().stream().map(LatencyParts::largest).distinct().count() == 1) {
      return "What most slows the slowest 1 % is the same with every strategy: " + best;
    }
    return "What slows the slowest 1 %: " + best + " with " + standing.best().name() + ", the fastest at p99; "
        + largest(standing.last()) + " with " + standing.last().name() + ", the slowest";
  }

  private static String largest(Strategy strategy) {
    double sum = strategy.tailParts().values().stream().mapToDouble(Double::doubleValue).sum();
    return Arrays.stream(Component.values())
        .max(Comparator.comparingDouble(component -> strategy.tailParts().getOrDefault(component, 0.0)))
        .filter(component -> sum > 0)
        .map(component -> TailShares.words(component) + " ("
            + Math.round(100 * strategy.tailParts().getOrDefault(component, 0.0) / sum) + " %)")
        .orElse("nothing that is known");
  }
}
