package io.edgewise.scenario.optimize;

import io.edgewise.scenario.optimize.Constraint.Standing;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.sim.stats.PairedComparison;
import java.util.Arrays;
import java.util.List;

/**
 * A candidate that was simulated.
 *
 * @param candidate which
 * @param look how often it was given more replications
 * @param result with intervals at the level of a single decision of the search
 */
record Trial(Candidate candidate, int look, StrategyResult result) {

  /** The least favourable standing among some bounds. */
  Standing standing(List<Constraint> constraints) {
    return constraints.stream().map(constraint -> constraint.of(result)).max(Standing::compareTo)
        .orElse(Standing.KEPT);
  }

  /** Whether the estimates keep some bounds. */
  boolean isKeptByEstimate(List<Constraint> constraints) {
    return constraints.stream().allMatch(constraint -> constraint.isKeptByEstimate(result));
  }

  /** A metric; infinite where no request was served. */
  double value(Metric metric) {
    return result.metric(metric).map(ConfidenceInterval::value).orElse(Double.POSITIVE_INFINITY);
  }

  /** Upper end of the interval of a metric. */
  double high(Metric metric) {
    return result.metric(metric).map(ConfidenceInterval::high).orElse(Double.POSITIVE_INFINITY);
  }

  /** Whether another trial is lower beyond noise, by the replications that both have. */
  boolean isAbove(Trial other, Metric metric, double level) {
    double[] own = result.values().get(metric);
    double[] others = other.result.values().get(metric);
    int common = Math.min(own.length, others.length);
    if (common < 2 || !isFinite(own, common) || !isFinite(others, common)) {
      return value(metric) == Double.POSITIVE_INFINITY && other.value(metric) < Double.POSITIVE_INFINITY;
    }
    PairedComparison paired = metric.isQuantile()
        ? PairedComparison.ofEstimates(other.result.metric(metric).orElseThrow(), result.metric(metric).orElseThrow(),
            others, own, level)
        : PairedComparison.of(Arrays.copyOf(others, common), Arrays.copyOf(own, common), level);
    return paired.difference().low() > 0;
  }

  private static boolean isFinite(double[] values, int count) {
    return Arrays.stream(values).limit(count).allMatch(Double::isFinite);
  }
}
