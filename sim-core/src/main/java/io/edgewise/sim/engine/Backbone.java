package io.edgewise.sim.engine;

import io.edgewise.sim.random.QuantileTable;

/**
 * The network between the places of providers.
 *
 * @param jitter the factor by which each of its round trips is longer or shorter than usual
 */
record Backbone(QuantileTable jitter) {

  /**
   * How long a message and its answer are on their ways together; the same for all ways of one operation of a request, as far as their
   * lengths are.
   *
   * @param rttNanos as usual
   * @param operation of the program of the request
   * @param number of the request
   */
  long roundTripNanos(long rttNanos, Draws draws, int operation, long number) {
    return rttNanos == 0 ? 0 : Journey.nanos(rttNanos * jitter.sample(draws.storeJitter[operation], number));
  }
}
