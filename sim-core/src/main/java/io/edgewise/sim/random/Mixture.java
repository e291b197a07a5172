package io.edgewise.sim.random;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A choice among distributions, such as a cache hit at 2 ms in nine cases of ten and a lognormal miss otherwise.
 *
 * @param weights of the parts, at least 0, with a positive sum; kept divided by their sum, in a copy
 * @param parts the distributions, as many as weights
 */
public record Mixture(double[] weights, List<Distribution> parts) implements Distribution {

  /**
   * Checks the parameters.
   *
   * @throws NullPointerException if a part is null
   * @throws IllegalArgumentException if there are no parts, not as many weights as parts, a weight is negative or not
   *     finite, or all are 0
   */
  public Mixture {
    parts = List.copyOf(parts);
    if (weights.length != parts.size()) {
      throw new IllegalArgumentException("weights and parts must have the same length, were " + weights.length
          + " and " + parts.size());
    }
    weights = Arguments.normalised("weights", weights);
  }

  @Override
  public double[] weights() {
    return weights.clone();
  }

  @Override
  public double mean() {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * parts.get(i).mean();
    }
    return sum;
  }

  @Override
  public double variance() {
    double mean = mean();
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double distance = parts.get(i).mean() - mean;
      sum += weights[i] * (parts.get(i).variance() + distance * distance);
    }
    return sum;
  }

  @Override
  public double cdf(double x) {
    double sum = 0;
    boolean all = true;
    for (int i = 0; i < weights.length; i++) {
      double part = parts.get(i).cdf(x);
      sum += weights[i] * part;
      all &= part == 1 || weights[i] == 0;
    }
    return all ? 1 : Math.min(1, sum);
  }

  @Override
  public double quantile(double p) {
    Arguments.probability(p);
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        double quantile = parts.get(i).quantile(p);
        least = Math.min(least, quantile);
        greatest = Math.max(greatest, quantile);
      }
    }
    if (p == 0 || p == 1 || least == greatest) {
      return p == 0 ? least : greatest;
    }
    for (int i = 0; i < 2 && weights.length == 2; i++) {
      // Nothing in so many cases, and something in the others, needs no search.
      Distribution other = parts.get(1 - i);
      if (parts.get(i).isConstant() && parts.get(i).mean() <= other.quantile(0)) {
        double rest = (p - weights[i]) / weights[1 - i];
        return rest <= 0x1p-52 ? parts.get(i).mean() : other.quantile(Math.min(rest, 1));
      }
    }
    // A sum of weights such as 0.7 + 0.2 + 0.1 rounds below 1: a p within that rounding belongs to the level itself.
    return CdfInverse.solve(this::cdf, p * (1 - 0x1p-52), least, greatest);
  }

  @Override
  public boolean isConstant() {
    return IntStream.range(0, weights.length).filter(i -> weights[i] > 0)
        .allMatch(i -> parts.get(i).isConstant() && parts.get(i).mean() == mean());
  }

  @Override
  public String describe(String unit) {
    return IntStream.range(0, weights.length)
        .mapToObj(i -> Arguments.text(weights[i] * 100) + " % " + parts.get(i).describe(unit))
        .collect(Collectors.joining(", ", "mixture (", ")"));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Mixture that && Arrays.equals(weights, that.weights) && parts.equals(that.parts);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(weights) + parts.hashCode();
  }

  @Override
  public String toString() {
    return "Mixture[weights=" + Arrays.toString(weights) + ", parts=" + parts + "]";
  }
}
