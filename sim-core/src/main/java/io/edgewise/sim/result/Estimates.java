package io.edgewise.sim.result;

import io.edgewise.sim.model.Estimand;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a run found of a strategy, as far as it takes to hold the run against another one.
 *
 * @param name what a person calls it
 * @param saturated whether it could not keep up
 * @param metrics each metric with its interval, in milliseconds or dollars
 * @param values each metric by group of replications, see {@link StrategyResult#values}
 * @param rates of events per request with their intervals, each 0..1, as far as they could happen
 */
public record Estimates(String name, boolean saturated, Map<Metric, ConfidenceInterval> metrics,
    Map<Metric, double[]> values, Map<Rate, ConfidenceInterval> rates) {

  /** Copies the maps. */
  public Estimates {
    Objects.requireNonNull(name, "name");
    metrics = Map.copyOf(metrics);
    values = Collections.unmodifiableMap(values.isEmpty() ? Map.of() : new EnumMap<>(values));
    rates = Map.copyOf(rates);
  }

  /** Those of a result. */
  public static Estimates of(StrategyResult strategy) {
    Map<Metric, ConfidenceInterval> metrics = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      strategy.metric(metric).ifPresent(interval -> metrics.put(metric, interval));
    }
    Map<Rate, ConfidenceInterval> rates = new EnumMap<>(Rate.class);
    for (Rate rate : Rate.values()) {
      strategy.rate(rate).ifPresent(interval -> rates.put(rate, interval));
    }
    return new Estimates(strategy.name(), strategy.saturated(), metrics, strategy.values(), rates);
  }

  /** A metric or rate with its interval; empty where it is not known. */
  public Optional<ConfidenceInterval> of(Estimand estimand) {
    return Optional.ofNullable(estimand instanceof Metric metric ? metrics.get(metric) : rates.get(estimand));
  }

  /** The values of a metric; none where they are not known. */
  double[] values(Metric metric) {
    return values.getOrDefault(metric, new double[0]);
  }
}
