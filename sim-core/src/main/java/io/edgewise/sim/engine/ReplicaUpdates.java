package io.edgewise.sim.engine;

import io.edgewise.sim.random.RandomStream;

/**
 * When replicas inside instances were brought up to date: once in each time to live, counted from when their instance became ready.
 * Instances that have been there for longer than that when a warm-up ends started with the simulation, all at once; in the middle
 * of a day they would have started at any time, so the phase of their updates is uniform.
 */
final class ReplicaUpdates {

  private static final int SITE_BITS = 32;
  private static final int DATA_SET_BITS = 48;

  /** Keeps the draws of simulations that start at different times apart. */
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private final long ttlNanos;
  private long oldNanos = Long.MIN_VALUE;
  private RandomStream phases;
  private long first;

  ReplicaUpdates(long ttlNanos) {
    this.ttlNanos = ttlNanos;
  }

  /**
   * Begins a simulation.
   *
   * @param startNanos when its warm-up is over
   */
  void begin(int dataSet, long startNanos, Draws draws) {
    oldNanos = startNanos - ttlNanos;
    phases = draws.cacheHistory;
    first = startNanos * MULTIPLIER + ((long) dataSet << DATA_SET_BITS);
  }

  /** When the replica of an instance was brought up to date last. */
  long lastNanos(int site, int instance, long readyNanos, long nowNanos) {
    long phase = readyNanos > oldNanos
        ? 0 : (long) (ttlNanos * phases.uniform(first + ((long) site << SITE_BITS) + instance));
    return nowNanos - Math.floorMod(nowNanos - readyNanos + phase, ttlNanos);
  }
}
