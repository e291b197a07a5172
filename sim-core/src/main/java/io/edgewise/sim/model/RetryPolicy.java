package io.edgewise.sim.model;

/**
 * How often and when a client asks again what was refused: exponential backoff with full jitter. Before attempt n + 1, n at
 * least 1, it waits for a time that is uniform between 0 and the lesser of {@code backoff} times 2^(n - 1) and {@code most}.
 *
 * @param attempts in all, at least 1
 * @param backoffNanos greatest wait before the second one
 * @param mostNanos greatest wait before any
 * @param deadlineNanos no attempt is begun later than this after the first one
 */
public record RetryPolicy(int attempts, long backoffNanos, long mostNanos, long deadlineNanos) {

  /** Nothing is asked again. */
  public static final RetryPolicy NONE = new RetryPolicy(1, 0, 0, Long.MAX_VALUE);

  /** Most attempts of any policy. */
  public static final int MOST_ATTEMPTS = 32;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if attempts are not 1..{@link #MOST_ATTEMPTS}, or a time is negative
   */
  public RetryPolicy {
    if (attempts < 1 || attempts > MOST_ATTEMPTS || backoffNanos < 0 || mostNanos < 0 || deadlineNanos < 0) {
      throw new IllegalArgumentException("retries need 1 to " + MOST_ATTEMPTS + " attempts and times that are not"
          + " negative, got " + attempts + ", " + backoffNanos + ", " + mostNanos + " and " + deadlineNanos);
    }
  }

  /** Whether anything is ever asked again. */
  public boolean asksAgain() {
    return attempts > 1;
  }

  /**
   * The wait after so many failures.
   *
   * @param failures at least 1
   * @param uniform a number from 0 to 1
   */
  public long waitNanos(int failures, double uniform) {
    return (long) (uniform * Math.min(mostNanos, backoffNanos * Math.scalb(1.0, failures - 1)));
  }
}
