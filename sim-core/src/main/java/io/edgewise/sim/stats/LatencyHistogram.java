package io.edgewise.sim.stats;

import java.util.Arrays;

/**
 * A histogram of durations in nanoseconds with buckets of nearly constant relative width.
 *
 * <p>With {@code b} sub-bucket bits, every octave 2^k..2^(k+1) has 2^b buckets of equal width, so a bucket is at most
 * 2^-b of its lower end wide: 0.4 % for the usual 8 bits, 6.25 % for the coarse 4 bits. Below 2^(b+1) ns every value
 * has a bucket of its own. The last bucket also takes all values of 2^50 ns (13 days) and more; count, sum, minimum
 * and maximum are exact for every value.
 *
 * <p>Memory: 8 bytes a bucket of the octaves between the least and the greatest value, so 2 KiB an octave at 8 bits and at
 * most 88 KiB, 128 bytes an octave at 4 bits and at most 6 KiB. Recording is O(1) and allocates nothing once the octaves
 * are there. Merging adds integers, so any order and grouping gives the same histogram. Not thread-safe.
 */
public final class LatencyHistogram {

  /** The usual resolution: 256 buckets an octave. */
  public static final int FINE_BITS = 8;
  /** For many histograms side by side, such as one an origin: 16 buckets an octave. */
  public static final int COARSE_BITS = 4;

  private static final int TOP_BITS = 50;
  private static final long[] NONE = {};

  private final int bits;
  private final int buckets;
  /* The counts of the buckets from "first" on; all others are 0. Grows by whole octaves. */
  private long[] counts = NONE;
  private int first;
  private long count;
  /* The sum is carries * 2^63 + sum: a long alone overflows after 292 years of added latency. */
  private long sum;
  private long carries;
  private long min = Long.MAX_VALUE;
  private long max = Long.MIN_VALUE;

  /** Receives one bucket. */
  @FunctionalInterface
  public interface BucketConsumer {

    /**
     * Takes a bucket.
     *
     * @param lowNanos least value of the bucket
     * @param highNanos the next bucket's least value; for the last bucket beyond the maximum
     * @param count number of values in it, at least 1
     */
    void accept(long lowNanos, long highNanos, long count);
  }

  /** An empty histogram of the usual resolution. */
  public LatencyHistogram() {
    this(FINE_BITS);
  }

  /**
   * An empty histogram.
   *
   * @param subBucketBits b, 1..16
   * @throws IllegalArgumentException if b is outside 1..16
   */
  public LatencyHistogram(int subBucketBits) {
    if (subBucketBits < 1 || subBucketBits > 16) {
      throw new IllegalArgumentException("subBucketBits must be within 1..16, was " + subBucketBits);
    }
    bits = subBucketBits;
    buckets = index((1L << TOP_BITS) - 1) + 1;
  }

  /** The sub-bucket bits. */
  public int subBucketBits() {
    return bits;
  }

  /**
   * Counts one duration.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public void record(long nanos) {
    if (nanos >>> TOP_BITS != 0) {
      recordFar(nanos);
      return;
    }
    int at = index(nanos) - first;
    if (at < 0 || at >= counts.length) {
      at = reach(at + first);
    }
    counts[at]++;
    account(nanos);
  }

  private void recordFar(long nanos) {
    if (nanos < 0) {
      throw new IllegalArgumentException("a duration must not be negative, was " + nanos + " ns");
    }
    int last = reach(buckets - 1);
    counts[last]++;
    account(nanos);
  }

  /* Makes room for a bucket and returns where it then is. */
  private int reach(int bucket) {
    cover(bucket, bucket + 1);
    return bucket - first;
  }

  /* Makes room for the buckets from..to-1, whole octaves at a time. */
  private void cover(int from, int to) {
    if (counts.length > 0 && from >= first && to <= first + counts.length) {
      return;
    }
    int low = from >>> bits << bits;
    int high = (to - 1 >>> bits) + 1 << bits;
    if (counts.length > 0) {
      low = Math.min(low, first);
      high = Math.max(high, first + counts.length);
    }
    high = Math.min(high, buckets);
    long[] wider = new long[high - low];
    System.arraycopy(counts, 0, wider, counts.length == 0 ? 0 : first - low, counts.length);
    counts = wider;
    first = low;
  }

  private void account(long nanos) {
    count++;
    sum += nanos;
    if (sum < 0) {
      sum += Long.MIN_VALUE;
      carries++;
    }
    min = Math.min(min, nanos);
    max = Math.max(max, nanos);
  }

