package io.edgewise.sim.stats;

import java.util.Arrays;
import java.util.Objects;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Two systems compared by the differences of their replications, the i-th of both run with the same random numbers:
 * Student's t on the differences (Law, Simulation Modeling and Analysis, 5th edition, section 10.2.1).
 *
 * @param difference mean of (second - first) with its interval
 * @param pValue two-sided: the probability of so large a difference between equal systems; 1 for a single pair
 * @param varianceRatio variance of the differences over the sum of both variances: 1 for independent systems, near 0
 *     where common random numbers help much, above 1 where they hurt; 1 where it cannot be told
 */
public record PairedComparison(ConfidenceInterval difference, double pValue, double varianceRatio) {

  /**
   * Checks the values.
   *
   * @throws NullPointerException if the interval is null
   * @throws IllegalArgumentException if the p-value is not within 0..1, or the ratio is negative or not a number
   */
  public PairedComparison {
    Objects.requireNonNull(difference, "difference");
    if (!(pValue >= 0 && pValue <= 1 && varianceRatio >= 0)) {
      throw new IllegalArgumentException("p-value must be within 0..1 and variance ratio at least 0, were " + pValue
          + " and " + varianceRatio);
    }
  }

  /**
   * Compares two systems.
   *
   * @param first one finite number a replication
   * @param second the same metric of the other system, by the same replications
   * @throws IllegalArgumentException if the lengths differ or are 0, a number is not finite, or the level is not inside
   *     0..1
   */
  public static PairedComparison of(double[] first, double[] second, double level) {
    if (first.length != second.length) {
      throw new IllegalArgumentException("both systems need the same replications, were " + first.length + " and "
          + second.length);
    }
    double[] differences = new double[first.length];
    for (int i = 0; i < first.length; i++) {
      differences[i] = second[i] - first[i];
    }
    ConfidenceInterval interval = ConfidenceInterval.ofReplications(differences, level);
    Tally tally = Tally.of(differences);
    double apart = Tally.of(first).variance() + Tally.of(second).variance();
    double ratio = apart > 0 ? tally.variance() / apart : 1;
    return new PairedComparison(interval, pValue(tally), ratio);
  }

  /**
   * Compares two estimates whose intervals are lopsided, such as quantiles. The width comes from the differences of the
   * replications; it is shared out between both sides as for independent estimates, of which each end is as far away as
   * the root of a^2 + b^2, where a and b are the distances of the ends that pull that way (G. Y. Zou and A. Donner,
   * Construction of confidence limits about effect measures: a general approach, Statistics in Medicine 27, 2008). The
   * p-value belongs to the distance of 0 on its side, by Student's t.
   *
   * @param first estimate with its interval
   * @param second of the other system, at the same level
   * @param firstValues one finite number for each replication of the first system
   * @param secondValues the same of the other system; may be more or fewer, and at least two are needed of both
   * @throws IllegalArgumentException if there are fewer than two replications of either, a number is not finite, or the
   *     levels differ
   */
  public static PairedComparison ofEstimates(ConfidenceInterval first, ConfidenceInterval second, double[] firstValues,
      double[] secondValues) {
    int common = Math.min(firstValues.length, secondValues.length);
    if (common < 2 || first.level() != second.level()) {
      throw new IllegalArgumentException("two replications and equal levels are needed, were " + common + ", "
          + first.level() + " and " + second.level());
    }
    PairedComparison paired =
        of(Arrays.copyOf(firstValues, common), Arrays.copyOf(secondValues, common), first.level());
    double below = Math.hypot(second.value() - second.low(), first.high() - first.value());
    double above = Math.hypot(second.high() - second.value(), first.value() - first.low());
    ConfidenceInterval straight = paired.difference;
    double lean = below + above > 0 && Double.isFinite(below + above) ? (above - below) / (above + below) : 0;
    double value = straight.value();
    double low = Double.isInfinite(below) ? Double.NEGATIVE_INFINITY : value - straight.halfWidth() * (1 - lean);
    double high = Double.isInfinite(above) ? Double.POSITIVE_INFINITY : value + straight.halfWidth() * (1 + lean);
    double t = TDistribution.of(common - 1.0).inverseSurvivalProbability((1 - first.level()) / 2);
    double distance = value > 0 ? value - low : high - value;
    double pValue = value == 0
        ? 1
        : Math.min(1, 2 * TDistribution.of(common - 1.0).survivalProbability(t * Math.abs(value) / distance));
    return new PairedComparison(new ConfidenceInterval(value, low, high, first.level()), pValue, paired.varianceRatio);
  }

  private static double pValue(Tally differences) {
    if (differences.count() < 2 || differences.mean() == 0) {
      return 1;
    }
    // Without any variance a non-zero difference gives an infinite t and p-value 0.
    double t = Math.abs(differences.mean()) / differences.standardError();
    return Math.min(1, 2 * TDistribution.of(differences.count() - 1.0).survivalProbability(t));
  }

  /** Whether the systems differ at the interval's level: 0 is not in it. Among several comparisons use {@link Holm}. */
  public boolean distinguishable() {
    return !difference.contains(0);
  }
}
