package io.edgewise.scenario.optimize;

import io.edgewise.scenario.optimize.Constraint.Standing;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.sim.stats.PairedComparison;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A candidate that was simulated.
 *
 * @param candidate which
 * @param results one for each look, with intervals at the level of a single decision of the search; not empty
 */
record Trial(Candidate candidate, List<StrategyResult> results) {

  Trial {
    results = List.copyOf(results);
  }

  /** The trial after a further look. */
  Trial with(StrategyResult next) {
    return new Trial(candidate, Stream.concat(results.stream(), Stream.of(next)).toList());
  }

  /** How often it was given more replications. */
  int look() {
    return results.size() - 1;
  }

  /** What the last look showed. */
  StrategyResult result() {
    return results.getLast();
  }

  /** The least favourable standing among some bounds. */
  Standing standing(List<Constraint> constraints) {
    return constraints.stream().map(constraint -> constraint.of(result())).max(Standing::compareTo)
        .orElse(Standing.KEPT);
  }

  /** Whether the estimates keep some bounds. */
  boolean isKeptByEstimate(List<Constraint> constraints) {
    return constraints.stream().allMatch(constraint -> constraint.isKeptByEstimate(result()));
  }

  /** A metric; infinite where no request was served. */
  double value(Metric metric) {
    return result().metric(metric).map(ConfidenceInterval::value).orElse(Double.POSITIVE_INFINITY);
  }

  /** Upper end of the interval of a metric. */
  double high(Metric metric) {
    return result().metric(metric).map(ConfidenceInterval::high).orElse(Double.POSITIVE_INFINITY);
  }

  /** Whether another trial is lower beyond noise, by the last look that both have had: with the same random numbers. */
  boolean isAbove(Trial other, Metric metric, double level) {
    int look = Math.min(look(), other.look());
    StrategyResult mine = results.get(look);
    StrategyResult theirs = other.results.get(look);
    double[] own = mine.values().get(metric);
    double[] others = theirs.values().get(metric);
    int common = Math.min(own.length, others.length);
    if (common < 2 || !isFinite(own, common) || !isFinite(others, common)) {
      return value(metric) == Double.POSITIVE_INFINITY && other.value(metric) < Double.POSITIVE_INFINITY;
    }
    PairedComparison paired = metric.isQuantile()
        ? PairedComparison.ofEstimates(theirs.metric(metric).orElseThrow(), mine.metric(metric).orElseThrow(),
            others, own, level)
        : PairedComparison.of(Arrays.copyOf(others, common), Arrays.copyOf(own, common), level);
    return paired.difference().low() > 0;
  }

  private static boolean isFinite(double[] values, int count) {
    return Arrays.stream(values).limit(count).allMatch(Double::isFinite);
  }
}
