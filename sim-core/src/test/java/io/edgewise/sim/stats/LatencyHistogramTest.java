package io.edgewise.sim.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.edgewise.sim.random.Lognormal;
import io.edgewise.sim.random.Purpose;
import io.edgewise.sim.random.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {

  private static final int[] RESOLUTIONS = {1, LatencyHistogram.COARSE_BITS, LatencyHistogram.FINE_BITS, 12};

  /** Durations from nanoseconds to hours, so that linear and logarithmic buckets are met. */
  private static long[] durations(int n, long seed) {
    RandomStream stream = RandomStream.of(seed, 0, Purpose.SERVICE, 0);
    Lognormal law = new Lognormal(Math.log(50_000), 5);
    long[] all = new long[n];
    for (int i = 0; i < n; i++) {
      all[i] = Math.round(law.quantile(stream.uniform(i)));
    }
    return all;
  }

  private static LatencyHistogram of(int bits, long... durations) {
    LatencyHistogram histogram = new LatencyHistogram(bits);
    for (long duration : durations) {
      histogram.record(duration);
    }
    return histogram;
  }

  private static String buckets(LatencyHistogram histogram) {
    StringBuilder text = new StringBuilder();
    histogram.forEachBucket(
        (low, high, count) -> text.append(low).append("..").append(high).append(": ").append(count).append('\n'));
    return text.append(histogram.minNanos()).append(' ').append(histogram.maxNanos()).append(' ')
        .append(histogram.meanNanos()).append(' ').append(histogram.count()).toString();
  }

  @Tag("slow")
  @Test
  @DisplayName("Quantiles and fractions agree with the sorted sample to one bucket (slow twin)")
  void slowTwin() {
    for (int bits : RESOLUTIONS) {
      long[] sorted = durations(20_000, bits);
      LatencyHistogram histogram = of(bits, sorted);
      Arrays.sort(sorted);
      double width = Math.pow(2, -bits);
      for (int rank = 1; rank <= sorted.length; rank += 37) {
        double exact = sorted[rank - 1];
        double found = histogram.quantile((double) rank / sorted.length);
        assertEquals(exact, found, width * exact, () -> bits + " bits");
      }
      for (int i = 0; i < sorted.length; i += 53) {
        long at = sorted[i];
        long wide = (long) Math.ceil(at * width) + 1;
        double fraction = histogram.fractionAtMost(at);
        assertTrue(fraction >= atMost(sorted, at - wide) && fraction <= atMost(sorted, at + wide), () -> "at " + at);
      }
    }
  }

  private static double atMost(long[] sorted, long limit) {
    return (double) Arrays.stream(sorted).filter(x -> x <= limit).count() / sorted.length;
  }

  @Test
  @DisplayName("Count, sum, mean, minimum and maximum are exact")
  void exactFigures() {
    long[] all = durations(10_000, 1);
    LatencyHistogram histogram = of(4, all);
    assertEquals(all.length, histogram.count());
    assertEquals(Arrays.stream(all).sum(), histogram.sumNanos());
    assertEquals(Arrays.stream(all).average().orElseThrow(), histogram.meanNanos(), 1e-9 * histogram.meanNanos());
    assertEquals(Arrays.stream(all).min().orElseThrow(), histogram.minNanos());
    assertEquals(Arrays.stream(all).max().orElseThrow(), histogram.maxNanos());
    assertEquals(histogram.minNanos(), histogram.quantile(0));
    assertEquals(histogram.maxNanos(), histogram.quantile(1));
    assertEquals(1, histogram.fractionAtMost(histogram.maxNanos()));
    assertEquals(0, histogram.fractionAtMost(histogram.minNanos() - 1));
  }

  @Tag("slow")
  @Test
  @DisplayName("Buckets follow one another without gap, hold what they should, and are narrow")
  void bucketLayout() {
    for (int bits : RESOLUTIONS) {
      long next = 0;
      while (next < 1L << 49) {
        LatencyHistogram one = of(bits, next);
        long[] edge = new long[2];
        one.forEachBucket((low, high, count) -> {
          edge[0] = low;
          edge[1] = high;
        });
        long start = next;
        assertEquals(start, edge[0], () -> bits + " bits");
        assertTrue(edge[1] - start == 1 || edge[1] - start <= start * Math.pow(2, -bits), () -> "bucket of " + start);
        LatencyHistogram last = of(bits, next, edge[1] - 1);
        last.forEachBucket((low, high, count) -> assertEquals(2, count));
        // From 600 on only the first bucket of every octave is looked at: building a histogram for each is slow.
        next = edge[1] < 600 ? edge[1] : Long.highestOneBit(edge[1]) << 1;
      }
    }
  }

  @Test
  @DisplayName("Merging in any order and grouping gives the same histogram as recording everything in one")
  void merging() {
    long[] all = durations(9_000, 2);
    LatencyHistogram whole = of(8, all);
    LatencyHistogram[] parts = new LatencyHistogram[3];
    for (int part = 0; part < 3; part++) {
      parts[part] = of(8, Arrays.copyOfRange(all, 3_000 * part, 3_000 * (part + 1)));
    }
    int[][] orders = {{0, 1, 2}, {2, 1, 0}, {1, 2, 0}};
    for (int[] order : orders) {
      LatencyHistogram merged = new LatencyHistogram();
      for (int part : order) {
        merged.add(parts[part]);
      }
      assertEquals(buckets(whole), buckets(merged));
      assertEquals(whole.sumNanos(), merged.sumNanos());
      assertEquals(whole.quantile(0.99), merged.quantile(0.99));
    }
    LatencyHistogram grouped = parts[2].copy();
    LatencyHistogram firsts = parts[0].copy();
    firsts.add(parts[1]);
    grouped.add(firsts);
    assertEquals(buckets(whole), buckets(grouped));
    assertEquals(3_000, parts[2].count(), "the copy is independent");
  }

  @Test
  @DisplayName("Very long durations and sums beyond a long do no harm")
  void extremes() {
    LatencyHistogram histogram = of(8, Long.MAX_VALUE, Long.MAX_VALUE, 5);
    assertEquals(5, histogram.minNanos());
    assertEquals(Long.MAX_VALUE, histogram.maxNanos());
    assertEquals(2.0 / 3 * 0x1p63, histogram.meanNanos(), 1e3);
    assertThrows(ArithmeticException.class, histogram::sumNanos);
    assertEquals(5, histogram.quantile(0.33));
    assertEquals(0x1p63, histogram.quantile(1));
    LatencyHistogram twice = histogram.copy();
    twice.add(histogram);
    assertEquals(histogram.meanNanos(), twice.meanNanos());
    assertEquals(1.0 / 3, histogram.fractionAtMost(1L << 40), 1e-12);
  }

  @Test
  @DisplayName("Fractions by hand: of 5, 9, 9 and 14 in buckets of one bit, 4..5, 8..11 and 12..15")
  void fractionsByHand() {
    LatencyHistogram histogram = of(1, 5, 9, 9, 14);
    assertEquals("4..6: 1\n8..12: 2\n12..16: 1\n5 14 9.25 4", buckets(histogram));
    // Up to 4 nothing, as 5 is the least; a bucket is filled evenly, and from the greatest on there is all.
    double[] expected = {0, 0.25, 0.25, 0.25, 0.375, 0.5, 0.625, 0.75, 0.8125, 0.875, 1, 1};
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], histogram.fractionAtMost(4 + i), "at " + (4 + i));
    }
  }

  @Test
  @DisplayName("A quantile by hand, three eighths of the way into the values 8 to 11 of one bucket, and at every rank of 1 to n")
  void quantilesByHand() {
    // Rank 1.5 of 4 is 3/8 of the way from 8 to 11.
    assertEquals(9.125, of(1, 8, 9, 10, 11).quantile(0.375));
    LatencyHistogram upToN = new LatencyHistogram();
    for (int n = 1; n <= 200; n++) {
      upToN.record(n);
      for (int rank = 1; rank <= n; rank++) {
        // rank / n x n is not always rank in floating point.
        assertEquals(rank, upToN.quantile((double) rank / n), rank + " of " + n);
      }
    }
  }

  @Test
  @DisplayName("The last bucket holds all from half an octave before 2^50 on, and ends at 2^50 or beyond the greatest")
  void lastBucket() {
    long low = (1L << 50) - (1L << 48);
    LatencyHistogram inside = of(1, (1L << 50) - 2);
    assertTrue(buckets(inside).startsWith(low + ".." + (1L << 50) + ": 1\n"), () -> buckets(inside));
    LatencyHistogram beyond = of(1, (1L << 50) - 1, 1L << 60);
    assertTrue(buckets(beyond).startsWith(low + ".." + ((1L << 60) + 1) + ": 2\n"), () -> buckets(beyond));
    double at = 1L << 59;
    assertEquals((at - low) / ((1L << 60) - low), beyond.fractionAtMost(1L << 59), 1e-9);
  }

  @Test
  @DisplayName("Sums are exact at 0 and beyond a long, also where only adding leads there")
  void sums() {
    assertEquals(0, of(8, 0).sumNanos());
    LatencyHistogram empty = new LatencyHistogram();
    empty.add(new LatencyHistogram());
    assertEquals(0, empty.sumNanos());
    LatencyHistogram longest = of(8, Long.MAX_VALUE);
    assertEquals(Long.MAX_VALUE, longest.sumNanos());
    longest.add(of(8, Long.MAX_VALUE));
    assertEquals(0x1p63, longest.meanNanos());
    assertThrows(ArithmeticException.class, longest::sumNanos);
  }

  @Test
  @DisplayName("An empty histogram has no figures, and a cleared one is empty")
  void empty() {
    LatencyHistogram histogram = of(8, 3, 4);
    histogram.clear();
    assertEquals(0, histogram.count());
    assertEquals(0, histogram.sumNanos());
    assertTrue(Double.isNaN(histogram.meanNanos()));
    assertTrue(Double.isNaN(histogram.quantile(0.5)));
    assertTrue(Double.isNaN(histogram.fractionAtMost(7)));
    assertThrows(IllegalStateException.class, histogram::minNanos);
    assertThrows(IllegalStateException.class, histogram::maxNanos);
    histogram.forEachBucket((low, high, count) -> fail("no bucket has a value"));
    histogram.record(9);
    assertEquals(9, histogram.quantile(0.5));
  }

  @Test
  @DisplayName("What cannot be meant is refused")
  void refused() {
    LatencyHistogram histogram = new LatencyHistogram();
    assertEquals("a duration must not be negative, was -1 ns",
        assertThrows(IllegalArgumentException.class, () -> histogram.record(-1)).getMessage());
    assertEquals(0, histogram.count());
    assertEquals("p must be within 0..1, was 99.0",
        assertThrows(IllegalArgumentException.class, () -> histogram.quantile(99)).getMessage());
    assertEquals("a histogram of 4 sub-bucket bits cannot be added to one of 8", assertThrows(
        IllegalArgumentException.class, () -> histogram.add(new LatencyHistogram(4))).getMessage());
    assertEquals(16, new LatencyHistogram(16).subBucketBits());
    assertThrows(IllegalArgumentException.class, () -> new LatencyHistogram(0));
    assertEquals("subBucketBits must be within 1..16, was 17",
        assertThrows(IllegalArgumentException.class, () -> new LatencyHistogram(17)).getMessage());
  }
}
