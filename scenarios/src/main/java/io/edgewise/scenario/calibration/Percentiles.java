package io.edgewise.scenario.calibration;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Percentiles that are known of a group instead of its values.
 *
 * @param quantiles milliseconds by probability, rising
 * @param meanMillis empty where it is not known
 * @param count values behind them; 0 where it is not known
 */
public record Percentiles(Map<Double, Double> quantiles, OptionalDouble meanMillis, long count) {

  /** Copies the quantiles. */
  public Percentiles {
    quantiles = Collections.unmodifiableMap(new TreeMap<>(quantiles));
  }
}
