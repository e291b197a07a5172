package io.edgewise.sim.model;

/**
 * How long a client waits for an answer.
 *
 * @param nanos from the moment at which it asks, above 0; {@link Long#MAX_VALUE} for as long as it takes
 * @param cancels whether who is asked learns that the client has given up and then begins nothing more for it; otherwise the
 *     work is done all the same
 */
public record TimeLimit(long nanos, boolean cancels) {

  /** For as long as it takes. */
  public static final TimeLimit NONE = new TimeLimit(Long.MAX_VALUE, false);

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if the time is not above 0
   */
  public TimeLimit {
    if (nanos <= 0) {
      throw new IllegalArgumentException("a time limit must be above 0, got " + nanos);
    }
  }

  /** Whether the client ever gives up. */
  public boolean isLimited() {
    return nanos != Long.MAX_VALUE;
  }
}
