package io.edgewise.sim.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reference values of {@link ConfidenceInterval}, {@link QuantileInterval}, {@link PairedComparison}, {@link Holm}. */
class IntervalsTest {

  @Test
  @DisplayName("The t interval agrees with scipy.stats.t.interval")
  void replications() {
    double[] values = {10, 12, 9, 11, 14};
    ConfidenceInterval found = ConfidenceInterval.ofReplications(values, 0.95);
    assertEquals(11.2, found.value(), 1e-14);
    assertEquals(8.81161161190002, found.low(), 1e-11);
    assertEquals(13.588388388099979, found.high(), 1e-11);
    assertEquals(2.38838838809998, found.halfWidth(), 1e-11);
    assertEquals(2.38838838809998 / 11.2, found.relativeHalfWidth(), 1e-12);
    assertTrue(found.contains(9) && !found.contains(8.8));
    ConfidenceInterval pooled = ConfidenceInterval.ofReplications(100, values, 0.95);
    assertEquals(found.halfWidth(), pooled.halfWidth(), 1e-12);
    assertEquals(100, pooled.value());
  }

  @Test
  @DisplayName("An interval turned, moved, widened and stated at another level, by hand")
  void changed() {
    ConfidenceInterval found = new ConfidenceInterval(3, 1, 4, 0.95);
    assertEquals(new ConfidenceInterval(-3, -4, -1, 0.95), found.negated());
    assertEquals(new ConfidenceInterval(10, 8.5, 11.5, 0.95), found.around(10));
    assertEquals(new ConfidenceInterval(3, 1, 5, 0.95), found.atLeast(2));
    assertEquals(new ConfidenceInterval(3, 0.5, 5.5, 0.95), found.atLeast(2.5));
    assertEquals(new ConfidenceInterval(3, 1, 4, 0.9), found.atLevel(0.9));
  }

  @Test
  @DisplayName("One replication says nothing of its error; equal ones have none")
  void fewReplications() {
    ConfidenceInterval single = ConfidenceInterval.ofReplications(new double[] {3}, 0.95);
    assertEquals(new ConfidenceInterval(3, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0.95), single);
    assertEquals(Double.POSITIVE_INFINITY, single.halfWidth());
    assertEquals(Double.POSITIVE_INFINITY, single.relativeHalfWidth());
    assertEquals(0, ConfidenceInterval.ofReplications(new double[] {0, 0}, 0.95).relativeHalfWidth());
  }

  @Test
  @DisplayName("The Clopper-Pearson interval agrees with scipy.stats.binomtest")
  void proportions() {
    ConfidenceInterval found = ConfidenceInterval.ofProportion(3, 20, 0.95);
    assertEquals(0.15, found.value());
    assertEquals(0.03207093718554477, found.low(), 1e-9);
    assertEquals(0.37892682654529564, found.high(), 1e-9);
    assertEquals(0.03621669264519054, ConfidenceInterval.ofProportion(0, 100, 0.95).high(), 1e-9);
    assertEquals(1 - 0.03621669264519054, ConfidenceInterval.ofProportion(100, 100, 0.95).low(), 1e-9);
  }

  @Test
  @DisplayName("The interval of a proportion covers at least at its level, whatever the proportion (exact sum)")
  void proportionCoverage() {
    for (int trials : new int[] {1, 5, 30}) {
      for (double proportion : new double[] {0.001, 0.1, 0.37, 0.5, 0.98}) {
        BinomialDistribution law = BinomialDistribution.of(trials, proportion);
        double covered = IntStream.rangeClosed(0, trials)
            .filter(k -> ConfidenceInterval.ofProportion(k, trials, 0.9).contains(proportion))
            .mapToDouble(law::probability).sum();
        assertTrue(covered >= 0.9 - 1e-12, () -> trials + " trials of " + proportion + ": " + covered);
      }
    }
  }

