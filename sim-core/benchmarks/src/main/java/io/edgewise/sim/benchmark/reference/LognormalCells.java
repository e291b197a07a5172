package io.edgewise.sim.benchmark.reference;

import io.edgewise.sim.random.Lognormal;

/**
 * A lognormal variate of median 1 by its quantile function, straight between 2,049 points. The outermost cells, one draw
 * in a thousand, ask the exact function, so the tails are those of the distribution.
 */
final class LognormalCells {

  private static final int BITS = 11;
  private static final int LAST = (1 << BITS) - 1;

  private final Lognormal exact;
  private final double[] quantiles = new double[LAST + 2];

  LognormalCells(double sigma) {
    exact = Lognormal.ofMedianAndSigma(1, sigma);
    for (int i = 1; i <= LAST; i++) {
      quantiles[i] = exact.quantile((double) i / (LAST + 1));
    }
  }

  /** The variate at the uniform number that the bits stand for; the lowest two bits are not used. */
  double sample(long bits) {
    int cell = (int) (bits >>> (64 - BITS));
    if (cell == 0 || cell == LAST) {
      return exact.quantile(((bits >>> 11) | 1) * 0x1p-53);
    }
    double low = quantiles[cell];
    return low + (quantiles[cell + 1] - low) * ((bits << BITS >>> 13) * 0x1p-51);
  }
}
