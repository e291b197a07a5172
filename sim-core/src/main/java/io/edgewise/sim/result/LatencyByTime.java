package io.edgewise.sim.result;

import java.util.Arrays;

/**
 * How the latencies of served requests are spread in each of {@value #INTERVALS} equal intervals of the horizon, by the time at
 * which they were sent; of a horizon longer than a day, in each hour of the day (UTC), all days together. Counts are integers,
 * so merging in any order gives the same result.
 *
 * <p>A class of latencies is a quarter of an octave: at most 25 % of its lower end wide. The first one takes all latencies below
 * 2^17 ns (0.13 ms), the last one all of 2^50 ns (13 days) and more. Memory: 8 bytes a class and interval, 26 KiB. Recording
 * allocates nothing. Not thread-safe.
 */
public final class LatencyByTime {

  /** Number of intervals. */
  public static final int INTERVALS = 24;

  private static final long DAY_NANOS = 86_400_000_000_000L;
  private static final int BITS = 2;
  private static final int CLASSES_AN_OCTAVE = 1 << BITS;
  private static final int FIRST_OCTAVE = 16;
  private static final int LAST_OCTAVE = 50;
  private static final int CLASSES = (LAST_OCTAVE - FIRST_OCTAVE - 1) * CLASSES_AN_OCTAVE + 2;

  private final long cycleNanos;
  private final double intervalsPerNano;
  private final long[] counts = new long[INTERVALS * CLASSES];

  /** Receives the count of a class in an interval. */
  @FunctionalInterface
  public interface Consumer {

    /**
     * Takes a count.
     *
     * @param interval from 0
     * @param lowNanos least latency of the class
     * @param highNanos the next class's least latency
     * @param count number of requests, at least 1
     */
    void accept(int interval, long lowNanos, long highNanos, long count);
  }

  /**
   * Nothing recorded yet.
   *
   * @param horizonNanos above 0
   * @throws IllegalArgumentException if it is not
   */
  public LatencyByTime(long horizonNanos) {
    if (horizonNanos < 1) {
      throw new IllegalArgumentException("the horizon must be positive, was " + horizonNanos + " ns");
    }
    cycleNanos = Math.min(horizonNanos, DAY_NANOS);
    intervalsPerNano = (double) INTERVALS / cycleNanos;
  }

  /**
   * Counts a request.
   *
   * @param sentNanos when it was sent, from the start of the horizon; outside of it the same as that many
   *     horizons, or days, earlier or later, since runs that only sample a load that repeats begin before it
   * @param latencyNanos its latency, not negative
   */
  public void record(long sentNanos, long latencyNanos) {
    counts[interval(sentNanos) * CLASSES + latencyClass(latencyNanos)]++;
  }

  /* Multiplied, since a division takes as long as all the rest. */
  private int interval(long sentNanos) {
    double passed = sentNanos * intervalsPerNano;
    return passed >= 0 && passed < INTERVALS ? (int) passed
        : (int) Math.floorMod((long) Math.floor(passed), (long) INTERVALS);
  }

  private static int latencyClass(long nanos) {
    int octave = 63 - Long.numberOfLeadingZeros(nanos | 1);
    if (octave <= FIRST_OCTAVE) {
      return 0;
    }
    int within = (int) (nanos >>> octave - BITS) & CLASSES_AN_OCTAVE - 1;
    return Math.min(CLASSES - 1, (octave - FIRST_OCTAVE - 1) * CLASSES_AN_OCTAVE + within + 1);
  }

  /* The least latency of a class: the second one begins at 2^17. */
  private static long low(int latencyClass) {
    if (latencyClass == 0) {
      return 0;
    }
    int octave = FIRST_OCTAVE + 1 + (latencyClass - 1) / CLASSES_AN_OCTAVE;
    return (1L << octave) + ((long) ((latencyClass - 1) % CLASSES_AN_OCTAVE) << octave - BITS);
  }

  /** When an interval begins, in nanoseconds from the start of the horizon; of {@value #INTERVALS}, when the last one ends. */
  public double fromNanos(int interval) {
    return (double) cycleNanos * interval / INTERVALS;
  }

  /** All counts above 0, by interval, then by latency. */
  public void forEach(Consumer consumer) {
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        int latencyClass = i % CLASSES;
        consumer.accept(i / CLASSES, low(latencyClass), low(latencyClass + 1), counts[i]);
      }
    }
  }

  /** Number of requests. */
  public long count() {
    return Arrays.stream(counts).sum();
  }

  /** The same intervals with nothing in them. */
  LatencyByTime empty() {
    return new LatencyByTime(cycleNanos);
  }

  /** Adds what another replication recorded over the same horizon. */
  void add(LatencyByTime other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
  }
}
