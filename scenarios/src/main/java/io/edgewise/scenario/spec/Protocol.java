package io.edgewise.scenario.spec;

/** What a new connection is set up with, and the round trips that takes before the request (RFC 8446, 9000, 9001). */
public enum Protocol {
  /** TCP and TLS 1.2: one and two round trips. */
  TLS12("tls1.2", 3),
  /** TCP and TLS 1.3: one each. */
  TLS13("tls1.3", 2),
  /** QUIC, transport and TLS 1.3 in one. */
  HTTP3("http3", 1),
  /** QUIC with 0-RTT resumption: the request goes with the first packet. */
  HTTP3_0RTT("http3-0rtt", 0);

  private final String id;
  private final int roundTrips;

  Protocol(String id, int roundTrips) {
    this.id = id;
    this.roundTrips = roundTrips;
  }

  /** Name in files. */
  public String id() {
    return id;
  }

  /** Round trips before the request is sent. */
  public int roundTrips() {
    return roundTrips;
  }
}
