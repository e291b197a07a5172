package io.edgewise.sim.fit;

import java.util.Optional;

/**
 * A mixture of two lognormals by expectation and maximisation on the logarithms (Dempster, Laird and Rubin, JRSS B 39,
 * 1977), from several starts. Likelihood grows without bound where one part narrows to a single value, so a part keeps a
 * least width and a least number of values; what ends there is no fit.
 */
final class TwoLognormals {

  private static final double[] STARTS = {0.3, 0.5, 0.75, 0.9, 0.97};
  private static final int FIRST_STEPS = 30;
  private static final int MOST_STEPS = 1_000;
  private static final double CONVERGED = 1e-9;
  private static final double LEAST_WIDTH = 0.02;
  private static final double LEAST_VALUES = 10;

  private final double[] logs;
  private final double[] counts;
  private final double size;
  private final double[] second;

  /* Share of the second part, then mean and standard deviation of both. */
  private double share;
  private double mean1;
  private double sigma1;
  private double mean2;
  private double sigma2;
  private double logLikelihood;

  private TwoLognormals(Sample sample) {
    counts = sample.counts();
    size = sample.size();
    logs = new double[counts.length];
    for (int i = 0; i < logs.length; i++) {
      // What was rounded to 0 is half of the step or less.
      logs[i] = Math.log(sample.values()[i] > 0 ? sample.values()[i] : sample.resolution() / 4);
    }
    second = new double[logs.length];
  }

  /** The parameters in the order of the family; empty where a part is too small or too narrow. */
  static Optional<double[]> greatest(Sample sample) {
    TwoLognormals best = null;
    for (double start : STARTS) {
      TwoLognormals tried = new TwoLognormals(sample);
      if (tried.startAt(start) && tried.climb(FIRST_STEPS)
          && (best == null || tried.logLikelihood > best.logLikelihood)) {
        best = tried;
      }
    }
    if (best == null || !best.climb(MOST_STEPS)) {
      return Optional.empty();
    }
    return Optional.of(best.parameters());
  }

  private double[] parameters() {
    return mean1 <= mean2
        ? new double[] {share, Math.exp(mean1), sigma1, Math.exp(mean2), sigma2}
        : new double[] {1 - share, Math.exp(mean2), sigma2, Math.exp(mean1), sigma1};
  }

  /** The values above a quantile are the second part. */
  private boolean startAt(double quantile) {
    double below = 0;
    for (int i = 0; i < logs.length; i++) {
      below += counts[i];
      second[i] = below > quantile * size ? 1 : 0;
    }
    return maximise();
  }

  private boolean climb(int steps) {
    double before = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < steps; i++) {
      expect();
      if (!maximise()) {
        return false;
      }
      if (Math.abs(logLikelihood - before) < CONVERGED * Math.abs(logLikelihood)) {
        return true;
      }
      before = logLikelihood;
    }
    return true;
  }

  private void expect() {
    logLikelihood = 0;
    for (int i = 0; i < logs.length; i++) {
      double one = (1 - share) * density(logs[i], mean1, sigma1);
      double other = share * density(logs[i], mean2, sigma2);
      double sum = one + other;
      second[i] = sum > 0 ? other / sum : 0.5;
      logLikelihood += counts[i] * Math.log(Math.max(sum, Double.MIN_NORMAL));
    }
  }

  private static double density(double x, double mean, double sigma) {
    double z = (x - mean) / sigma;
    return Math.exp(-z * z / 2) / sigma;
  }

  private boolean maximise() {
    double weight = 0;
    double sum1 = 0;
    double sum2 = 0;
    for (int i = 0; i < logs.length; i++) {
      double part = counts[i] * second[i];
      weight += part;
      sum2 += part * logs[i];
      sum1 += (counts[i] - part) * logs[i];
    }
    if (weight < LEAST_VALUES || size - weight < LEAST_VALUES) {
      return false;
    }
    mean1 = sum1 / (size - weight);
    mean2 = sum2 / weight;
    double squares1 = 0;
    double squares2 = 0;
    double squares = 0;
    double mean = (sum1 + sum2) / size;
    for (int i = 0; i < logs.length; i++) {
      double part = counts[i] * second[i];
      squares2 += part * (logs[i] - mean2) * (logs[i] - mean2);
      squares1 += (counts[i] - part) * (logs[i] - mean1) * (logs[i] - mean1);
      squares += counts[i] * (logs[i] - mean) * (logs[i] - mean);
    }
    share = weight / size;
    sigma1 = Math.sqrt(squares1 / (size - weight));
    sigma2 = Math.sqrt(squares2 / weight);
    double least = LEAST_WIDTH * Math.sqrt(squares / size);
    return sigma1 > least && sigma2 > least;
  }
}