  @Test
  @DisplayName("Ranks around a quantile agree with the binomial distribution (scipy.stats.binom)")
  void quantileRanks() {
    QuantileInterval median = QuantileInterval.of(0.5, 20, 0.95);
    assertEquals(new QuantileInterval(0.5, 20, 0.95, 6, 15), median);
    assertEquals(0.9586105346679688, median.coverage(), 1e-12);
    QuantileInterval tail = QuantileInterval.of(0.99, 1_000, 0.95);
    assertEquals(new QuantileInterval(0.99, 1_000, 0.95, 983, 997), tail);
    assertEquals(0.976094763497977, tail.coverage(), 1e-12);
    assertEquals("p99 lies between the observations of rank 983 and 997 of 1,000 (95 %)", tail.statement());
    double[] sorted = IntStream.rangeClosed(1, 20).mapToDouble(i -> i).toArray();
    assertEquals(new ConfidenceInterval(10, 6, 15, 0.95), median.over(sorted));
    LatencyHistogram histogram = new LatencyHistogram();
    IntStream.rangeClosed(1, 20).forEach(histogram::record);
    assertEquals(new ConfidenceInterval(10, 6, 15, 0.95), median.over(histogram));
  }

  @ParameterizedTest(name = "level {1} of {0}: {2} to {3}")
  @CsvSource({"2, 0.5, 1, 2", "4, 0.875, 1, 4", "4, 0.375, 2, 3", "1, 0.5, 0, 2"})
  @DisplayName("Where an end misses the median with exactly the probability allowed, it stays: sums of n choose k over 2^n")
  void exactTails(int n, double level, int low, int high) {
    QuantileInterval found = QuantileInterval.of(0.5, n, level);
    assertEquals(new QuantileInterval(0.5, n, level, low, high), found);
    assertEquals(low == 0 ? 1 : level, found.coverage(), 1e-15);
  }

  @Test
  @DisplayName("The upper end may be the greatest observation")
  void greatest() {
    QuantileInterval all = new QuantileInterval(0.5, 4, 0.875, 1, 4);
    assertEquals(new ConfidenceInterval(2, 1, 4, 0.875), all.over(new double[] {1, 2, 3, 4}));
    LatencyHistogram histogram = new LatencyHistogram();
    IntStream.rangeClosed(1, 4).forEach(histogram::record);
    assertEquals(new ConfidenceInterval(2, 1, 4, 0.875), all.over(histogram));
    assertThrows(IllegalArgumentException.class, () -> all.over(new double[3]));
    histogram.record(5);
    assertThrows(IllegalArgumentException.class, () -> all.over(histogram));
  }

  @Test
  @DisplayName("The least and the greatest sample sizes have ranks")
  void sampleSizes() {
    assertEquals(new QuantileInterval(0.5, 1, 0.95, 0, 2), QuantileInterval.of(0.5, 1, 0.95));
    int n = Integer.MAX_VALUE;
    QuantileInterval most = QuantileInterval.of(0.5, n, 0.95);
    // The normal approximation: 1.96 standard deviations of sqrt(n) / 2 to each side.
    assertEquals(n / 2.0 - 1.959964 * Math.sqrt(n) / 2, most.lowRank(), 2);
    assertEquals(n / 2.0 + 1.959964 * Math.sqrt(n) / 2, most.highRank(), 2);
  }

  @Test
  @DisplayName("A sample too small for a quantile is called so, with the size it takes")
  void smallSamples() {
    QuantileInterval small = QuantileInterval.of(0.999, 500, 0.95);
    assertFalse(small.isLargeEnough());
    assertEquals(501, small.highRank());
    assertEquals("p99.9 needs at least 3,688 observations for a 95 % interval, there are 500", small.statement());
    assertEquals(Double.POSITIVE_INFINITY, small.over(new double[500]).high());
    for (double p : new double[] {0.5, 0.9, 0.01, 0.999}) {
      long enough = QuantileInterval.smallestSample(p, 0.95);
      assertTrue(QuantileInterval.of(p, enough, 0.95).isLargeEnough());
      assertFalse(QuantileInterval.of(p, enough - 1, 0.95).isLargeEnough());
    }
  }

