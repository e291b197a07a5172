package io.edgewise.sim.stats;

import java.util.Arrays;

/**
 * How far observations that follow each other in time depend on each other, and what that leaves of them.
 *
 * <p>Where moments that lie t apart are correlated by exp(-2 t / m), m is the integral of the correlation over both sides, here called
 * the memory. With x = 2 L / m, the mean over a stretch of length L tells as much as x^2 / (2 (x - 1 + exp(-x))) independent
 * observations, and neighbours at a gap g are correlated by (1 - exp(-x))^2 exp(-2 g / m) / (2 (x - 1 + exp(-x))) (D. R. Cox and H. D.
 * Miller, The Theory of Stochastic Processes, 1965, chapter 7).
 *
 * <p>For a queue near saturation the memory is its relaxation time. Such a queue is a Brownian motion reflected at 0, and of the
 * correlation of its length that is the integral (W. Whitt, Planning queueing simulations, Management Science 35, 1989). Of the share of
 * time above a high level it is, too: with drift -1 and variance 1, where the relaxation time is 2, an excursion is above the level for
 * A with E exp(-s A) = 2 / (1 + sqrt(1 + 2 s)), so E A^2 / E A = 2. Time above the level comes in such portions, which has nearly the
 * skewness of a gamma law (1.9 in place of 2 over the root of its shape): a number of independent trials as small has it, too.
 *
 * @param varianceRatio the variance of a mean over groups, over what their spread says that it is; 1 where groups are independent
 * @param observations as many independent observations would tell as much; infinite where there are as many as were made
 */
public record Dependence(double varianceRatio, double observations) {

  /** Groups are independent, and nothing is known of what is in them. */
  public static final Dependence NONE = new Dependence(1, Double.POSITIVE_INFINITY);

  /** A part of the memory from which on a stretch is one observation. */
  private static final double SHORT = 1e-4;

  /**
   * The dependence of stretches of time; a group is one stretch of each history.
   *
   * @param histories that are independent of each other, above 0
   * @param stretches of each of them, at least one
   * @param length of a stretch, above 0
   * @param gap between two of them, at least 0
   * @param memory above 0, in the same unit; one that is longer than a history counts as long as that, since no more is seen of it
   */
  public static Dependence ofStretches(double histories, int stretches, double length, double gap, double memory) {
    double m = Math.min(memory, stretches * (length + gap));
    double x = 2 * length / m;
    double variance = x > SHORT ? 2 * (x + Math.expm1(-x)) / (x * x) : 1;
    double correlation = Math.pow(Math.expm1(-x) / x, 2) * Math.exp(-2 * gap / m) / variance;
    double decay = Math.exp(-2 * (length + gap) / m);
    double sum = 0;
    for (int lag = 1; lag < stretches; lag++) {
      sum += (1 - (double) lag / stretches) * correlation;
      correlation *= decay;
    }
    double larger = 1 + 2 * sum;
    double seen = stretches == 1 ? 1 : 1 - 2 * sum / (stretches - 1);
    return new Dependence(larger / seen, histories * stretches / (variance * larger));
  }

  /** One number a group, moved away from their mean so far that their spread is that of independent groups; those that are not finite stay. */
  public double[] spread(double[] values) {
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    if (varianceRatio == 1 || finite.length == 0) {
      return values;
    }
    double mean = Tally.of(finite).mean();
    return Arrays.stream(values).map(value -> mean + Math.sqrt(varianceRatio) * (value - mean)).toArray();
  }
}
