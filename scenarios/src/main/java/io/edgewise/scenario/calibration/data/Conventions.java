package io.edgewise.scenario.calibration.data;

import io.edgewise.scenario.calibration.Unit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of data files beside what they say themselves.
 *
 * @param unit of latencies that name none
 * @param labels of everything that is read, whatever it says itself; {@code component} is one
 * @param where labels or columns and the values that rows must have there to be taken
 */
public record Conventions(Optional<Unit> unit, Map<String, String> labels, Map<String, String> where) {

  /** Nothing more is known. */
  public static final Conventions NONE = new Conventions(Optional.empty(), Map.of(), Map.of());

  /** Copies the maps. */
  public Conventions {
    Objects.requireNonNull(unit, "unit");
    labels = Map.copyOf(labels);
    where = Map.copyOf(where);
  }
}
