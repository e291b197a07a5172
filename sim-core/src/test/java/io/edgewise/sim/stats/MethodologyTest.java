package io.edgewise.sim.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.random.Purpose;
import io.edgewise.sim.random.RandomStream;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Streams and intervals together, against closed forms. Statistical bounds are five standard errors wide. */
class MethodologyTest {

  @Test
  @DisplayName("M09 Antithetic pairs of e^U: variance .003912497 against .121017804")
  void antithetic() {
    double e = Math.E;
    double variance = (e * e - 1) / 2 - (e - 1) * (e - 1);
    double covariance = e - (e - 1) * (e - 1);
    double independentPair = variance / 2;
    double antitheticPair = (variance + covariance) / 2;
    assertEquals(0.121017804, independentPair, 1e-9);
    assertEquals(0.003912497, antitheticPair, 1e-9);
    assertEquals(0.967670, 1 - antitheticPair / independentPair, 1e-6);
    RandomStream stream = RandomStream.of(9, 0, Purpose.SERVICE, 0);
    Tally independent = new Tally();
    Tally antithetic = new Tally();
    int n = 400_000;
    for (long i = 0; i < n; i++) {
      double first = Math.exp(stream.uniform(2 * i));
      independent.add((first + Math.exp(stream.uniform(2 * i + 1))) / 2);
      antithetic.add((first + Math.exp(RandomStream.toUniform(~stream.bits(2 * i)))) / 2);
    }
    // A variance estimated from n values of kurtosis k has relative error sqrt((k - 1) / n); both have k < 4.
    double bound = 5 * Math.sqrt(3.0 / n);
    assertEquals(independentPair, independent.variance(), bound * independentPair);
    assertEquals(antitheticPair, antithetic.variance(), bound * antitheticPair);
    assertEquals(e - 1, antithetic.mean(), 5 * Math.sqrt(antitheticPair / n));
  }

  @Tag("slow")
  @Test
  @DisplayName("M09 Common random numbers: exponential means 1 and .9 have variance ratio .005524862")
  void commonRandomNumbers() {
    double expected = 0.01 / 1.81;
    assertEquals(0.005524862, expected, 1e-9);
    Exponential slow = new Exponential(1);
    Exponential fast = new Exponential(0.9);
    RandomStream stream = RandomStream.of(9, 1, Purpose.SERVICE, 0);
    RandomStream other = RandomStream.of(9, 1, Purpose.SERVICE, 1);
    int n = 200_000;
    double[] first = new double[n];
    double[] second = new double[n];
    double[] apart = new double[n];
    for (int i = 0; i < n; i++) {
      first[i] = slow.quantile(stream.uniform(i));
      second[i] = fast.quantile(stream.uniform(i));
      apart[i] = fast.quantile(other.uniform(i));
    }
    PairedComparison common = PairedComparison.of(first, second, 0.95);
    // Both are multiples of the same sample, so the ratio holds to rounding.
    assertEquals(expected, common.varianceRatio(), 1e-9);
    assertEquals(-0.1, common.difference().value(), 5 * 0.1 / Math.sqrt(n));
    assertEquals(1, PairedComparison.of(first, apart, 0.95).varianceRatio(), 5 / Math.sqrt(n));
  }

  @Tag("slow")
  @Test
  @DisplayName("Nominal 95 % intervals of ten normal replications cover 95 % of the time")
  void coverageNormal() {
    NormalDistribution normal = NormalDistribution.of(3, 2);
    assertCoverage(0, 10, 3, normal::inverseCumulativeProbability, 1, 0.95);
  }

  @Tag("slow")
  @Test
  @DisplayName("Nominal 95 % intervals of ten replications, each the mean of 100 exponential values, cover 93-97 %")
  void coverageReplicationMeans() {
    assertCoverage(1, 10, 3, new Exponential(3)::quantile, 100, 0.95);
  }

  @Tag("slow")
  @Test
  @DisplayName("Ten raw exponential values cover too rarely, as known: 90 %, so replications should be averages")
  void coverageRawExponential() {
    assertCoverage(2, 10, 3, new Exponential(3)::quantile, 1, 0.899);
  }

  /** The last figure is the coverage expected; the tolerance is five standard errors of 4,000 trials, 1.7 points. */
  private static void assertCoverage(
      int slot, int replications, double mean, DoubleUnaryOperator quantile, int averaged, double expected) {
    int trials = 4_000;
    int covered = 0;
    for (int trial = 0; trial < trials; trial++) {
      double[] values = new double[replications];
      for (int r = 0; r < replications; r++) {
        RandomStream stream = RandomStream.of(trial, r, Purpose.SERVICE, slot);
        double sum = 0;
        for (int i = 0; i < averaged; i++) {
          sum += quantile.applyAsDouble(stream.uniform(i));
        }
        values[r] = sum / averaged;
      }
      covered += ConfidenceInterval.ofReplications(values, 0.95).contains(mean) ? 1 : 0;
    }
    double bound = 5 * Math.sqrt(0.95 * 0.05 / trials);
    assertEquals(expected, (double) covered / trials, bound);
  }

  @Tag("slow")
  @Test
  @DisplayName("The order-statistics interval of a p95 covers as its binomial sum says")
  void coverageQuantile() {
    Exponential law = new Exponential(1);
    QuantileInterval ranks = QuantileInterval.of(0.95, 200, 0.95);
    int trials = 4_000;
    int covered = 0;
    for (int trial = 0; trial < trials; trial++) {
      RandomStream stream = RandomStream.of(trial, 0, Purpose.SERVICE, 3);
      double[] sample = new double[200];
      Arrays.setAll(sample, i -> law.quantile(stream.uniform(i)));
      Arrays.sort(sample);
      covered += ranks.over(sample).contains(law.quantile(0.95)) ? 1 : 0;
    }
    assertTrue(ranks.coverage() >= 0.95);
    assertEquals(ranks.coverage(), (double) covered / trials, 5 * Math.sqrt(0.95 * 0.05 / trials));
  }
}
