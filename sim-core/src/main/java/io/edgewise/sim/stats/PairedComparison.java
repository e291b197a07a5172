package io.edgewise.sim.stats;

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
