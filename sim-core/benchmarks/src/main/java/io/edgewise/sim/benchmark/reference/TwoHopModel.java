package io.edgewise.sim.benchmark.reference;

import io.edgewise.sim.theory.MMc;

/**
 * The workload "edge two-hop", as numbers that every implementation of it shares.
 *
 * <p>Users of {@value #CITIES} cities send requests by Poisson processes of equal rate to one of {@value #POPS} PoPs,
 * five cities each, over a lognormal delay whose median belongs to the city. A PoP serves them first in, first out on
 * {@value #SERVERS} servers, exponentially with mean {@value #SERVICE_MILLIS} ms, at utilisation {@value #UTILISATION}.
 * With probability one half a store is asked, which takes a lognormal round trip of median {@value #STORE_MILLIS} ms and
 * holds no server. Then the response travels back as the request came. All lognormals have sigma {@value #SIGMA}.
 *
 * <p>The medians of the cities are evenly spaced from {@value #FIRST_MEDIAN_MILLIS} ms to 19.84 ms, so that they average
 * to {@value #MEAN_MEDIAN_MILLIS} ms and the mean latency is exactly {@link #meanMillis()} = 44.1006 ms.
 */
public final class TwoHopModel {

  /** Number of cities. */
  public static final int CITIES = 100;

  /** Number of PoPs. */
  public static final int POPS = 20;

  /** Servers of each PoP. */
  public static final int SERVERS = 8;

  /** Mean service time. */
  public static final double SERVICE_MILLIS = 5;

  /** Share of the time that a server works. */
  public static final double UTILISATION = 0.7;

  /** Shape of all lognormal delays: the standard deviation of their logarithm. */
  public static final double SIGMA = 0.3;

  /** Probability that a request asks the store. */
  public static final double STORE_PROBABILITY = 0.5;

  /** Median round trip to the store and back. */
  public static final double STORE_MILLIS = 30;

  /** Requests per second of all cities together: 22,400. */
  public static final double RATE_PER_SECOND = POPS * SERVERS * UTILISATION / (SERVICE_MILLIS / 1000);

  private static final double FIRST_MEDIAN_MILLIS = 2;
  private static final double MEAN_MEDIAN_MILLIS = 10.920563;

  private TwoHopModel() {}

  /** Median delay of one way between a city and its PoP. */
  public static double medianMillis(int city) {
    return FIRST_MEDIAN_MILLIS + city * 2 * (MEAN_MEDIAN_MILLIS - FIRST_MEDIAN_MILLIS) / (CITIES - 1);
  }

  /** The PoP of a city. */
  public static int pop(int city) {
    return city % POPS;
  }

  /** Mean latency in the steady state: two ways, the sojourn time of an M/M/8 queue, and half a store round trip. */
  public static double meanMillis() {
    double ratePerMilli = RATE_PER_SECOND / POPS / 1000;
    double sojournMillis = new MMc(ratePerMilli, 1 / SERVICE_MILLIS, SERVERS).meanSojournTime();
    double meanOverMedian = Math.exp(SIGMA * SIGMA / 2);
    return sojournMillis + (STORE_PROBABILITY * STORE_MILLIS + 2 * MEAN_MEDIAN_MILLIS) * meanOverMedian;
  }
}
