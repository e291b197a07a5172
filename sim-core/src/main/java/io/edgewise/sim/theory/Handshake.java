package io.edgewise.sim.theory;

/**
 * What a new connection costs before its first request can be sent, in round trips to the place that ends it.
 *
 * <p>References: RFC 9293 section 3.5 (TCP's three-way handshake: one), RFC 5246 section 7.3 (TLS 1.2: two more), RFC
 * 8446 sections 2 and 2.3 (TLS 1.3: one more, none with 0-RTT data), RFC 9001 section 4 (QUIC carries TLS 1.3 in its
 * own one, none with 0-RTT data).
 */
public enum Handshake {

  /** An open connection is used again. */
  REUSED(0),
  /** TCP without encryption. */
  TCP(1),
  /** TCP and a full TLS 1.2 handshake. */
  TCP_TLS12(3),
  /** TCP and a full TLS 1.3 handshake. */
  TCP_TLS13(2),
  /** TCP and TLS 1.3 resumed with early data. */
  TCP_TLS13_EARLY_DATA(1),
  /** QUIC (HTTP/3) to a server met for the first time. */
  QUIC(1),
  /** QUIC resumed with early data. */
  QUIC_EARLY_DATA(0);

  private final int roundTrips;

  Handshake(int roundTrips) {
    this.roundTrips = roundTrips;
  }

  /** Round trips before the first request leaves. */
  public int roundTrips() {
    return roundTrips;
  }

  /** The time before the first request leaves: round trips x RTT. */
  public double delay(double rtt) {
    Require.notNegative("rtt", rtt);
    return roundTrips * rtt;
  }

  /** Time to first byte: the handshake, one round trip for request and answer, and the server's time. */
  public double timeToFirstByte(double rtt, double serverTime) {
    Require.notNegative("serverTime", serverTime);
    return delay(rtt) + rtt + serverTime;
  }
}