  @Test
  @DisplayName("The ranks are the narrowest: one step inwards misses too often")
  void narrowest() {
    for (int n : new int[] {10, 77, 5_000, 1_000_000}) {
      for (double p : new double[] {0.1, 0.5, 0.95, 0.999}) {
        QuantileInterval found = QuantileInterval.of(p, n, 0.9);
        BinomialDistribution below = BinomialDistribution.of(n, p);
        assertTrue(found.coverage() >= 0.9 - 1e-12);
        assertTrue(found.lowRank() == 0 || below.cumulativeProbability(found.lowRank() - 1) <= 0.05);
        assertTrue(below.cumulativeProbability(found.lowRank()) > 0.05);
        assertTrue(found.highRank() > n || below.survivalProbability((int) found.highRank() - 1) <= 0.05);
        assertTrue(below.survivalProbability((int) found.highRank() - 2) > 0.05);
      }
    }
  }

  @Test
  @DisplayName("The paired comparison agrees with scipy.stats.ttest_rel")
  void paired() {
    double[] first = {5.1, 4.8, 6.2, 5.5, 5.0};
    double[] second = {4.9, 4.1, 5.9, 5.6, 4.2};
    PairedComparison found = PairedComparison.of(first, second, 0.95);
    assertEquals(-0.38, found.difference().value(), 1e-14);
    assertEquals(-0.8395834411373454, found.difference().low(), 1e-11);
    assertEquals(0.07958344113734561, found.difference().high(), 1e-11);
    assertEquals(0.08333570947526213, found.pValue(), 1e-11);
    assertFalse(found.distinguishable());
    assertTrue(PairedComparison.of(first, second, 0.9).distinguishable());
    double apart = Tally.of(first).variance() + Tally.of(second).variance();
    assertEquals(0.137 / apart, found.varianceRatio(), 1e-12);
  }

  @Test
  @DisplayName("The difference of skewed estimates: corrected as the mean of the differences is, open where an estimate is")
  void skewedDifference() {
    double[] x = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    double[] y = {0.2, 0.5, 0.9, 1.1, 1.3, 1.6, 2.0, 2.4, 3.7, 7.9};
    ConfidenceInterval first = new ConfidenceInterval(0, 0, 0, 0.95);
    ConfidenceInterval second = new ConfidenceInterval(2.16, 1, 5, 0.95);
    SkewedMean mean = SkewedMean.of(y);
    PairedComparison found = PairedComparison.ofEstimates(first, second, x, y, 0.95);
    assertEquals(2.16, found.difference().value(), 1e-12);
    assertEquals(2.16 - mean.below(0.95), found.difference().low(), 1e-12);
    assertEquals(2.16 + mean.above(0.95), found.difference().high(), 1e-12);
    assertEquals(mean.pValue(2.16), found.pValue(), 1e-12);
    PairedComparison turned = PairedComparison.ofEstimates(second, first, y, x, 0.95);
    assertEquals(found.difference().low(), -turned.difference().high(), 1e-9);
    assertEquals(found.difference().high(), -turned.difference().low(), 1e-9);
    assertEquals(found.pValue(), turned.pValue(), 1e-9);
    ConfidenceInterval open = new ConfidenceInterval(0, -1, Double.POSITIVE_INFINITY, 0.95);
    assertEquals(Double.NEGATIVE_INFINITY, PairedComparison.ofEstimates(open, second, x, y, 0.95).difference().low());
    assertEquals(1, PairedComparison.ofEstimates(open, second, x, y, 0.95).pValue());
    double[] two = {1, 4};
    assertEquals(SkewedMean.of(two).pValue(2.5),
        PairedComparison.ofEstimates(first, second, new double[2], two, 0.95).pValue(), 1e-12);
    assertEquals("two replications are needed, were 1", assertThrows(IllegalArgumentException.class,
        () -> PairedComparison.ofEstimates(first, second, new double[1], y, 0.95)).getMessage());
  }

  @Test
  @DisplayName("Correlation agrees with numpy.corrcoef; what never changes goes with nothing, few pairs may go together")
  void correlation() {
    double[] x = {5.1, 4.8, 6.2, 5.5, 5.0};
    double[] y = {4.9, 4.1, 5.9, 5.6, 4.2, 1000};
    assertEquals(0.844672047328541, Correlation.squared(x, y), 1e-12);
    assertEquals(1, Correlation.squared(x, x), 1e-12);
    assertEquals(0, Correlation.squared(x, new double[5]));
    assertEquals(1, Correlation.squared(new double[2], new double[2]));
    // By hand: 3^2 / (2 x 14/3).
    assertEquals(27.0 / 28, Correlation.squared(new double[] {1, 2, 3}, new double[] {1, 2, 4}), 1e-15);
    assertEquals(1, Correlation.squared(x, new double[] {1, 2, Double.NaN, 3, 4}));
  }

