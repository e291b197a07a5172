package io.edgewise.sim.theory;

/**
 * The first-order autoregressive process X(t) = phi X(t-1) + noise: the simplest correlated output, and a test of
 * interval estimators.
 *
 * <p>References: Box, Jenkins and Reinsel (2008), Time Series Analysis, 4th ed., section 3.2; Whitt (1989), Planning
 * queueing simulations, Management Science 35(11), for the time-average variance constant.
 *
 * @param coefficient phi, above -1 and below 1
 * @param noiseDeviation standard deviation sigma of the independent noise, above 0
 */
public record Ar1(double coefficient, double noiseDeviation) {

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public Ar1 {
    if (!(Math.abs(coefficient) < 1)) {
      throw new IllegalArgumentException("coefficient is above -1 and below 1, not " + coefficient);
    }
    Require.positive("noiseDeviation", noiseDeviation);
  }

  /** The steady-state variance of one value, sigma^2 / (1 - phi^2) (Box et al., section 3.2). */
  public double variance() {
    return noiseDeviation * noiseDeviation / (1 - coefficient * coefficient);
  }

  /** The limit of n x variance of the mean of n values, sigma^2 / (1 - phi)^2 (Whitt 1989). */
  public double timeAverageVarianceConstant() {
    return noiseDeviation * noiseDeviation / ((1 - coefficient) * (1 - coefficient));
  }

  /** How many correlated values are worth one independent one: (1 + phi) / (1 - phi). */
  public double inflation() {
    return (1 + coefficient) / (1 - coefficient);
  }

  /**
   * The exact variance of the mean of n successive steady-state values: variance / n x (1 + 2 sum (1 - k/n) phi^k).
   *
   * @param values n, at least 1
   */
  public double varianceOfMean(int values) {
    Require.atLeast("values", 1, values);
    double sum = 0;
    double power = 1;
    for (int lag = 1; lag < values; lag++) {
      power *= coefficient;
      sum += (1 - (double) lag / values) * power;
    }
    return variance() / values * (1 + 2 * sum);
  }
}
