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
    double[] differences = differences(first, second);
    ConfidenceInterval interval = ConfidenceInterval.ofReplications(differences, level);
    Tally tally = Tally.of(differences);
    double apart = Tally.of(first).variance() + Tally.of(second).variance();
    double ratio = apart > 0 ? tally.variance() / apart : 1;
    return new PairedComparison(interval, pValue(tally), ratio);
  }

  /**
   * Compares two estimates whose errors may be skewed, such as quantiles: Student's t on the differences, corrected for
   * their skewness (R. Willink, A confidence interval and test for the mean of an asymmetric distribution, Communications
   * in Statistics 34, 2005).
   *
   * @param first estimate with its interval; where that has no end, the difference has none
   * @param second of the other system
   * @param firstValues one finite number for each replication of the first system, whose mean is the estimate
   * @param secondValues the same of the other system; may be more or fewer, and at least two are needed of both
   * @throws IllegalArgumentException if there are fewer than two replications of either, a number is not finite, or the
   *     level is not inside 0..1
   */
  public static PairedComparison ofEstimates(ConfidenceInterval first, ConfidenceInterval second, double[] firstValues,
      double[] secondValues, double level) {
    int common = Math.min(firstValues.length, secondValues.length);
    if (common < 2) {
      throw new IllegalArgumentException("two replications are needed, were " + common);
    }
    double[] x = Arrays.copyOf(firstValues, common);
    double[] y = Arrays.copyOf(secondValues, common);
    PairedComparison straight = of(x, y, level);
    double value = straight.difference.value();
    SkewedMean mean = SkewedMean.of(differences(x, y));
    boolean knownBelow = Double.isFinite(second.low()) && Double.isFinite(first.high());
    boolean knownAbove = Double.isFinite(second.high()) && Double.isFinite(first.low());
    double low = knownBelow ? Math.min(value, value - mean.below(level)) : Double.NEGATIVE_INFINITY;
    double high = knownAbove ? Math.max(value, value + mean.above(level)) : Double.POSITIVE_INFINITY;
    double pValue = (value > 0 ? knownBelow : knownAbove) ? mean.pValue(value) : 1;
    return new PairedComparison(new ConfidenceInterval(value, low, high, level), pValue, straight.varianceRatio);
  }

  private static double[] differences(double[] first, double[] second) {
    double[] differences = new double[first.length];
    for (int i = 0; i < first.length; i++) {
      differences[i] = second[i] - first[i];
    }
    return differences;
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
