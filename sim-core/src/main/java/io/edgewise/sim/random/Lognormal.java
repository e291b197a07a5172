package io.edgewise.sim.random;

import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The lognormal distribution: exp(mu + sigma Z) with Z standard normal.
 *
 * @param mu mean of the logarithm, any finite number
 * @param sigma standard deviation of the logarithm, at least 0; 0 gives a constant
 */
public record Lognormal(double mu, double sigma) implements Distribution {

  private static final ContinuousDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);
  private static final double Z99 = STANDARD_NORMAL.inverseCumulativeProbability(0.99);

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if mu is not finite, or sigma is negative or not finite
   */
  public Lognormal {
    Arguments.finite("mu", mu);
    Arguments.notNegative("sigma", sigma);
  }

  /**
   * From the two percentiles that are published most often: mu = ln(median), sigma = ln(p99 / median) / 2.32635.
   *
   * @throws IllegalArgumentException if the median is not positive and finite, or p99 is below it or not finite
   */
  public static Lognormal ofMedianAndP99(double median, double p99) {
    Arguments.positive("median", median);
    Arguments.positive("p99", p99);
    if (p99 < median) {
      throw new IllegalArgumentException("p99 must be at least the median (" + median + "), was " + p99);
    }
    return new Lognormal(Math.log(median), Math.log(p99 / median) / Z99);
  }

  /**
   * Through two quantiles: sigma = ln(v2 / v1) / (z2 - z1), mu = ln(v1) - sigma z1, with z the quantiles of the standard
   * normal distribution.
   *
   * @param p1 probability of the lower quantile, inside 0..1
   * @param value1 the lower quantile
   * @param p2 probability of the higher quantile, above {@code p1}
   * @param value2 the higher quantile
   * @throws IllegalArgumentException if the probabilities do not rise inside 0..1, a value is not positive and finite, or
   *     the values fall
   */
  public static Lognormal ofQuantiles(double p1, double value1, double p2, double value2) {
    if (!(p1 > 0 && p1 < p2 && p2 < 1)) {
      throw new IllegalArgumentException("two probabilities inside 0..1 must rise, were " + p1 + " and " + p2);
    }
    Arguments.positive("value1", value1);
    Arguments.positive("value2", value2);
    if (value2 < value1) {
      throw new IllegalArgumentException("the higher quantile must be at least " + value1 + ", was " + value2);
    }
    double z1 = STANDARD_NORMAL.inverseCumulativeProbability(p1);
    double sigma = Math.log(value2 / value1) / (STANDARD_NORMAL.inverseCumulativeProbability(p2) - z1);
    return new Lognormal(Math.log(value1) - sigma * z1, sigma);
  }

  /**
   * From mean and standard deviation: sigma^2 = ln(1 + (sd / mean)^2), mu = ln(mean) - sigma^2 / 2.
   *
   * @throws IllegalArgumentException if the mean is not positive and finite, or sd is negative or not finite
   */
  public static Lognormal ofMeanAndSd(double mean, double sd) {
    Arguments.positive("mean", mean);
    Arguments.notNegative("sd", sd);
    double ratio = sd / mean;
    double sigmaSquared = Math.log1p(ratio * ratio);
    return new Lognormal(Math.log(mean) - sigmaSquared / 2, Math.sqrt(sigmaSquared));
  }

  /**
   * From the median and the standard deviation of the logarithm.
   *
   * @throws IllegalArgumentException if the median is not positive and finite, or sigma is negative or not finite
   */
  public static Lognormal ofMedianAndSigma(double median, double sigma) {
    Arguments.positive("median", median);
    return new Lognormal(Math.log(median), sigma);
  }

  @Override
  public double mean() {
    return Math.exp(mu + sigma * sigma / 2);
  }

  @Override
  public double variance() {
    return Math.expm1(sigma * sigma) * mean() * mean();
  }

  @Override
  public double cdf(double x) {
    if (x <= 0) {
      return 0;
    }
    if (sigma == 0) {
      return x >= Math.exp(mu) ? 1 : 0;
    }
    return STANDARD_NORMAL.cumulativeProbability((Math.log(x) - mu) / sigma);
  }

  @Override
  public double quantile(double p) {
    Arguments.probability(p);
    return sigma == 0 ? Math.exp(mu) : Math.exp(mu + sigma * STANDARD_NORMAL.inverseCumulativeProbability(p));
  }

  @Override
  public boolean isConstant() {
    return sigma == 0;
  }

  @Override
  public Scaled standardised() {
    return new Scaled(Math.exp(mu), new Lognormal(0, sigma));
  }

  @Override
  public String describe(String unit) {
    return "lognormal p50 " + Arguments.text(quantile(0.5)) + " " + unit
        + " p99 " + Arguments.text(quantile(0.99)) + " " + unit;
  }
}
