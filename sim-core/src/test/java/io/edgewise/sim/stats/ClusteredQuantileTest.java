package io.edgewise.sim.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A quantile over clusters")
class ClusteredQuantileTest {

  private static ClusteredQuantile of(double p, long[]... clusters) {
    return of(p, Dependence.NONE, clusters);
  }

  private static ClusteredQuantile of(double p, Dependence dependence, long[]... clusters) {
    LatencyHistogram pooled = new LatencyHistogram();
    List<BucketedCdf> cdfs = new ArrayList<>();
    for (long[] cluster : clusters) {
      LatencyHistogram histogram = new LatencyHistogram();
      for (long value : cluster) {
        histogram.record(value);
      }
      pooled.add(histogram);
      cdfs.add(BucketedCdf.of(histogram));
    }
    return ClusteredQuantile.of(pooled, cdfs, p, 0.95, dependence);
  }

  @Test
  @DisplayName("by hand: the probability below it by cluster, Student's t on it, and the pooled quantiles at its ends")
  void byHand() {
    // The median of 1..8 is 4. Below it lie 3 of 4 and 1 of 4: excess .25 and -.25 of a mean count of 4.
    ClusteredQuantile found = of(0.5, new long[] {1, 2, 3, 6}, new long[] {4, 5, 7, 8});
    assertEquals(4, found.interval().value());
    // t of one degree of freedom is 12.7, half = 12.7 * .25 = 3.18 on the probability: nothing is known.
    assertEquals(Double.NEGATIVE_INFINITY, found.interval().low());
    assertEquals(Double.POSITIVE_INFINITY, found.interval().high());
    assertEquals(4, Tally.of(found.values()).mean(), 1e-9);
    assertTrue(found.values()[0] < found.values()[1], "the cluster of small values contributes a small one");
  }

  @Test
  @DisplayName("equal clusters leave no doubt, a single one tells nothing of its error")
  void equalAndSingle() {
    ClusteredQuantile equal = of(0.5, new long[] {1, 2, 3, 4}, new long[] {1, 2, 3, 4}, new long[] {1, 2, 3, 4});
    assertEquals(new ConfidenceInterval(2, 2, 2, 0.95), equal.interval());
    ClusteredQuantile single = of(0.5, new long[] {1, 2, 3, 4});
    assertEquals(2, single.interval().value());
    assertEquals(Double.POSITIVE_INFINITY, single.interval().halfWidth());
  }

  @Test
  @DisplayName("the values of the clusters average to the quantile and spread like the numbers above it")
  void values() {
    SplittableRandom random = new SplittableRandom(4);
    long[][] clusters = new long[12][];
    for (int i = 0; i < clusters.length; i++) {
      clusters[i] = random.longs(900 + 20 * i, 1_000_000, 9_000_000).toArray();
    }
    for (double p : new double[] {0.05, 0.5, 0.9, 0.99}) {
      ClusteredQuantile found = of(p, clusters);
      assertEquals(found.interval().value(), Tally.of(found.values()).mean(), 10);
      Tally surplus = new Tally();
      for (long[] cluster : clusters) {
        long above = LongStream.of(cluster).filter(value -> value > found.interval().value()).count();
        surplus.add((above - (1 - p) * cluster.length) / 1_010);
      }
      // Of a uniform law, a quantile moves by the length of its range when the probability moves by 1.
      assertEquals(8e6 * surplus.standardError(), Tally.of(found.values()).standardError(),
          0.1 * surplus.standardError() * 8e6);
      assertTrue(found.interval().contains(1_000_000 + 8_000_000 * p), () -> found.interval().toString());
      assertTrue(Double.isFinite(found.interval().halfWidth()), () -> found.interval().toString());
    }
  }

