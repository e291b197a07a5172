package io.edgewise.sim.theory;

import java.util.Arrays;

/** Checks of popularity vectors. */
final class Popularity {

  private Popularity() {}

  /** A copy of probabilities that are at least 0 and sum to 1 within 1e-9. */
  static double[] checked(double[] popularity) {
    for (double p : popularity) {
      Require.probability("popularity", p);
    }
    double sum = Arrays.stream(popularity).sum();
    if (Math.abs(sum - 1) > 1e-9) {
      throw new IllegalArgumentException("popularity sums to 1, not " + sum);
    }
    return popularity.clone();
  }
}