  /**
   * Adds all values of another histogram.
   *
   * @throws IllegalArgumentException if its sub-bucket bits differ
   */
  public void add(LatencyHistogram other) {
    if (other.bits != bits) {
      throw new IllegalArgumentException("a histogram of " + other.bits + " sub-bucket bits cannot be added to one of "
          + bits);
    }
    if (other.count > 0) {
      cover(other.first, other.first + other.counts.length);
      for (int i = 0; i < other.counts.length; i++) {
        counts[other.first - first + i] += other.counts[i];
      }
    }
    count += other.count;
    carries += other.carries;
    sum += other.sum;
    if (sum < 0) {
      sum += Long.MIN_VALUE;
      carries++;
    }
    min = Math.min(min, other.min);
    max = Math.max(max, other.max);
  }

  /** A histogram of the same values, independent of this one. */
  public LatencyHistogram copy() {
    LatencyHistogram copy = new LatencyHistogram(bits);
    copy.add(this);
    return copy;
  }

  /** Forgets all values. */
  public void clear() {
    Arrays.fill(counts, 0);
    count = 0;
    sum = 0;
    carries = 0;
    min = Long.MAX_VALUE;
    max = Long.MIN_VALUE;
  }

  /** The number of values. */
  public long count() {
    return count;
  }

  /**
   * The sum of all values in nanoseconds.
   *
   * @throws ArithmeticException if it exceeds a long; {@link #meanNanos()} still holds then
   */
  public long sumNanos() {
    if (carries != 0) {
      throw new ArithmeticException("the sum of the durations exceeds " + Long.MAX_VALUE + " ns");
    }
    return sum;
  }

  /** The mean in nanoseconds, from the exact sum; not a number if empty. */
  public double meanNanos() {
    return (carries * 0x1p63 + sum) / count;
  }

  /**
   * The least value in nanoseconds.
   *
   * @throws IllegalStateException if empty
   */
  public long minNanos() {
    requireValues();
    return min;
  }

  /**
   * The greatest value in nanoseconds.
   *
   * @throws IllegalStateException if empty
   */
  public long maxNanos() {
    requireValues();
    return max;
  }

  private void requireValues() {
    if (count == 0) {
      throw new IllegalStateException("the histogram is empty");
    }
  }

  /**
   * The p-quantile in nanoseconds: the value of rank p x count, interpolated linearly inside its bucket and never
   * outside minimum..maximum. It lies in the same bucket as the order statistic of rank ceil(p x count). O(buckets).
   *
   * @return not a number if empty
   * @throws IllegalArgumentException if p is not within 0..1
   */
  public double quantile(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("p must be within 0..1, was " + p);
    }
    if (count == 0) {
      return Double.NaN;
    }
    double rank = rank(p);
    long before = 0;
    int bucket = 0;
    while (before + counts[bucket] < rank || counts[bucket] == 0) {
      before += counts[bucket++];
    }
    double share = (rank - before) / counts[bucket];
    long low = low(first + bucket);
    double value = low + share * (high(first + bucket) - 1 - low);
    return Math.min(Math.max(value, min), max);
  }

  /* A p given as rank / count must lead back to that rank, not to the next one by a rounding error. */
  private double rank(double p) {
    double rank = p * count;
    double whole = Math.rint(rank);
    return Math.abs(rank - whole) <= 2 * Math.ulp(rank) ? whole : rank;
  }

  /**
   * The fraction of values of at most so many nanoseconds, interpolated linearly inside a bucket. O(buckets).
   *
   * @return not a number if empty
   */
  public double fractionAtMost(long nanos) {
    if (count == 0) {
      return Double.NaN;
    }
    if (nanos < min) {
      return 0;
    }
    if (nanos >= max) {
      return 1;
    }
    int bucket = Math.min(index(nanos), buckets - 1);
    long below = 0;
    for (int i = 0; i < bucket - first; i++) {
      below += counts[i];
    }
    long low = low(bucket);
    return (below + counts[bucket - first] * ((nanos - low + 1.0) / (high(bucket) - low))) / count;
  }

  /** Hands over the non-empty buckets by increasing value. */
  public void forEachBucket(BucketConsumer consumer) {
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        consumer.accept(low(first + i), high(first + i), counts[i]);
      }
    }
  }

  /* Octave and sub-bucket in one: with shift 0 below 2^(b+1), the indices run on without gap from there. */
  private int index(long nanos) {
    int shift = Math.max(63 - bits - Long.numberOfLeadingZeros(nanos), 0);
    return (shift << bits) + (int) (nanos >>> shift);
  }

  private long low(int bucket) {
    int shift = Math.max((bucket >>> bits) - 1, 0);
    return ((long) bucket - ((long) shift << bits)) << shift;
  }

  private long high(int bucket) {
    if (bucket == buckets - 1) {
      // The order of the operations keeps a maximum of Long.MAX_VALUE from overflowing.
      return Math.max(1L << TOP_BITS, Math.min(max, Long.MAX_VALUE - 1) + 1);
    }
    return low(bucket + 1);
  }
}
