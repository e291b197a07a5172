package io.edgewise.sim.random;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The gamma distribution with density proportional to x^(shape - 1) exp(-shape x / mean).
 *
 * @param shape the shape, positive; its inverse is the squared coefficient of variation
 * @param mean the expectation, positive
 */
public record Gamma(double shape, double mean) implements Distribution {

  /**
   * From this shape on the cube root is normal to more digits than a quantile has (Wilson and Hilferty, The Distribution of Chi-square,
   * 1931), and the series of the exact form take too many terms.
   */
  private static final double SHAPE_OF_NORMAL_ROOT = 1e9;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if the shape or the mean is not positive and finite
   */
  public Gamma {
    Arguments.positive("shape", shape);
    Arguments.positive("mean", mean);
  }

  @Override
  public double variance() {
    return mean * mean / shape;
  }

  @Override
  public double cdf(double x) {
    if (hasNormalRoot()) {
      return x <= 0 ? 0 : root().cumulativeProbability(Math.cbrt(x / mean));
    }
    return x <= 0 ? 0 : GammaDistribution.of(shape, 1).cumulativeProbability(x / mean * shape);
  }

  /*
   * The library's own inversion stops at an absolute error of 1e-9, which for small shapes is a probability of 0.1. The
   * logarithm is inverted instead: it has the same relative accuracy everywhere.
   */
  @Override
  public double quantile(double p) {
    Arguments.probability(p);
    if (p == 0) {
      return 0;
    }
    if (p == 1) {
      return Double.POSITIVE_INFINITY;
    }
    if (hasNormalRoot()) {
      return mean * Math.pow(root().inverseCumulativeProbability(p), 3);
    }
    ContinuousDistribution standard = GammaDistribution.of(shape, 1);
    // P(a, x) <= x^a / Gamma(a + 1) for all x, hence a lower bound of the quantile.
    double low = (Math.log(p) + org.apache.commons.math3.special.Gamma.logGamma(shape + 1)) / shape;
    double step = 1 / Math.sqrt(shape);
    double high = Math.max(low, Math.log(shape)) + step;
    // Above the median the survival function: 1 - p is exact there, and small numbers keep their digits.
    boolean upper = p > 0.5;
    double target = upper ? p - 1 : p;
    DoubleUnaryOperator level = upper
        ? y -> -standard.survivalProbability(Math.exp(y))
        : y -> standard.cumulativeProbability(Math.exp(y));
    while (level.applyAsDouble(high) < target) {
      low = high;
      high += step;
    }
    return Math.exp(CdfInverse.solve(level, target, low, high)) / shape * mean;
  }

  private boolean hasNormalRoot() {
    return shape > SHAPE_OF_NORMAL_ROOT;
  }

  /** The cube root of multiples of the mean. */
  private ContinuousDistribution root() {
    return NormalDistribution.of(1 - 1 / (9 * shape), 1 / (3 * Math.sqrt(shape)));
  }

  @Override
  public boolean isConstant() {
    return false;
  }

  @Override
  public String describe(String unit) {
    return "gamma shape " + Arguments.text(shape) + " mean " + Arguments.text(mean) + " " + unit;
  }
}
