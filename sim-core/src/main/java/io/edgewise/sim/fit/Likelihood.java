package io.edgewise.sim.fit;

import io.edgewise.sim.random.Distribution;
import java.util.function.DoubleUnaryOperator;

/**
 * The likelihood of the members of a family, given a sample: of its values, or where they are coarse of the intervals that
 * were rounded to them.
 *
 * @param family whose members
 * @param sample what was measured
 */
record Likelihood(Family family, Sample sample) {

  /** The logarithm of the likelihood of the member with these parameters; negative infinity where there is none. */
  double log(double[] parameters) {
    try {
      return sample.isCoarse() ? ofIntervals(family.distribution(parameters)) : ofValues(family.logDensity(parameters));
    } catch (IllegalArgumentException e) {
      return Double.NEGATIVE_INFINITY;
    }
  }

  private double ofValues(DoubleUnaryOperator logDensity) {
    double sum = 0;
    double[] values = sample.values();
    for (int i = 0; i < values.length; i++) {
      sum += sample.counts()[i] * logDensity.applyAsDouble(values[i]);
    }
    return Double.isNaN(sum) ? Double.NEGATIVE_INFINITY : sum;
  }

  private double ofIntervals(Distribution distribution) {
    double sum = 0;
    double half = sample.resolution() / 2;
    double[] values = sample.values();
    for (int i = 0; i < values.length; i++) {
      double below = values[i] - half <= 0 ? 0 : distribution.cdf(values[i] - half);
      sum += sample.counts()[i] * Math.log(distribution.cdf(values[i] + half) - below);
    }
    return Double.isNaN(sum) ? Double.NEGATIVE_INFINITY : sum;
  }
}
