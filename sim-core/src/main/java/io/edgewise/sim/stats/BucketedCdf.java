package io.edgewise.sim.stats;

import java.util.Arrays;

/**
 * The distribution function of a histogram at one moment, kept in little room: 20 bytes for each bucket that is not
 * empty. Immutable.
 */
public final class BucketedCdf {

  private final long[] lows;
  private final long[] highs;
  private final int[] counts;
  private final long count;

  private BucketedCdf(long[] lows, long[] highs, int[] counts, long count) {
    this.lows = lows;
    this.highs = highs;
    this.counts = counts;
    this.count = count;
  }

  /**
   * What a histogram holds now.
   *
   * @throws ArithmeticException if a bucket holds more than 2^31 - 1 values
   */
  public static BucketedCdf of(LatencyHistogram histogram) {
    int[] size = {0};
    histogram.forEachBucket((low, high, count) -> size[0]++);
    BucketedCdf cdf = new BucketedCdf(new long[size[0]], new long[size[0]], new int[size[0]], histogram.count());
    int[] next = {0};
    histogram.forEachBucket((low, high, count) -> {
      int at = next[0]++;
      cdf.lows[at] = low;
      cdf.highs[at] = high;
      cdf.counts[at] = Math.toIntExact(count);
    });
    return cdf;
  }

  /** The number of values. */
  public long count() {
    return count;
  }

  /** The number of values of at most so many nanoseconds, interpolated linearly inside a bucket. O(buckets). */
  public double countAtMost(double nanos) {
    int at = Arrays.binarySearch(lows, (long) nanos);
    int bucket = at >= 0 ? at : -at - 2;
    if (bucket < 0) {
      return 0;
    }
    double below = 0;
    for (int i = 0; i < bucket; i++) {
      below += counts[i];
    }
    // As LatencyHistogram.quantile has it, of which this is the inverse.
    double width = highs[bucket] - 1.0 - lows[bucket];
    double share = width > 0 ? Math.min(1, (nanos - lows[bucket]) / width) : 1;
    return below + share * counts[bucket];
  }
}
