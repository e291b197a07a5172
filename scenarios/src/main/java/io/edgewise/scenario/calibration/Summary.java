package io.edgewise.scenario.calibration;

import io.edgewise.sim.fit.Sample;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.sim.stats.QuantileInterval;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was observed of a group: its mean and its 50th, 95th and 99th percentiles in milliseconds, each with its 95 %
 * confidence interval, as far as they are known.
 *
 * @param byMetric the values; an interval without ends where the sample does not tell them
 */
public record Summary(Map<Metric, ConfidenceInterval> byMetric) {

  /** The metrics that are told, in their order. */
  public static final List<Metric> METRICS = List.of(Metric.MEAN, Metric.P50, Metric.P95, Metric.P99);

  private static final double LEVEL = 0.95;
  private static final double Z95 = 1.959963984540054;

  /** Copies the map. */
  public Summary {
    Map<Metric, ConfidenceInterval> copy = new EnumMap<>(Metric.class);
    copy.putAll(byMetric);
    byMetric = Collections.unmodifiableMap(copy);
  }

  /** The value of a metric; empty where it is not known. */
  public Optional<ConfidenceInterval> of(Metric metric) {
    return Optional.ofNullable(byMetric.get(metric));
  }

  /** A value without an interval. */
  public static ConfidenceInterval alone(double value) {
    return new ConfidenceInterval(value, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, LEVEL);
  }

  /** A value with its interval. */
  public static ConfidenceInterval within(double value, double low, double high) {
    return new ConfidenceInterval(value, low, high, LEVEL);
  }

  static Summary of(Sample sample) {
    Map<Metric, ConfidenceInterval> found = new EnumMap<>(Metric.class);
    double half = Z95 * Math.sqrt(sample.variance() / sample.size());
    found.put(Metric.MEAN, within(sample.mean(), sample.mean() - half, sample.mean() + half));
    double[] sorted = sample.sorted();
    for (Metric metric : METRICS) {
      if (metric.isQuantile()) {
        found.put(metric, QuantileInterval.of(metric.probability(), sample.size(), LEVEL).over(sorted));
      }
    }
    return new Summary(found);
  }

  static Summary of(Percentiles percentiles) {
    Map<Metric, ConfidenceInterval> found = new EnumMap<>(Metric.class);
    percentiles.meanMillis().ifPresent(mean -> found.put(Metric.MEAN, alone(mean)));
    for (Metric metric : METRICS) {
      Double value = metric.isQuantile() ? percentiles.quantiles().get(metric.probability()) : null;
      if (value != null) {
        found.put(metric, alone(value));
      }
    }
    return new Summary(found);
  }
}
