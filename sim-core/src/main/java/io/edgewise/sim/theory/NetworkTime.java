package io.edgewise.sim.theory;

/**
 * Mean time that a request spends on the network, when last mile, jitter, loss and whether it opens a connection are
 * independent of one another: means of products are products of means, so no distribution is needed.
 *
 * <p>A request takes one round trip, half of it on the way out and half on the way back; one that opens a connection
 * takes the round trips of the handshake and of slow start as well (see {@link Handshake}).
 *
 * @param meanJitter mean factor on a round trip, above 0
 * @param newConnectionProbability share of the requests that open a connection, within 0..1
 * @param extraRoundTrips round trips of such a request beyond the first, at least 0
 */
public record NetworkTime(double meanJitter, double newConnectionProbability, double extraRoundTrips) {

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public NetworkTime {
    Require.positive("meanJitter", meanJitter);
    Require.probability("newConnectionProbability", newConnectionProbability);
    Require.notNegative("extraRoundTrips", extraRoundTrips);
  }

  /** The mean over requests whose round trip, without jitter, has this mean; in its unit. */
  public double mean(double meanRoundTrip) {
    return meanRoundTrip * meanJitter * (1 + newConnectionProbability * extraRoundTrips);
  }
}
