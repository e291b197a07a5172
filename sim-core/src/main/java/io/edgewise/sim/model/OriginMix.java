package io.edgewise.sim.model;

import java.util.Arrays;

/** Relative weights of the origins, by origin index; they need not sum to one. Compared by identity for speed. */
public final class OriginMix {

  private final double[] weights;

  /**
   * Copies the weights.
   *
   * @throws IllegalArgumentException if a weight is negative or not finite, or all are zero
   */
  public OriginMix(double... weights) {
    this.weights = weights.clone();
    double sum = 0;
    for (double weight : weights) {
      if (!(weight >= 0) || weight == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException("an origin weight must be finite and not negative, got " + weight);
      }
      sum += weight;
    }
    if (!(sum > 0)) {
      throw new IllegalArgumentException("at least one origin must have a weight above zero");
    }
  }

  /** Number of origins. */
  public int size() {
    return weights.length;
  }

  /** Weight of one origin. */
  public double weight(int origin) {
    return weights[origin];
  }

  /** A copy of all weights, by origin index. */
  public double[] toArray() {
    return weights.clone();
  }

  @Override
  public String toString() {
    return "OriginMix" + Arrays.toString(weights);
  }
}
