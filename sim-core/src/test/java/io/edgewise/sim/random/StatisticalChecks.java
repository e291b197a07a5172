package io.edgewise.sim.random;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/** Goodness-of-fit checks that fail with probability {@link #FALSE_ALARM} when the hypothesis is true. */
final class StatisticalChecks {

  /** The two-sided chance that one check fails on truly random numbers. */
  static final double FALSE_ALARM = 1e-7;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private StatisticalChecks() {}

  static void assertUniformCounts(String what, long[] counts) {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    double expected = (double) total / counts.length;
    double statistic = 0;
    for (long count : counts) {
      statistic += (count - expected) * (count - expected) / expected;
    }
    ChiSquaredDistribution law = ChiSquaredDistribution.of(counts.length - 1.0);
    assertTail(what + ": chi-square " + statistic, law.cumulativeProbability(statistic),
        law.survivalProbability(statistic));
  }

  /** The statistic is standard normal under the hypothesis, and one of {@code tries} such statistics (Bonferroni). */
  static void assertNormal(String what, double z, int tries) {
    double tail = 2 * NORMAL.survivalProbability(Math.abs(z));
    assertTrue(tail * tries > FALSE_ALARM, () -> what + ": z = " + z);
  }

  static void assertPoisson(String what, int count, double mean) {
    PoissonDistribution law = PoissonDistribution.of(mean);
    assertTail(what + ": " + count + " where " + mean + " are expected", law.cumulativeProbability(count),
        law.survivalProbability(count - 1));
  }

  private static void assertTail(String what, double lower, double upper) {
    assertTrue(2 * Math.min(lower, upper) > FALSE_ALARM, () -> what + ", tails " + lower + " and " + upper);
  }
}
