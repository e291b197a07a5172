package io.edgewise.report.gallery;

import static io.edgewise.report.gallery.SampleRuns.interval;

import io.edgewise.report.gallery.SavedLoadStudy.InMetric;
import io.edgewise.report.gallery.SavedLoadStudy.Pair;
import io.edgewise.report.gallery.SavedLoadStudy.Point;
import io.edgewise.report.gallery.SavedLoadStudy.Turn;
import io.edgewise.report.gallery.SavedOptimum.Placement;
import io.edgewise.report.gallery.SavedOptimum.Proof;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.Component;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Analyses made by hand, of the strategies of a run. */
final class SampleAnalyses {

  private SampleAnalyses() {}

  /**
   * The first strategy is nearer than the last one by 20 ms. In the mean it is slower above 16 / s, where the difference doubles
   * with each load; at p99 it is slower below 2 / s for its cold starts and above 8 / s for its queues, and saturated at 64 / s.
   *
   * @param by times are multiplied by this
   */
  static SavedLoadStudy loadStudy(SavedRun run, double by) {
    List<Point> mean = IntStream.range(0, 7).mapToObj(i -> new Point(1 << i,
        Optional.of(interval(by * (-20 + 1.25 * (1 << i)), 2 * by)),
        i > 4 ? Optional.of(Component.QUEUE) : Optional.empty())).toList();
    double[] tail = {12, -6, -18, -3, 30, 900};
    List<Point> p99 = IntStream.range(0, 7).mapToObj(i -> new Point(1 << i,
        i < tail.length ? Optional.of(interval(by * tail[i], 5 * by)) : Optional.empty(),
        i == 0 ? Optional.of(Component.COLD_START) : i > 3 ? Optional.of(Component.QUEUE) : Optional.empty())).toList();
    Pair pair = new Pair(run.strategies().getFirst().name(), run.strategies().getLast().name(), 20 * by, List.of(
        new InMetric(Metric.MEAN, List.of(new Turn(true, 16, 14.4, 17.6)), mean),
        new InMetric(Metric.P99, List.of(new Turn(false, 1.67, 1.4, 1.9), new Turn(true, 8.7, 7.4, 9.9)), p99)));
    return new SavedLoadStudy(SampleRuns.made(run), "users.rate", "/ s", List.of(pair));
  }

  /** The strategies as placements by p99: the first one is the best, the second not told apart, the last breaks its bound. */
  static SavedOptimum optimum(SavedRun run) {
    List<Strategy> all = run.strategies();
    return new SavedOptimum(SampleRuns.made(run), Metric.P99, List.of("monthlyCost ≤ $400", "staleReadRate ≤ 1 %"),
        IntStream.range(0, all.size()).mapToObj(i -> new Placement(all.get(i), i == 0, i == 1, true,
            i > 1 && i == all.size() - 1 ? List.of("staleReadRate") : List.of(), false)).toList(),
        new Proof(true, 0.2, true, 45_815, 44));
  }
}
