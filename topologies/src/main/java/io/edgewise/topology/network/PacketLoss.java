package io.edgewise.topology.network;

/**
 * Loss of a round trip and what waiting for it to be repeated costs.
 *
 * @param rate probability that a round trip loses a packet, 0..1
 * @param setUpTimeoutNanos first retransmission time-out of a connection without a measured round trip; doubles with
 *     each repetition
 * @param leastTimeoutNanos shortest retransmission time-out of a connection that has measured its round trip
 */
public record PacketLoss(double rate, long setUpTimeoutNanos, long leastTimeoutNanos) {

  /** One second: RFC 6298 (Paxson et al., 2011), section 2.1, which also asks for doubling (5.5). */
  private static final long SET_UP = 1_000_000_000L;

  /** 200 ms, what Linux uses (TCP_RTO_MIN); RFC 6298, 2.4 would have one second. */
  private static final long LEAST = 200_000_000L;

  /** No loss. */
  public static final PacketLoss NONE = new PacketLoss(0, SET_UP, LEAST);

  /** Wired access; the rate of 0.1 % is an assumption. */
  public static final PacketLoss WIRED = new PacketLoss(0.001, SET_UP, LEAST);

  /** Mobile access; the rate of 0.5 % is an assumption. */
  public static final PacketLoss MOBILE = new PacketLoss(0.005, SET_UP, LEAST);

  /**
   * Checks the figures.
   *
   * @throws IllegalArgumentException if the rate is outside 0..1 or a time-out is not positive
   */
  public PacketLoss {
    if (!(rate >= 0 && rate <= 1) || setUpTimeoutNanos <= 0 || leastTimeoutNanos <= 0) {
      throw new IllegalArgumentException("loss of " + rate + " with time-outs of " + setUpTimeoutNanos + " and "
          + leastTimeoutNanos + " ns");
    }
  }
}
