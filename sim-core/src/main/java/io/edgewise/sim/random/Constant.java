package io.edgewise.sim.random;

/**
 * Always the same value.
 *
 * @param value any finite number
 */
public record Constant(double value) implements Distribution {

  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if the value is not finite
   */
  public Constant {
    Arguments.finite("value", value);
  }

  @Override
  public double mean() {
    return value;
  }

  @Override
  public double variance() {
    return 0;
  }

  @Override
  public double cdf(double x) {
    return x >= value ? 1 : 0;
  }

  @Override
  public double quantile(double p) {
    Arguments.probability(p);
    return value;
  }

  @Override
  public boolean isConstant() {
    return true;
  }

  @Override
  public String describe(String unit) {
    return "constant " + Arguments.text(value) + " " + unit;
  }
}
