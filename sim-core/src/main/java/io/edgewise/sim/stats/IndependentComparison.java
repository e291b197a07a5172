package io.edgewise.sim.stats;

import java.util.Objects;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Two systems compared by experiments that share no random numbers, as runs with different seeds do. Where they do share them,
 * {@link PairedComparison} tells smaller differences.
 *
 * @param difference second minus first, with its interval
 * @param pValue two-sided: the probability of so large a difference between equal systems; 1 where that cannot be told
 */
public record IndependentComparison(ConfidenceInterval difference, double pValue) {

  /**
   * Checks the values.
   *
   * @throws NullPointerException if the interval is null
   * @throws IllegalArgumentException if the p-value is not within 0..1
   */
  public IndependentComparison {
    Objects.requireNonNull(difference, "difference");
    if (!(pValue >= 0 && pValue <= 1)) {
      throw new IllegalArgumentException("p-value must be within 0..1, was " + pValue);
    }
  }

  /**
   * Compares two estimates by their replications: Welch's t, with the degrees of freedom of Welch and Satterthwaite (B. L.
   * Welch, The generalization of "Student's" problem when several different population variances are involved, Biometrika
   * 34, 1947; Law, Simulation Modeling and Analysis, 5th edition, section 10.2.2).
   *
   * @param first estimate with its interval; where that has no end, the difference has none
   * @param second of the other system
   * @param firstValues one finite number for each replication of the first system, whose mean is the estimate
   * @param secondValues the same of the other system; may be more or fewer
   * @throws IllegalArgumentException if there are fewer than two replications of either, or the level is not inside 0..1
   */
  public static IndependentComparison ofEstimates(ConfidenceInterval first, ConfidenceInterval second,
      double[] firstValues, double[] secondValues, double level) {
    ConfidenceInterval.requireLevel(level);
    Tally x = Tally.of(firstValues);
    Tally y = Tally.of(secondValues);
    if (x.count() < 2 || y.count() < 2) {
      throw new IllegalArgumentException("two replications are needed, were " + x.count() + " and " + y.count());
    }
    double value = y.mean() - x.mean();
    double ofX = x.variance() / x.count();
    double ofY = y.variance() / y.count();
    double error = Math.sqrt(ofX + ofY);
    boolean knownBelow = Double.isFinite(second.low()) && Double.isFinite(first.high());
    boolean knownAbove = Double.isFinite(second.high()) && Double.isFinite(first.low());
    if (error == 0) {
      return new IndependentComparison(interval(value, 0, knownBelow, knownAbove, level), value == 0 ? 1 : 0);
    }
    TDistribution t =
        TDistribution.of((ofX + ofY) * (ofX + ofY) / (ofX * ofX / (x.count() - 1) + ofY * ofY / (y.count() - 1)));
    double half = error * t.inverseSurvivalProbability((1 - level) / 2);
    double pValue = (value > 0 ? knownBelow : knownAbove) ? 2 * t.survivalProbability(Math.abs(value) / error) : 1;
    return new IndependentComparison(interval(value, half, knownBelow, knownAbove, level), Math.min(1, pValue));
  }

  /**
   * Compares two estimates that are nearly normal by their intervals alone.
   *
   * @param first estimate with its interval at a level
   * @param second of the other system, at the same level
   */
  public static IndependentComparison ofIntervals(ConfidenceInterval first, ConfidenceInterval second) {
    double level = second.level();
    double difference = second.value() - first.value();
    double half = Math.hypot(second.halfWidth(), first.halfWidth());
    double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
    double pValue = difference == 0 || !Double.isFinite(half) ? 1
        : 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(difference) / (half / z));
    return new IndependentComparison(interval(difference, half, true, true, level), Math.min(1, pValue));
  }

  private static ConfidenceInterval interval(double value, double half, boolean knownBelow, boolean knownAbove,
      double level) {
    return new ConfidenceInterval(value, knownBelow ? value - half : Double.NEGATIVE_INFINITY,
        knownAbove ? value + half : Double.POSITIVE_INFINITY, level);
  }
}