  @Test
  @DisplayName("differences between clusters of one observation each have intervals that cover, not some that are too short")
  void singleObservations() {
    // Of two equal systems the difference is 0. 200 trials at 95 %: fewer than 178 by chance in one case of 1,000.
    SplittableRandom random = new SplittableRandom(6);
    int covered = 0;
    for (int trial = 0; trial < 200; trial++) {
      ClusteredQuantile first = ofSingles(random);
      ClusteredQuantile second = ofSingles(random);
      covered += PairedComparison
          .ofEstimates(first.interval(), second.interval(), first.values(), second.values(), 0.95)
          .difference().contains(0) ? 1 : 0;
    }
    assertTrue(covered >= 178, "covered in " + covered + " of 200 trials");
  }

  private static ClusteredQuantile ofSingles(SplittableRandom random) {
    long[][] clusters = new long[1_000][];
    for (int i = 0; i < clusters.length; i++) {
      clusters[i] = new long[] {(long) (-1e8 * Math.log(random.nextDouble()))};
    }
    return of(0.95, clusters);
  }

  @Test
  @DisplayName("behind few independent observations the interval is at least that of as many trials, if the clusters spread like those")
  void fewObservations() {
    SplittableRandom random = new SplittableRandom(7);
    long[][] states = new long[10][1_000];
    long[][] alike = new long[10][1_000];
    for (int cluster = 0; cluster < 10; cluster++) {
      for (int i = 0; i < 1_000; i++) {
        // 25 values in a row are the same in one, and all are drawn in the other.
        states[cluster][i] = i % 25 == 0 ? random.nextLong(1_000_000_000) : states[cluster][i - 1];
        alike[cluster][i] = random.nextLong(1_000_000_000);
      }
    }
    Dependence few = new Dependence(1, 400);
    ConfidenceInterval trials = ConfidenceInterval.ofProportion(392, 400, 0.95);
    ConfidenceInterval found = of(0.98, few, states).interval();
    assertTrue(found.low() <= 1.01e9 * trials.low() && found.high() >= 0.99e9 * trials.high(), () -> "" + found);
    assertEquals(of(0.98, alike).interval(), of(0.98, few, alike).interval());
  }

  @Test
  @DisplayName("what clusters that depend on each other have too little of a spread is made up for")
  void dependentClusters() {
    long[][] clusters = {{1, 2, 3, 6, 9}, {4, 5, 7, 8, 10}, {1, 2, 5, 8, 10}, {3, 4, 6, 7, 9}};
    ClusteredQuantile plain = of(0.5, clusters);
    ClusteredQuantile spread = of(0.5, new Dependence(4, Double.POSITIVE_INFINITY), clusters);
    assertTrue(spread.interval().halfWidth() > 1.4 * plain.interval().halfWidth(), () -> plain + " " + spread);
    assertTrue(Tally.of(spread.values()).variance() > 2 * Tally.of(plain.values()).variance());
  }

  @Test
  @DisplayName("counting inside a bucket is the inverse of the histogram's quantile")
  void inverse() {
    LatencyHistogram histogram = new LatencyHistogram();
    new SplittableRandom(5).longs(5_000, 1_000_000, 9_000_000).forEach(histogram::record);
    BucketedCdf cdf = BucketedCdf.of(histogram);
    for (double p = 0.01; p < 1; p += 0.01) {
      assertEquals(p * 5_000, cdf.countAtMost(histogram.quantile(p)), 1e-6);
    }
    assertEquals(0, cdf.countAtMost(100));
    assertEquals(5_000, cdf.countAtMost(1e9));
    LatencyHistogram two = new LatencyHistogram();
    two.record(3);
    two.record(7);
    BucketedCdf few = BucketedCdf.of(two);
    assertEquals(0, few.countAtMost(2.5));
    assertEquals(1, few.countAtMost(3));
    assertEquals(1, few.countAtMost(6.9));
    assertEquals(2, few.countAtMost(7));
  }

  @Test
  @DisplayName("is refused without observations or outside 0..1")
  void refused() {
    assertThrows(IllegalArgumentException.class, () -> of(0.5, new long[0]));
    assertThrows(IllegalArgumentException.class, () -> of(1, new long[] {1}));
    assertThrows(IllegalArgumentException.class, () -> of(0, new long[] {1}));
  }
}
