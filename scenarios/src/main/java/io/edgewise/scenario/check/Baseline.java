package io.edgewise.scenario.check;

import io.edgewise.sim.model.Metric;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An earlier run.
 *
 * @param scenario name of its scenario
 * @param seed of its random streams
 * @param strategies what it measured, by id
 */
public record Baseline(String scenario, long seed, Map<String, Strategy> strategies) {

  /**
   * What was measured of a strategy.
   *
   * @param name what a person calls it
   * @param saturated whether it could not keep up
   * @param intervals each metric with its interval, in milliseconds or dollars
   * @param values each metric by group of replications, see {@link io.edgewise.sim.result.StrategyResult#values}
   * @param errorRate share of failed requests with its interval; empty where none was sent
   */
  public record Strategy(String name, boolean saturated, Map<Metric, ConfidenceInterval> intervals,
      Map<Metric, double[]> values,
      Optional<ConfidenceInterval> errorRate) {

    /** Copies the maps. */
    public Strategy {
      Objects.requireNonNull(name, "name");
      intervals = Collections.unmodifiableMap(new EnumMap<>(intervals));
      values = Collections.unmodifiableMap(new EnumMap<>(values));
      Objects.requireNonNull(errorRate, "errorRate");
    }
  }

  /** Copies the map. */
  public Baseline {
    Objects.requireNonNull(scenario, "scenario");
    strategies = Collections.unmodifiableMap(new LinkedHashMap<>(strategies));
  }
}
