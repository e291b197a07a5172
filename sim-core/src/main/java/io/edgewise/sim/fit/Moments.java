package io.edgewise.sim.fit;

import java.util.Optional;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.exception.NoBracketingException;
import org.apache.commons.math3.special.Gamma;

/**
 * Values above 0 as the estimators of families without a shift see them.
 *
 * @param values different ones in ascending order
 * @param counts how often each is there
 * @param size sum of the counts
 * @param mean of the values
 * @param logMean mean of their logarithms
 */
record Moments(double[] values, double[] counts, double size, double mean, double logMean) {

  private static final double LEAST_SHAPE = 0.02;
  private static final double GREATEST_SHAPE = 1e6;
  private static final int STEPS = 200;

  /** The values of a sample, each less by a shift that is below all of them. */
  static Moments of(Sample sample, double shift) {
    double[] values = sample.values().clone();
    double size = 0;
    double sum = 0;
    double logSum = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] -= shift;
      size += sample.counts()[i];
      sum += sample.counts()[i] * values[i];
      logSum += sample.counts()[i] * Math.log(values[i]);
    }
    return new Moments(values, sample.counts(), size, sum / size, logSum / size);
  }

  /** The parameters of greatest likelihood; empty where there are none, as where all values are the same. */
  Optional<double[]> greatest(Family base) {
    if (!(values[0] > 0) || values.length < 2) {
      return Optional.empty();
    }
    return switch (base) {
      case EXPONENTIAL -> Optional.of(new double[] {mean});
      case LOGNORMAL -> Optional.of(new double[] {Math.exp(logMean), Math.sqrt(logVariance())});
      case GAMMA -> gamma();
      case WEIBULL -> weibull();
      default -> Optional.empty();
    };
  }

  private double logVariance() {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      double deviation = Math.log(values[i]) - logMean;
      sum += counts[i] * deviation * deviation;
    }
    return sum / size;
  }

  /** ln(shape) - digamma(shape) = ln(mean) - mean of the logarithms: the left side falls from infinity to 0. */
  private Optional<double[]> gamma() {
    double wanted = Math.log(mean) - logMean;
    return root(y -> y - Gamma.digamma(Math.exp(y)) - wanted).map(shape -> new double[] {shape, mean});
  }

  /**
   * Sum(x^k ln x) / Sum(x^k) - 1/k = mean of the logarithms, which rises with k (Johnson, Kotz and Balakrishnan, Continuous
   * Univariate Distributions 1, 1994, section 21.4). Logarithms are taken from the greatest value, so that no power overflows.
   */
  private Optional<double[]> weibull() {
    double top = Math.log(values[values.length - 1]);
    double[] logs = new double[values.length];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = Math.log(values[i]) - top;
    }
    return root(y -> {
      double shape = Math.exp(y);
      double powers = 0;
      double weighted = 0;
      for (int i = 0; i < logs.length; i++) {
        double power = counts[i] * Math.exp(shape * logs[i]);
        powers += power;
        weighted += power * logs[i];
      }
      return weighted / powers - 1 / shape - (logMean - top);
    }).map(shape -> new double[] {shape, Math.exp(top + Math.log(meanPower(shape, logs)) / shape)});
  }

  private double meanPower(double shape, double[] logs) {
    double powers = 0;
    for (int i = 0; i < logs.length; i++) {
      powers += counts[i] * Math.exp(shape * logs[i]);
    }
    return powers / size;
  }

  /** The shape at whose logarithm a function is 0. */
  private static Optional<Double> root(UnivariateFunction function) {
    try {
      return Optional.of(Math.exp(new BrentSolver(1e-10, 1e-10)
          .solve(STEPS, function, Math.log(LEAST_SHAPE), Math.log(GREATEST_SHAPE))));
    } catch (NoBracketingException | MathIllegalStateException e) {
      return Optional.empty();
    }
  }
}
