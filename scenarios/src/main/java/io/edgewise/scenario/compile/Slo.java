package io.edgewise.scenario.compile;

import io.edgewise.scenario.spec.SloSpec;
import io.edgewise.sim.model.Metric;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a strategy must keep.
 *
 * @param latencyMillis upper bounds in milliseconds, in the order of the metrics
 * @param monthlyDollars upper bound of a month's bill
 * @param errorShare upper bound of the share of failed requests, 0..1
 * @param availability lower bound of the share of requests that are served, 0..1
 */
public record Slo(Map<Metric, Double> latencyMillis, Optional<BigDecimal> monthlyDollars, Optional<Double> errorShare,
    Optional<Double> availability) {

  /** Nothing is demanded. */
  public static final Slo NONE = new Slo(Map.of(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Copies the bounds. */
  public Slo {
    Map<Metric, Double> ordered = new EnumMap<>(Metric.class);
    ordered.putAll(latencyMillis);
    latencyMillis = Collections.unmodifiableMap(ordered);
  }

  static Slo of(SloSpec spec) {
    Map<Metric, Double> millis = new EnumMap<>(Metric.class);
    spec.latency().forEach((metric, nanos) -> millis.put(metric, nanos / 1e6));
    return new Slo(millis, spec.monthly(), spec.errors(), spec.availability());
  }

  /** Whether nothing is demanded. */
  public boolean isEmpty() {
    return latencyMillis.isEmpty() && monthlyDollars.isEmpty() && errorShare.isEmpty() && availability.isEmpty();
  }
}
