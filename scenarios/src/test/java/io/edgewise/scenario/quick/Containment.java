package io.edgewise.scenario.quick;

import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.sim.stats.Tally;
import java.util.List;
import java.util.Locale;

/** How often intervals contain the values of a reference, by strategy and metric. */
final class Containment {

  private static final List<Metric> METRICS =
      List.of(Metric.MEAN, Metric.P50, Metric.P95, Metric.P99, Metric.MONTHLY_COST);
  private static final double ENOUGH = 0.93;

  private final RunResult reference;
  private final int[][] contained;
  private final Tally[][] halfWidth;
  private int trials;

  Containment(RunResult reference) {
    this.reference = reference;
    int strategies = reference.strategies().size();
    contained = new int[strategies][METRICS.size()];
    halfWidth = new Tally[strategies][METRICS.size()];
    for (Tally[] row : halfWidth) {
      for (int m = 0; m < row.length; m++) {
        row[m] = new Tally();
      }
    }
  }

  void add(RunResult answer) {
    trials++;
    for (int s = 0; s < contained.length; s++) {
      for (int m = 0; m < METRICS.size(); m++) {
        ConfidenceInterval interval = interval(answer, s, m);
        contained[s][m] += interval.contains(interval(reference, s, m).value()) ? 1 : 0;
        if (Double.isFinite(interval.relativeHalfWidth())) {
          halfWidth[s][m].add(interval.relativeHalfWidth());
        }
      }
    }
  }

  private static ConfidenceInterval interval(RunResult result, int strategy, int metric) {
    return result.strategies().get(strategy).metric(METRICS.get(metric)).orElseThrow();
  }

  /** Whether in every metric, over all strategies, enough intervals contain the reference. */
  boolean isEnough() {
    for (int m = 0; m < METRICS.size(); m++) {
      if (share(m) < ENOUGH) {
        return false;
      }
    }
    return true;
  }

  private double share(int metric) {
    int sum = 0;
    for (int[] row : contained) {
      sum += row[metric];
    }
    return (double) sum / (trials * contained.length);
  }

  /** A line for each strategy: containment in per cent, then the mean half-width in per cent of the value. */
  String table() {
    StringBuilder out = new StringBuilder(String.format(Locale.ROOT,
        "%nintervals that contain the reference, of %d trials (mean half-width of those with two ends)%n%-16s", trials,
        ""));
    METRICS.forEach(metric -> out.append(String.format(Locale.ROOT, " %18s", metric.id())));
    List<StrategyResult> strategies = reference.strategies();
    for (int s = 0; s < contained.length; s++) {
      out.append(String.format(Locale.ROOT, "%n%-16s", strategies.get(s).id()));
      for (int m = 0; m < METRICS.size(); m++) {
        out.append(String.format(Locale.ROOT, " %7.1f %% (%5.2f %%)", 100.0 * contained[s][m] / trials,
            100 * halfWidth[s][m].mean()));
      }
    }
    out.append(String.format(Locale.ROOT, "%n%-16s", "all"));
    for (int m = 0; m < METRICS.size(); m++) {
      out.append(String.format(Locale.ROOT, " %7.1f %%          ", 100 * share(m)));
    }
    return out.append(System.lineSeparator()).toString();
  }
}
