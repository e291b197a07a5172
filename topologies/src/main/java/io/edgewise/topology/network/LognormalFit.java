package io.edgewise.topology.network;

/**
 * A lognormal distribution by its median and the standard deviation of its logarithm.
 *
 * @param median the median, above 0, in the unit of the quantity (1 for a factor)
 * @param sigma standard deviation of the natural logarithm, at least 0
 */
public record LognormalFit(double median, double sigma) {

  /** Standard normal quantiles of 0.95 and 0.99. */
  private static final double Z95 = 1.6448536269514722;
  private static final double Z99 = 2.3263478740408408;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if the median is not positive or sigma is negative
   */
  public LognormalFit {
    if (!(median > 0 && Double.isFinite(median) && sigma >= 0 && Double.isFinite(sigma))) {
      throw new IllegalArgumentException("lognormal with median " + median + " and sigma " + sigma);
    }
  }

  /** The lognormal of a mean m and sigma s: its median is m exp(-s^2 / 2). */
  static LognormalFit ofMean(double mean, double sigma) {
    return new LognormalFit(mean * Math.exp(-sigma * sigma / 2), sigma);
  }

  /** The sigma that comes nearest to published quantiles p50, p95 and p99 in least squares of the logarithm. */
  static double sigmaOf(double p50, double p95, double p99) {
    return (Z95 * Math.log(p95 / p50) + Z99 * Math.log(p99 / p50)) / (Z95 * Z95 + Z99 * Z99);
  }

  /** The sigma of a published p95 over p50. */
  static double sigmaOf(double p95OverP50) {
    return Math.log(p95OverP50) / Z95;
  }

  /** The mean, median exp(sigma^2 / 2). */
  public double mean() {
    return median * Math.exp(sigma * sigma / 2);
  }

  /** The 95th percentile. */
  public double p95() {
    return median * Math.exp(Z95 * sigma);
  }

  /** The 99th percentile. */
  public double p99() {
    return median * Math.exp(Z99 * sigma);
  }
}
