package io.edgewise.sim.model;

import java.util.Objects;

/**
 * How users, and code, get away from a place that is down, and how long those wait who do not.
 *
 * <p>A place is taken out of the routes {@code detectNanos} after it went down, and is back {@code recoverNanos} after it
 * came up again. A user who looked the address up before keeps it until the answer is {@code ttlNanos} old; ages of
 * answers are spread evenly over that time. An outage that is over before it is detected changes no route.
 *
 * @param by how
 * @param detectNanos from the moment at which a place is down until routes avoid it
 * @param recoverNanos from the moment at which it is up again until routes lead to it
 * @param ttlNanos how long users keep an address; 0 where all learn at once
 * @param userTimeoutNanos how long a user's client waits for a place that does not answer
 * @param frontTimeoutNanos how long a front waits for code that does not answer, before it says so
 * @param callTimeoutNanos how long code waits for a store or a service that does not answer
 */
public record FailOver(By by, long detectNanos, long recoverNanos, long ttlNanos, long userTimeoutNanos,
    long frontTimeoutNanos, long callTimeoutNanos) {

  /** How routes change. */
  public enum By {
    /** They do not. */
    NONE,
    /** Health checks change what names resolve to. */
    DNS,
    /** The network withdraws the route of a place. */
    ANYCAST
  }

  private static final long SECOND = 1_000_000_000L;

  /** Nobody gets away: clients wait for 10 s, fronts for 30 s and code for 2 s. */
  public static final FailOver NONE = new FailOver(By.NONE, 0, 0, 0, 10 * SECOND, 30 * SECOND, 2 * SECOND);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a time is negative, or users keep addresses without DNS
   */
  public FailOver {
    Objects.requireNonNull(by, "by");
    if (detectNanos < 0 || recoverNanos < 0 || ttlNanos < 0 || userTimeoutNanos < 0 || frontTimeoutNanos < 0
        || callTimeoutNanos < 0) {
      throw new IllegalArgumentException("times of fail-over must not be negative");
    }
    if (by != By.DNS && ttlNanos > 0) {
      throw new IllegalArgumentException("addresses are kept only under DNS, got " + ttlNanos + " ns");
    }
  }

  /** Whether routes change at all. */
  public boolean reroutes() {
    return by != By.NONE;
  }
}
