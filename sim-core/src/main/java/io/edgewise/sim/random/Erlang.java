package io.edgewise.sim.random;

/**
 * The sum of independent, equally distributed exponential stages.
 *
 * @param stages number of stages, at least 1
 * @param mean the expectation of the sum, positive
 */
public record Erlang(int stages, double mean) implements Distribution {

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if stages &lt; 1, or the mean is not positive and finite
   */
  public Erlang {
    if (stages < 1) {
      throw new IllegalArgumentException("stages must be at least 1, was " + stages);
    }
    Arguments.positive("mean", mean);
  }

  @Override
  public double variance() {
    return mean * mean / stages;
  }

  @Override
  public double cdf(double x) {
    return asGamma().cdf(x);
  }

  @Override
  public double quantile(double p) {
    return asGamma().quantile(p);
  }

  @Override
  public boolean isConstant() {
    return false;
  }

  @Override
  public String describe(String unit) {
    return "Erlang-" + stages + " mean " + Arguments.text(mean) + " " + unit;
  }

  private Gamma asGamma() {
    return new Gamma(stages, mean);
  }
}
