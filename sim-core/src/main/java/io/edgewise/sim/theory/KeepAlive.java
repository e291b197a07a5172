package io.edgewise.sim.theory;

/**
 * Cold starts of a function whose service takes no time and whose single instance is kept for a fixed time after each
 * request: a request is cold when the gap before it is longer than the keep-alive.
 *
 * <p>Reference: the exponential gap of a Poisson process, Ross (2014), Introduction to Probability Models, 11th ed.,
 * section 5.3.
 *
 * @param arrivalRate lambda of the Poisson arrivals, above 0
 * @param keepAlive T, at least 0
 */
public record KeepAlive(double arrivalRate, double keepAlive) {

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public KeepAlive {
    Require.positive("arrivalRate", arrivalRate);
    Require.notNegative("keepAlive", keepAlive);
  }

  /** The probability that a request is cold, exp(-lambda T) (ibid.). */
  public double coldStartProbability() {
    return Math.exp(-arrivalRate * keepAlive);
  }

  /** The share of time in which an instance is kept, 1 - exp(-lambda T): as cold starts, by PASTA. */
  public double keptShare() {
    return -Math.expm1(-arrivalRate * keepAlive);
  }

  /** The mean number of requests that one instance serves, exp(lambda T): a geometric number, the last not followed. */
  public double meanRequestsPerInstance() {
    return Math.exp(arrivalRate * keepAlive);
  }
}
