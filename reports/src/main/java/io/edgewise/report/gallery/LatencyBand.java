package io.edgewise.report.gallery;

import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.List;

/**
 * The interval of any quantile between those that a result knows: between two of them the ends are joined by straight lines
 * over ln(1 - p), relative to the distribution.
 */
final class LatencyBand {

  private static final List<Metric> KNOWN = List.of(Metric.P50, Metric.P90, Metric.P95, Metric.P99, Metric.P999);

  private final List<double[]> knots = new ArrayList<>();

  /** The band of a strategy; there is none where it has no intervals. */
  LatencyBand(Strategy strategy) {
    for (Metric metric : KNOWN) {
      strategy.metric(metric).filter(LatencyBand::isFinite).ifPresent(interval -> knots.add(new double[] {
          -Math.log1p(-metric.probability()), interval.low() / interval.value(), interval.high() / interval.value()}));
    }
  }

  private static boolean isFinite(ConfidenceInterval interval) {
    return Double.isFinite(interval.low()) && Double.isFinite(interval.high()) && interval.value() > 0;
  }

  /** Lower end of the interval of a quantile; not a number outside those that are known. */
  double low(double probability, double quantile) {
    return quantile * factor(probability, 1);
  }

  /** Upper end. */
  double high(double probability, double quantile) {
    return quantile * factor(probability, 2);
  }

  private double factor(double probability, int end) {
    double at = -Math.log1p(-probability);
    for (int i = 1; i < knots.size(); i++) {
      double from = knots.get(i - 1)[0];
      double to = knots.get(i)[0];
      if (at >= from - 1e-12 && at <= to + 1e-12) {
        double share = (at - from) / (to - from);
        return knots.get(i - 1)[end] + share * (knots.get(i)[end] - knots.get(i - 1)[end]);
      }
    }
    return Double.NaN;
  }
}
