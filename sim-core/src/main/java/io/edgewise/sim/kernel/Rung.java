package io.edgewise.sim.kernel;

import java.util.Arrays;

/** A row of buckets of equal width, a power of two nanoseconds, over a stretch of time; a bucket is a list of events. */
final class Rung {

  private static final int MOST_BUCKETS = 1 << 16;

  /** The first time beyond the rung. */
  long endNanos;

  private long startNanos;
  private int shift;
  private int buckets;
  private int current;
  private int[] heads = {};
  private int[] tails = {};
  private int[] counts = {};

  /**
   * Lays out buckets from a time up to another, about as many as events will be put in. All buckets are empty.
   *
   * @param toNanos exclusive; events at or after it never come here
   */
  void layOut(long fromNanos, long toNanos, int events) {
    int wanted = Math.min(MOST_BUCKETS, Integer.highestOneBit(Math.max(1, events - 1)) << 1);
    long last = toNanos - 1 - fromNanos;
    shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(last) - Integer.numberOfTrailingZeros(wanted));
    buckets = (int) (last >>> shift) + 1;
    startNanos = fromNanos;
    endNanos = toNanos;
    current = 0;
    if (buckets > heads.length) {
      heads = new int[buckets];
      tails = new int[buckets];
      counts = new int[buckets];
    }
    Arrays.fill(heads, 0, buckets, EventNodes.NONE);
    Arrays.fill(counts, 0, buckets, 0);
  }

  /** Whether the buckets are as narrow as the clock allows, so that all events of one are simultaneous. */
  boolean isFinest() {
    return shift == 0;
  }

  /** Appends an event to the bucket of its time. */
  void add(EventNodes nodes, int node) {
    int bucket = (int) (nodes.times[node] - startNanos >>> shift);
    if (heads[bucket] == EventNodes.NONE) {
      heads[bucket] = node;
    } else {
      nodes.next[tails[bucket]] = node;
    }
    tails[bucket] = node;
    counts[bucket]++;
  }

  /** Goes to the next bucket that is not empty and tells whether there is one. */
  boolean advance() {
    while (current < buckets && heads[current] == EventNodes.NONE) {
      current++;
    }
    return current < buckets;
  }

  /** Number of events in the current bucket. */
  int count() {
    return counts[current];
  }

  /** When the current bucket begins. */
  long bucketStartNanos() {
    return startNanos + ((long) current << shift);
  }

  /** When the current bucket ends, exclusive. */
  long bucketEndNanos() {
    return Math.min(endNanos, startNanos + (current + 1L << shift));
  }

  /** Takes the events of the current bucket, in the order in which they came, and leaves the bucket behind. */
  int takeBucket() {
    return heads[current++];
  }
}
