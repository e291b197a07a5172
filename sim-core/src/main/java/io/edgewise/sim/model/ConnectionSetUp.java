package io.edgewise.sim.model;

import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import java.util.Objects;

/**
 * What a new connection costs before its first request, and when one is new.
 *
 * @param roundTrips round trips to the place that terminates TLS before the request can be sent: 3 for TCP + TLS 1.2, 2
 *     for TCP + TLS 1.3, 1 for QUIC, 0 for QUIC with 0-RTT resumption (RFC 8446, RFC 9001)
 * @param requestsPerConnection requests sent over one connection, at least 1: of requests that come by themselves the mean
 *     number, each opening a new one with the reciprocal probability; in sessions the most
 * @param dnsMillis name resolution, in milliseconds
 * @param reuse what the connections of sessions are like
 */
public record ConnectionSetUp(int roundTrips, double requestsPerConnection, Distribution dnsMillis, Reuse reuse) {

  /**
   * How the requests of a session share connections. The first one opens a connection and resolves the name.
   *
   * @param idleNanos a request that comes longer after the one before opens a new one
   * @param resumedRoundTrips round trips of a new connection that resumes the one before
   * @param nameNanos for how long a resolved name is remembered
   */
  public record Reuse(long idleNanos, int resumedRoundTrips, long nameNanos) {

    /**
     * Checks the signs.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public Reuse {
      if (idleNanos < 0 || resumedRoundTrips < 0 || nameNanos < 0) {
        throw new IllegalArgumentException("times and round trips must not be negative, got " + idleNanos + ", "
            + resumedRoundTrips + " and " + nameNanos);
      }
    }
  }

  /** Connections that are always open. */
  public static final ConnectionSetUp OPEN =
      new ConnectionSetUp(0, Double.POSITIVE_INFINITY, new Constant(0));

  /** Connections that stay open for ever, once they are. */
  public ConnectionSetUp(int roundTrips, double requestsPerConnection, Distribution dnsMillis) {
    this(roundTrips, requestsPerConnection, dnsMillis, new Reuse(Long.MAX_VALUE, roundTrips, Long.MAX_VALUE));
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if the round trips are negative or {@code requestsPerConnection} is below 1
   */
  public ConnectionSetUp {
    Objects.requireNonNull(dnsMillis, "dnsMillis");
    Objects.requireNonNull(reuse, "reuse");
    if (roundTrips < 0) {
      throw new IllegalArgumentException("round trips must not be negative, got " + roundTrips);
    }
    if (!(requestsPerConnection >= 1)) {
      throw new IllegalArgumentException("requests per connection must be at least 1, got " + requestsPerConnection);
    }
  }

  /** Probability that a request that comes by itself opens a new connection. */
  public double newConnectionProbability() {
    return 1 / requestsPerConnection;
  }
}
