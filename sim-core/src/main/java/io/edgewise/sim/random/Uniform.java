package io.edgewise.sim.random;

/**
 * All values between two bounds equally likely.
 *
 * @param low lower bound, any finite number
 * @param high upper bound, not below the lower one; equal bounds give a constant
 */
public record Uniform(double low, double high) implements Distribution {

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if a bound is not finite, or high &lt; low
   */
  public Uniform {
    Arguments.finite("low", low);
    Arguments.finite("high", high);
    if (high < low) {
      throw new IllegalArgumentException("high must be at least low (" + low + "), was " + high);
    }
  }

  @Override
  public double mean() {
    return low + (high - low) / 2;
  }

  @Override
  public double variance() {
    return (high - low) * (high - low) / 12;
  }

  @Override
  public double cdf(double x) {
    if (x >= high) {
      return 1;
    }
    return x <= low ? 0 : (x - low) / (high - low);
  }

  @Override
  public double quantile(double p) {
    Arguments.probability(p);
    return Math.min(high, low + p * (high - low));
  }

  @Override
  public boolean isConstant() {
    return low == high;
  }

  @Override
  public String describe(String unit) {
    return "uniform " + Arguments.text(low) + " to " + Arguments.text(high) + " " + unit;
  }
}
