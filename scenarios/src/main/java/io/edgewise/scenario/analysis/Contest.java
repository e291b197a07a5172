package io.edgewise.scenario.analysis;

import io.edgewise.sim.model.Metric;
import java.util.Objects;
import java.util.Set;

/**
 * Two strategies and what they are compared by.
 *
 * @param first id of a strategy
 * @param second id of another
 * @param metric what is compared
 */
public record Contest(String first, String second, Metric metric) {

  /**
   * Checks the ids.
   *
   * @throws IllegalArgumentException if they are the same
   */
  public Contest {
    Objects.requireNonNull(metric, "metric");
    if (first.equals(second)) {
      throw new IllegalArgumentException("a strategy is not compared with itself: \"" + first + "\"");
    }
  }

  /** Both strategies. */
  public Set<String> ids() {
    return Set.of(first, second);
  }
}
