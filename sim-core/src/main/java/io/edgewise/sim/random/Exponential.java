package io.edgewise.sim.random;

/**
 * The exponential distribution, F(x) = 1 - exp(-x / mean).
 *
 * @param mean the expectation, positive
 */
public record Exponential(double mean) implements Distribution {

  /**
   * Checks the mean.
   *
   * @throws IllegalArgumentException if the mean is not positive and finite
   */
  public Exponential {
    Arguments.positive("mean", mean);
  }

  @Override
  public double variance() {
    return mean * mean;
  }

  @Override
  public double cdf(double x) {
    return x <= 0 ? 0 : -Math.expm1(-x / mean);
  }

  @Override
  public double quantile(double p) {
    Arguments.probability(p);
    return -mean * Math.log1p(-p);
  }

  @Override
  public boolean isConstant() {
    return false;
  }

  @Override
  public Scaled standardised() {
    return new Scaled(mean, new Exponential(1));
  }

  @Override
  public String describe(String unit) {
    return "exponential mean " + Arguments.text(mean) + " " + unit;
  }
}
