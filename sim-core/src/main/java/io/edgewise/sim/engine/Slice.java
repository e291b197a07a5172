package io.edgewise.sim.engine;

/**
 * A stretch of simulated time that is measured.
 *
 * @param startNanos where measuring begins, on the simulation clock (0 is 00:00 UTC)
 * @param lengthNanos how long it lasts, above 0
 * @param warmUpNanos simulated before it from an empty system and not measured
 */
public record Slice(long startNanos, long lengthNanos, long warmUpNanos) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if the length is not positive or the warm-up is negative
   */
  public Slice {
    if (lengthNanos < 1 || warmUpNanos < 0) {
      throw new IllegalArgumentException(
          "a slice needs a positive length and no negative warm-up, got " + lengthNanos + " and " + warmUpNanos);
    }
  }
}