  @Test
  @DisplayName("Paired comparisons without information or without noise")
  void pairedBoundaries() {
    PairedComparison single = PairedComparison.of(new double[] {1}, new double[] {2}, 0.95);
    assertEquals(1, single.pValue());
    assertFalse(single.distinguishable());
    assertFalse(PairedComparison.of(new double[] {1, 2}, new double[] {1, 2}, 0.95).distinguishable());
    assertEquals(1, PairedComparison.of(new double[] {1, 1}, new double[] {2, 2}, 0.95).varianceRatio());
    PairedComparison sure = PairedComparison.of(new double[] {1, 2, 4}, new double[] {2, 3, 5}, 0.95);
    assertEquals(0, sure.pValue());
    assertTrue(sure.distinguishable());
    assertEquals("both systems need the same replications, were 1 and 2", assertThrows(IllegalArgumentException.class,
        () -> PairedComparison.of(new double[1], new double[2], 0.95)).getMessage());
  }

  @Test
  @DisplayName("Holm's adjusted p-values, worked by hand")
  void holm() {
    // sorted .01 x 4, .02 x 3, .03 x 2 (not below .06), .5 x 1
    assertArrayEquals(new double[] {0.06, 0.04, 0.5, 0.06},
        Holm.adjusted(new double[] {0.03, 0.01, 0.5, 0.02}), 1e-15);
    assertArrayEquals(new double[] {1, 1}, Holm.adjusted(new double[] {0.9, 0.6}));
    assertArrayEquals(new double[0], Holm.adjusted(new double[0]));
    assertArrayEquals(new double[] {1, 0}, Holm.adjusted(new double[] {1, 0}));
    assertThrows(IllegalArgumentException.class, () -> Holm.adjusted(new double[] {-0.01}));
    assertThrows(IllegalArgumentException.class, () -> Holm.adjusted(new double[] {1.01}));
    assertEquals("a p-value must be within 0..1, was NaN", assertThrows(IllegalArgumentException.class,
        () -> Holm.adjusted(new double[] {Double.NaN})).getMessage());
  }

  @Test
  @DisplayName("What cannot be meant is refused")
  void refused() {
    assertEquals("level must be inside 0..1, was 95.0", assertThrows(IllegalArgumentException.class,
        () -> ConfidenceInterval.ofReplications(new double[] {1}, 95)).getMessage());
    assertEquals("at least one replication is needed", assertThrows(IllegalArgumentException.class,
        () -> ConfidenceInterval.ofReplications(new double[0], 0.95)).getMessage());
    assertEquals("successes must be within 0..trials and trials at least 1, were 0 and 0", assertThrows(
        IllegalArgumentException.class, () -> ConfidenceInterval.ofProportion(0, 0, 0.95)).getMessage());
    assertEquals("p must be inside 0..1, was 1.0", assertThrows(IllegalArgumentException.class,
        () -> QuantileInterval.of(1, 10, 0.95)).getMessage());
    for (double out : new double[] {0, 1, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> new ConfidenceInterval(1, 0, 2, out));
      assertThrows(IllegalArgumentException.class, () -> new QuantileInterval(out, 20, 0.95, 6, 15));
      assertThrows(IllegalArgumentException.class, () -> new QuantileInterval(0.5, 20, out, 6, 15));
      assertThrows(IllegalArgumentException.class, () -> QuantileInterval.smallestSample(out, 0.95));
      assertThrows(IllegalArgumentException.class, () -> QuantileInterval.smallestSample(0.5, out));
    }
    for (long size : new long[] {0, 1L + Integer.MAX_VALUE}) {
      assertThrows(IllegalArgumentException.class, () -> QuantileInterval.of(0.5, size, 0.95));
    }
    assertThrows(IllegalArgumentException.class, () -> new QuantileInterval(0.5, 20, 0.95, 6, 6));
    assertThrows(IllegalArgumentException.class, () -> new QuantileInterval(0.5, 20, 0.95, 6, 22));
  }
}
