package io.edgewise.sim.model;

import java.util.Objects;
import java.util.Set;

/**
 * How often and when a client asks again after a failure: exponential backoff. The greatest wait before attempt n + 1, n at
 * least 1, is the lesser of {@code backoff} times {@code rate}^(n - 1) and {@code most}; what is waited is what the jitter
 * makes of it.
 *
 * @param attempts in all, at least 1
 * @param backoffNanos greatest wait before the second one
 * @param mostNanos greatest wait before any
 * @param deadlineNanos no attempt is begun later than this after the first one
 * @param jitter how waits are spread
 * @param causes failures after which is asked again, not empty
 * @param budget which share of the attempts may be further ones
 * @param rate by which each greatest wait is longer than the one before, at least 1
 */
public record RetryPolicy(int attempts, long backoffNanos, long mostNanos, long deadlineNanos, Jitter jitter,
    Set<Cause> causes, RetryBudget budget, double rate) {

  /** By which clients lengthen each wait unless they say so. */
  public static final double USUAL_RATE = 2;

  /** How the waits of clients that failed together are spread (Brooker, Exponential Backoff and Jitter, AWS, 2015). */
  public enum Jitter {
    /** Uniform from 0 to the greatest wait. */
    FULL,
    /** Half of the greatest wait, and as much again at most: uniform. */
    EQUAL,
    /** The greatest wait. */
    NONE,
    /** Uniform from {@code backoff} to three times the wait before (at first {@code backoff}), at most {@code most}. */
    DECORRELATED
  }

  /** Why an attempt failed. */
  public enum Cause {
    /** Refused: throttled, a full queue, no connection. */
    REFUSED,
    /** Not answered in time. */
    TIMED_OUT
  }

  /** Nothing is asked again. */
  public static final RetryPolicy NONE = new RetryPolicy(1, 0, 0, Long.MAX_VALUE);

  /** Most attempts of any policy. */
  public static final int MOST_ATTEMPTS = 32;

  /** Full jitter after whatever failure, and no budget. */
  public RetryPolicy(int attempts, long backoffNanos, long mostNanos, long deadlineNanos) {
    this(attempts, backoffNanos, mostNanos, deadlineNanos, Jitter.FULL, Set.of(Cause.values()),
        RetryBudget.UNLIMITED, USUAL_RATE);
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if attempts are not 1..{@link #MOST_ATTEMPTS}, a time is negative, the rate is below 1, or there is no
   *     cause
   */
  public RetryPolicy {
    Objects.requireNonNull(jitter, "jitter");
    Objects.requireNonNull(budget, "budget");
    causes = Set.copyOf(causes);
    if (attempts < 1 || attempts > MOST_ATTEMPTS || backoffNanos < 0 || mostNanos < 0 || deadlineNanos < 0) {
      throw new IllegalArgumentException("retries need 1 to " + MOST_ATTEMPTS + " attempts and times that are not"
          + " negative, got " + attempts + ", " + backoffNanos + ", " + mostNanos + " and " + deadlineNanos);
    }
    if (!(rate >= 1)) {
      throw new IllegalArgumentException("waits must not become shorter, got the rate " + rate);
    }
    if (causes.isEmpty()) {
      throw new IllegalArgumentException("retries need a failure after which is asked again");
    }
  }

  /** Whether anything is ever asked again. */
  public boolean asksAgain() {
    return attempts > 1;
  }

  /** The same policy, with no attempt begun later than this after the first one. */
  public RetryPolicy within(long nanos) {
    return new RetryPolicy(attempts, backoffNanos, mostNanos, Math.min(deadlineNanos, nanos), jitter, causes, budget,
        rate);
  }

  /**
   * The wait after so many failures.
   *
   * @param failures at least 1
   * @param uniform a number from 0 to 1
   * @param beforeNanos the wait before; of no use to most jitters
   */
  public long waitNanos(int failures, double uniform, long beforeNanos) {
    double greatest = Math.min(mostNanos, backoffNanos * growth(failures - 1));
    return (long) switch (jitter) {
      case FULL -> uniform * greatest;
      case EQUAL -> (1 + uniform) * greatest / 2;
      case NONE -> greatest;
      case DECORRELATED -> {
        double before = failures == 1 ? backoffNanos : beforeNanos;
        yield Math.min(mostNanos, backoffNanos + uniform * Math.max(0, 3 * before - backoffNanos));
      }
    };
  }

  /** How long all waits of one who asks as often as allowed take at most, in nanoseconds. */
  public double longestNanos() {
    double sum = 0;
    for (int failures = 1; failures < attempts; failures++) {
      sum += jitter == Jitter.DECORRELATED ? mostNanos : Math.min(mostNanos, backoffNanos * growth(failures - 1));
    }
    return Math.min(sum, deadlineNanos);
  }

  private double growth(int times) {
    return rate == USUAL_RATE ? Math.scalb(1.0, times) : Math.pow(rate, times);
  }
}
