package io.edgewise.report.gallery;

import io.edgewise.report.figure.Axis;
import io.edgewise.report.figure.Bars;
import io.edgewise.report.figure.Bars.Bar;
import io.edgewise.report.figure.Bars.Group;
import io.edgewise.report.figure.Figure;
import io.edgewise.report.gallery.SavedRun.Difference;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.report.table.Numbers;
import io.edgewise.sim.model.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The median, p95 and p99 of every strategy. */
final class LatencyBars {

  private static final List<Metric> SHOWN = List.of(Metric.P50, Metric.P95, Metric.P99);

  private LatencyBars() {}

  static Optional<Figure> of(SavedRun run, String version) {
    if (Standing.of(run, Metric.P50).isEmpty()) {
      return Optional.empty();
    }
    List<Group> groups = new ArrayList<>();
    for (int tone = 0; tone < run.strategies().size(); tone++) {
      groups.add(group(run.strategies().get(tone), tone));
    }
    return Optional.of(new Figure("latency-bars", title(run), new Bars(Axis.fromZero("latency (ms)"), groups),
        Notes.of(run, "Whiskers: intervals over replications."), Captions.of(run, version)));
  }

  /** The bars of a strategy. */
  static Group group(Strategy strategy, int tone) {
    return new Group(strategy.name(), tone,
        strategy.saturated() ? List.of(new Bar("", Double.NaN, Double.NaN, Double.NaN, "saturated"))
            : SHOWN.stream().map(metric -> bar(strategy, metric)).toList());
  }

  private static Bar bar(Strategy strategy, Metric metric) {
    return strategy.metric(metric)
        .map(i -> new Bar(metric.id(), i.value(), i.low(), i.high(), Numbers.time(i)))
        .orElse(new Bar(metric.id(), Double.NaN, Double.NaN, Double.NaN, "no request was served"));
  }

  /** Who is fastest where: the answer may be another one for the tail. */
  private static String title(SavedRun run) {
    Map<String, List<String>> fastest = new LinkedHashMap<>();
    for (Metric metric : SHOWN) {
      Standing standing = Standing.of(run, metric);
      if (!standing.isEmpty()) {
        fastest.computeIfAbsent(leaders(standing), name -> new ArrayList<>()).add(metric.id());
      }
    }
    if (run.strategies().size() == 1) {
      return Standing.of(run, Metric.P50).sentence() + " and " + Standing.of(run, Metric.P99).text(run.strategies()
          .getFirst()) + " at p99";
    }
    return fastest.entrySet().stream().map(each -> each.getKey() + " fastest at " + joined(each.getValue()))
        .collect(Collectors.joining("; "));
  }

  /** The fastest, or the first two where chance may decide between them. */
  private static String leaders(Standing standing) {
    Optional<Difference> difference =
        standing.run().difference(standing.next().id(), standing.best().id(), standing.metric());
    boolean tied = difference.isPresent() && !difference.get().distinguishable();
    return tied ? standing.best().name() + " and " + standing.next().name() + ", not distinguishable, are"
        : standing.best().name() + " is";
  }

  private static String joined(List<String> words) {
    return words.size() == 1 ? words.getFirst()
        : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
  }
}
