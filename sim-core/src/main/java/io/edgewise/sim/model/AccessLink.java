package io.edgewise.sim.model;

import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import java.util.Objects;

/**
 * The last mile of a user and how much a wide-area path varies.
 *
 * @param lastMileMillis round-trip time between the user and the first hop of the provider, in milliseconds
 * @param jitter factor on the round-trip time of the user's path, median 1
 * @param lossProbability chance that a request loses a packet and waits for a retransmission, 0..1
 * @param retransmissionMillis what such a loss adds
 * @param megabitsPerSecond download throughput of the last mile; positive infinity leaves transfer time out
 */
public record AccessLink(Distribution lastMileMillis, Distribution jitter, double lossProbability,
    Distribution retransmissionMillis, double megabitsPerSecond) {

  /** No last mile at all: users sit beside the place they call. */
  public static final AccessLink NONE = new AccessLink(new Constant(0), new Constant(1), 0,
      new Constant(0), Double.POSITIVE_INFINITY);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if the loss probability is outside 0..1 or the throughput is not positive
   */
  public AccessLink {
    Objects.requireNonNull(lastMileMillis, "lastMileMillis");
    Objects.requireNonNull(jitter, "jitter");
    Objects.requireNonNull(retransmissionMillis, "retransmissionMillis");
    if (!(lossProbability >= 0 && lossProbability <= 1)) {
      throw new IllegalArgumentException("loss probability " + lossProbability + " is outside 0..1");
    }
    if (!(megabitsPerSecond > 0)) {
      throw new IllegalArgumentException("throughput must be positive, got " + megabitsPerSecond);
    }
  }
}
