package io.edgewise.sim.fit;

import io.edgewise.sim.random.Distribution;

/**
 * How a distribution that was fitted to every second value of a sample agrees with the others.
 *
 * <p>The Kolmogorov-Smirnov distance may be as large as it is between the two halves at 1 % significance, 1.63 sqrt(1/n +
 * 1/m); a fitted distribution that is right varies less than the first half itself does, so the test errs on the side of
 * keeping it. Or it may be {@value #ALLOWED_DISTANCE}: with many values every model is rejected that is not exactly true.
 * As the distance says little of tails, the 95th and 99th percentiles must either lie between the values of the ranks
 * around theirs, at 0.1 % significance, or within {@value #ALLOWED_ERROR} of the observed ones.
 *
 * @param distance largest difference of the distribution functions, of which both count whole rounding steps where values
 *     are rounded
 * @param allowedDistance how large it may be
 * @param p95Error relative error of the 95th percentile: fitted over observed, less 1
 * @param p99Error the same of the 99th
 * @param holds whether all is allowed
 */
public record HoldOut(double distance, double allowedDistance, double p95Error, double p99Error, boolean holds) {

  static final double ALLOWED_DISTANCE = 0.01;
  static final double ALLOWED_ERROR = 0.05;
  private static final double ONE_PERCENT = 1.6276;
  private static final double Z_OF_ONE_IN_A_THOUSAND = 3.2905;

  /**
   * Compares.
   *
   * @param fitted to as many values, or about
   * @param sample the values held out
   */
  static HoldOut of(Distribution fitted, Sample sample) {
    double distance = distance(fitted, sample);
    double allowed = Math.max(ALLOWED_DISTANCE, ONE_PERCENT * Math.sqrt(2.0 / sample.size()));
    boolean tail = agrees(fitted, sample, 0.95) && agrees(fitted, sample, 0.99);
    return new HoldOut(distance, allowed, fitted.quantile(0.95) / sample.quantile(0.95) - 1,
        fitted.quantile(0.99) / sample.quantile(0.99) - 1, distance <= allowed && tail);
  }

  /** The Kolmogorov-Smirnov distance, taken at the upper ends of rounding steps where there are some. */
  static double distance(Distribution fitted, Sample sample) {
    double half = sample.resolution() / 2;
    double below = 0;
    double distance = 0;
    for (int i = 0; i < sample.values().length; i++) {
      double value = sample.values()[i];
      double least = half > 0 ? Math.max(0, value - half) : value;
      double empirical = below / sample.size();
      distance = Math.max(distance, Math.abs(fitted.cdf(least) - empirical));
      below += sample.counts()[i];
      distance = Math.max(distance, Math.abs(fitted.cdf(value + half) - below / sample.size()));
    }
    return distance;
  }

  /** Both halves vary, hence the root of two. */
  private static boolean agrees(Distribution fitted, Sample sample, double p) {
    double n = sample.size();
    double reach = Z_OF_ONE_IN_A_THOUSAND * Math.sqrt(2 * n * p * (1 - p));
    double half = sample.resolution() / 2;
    double value = fitted.quantile(p);
    boolean fewAbove = n * p + reach >= n;
    boolean ranked = value >= sample.ranked(Math.max(1, Math.floor(n * p - reach))) - half
        && (fewAbove || value <= sample.ranked(Math.ceil(n * p + reach) + 1) + half);
    return ranked || Math.abs(value / sample.quantile(p) - 1) <= ALLOWED_ERROR;
  }
}
