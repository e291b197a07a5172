package io.edgewise.sim.model;

/**
 * A second operation that is sent when the first has not been answered for a while; the first answer counts (Dean and Barroso,
 * The Tail at Scale, CACM 56(2), 2013). Both are work for whoever gets them, and both are billed.
 *
 * @param afterNanos when it is sent, at least 0; {@link #BY_QUANTILE} if {@code quantile} says so
 * @param quantile of the latency of an operation without waiting, 0 to 1; of no use where the time is given
 */
public record Hedge(long afterNanos, double quantile) {

  /** In place of a time. */
  public static final long BY_QUANTILE = -1;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if the time is negative, or there is neither a time nor a quantile within 0..1
   */
  public Hedge {
    if (afterNanos < BY_QUANTILE || afterNanos == BY_QUANTILE && !(quantile > 0 && quantile < 1)) {
      throw new IllegalArgumentException(
          "a hedge needs a time that is not negative, or a quantile between 0 and 1, got "
              + afterNanos + " and " + quantile);
    }
  }

  /** A second operation after a time. */
  public static Hedge after(long nanos) {
    return new Hedge(nanos, Double.NaN);
  }

  /** A second operation when so many have been answered. */
  public static Hedge atQuantile(double quantile) {
    return new Hedge(BY_QUANTILE, quantile);
  }
}
