package io.edgewise.sim.model;

import java.util.List;
import java.util.Objects;

/**
 * One kind of request: how often it comes and what it does.
 *
 * @param id name in the scenario, such as {@code browse}
 * @param share weight among the kinds, above 0
 * @param steps what happens on the serving instance, in order
 * @param responseBytes size of the response on the wire
 */
public record RequestProfile(String id, double share, List<Step> steps, long responseBytes) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if the share is not positive and finite, or the size is negative
   */
  public RequestProfile {
    Objects.requireNonNull(id, "id");
    steps = List.copyOf(steps);
    if (!(share > 0) || share == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(id + ": share must be positive, got " + share);
    }
    if (responseBytes < 0) {
      throw new IllegalArgumentException(id + ": response size must not be negative, got " + responseBytes);
    }
  }
}
