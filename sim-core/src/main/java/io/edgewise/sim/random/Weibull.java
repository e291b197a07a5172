package io.edgewise.sim.random;

import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * The Weibull distribution, F(x) = 1 - exp(-(x / scale)^shape).
 *
 * @param shape the shape, positive; below 1 the tail is heavier than exponential
 * @param scale the scale, positive: the quantile of 1 - 1/e
 */
public record Weibull(double shape, double scale) implements Distribution {

  private static final double SMALLEST_FITTED_SHAPE = 0.02;
  private static final double LARGEST_FITTED_SHAPE = 10_000;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if the shape or the scale is not positive and finite
   */
  public Weibull {
    Arguments.positive("shape", shape);
    Arguments.positive("scale", scale);
  }

  /**
   * From mean and standard deviation. The squared coefficient of variation, Gamma(1 + 2/k) / Gamma(1 + 1/k)^2 - 1,
   * falls with the shape k, so there is one solution; it is found by Brent's method.
   *
   * @throws IllegalArgumentException if the mean or sd is not positive and finite, or the shape would not lie within
   *     0.02..10,000
   */
  public static Weibull ofMeanAndSd(double mean, double sd) {
    Arguments.positive("mean", mean);
    Arguments.positive("sd", sd);
    double ratio = sd / mean;
    double wanted = Math.log1p(ratio * ratio);
    double low = Math.log(SMALLEST_FITTED_SHAPE);
    double high = Math.log(LARGEST_FITTED_SHAPE);
    if (wanted > logOnePlusScv(SMALLEST_FITTED_SHAPE) || wanted < logOnePlusScv(LARGEST_FITTED_SHAPE)) {
      throw new IllegalArgumentException("no Weibull distribution with a shape of 0.02..10000 has mean " + mean
          + " and sd " + sd);
    }
    double shape = Math.exp(new BrentSolver(1e-14, 1e-14)
        .solve(1_000, y -> Math.log(logOnePlusScv(Math.exp(y)) / wanted), low, high));
    return new Weibull(shape, mean / Math.exp(logGamma1p(1 / shape)));
  }

  private static double logOnePlusScv(double shape) {
    return logGamma1p(2 / shape) - 2 * logGamma1p(1 / shape);
  }

  private static double logGamma1p(double x) {
    return x <= 1.5
        ? org.apache.commons.math3.special.Gamma.logGamma1p(x)
        : org.apache.commons.math3.special.Gamma.logGamma(1 + x);
  }

  @Override
  public double mean() {
    return scale * Math.exp(logGamma1p(1 / shape));
  }

  @Override
  public double variance() {
    return Math.expm1(logOnePlusScv(shape)) * mean() * mean();
  }

  @Override
  public double cdf(double x) {
    return x <= 0 ? 0 : -Math.expm1(-Math.pow(x / scale, shape));
  }

  @Override
  public double quantile(double p) {
    Arguments.probability(p);
    return scale * Math.pow(-Math.log1p(-p), 1 / shape);
  }

  @Override
  public boolean isConstant() {
    return false;
  }

  @Override
  public String describe(String unit) {
    return "Weibull shape " + Arguments.text(shape) + " mean " + Arguments.text(mean()) + " " + unit;
  }
}
