package io.edgewise.sim.model;

import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import java.util.Objects;

/**
 * What a new connection costs before its first request.
 *
 * @param roundTrips round trips to the place that terminates TLS before the request can be sent: 3 for TCP + TLS 1.2, 2
 *     for TCP + TLS 1.3, 1 for QUIC, 0 for QUIC with 0-RTT resumption (RFC 8446, RFC 9001)
 * @param requestsPerConnection mean number of requests sent over one connection, at least 1; each request opens a new
 *     one with the reciprocal probability
 * @param dnsMillis name resolution of a new connection, in milliseconds
 */
public record ConnectionSetUp(int roundTrips, double requestsPerConnection, Distribution dnsMillis) {

  /** Connections that are always open. */
  public static final ConnectionSetUp OPEN =
      new ConnectionSetUp(0, Double.POSITIVE_INFINITY, new Constant(0));

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if the round trips are negative or {@code requestsPerConnection} is below 1
   */
  public ConnectionSetUp {
    Objects.requireNonNull(dnsMillis, "dnsMillis");
    if (roundTrips < 0) {
      throw new IllegalArgumentException("round trips must not be negative, got " + roundTrips);
    }
    if (!(requestsPerConnection >= 1)) {
      throw new IllegalArgumentException("requests per connection must be at least 1, got " + requestsPerConnection);
    }
  }

  /** Probability that a request opens a new connection. */
  public double newConnectionProbability() {
    return 1 / requestsPerConnection;
  }
}
