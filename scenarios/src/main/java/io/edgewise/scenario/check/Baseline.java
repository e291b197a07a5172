package io.edgewise.scenario.check;

import io.edgewise.sim.result.Estimates;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * An earlier run.
 *
 * @param scenario name of its scenario
 * @param seed of its random streams
 * @param strategies what it measured, by id
 */
public record Baseline(String scenario, long seed, Map<String, Estimates> strategies) {

  /** Copies the map. */
  public Baseline {
    Objects.requireNonNull(scenario, "scenario");
    strategies = Collections.unmodifiableMap(new LinkedHashMap<>(strategies));
  }
}
