package io.edgewise.sim.theory;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * End-to-end latency with cold starts: a lognormal warm latency, to which with some probability an independent
 * lognormal start-up delay is added.
 *
 * <p>The distribution function of the sum is the convolution of the warm distribution function with the start-up's
 * density, integrated over the start-up's normal variate within 9 standard deviations by Gauss-Legendre panels; the
 * error is below 1e-9 for shape parameters from 0.1 to 2.
 *
 * @param warmMu mean of the logarithm of the warm latency
 * @param warmSigma standard deviation of that logarithm, above 0
 * @param coldMu mean of the logarithm of the start-up delay
 * @param coldSigma standard deviation of that logarithm, above 0
 * @param coldProbability share of requests with a start-up, within 0..1
 */
public record LognormalMixture(
    double warmMu, double warmSigma, double coldMu, double coldSigma, double coldProbability) {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final double Z99 = NORMAL.inverseCumulativeProbability(0.99);
  private static final GaussIntegratorFactory GAUSS = new GaussIntegratorFactory();
  private static final int PANELS = 96;
  private static final int POINTS = 12;
  private static final double REACH = 9;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public LognormalMixture {
    if (!Double.isFinite(warmMu) || !Double.isFinite(coldMu)) {
      throw new IllegalArgumentException("means of logarithms are finite, not " + warmMu + " and " + coldMu);
    }
    Require.positive("warmSigma", warmSigma);
    Require.positive("coldSigma", coldSigma);
    Require.probability("coldProbability", coldProbability);
  }

  /**
   * A mixture of two lognormals given by median and 99th percentile: mu = ln p50, sigma = ln(p99 / p50) / z(0.99).
   *
   * @throws IllegalArgumentException if a median is not above 0 or a 99th percentile not above its median
   */
  public static LognormalMixture ofPercentiles(
      double warmP50, double warmP99, double coldP50, double coldP99, double coldProbability) {
    Require.positive("warmP50", warmP50);
    Require.positive("coldP50", coldP50);
    return new LognormalMixture(
        Math.log(warmP50), Math.log(warmP99 / warmP50) / Z99,
        Math.log(coldP50), Math.log(coldP99 / coldP50) / Z99, coldProbability);
  }

  /** The mean: warm mean + probability x start-up mean, each exp(mu + sigma^2 / 2). */
  public double mean() {
    return Math.exp(warmMu + warmSigma * warmSigma / 2)
        + coldProbability * Math.exp(coldMu + coldSigma * coldSigma / 2);
  }

  /** P(latency &lt;= t); 0 up to t = 0. */
  public double cdf(double time) {
    return time <= 0 ? 0 : 1 - survival(time);
  }

  /**
   * The latency that a share of the requests does not exceed, by root finding on the distribution function.
   *
   * @param level above 0, below 1
   */
  public double quantile(double level) {
    Require.positive("level", level);
    Require.level("level", level);
    double target = Math.log1p(-level);
    return Root.above(Math.exp(warmMu), time -> time == 0 ? target : target - Math.log(survival(time)));
  }

  private double survival(double time) {
    double warm = warmSurvival(time);
    return (1 - coldProbability) * warm + coldProbability * sumSurvival(time);
  }

  private double warmSurvival(double time) {
    return NORMAL.survivalProbability((Math.log(time) - warmMu) / warmSigma);
  }

  /** P(warm + start-up > t): the start-up alone exceeds t, or the warm latency exceeds what is left. */
  private double sumSurvival(double time) {
    double alone = (Math.log(time) - coldMu) / coldSigma;
    double upper = Math.min(alone, REACH);
    double sum = NORMAL.survivalProbability(alone);
    if (upper <= -REACH) {
      return 1;
    }
    double width = (upper + REACH) / PANELS;
    for (int panel = 0; panel < PANELS; panel++) {
      double low = -REACH + panel * width;
      GaussIntegrator rule = GAUSS.legendre(POINTS, low, low + width);
      sum += rule.integrate(z -> {
        double left = time - Math.exp(coldMu + coldSigma * z);
        return NORMAL.density(z) * (left <= 0 ? 1 : warmSurvival(left));
      });
    }
    return sum;
  }
}
