package io.edgewise.sim.random;

import java.util.Arrays;

/**
 * A choice among exponential distributions: more variable than one of them.
 *
 * @param probabilities of the choices; a copy is kept
 * @param means of the choices, positive; as many as probabilities; a copy is kept
 */
public record Hyperexponential(double[] probabilities, double[] means) implements Distribution {

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if the arrays are empty or of different length, a probability is negative, their
   *     sum differs from 1 by more than 1e-9, or a mean is not positive and finite
   */
  public Hyperexponential {
    if (probabilities.length != means.length) {
      throw new IllegalArgumentException("probabilities and means must have the same length, were "
          + probabilities.length + " and " + means.length);
    }
    double sum = Arrays.stream(probabilities).sum();
    probabilities = Arguments.normalised("probabilities", probabilities);
    if (!(Math.abs(sum - 1) <= 1e-9)) {
      throw new IllegalArgumentException("probabilities must sum to 1, summed to " + sum);
    }
    means = means.clone();
    for (int i = 0; i < means.length; i++) {
      Arguments.positive("means[" + i + "]", means[i]);
    }
  }

  /**
   * Two choices with balanced means (p1 m1 = p2 m2), from mean and squared coefficient of variation: p1,2 = (1 +- sqrt(
   * (scv - 1) / (scv + 1))) / 2, m = mean / (2 p). Tijms, A First Course in Stochastic Models, 2003, appendix B.
   *
   * @throws IllegalArgumentException if the mean is not positive and finite, or scv is below 1 or not finite
   */
  public static Hyperexponential ofMeanAndScv(double mean, double scv) {
    Arguments.positive("mean", mean);
    if (!(scv >= 1 && scv < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("scv must be at least 1 and finite, was " + scv);
    }
    double root = Math.sqrt((scv - 1) / (scv + 1));
    double first = (1 + root) / 2;
    // (1 - root) / 2 without cancellation when scv is large
    double second = 1 / ((scv + 1) * (1 + root));
    return new Hyperexponential(
        new double[] {first, second}, new double[] {mean / (2 * first), mean / (2 * second)});
  }

  @Override
  public double[] probabilities() {
    return probabilities.clone();
  }

  @Override
  public double[] means() {
    return means.clone();
  }

  @Override
  public double mean() {
    double sum = 0;
    for (int i = 0; i < means.length; i++) {
      sum += probabilities[i] * means[i];
    }
    return sum;
  }

  @Override
  public double variance() {
    double mean = mean();
    double sum = 0;
    for (int i = 0; i < means.length; i++) {
      double distance = means[i] - mean;
      sum += probabilities[i] * (means[i] * means[i] + distance * distance);
    }
    return sum;
  }

  @Override
  public double cdf(double x) {
    if (x <= 0) {
      return 0;
    }
    double sum = 0;
    for (int i = 0; i < means.length; i++) {
      sum -= probabilities[i] * Math.expm1(-x / means[i]);
    }
    return Math.min(1, sum);
  }

  private double survival(double x) {
    double sum = 0;
    for (int i = 0; i < means.length; i++) {
      sum += probabilities[i] * Math.exp(-x / means[i]);
    }
    return sum;
  }

  @Override
  public double quantile(double p) {
    Arguments.probability(p);
    if (p == 0 || p == 1) {
      return p == 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    double least = Double.POSITIVE_INFINITY;
    double greatest = 0;
    for (double mean : means) {
      least = Math.min(least, mean);
      greatest = Math.max(greatest, mean);
    }
    double standard = -Math.log1p(-p);
    // Above the median the survival function: 1 - p is exact there, and small numbers keep their digits.
    return p > 0.5
        ? CdfInverse.solve(x -> -survival(x), p - 1, least * standard, greatest * standard)
        : CdfInverse.solve(this::cdf, p, least * standard, greatest * standard);
  }

  @Override
  public boolean isConstant() {
    return false;
  }

  @Override
  public String describe(String unit) {
    return "hyperexponential mean " + Arguments.text(mean()) + " " + unit + " scv " + Arguments.text(scv());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hyperexponential that
        && Arrays.equals(probabilities, that.probabilities)
        && Arrays.equals(means, that.means);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(probabilities) + Arrays.hashCode(means);
  }

  @Override
  public String toString() {
    return "Hyperexponential[probabilities=" + Arrays.toString(probabilities) + ", means=" + Arrays.toString(means)
        + "]";
  }
}
