package io.edgewise.sim;

import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.stats.BucketedCdf;
import io.edgewise.sim.stats.ClusteredQuantile;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.sim.stats.Dependence;
import io.edgewise.sim.stats.LatencyHistogram;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What the replications say of the time to the first token, by the methods that latencies are estimated with. */
final class FirstTokenEstimates {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final LatencyHistogram NONE = new LatencyHistogram();

  private final List<BucketedCdf> groups = new ArrayList<>();
  private final List<Double> means = new ArrayList<>();

  /** Takes in what a group of replications measured together. */
  void add(Measurements group) {
    LatencyHistogram times = group.firstToken() == null ? NONE : group.firstToken();
    groups.add(BucketedCdf.of(times));
    if (times.count() > 0) {
      means.add(times.meanNanos() / NANOS_PER_MILLI);
    }
  }

  /**
   * The time to the first token in milliseconds: its mean and its quantiles; none where no answer was streamed.
   *
   * @param total everything measured
   * @param dependence of the groups
   * @param asked level asked for
   * @param level at which an interval is computed, from one number a group
   */
  Map<Metric, ConfidenceInterval> intervals(Measurements total, Dependence dependence, double asked,
      ToDoubleFunction<double[]> level) {
    Map<Metric, ConfidenceInterval> intervals = new EnumMap<>(Metric.class);
    LatencyHistogram times = total.firstToken();
    if (times == null || times.count() == 0) {
      return intervals;
    }
    for (Metric metric : Metric.values()) {
      if (metric.isQuantile()) {
        double[] values = ClusteredQuantile.of(times, groups, metric.probability(), asked, dependence).values();
        ConfidenceInterval nanos =
            ClusteredQuantile.of(times, groups, metric.probability(), level.applyAsDouble(values), dependence)
                .interval();
        intervals.put(metric, new ConfidenceInterval(nanos.value() / NANOS_PER_MILLI, nanos.low() / NANOS_PER_MILLI,
            nanos.high() / NANOS_PER_MILLI, asked));
      }
    }
    double[] values = dependence.spread(means.stream().mapToDouble(Double::doubleValue).toArray());
    intervals.put(Metric.MEAN, ConfidenceInterval.ofReplications(times.meanNanos() / NANOS_PER_MILLI, values,
        level.applyAsDouble(values)).atLevel(asked));
    return intervals;
  }
}
