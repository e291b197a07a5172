package io.edgewise.scenario.analysis;

import java.util.Objects;
import java.util.Optional;

/**
 * A value of a knob at which two strategies change places.
 *
 * @param below id of the strategy that is lower below it
 * @param above id of the other one, lower above it
 * @param low below this value {@code below} is lower for certain, at the level of the intervals. Of whole numbers the last
 *     one for which this is so
 * @param value where they tie; of whole numbers the last one at which the estimate of {@code below} is the lower one
 * @param high above this value {@code above} is lower for certain. Of whole numbers the first one for which this is so
 * @param theory where they tie by the closed forms; empty where those are not known
 */
public record Crossing(String below, String above, double low, double value, double high, Optional<Theory> theory) {

  /**
   * A tie in closed form.
   *
   * @param value of the knob; of whole numbers the last one at which {@code below} is the lower one
   * @param model what it rests on
   * @param exact whether the model is exact for the scenario
   */
  public record Theory(double value, String model, boolean exact) {}

  /** Checks the order. */
  public Crossing {
    Objects.requireNonNull(theory, "theory");
    if (!(low <= value && value <= high)) {
      throw new IllegalArgumentException("not in order: " + low + ", " + value + ", " + high);
    }
  }
}
