package io.edgewise.sim.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("The mean of skewed observations")
class SkewedMeanTest {

  private static final double[] SKEWED = {0.2, 0.5, 0.9, 1.1, 1.3, 1.6, 2.0, 2.4, 3.7, 7.9};

  @Test
  @DisplayName("agrees with the formulas in scipy: skew(bias=False), t, brentq over Gauss-Hermite points from numpy")
  void reference() {
    SkewedMean mean = SkewedMean.of(SKEWED);
    assertEquals(0.713084068598429, mean.standardError(), 1e-12);
    assertEquals(1.1141363650681044, mean.below(0.95), 1e-8);
    assertEquals(3.2667444837223156, mean.above(0.95), 1e-8);
    assertEquals(1.5353544747427814, mean.below(0.99), 1e-8);
    assertEquals(4.964461028299188, mean.above(0.99), 1e-8);
    assertEquals(0.0765497619957764, mean.pValue(1.0), 1e-10);
    assertEquals(0.39161506374152166, mean.pValue(-1.0), 1e-10);
  }

  @Test
  @DisplayName("mirrors what is mirrored, and its probabilities belong to its intervals")
  void consistent() {
    SkewedMean mean = SkewedMean.of(SKEWED);
    double[] mirrored = new double[SKEWED.length];
    for (int i = 0; i < mirrored.length; i++) {
      mirrored[i] = -SKEWED[i];
    }
    assertEquals(mean.below(0.95), SkewedMean.of(mirrored).above(0.95), 1e-9);
    assertTrue(mean.above(0.95) > mean.below(0.95), "rare large observations may all be missing");
    for (double level : new double[] {0.5, 0.9, 0.95, 0.999}) {
      assertEquals(1 - level, mean.pValue(mean.below(level)), 1e-7);
      assertEquals(1 - level, mean.pValue(-mean.above(level)), 1e-7);
    }
  }

  @Test
  @DisplayName("is Student's t of two observations, and nearly that of many symmetric ones")
  void student() {
    double[] two = {1, 4};
    assertEquals(ConfidenceInterval.ofReplications(two, 0.95).halfWidth(), SkewedMean.of(two).below(0.95), 1e-12);
    assertEquals(PairedComparison.of(new double[2], two, 0.95).pValue(), SkewedMean.of(two).pValue(2.5), 1e-12);
    double[] many = new double[2_000];
    for (int i = 0; i < many.length; i++) {
      many[i] = i;
    }
    double half = ConfidenceInterval.ofReplications(many, 0.95).halfWidth();
    assertEquals(half, SkewedMean.of(many).below(0.95), 1e-3 * half);
    assertEquals(half, SkewedMean.of(many).above(0.95), 1e-3 * half);
  }

  @Test
  @DisplayName("without spread is certain; one observation tells nothing")
  void boundaries() {
    SkewedMean equal = SkewedMean.of(3, 3, 3, 3);
    assertEquals(0, equal.below(0.95));
    assertEquals(0, equal.pValue(0.1));
    assertEquals(1, equal.pValue(0));
    assertThrows(IllegalArgumentException.class, () -> SkewedMean.of(3));
  }

  /** Bands for 40,000 samples each: beyond them once in ten thousand times. */
  @Tag("slow")
  @Test
  @DisplayName("covers normal observations as stated, from four of them on")
  void normal() {
    for (int n : new int[] {4, 8, 10, 20}) {
      int samples = 40_000;
      int covered = covered(n, samples, RandomGenerator::nextGaussian, 0);
      BinomialDistribution law = BinomialDistribution.of(samples, 0.95);
      assertTrue(covered >= law.inverseCumulativeProbability(5e-5) - 0.0015 * samples
          && covered <= law.inverseSurvivalProbability(5e-5) + 0.0015 * samples, n + " normal: " + covered);
    }
  }

  @Tag("slow")
  @Test
  @DisplayName("covers skewed observations better than Student's t")
  void exponential() {
    int samples = 40_000;
    int corrected = covered(10, samples, SkewedMeanTest::exponential, 1);
    int plain = 0;
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < samples; i++) {
      plain +=
          ConfidenceInterval.ofReplications(sample(10, random, SkewedMeanTest::exponential), 0.95).contains(1) ? 1 : 0;
    }
    assertTrue(plain < 0.905 * samples, "Student's t: " + plain);
    assertTrue(corrected > 0.920 * samples && corrected < 0.95 * samples, "corrected: " + corrected);
  }

  private static double exponential(RandomGenerator random) {
    return random.nextExponential();
  }

  private static int covered(int n, int samples, ToDoubleFunction<RandomGenerator> law, double truth) {
    SplittableRandom random = new SplittableRandom(2);
    int covered = 0;
    for (int i = 0; i < samples; i++) {
      double[] observations = sample(n, random, law);
      SkewedMean mean = SkewedMean.of(observations);
      double average = Tally.of(observations).mean();
      covered += mean.pValue(average - truth) >= 0.05 ? 1 : 0;
    }
    return covered;
  }

  private static double[] sample(int n, RandomGenerator random, ToDoubleFunction<RandomGenerator> law) {
    double[] observations = new double[n];
    for (int i = 0; i < n; i++) {
      observations[i] = law.applyAsDouble(random);
    }
    return observations;
  }
}
