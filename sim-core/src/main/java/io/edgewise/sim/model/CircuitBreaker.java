package io.edgewise.sim.model;

/**
 * Keeps the code at a site from asking what does not answer (Nygard, Release It!, 2007). Each site has a circuit of its own. It
 * is closed at first; when of the last operations a share has failed it opens, and operations fail at once. After a time it is
 * half open: so many probes are let through, and when all of them are over it closes, or opens again if the share has failed.
 *
 * @param failureShare share of failures that opens it, above 0 and at most 1
 * @param of last operations that are looked at, 1 to {@link #MOST}; it stays closed until there were so many
 * @param openNanos how long it stays open, above 0
 * @param probes operations that are let through when it is half open, 1 to {@link #MOST}
 */
public record CircuitBreaker(double failureShare, int of, long openNanos, int probes) {

  /** Most operations that are looked at. */
  public static final int MOST = 1000;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public CircuitBreaker {
    if (!(failureShare > 0 && failureShare <= 1) || of < 1 || of > MOST || openNanos <= 0 || probes < 1
        || probes > MOST) {
      throw new IllegalArgumentException("a circuit breaker needs a share above 0 and up to 1, 1 to " + MOST
          + " operations and probes, and a time above 0, got " + failureShare + ", " + of + ", " + probes + " and "
          + openNanos);
    }
  }
}
