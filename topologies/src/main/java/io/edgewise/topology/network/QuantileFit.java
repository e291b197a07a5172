package io.edgewise.topology.network;

import java.util.List;
import java.util.Objects;

/**
 * A distribution known by some of its quantiles.
 *
 * @param probabilities rising, each in (0, 1)
 * @param values the quantile of each probability, positive and not falling
 */
public record QuantileFit(List<Double> probabilities, List<Double> values) {

  /**
   * Copies and checks the lists.
   *
   * @throws IllegalArgumentException if there are fewer than two, their lengths differ, or they are out of order
   */
  public QuantileFit {
    probabilities = List.copyOf(Objects.requireNonNull(probabilities, "probabilities"));
    values = List.copyOf(Objects.requireNonNull(values, "values"));
    if (probabilities.size() != values.size() || probabilities.size() < 2) {
      throw new IllegalArgumentException(probabilities.size() + " probabilities and " + values.size() + " values");
    }
    for (int i = 0; i < probabilities.size(); i++) {
      double p = probabilities.get(i);
      boolean rising = i == 0 || p > probabilities.get(i - 1) && values.get(i) >= values.get(i - 1);
      if (!(p > 0 && p < 1 && values.get(i) > 0 && rising)) {
        throw new IllegalArgumentException("quantile " + p + " of " + values.get(i) + " is out of order or range");
      }
    }
  }

  /**
   * The quantile of any probability, by linear interpolation of the logarithm of the value between the known
   * probabilities; outside them, the outermost value.
   *
   * @throws IllegalArgumentException if the probability is outside 0..1
   */
  public double quantile(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("probability " + p + " is outside 0..1");
    }
    if (p <= probabilities.getFirst()) {
      return values.getFirst();
    }
    for (int i = 1; i < probabilities.size(); i++) {
      if (p <= probabilities.get(i)) {
        double share = (p - probabilities.get(i - 1)) / (probabilities.get(i) - probabilities.get(i - 1));
        return values.get(i - 1) * Math.pow(values.get(i) / values.get(i - 1), share);
      }
    }
    return values.getLast();
  }
}
