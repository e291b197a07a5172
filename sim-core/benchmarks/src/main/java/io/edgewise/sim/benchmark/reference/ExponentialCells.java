package io.edgewise.sim.benchmark.reference;

/**
 * An exponential variate of mean 1 by its quantile function, straight between 1,025 points. Nothing is cut off: the
 * upper 64th is the distribution itself moved up by ln 64, for it has no memory.
 */
final class ExponentialCells {

  private static final int BITS = 10;
  private static final int CELLS = 1 << BITS;
  private static final int TAIL_BITS = 6;
  private static final int TAIL = CELLS - (CELLS >> TAIL_BITS);
  private static final double TAIL_STEP = TAIL_BITS * Math.log(2);

  private final double[] quantiles = new double[TAIL + 1];

  ExponentialCells() {
    for (int i = 0; i <= TAIL; i++) {
      quantiles[i] = -Math.log1p(-(double) i / CELLS);
    }
  }

  /** The variate at the uniform number that the bits stand for; the lowest two bits are not used. */
  double sample(long bits) {
    int cell = (int) (bits >>> (64 - BITS));
    return cell < TAIL ? inside(cell, bits) : tail(bits);
  }

  private double inside(int cell, long bits) {
    double low = quantiles[cell];
    return low + (quantiles[cell + 1] - low) * ((bits << BITS >>> 12) * 0x1p-52);
  }

  private double tail(long bits) {
    long rest = bits;
    double moved = 0;
    int cell = CELLS - 1;
    while (cell >= TAIL && moved < 7 * TAIL_STEP) {
      rest <<= TAIL_BITS;
      moved += TAIL_STEP;
      cell = (int) (rest >>> (64 - BITS));
    }
    return moved + inside(Math.min(cell, TAIL - 1), rest);
  }
}
