package io.edgewise.scenario.spec;

/**
 * What a connection is set up with, and the round trips that takes before the request: when it is new, when it resumes an
 * earlier one, and when its request then goes as early data (RFC 5246, 5077, 8446, 9000, 9001).
 */
public enum Protocol {
  /** TCP and TLS 1.2: one and two round trips; a ticket saves one of the two, and there is no early data. */
  TLS12("tls1.2", 3, 2, 2),
  /** TCP and TLS 1.3: one each; resuming saves work, early data its round trip. */
  TLS13("tls1.3", 2, 2, 1),
  /** QUIC, transport and TLS 1.3 in one. */
  HTTP3("http3", 1, 1, 0),
  /** QUIC whose users always come back with 0-RTT resumption: the request goes with the first packet. */
  HTTP3_0RTT("http3-0rtt", 0, 0, 0);

  private final String id;
  private final int roundTrips;
  private final int resumed;
  private final int early;

  Protocol(String id, int roundTrips, int resumed, int early) {
    this.id = id;
    this.roundTrips = roundTrips;
    this.resumed = resumed;
    this.early = early;
  }

  /** Name in files. */
  public String id() {
    return id;
  }

  /** Round trips before the request is sent. */
  public int roundTrips() {
    return roundTrips;
  }

  /** The same over a connection that resumes an earlier one. */
  public int resumedRoundTrips(boolean earlyData) {
    return earlyData ? early : resumed;
  }

  /** Whether it is HTTP/3, over QUIC. */
  public boolean isQuic() {
    return this == HTTP3 || this == HTTP3_0RTT;
  }

  /** Whether early data saves anything. */
  public boolean hasEarlyData() {
    return early < resumed;
  }
}
