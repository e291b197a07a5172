package io.edgewise.sim.random;

/**
 * A distribution compiled to its quantile function for the hot loop: one draw of 64 bits gives one value.
 *
 * <p>The unit interval is cut into 4,096 cells, and the quantile function is replaced by a straight line inside each.
 * Where that is not close enough (tails, jumps, kinks) a cell is cut into 16, and so on down to a width of 2^-40; what
 * is still not straight there, such as the end of an infinite tail, is answered by the distribution itself. The value
 * never decreases when the bits, taken as unsigned, grow: common random numbers and antithetic draws ({@code ~bits})
 * work as with the exact quantile function.
 *
 * <p>Accuracy: a cell is cut when the line misses the quantile function at a quarter, the half or three quarters of it
 * by more than 0.01 % of (the value there + 1 % of the mean), or when (cell width) x (miss) exceeds 1e-8 of the mean.
 * Memory: 64 KiB, plus 256 bytes for each cell cut. Constants hold no table. Sampling allocates nothing, unless the
 * distribution is asked, in a tail of probability 2^-40. Immutable.
 */
public final class QuantileTable {

  static final int CELLS = 1 << 12;
  private static final int CELL_BITS = 12;
  private static final double[] NO_CELLS = {};

  private final Distribution distribution;
  private final double scale;
  private final boolean constant;
  private final double value;
  private final long valueNanos;
  /* Cell i: [2 i] the value at its lower end, [2 i + 1] its rise; QuantileTableBuilder says how a cut is marked. */
  private final double[] cells;

  private QuantileTable(Distribution distribution, double scale, double[] cells) {
    this.distribution = distribution;
    this.scale = scale;
    this.cells = cells;
    this.constant = cells.length == 0;
    this.value = constant ? scale * distribution.quantile(0.5) : Double.NaN;
    this.valueNanos = constant ? (long) Math.rint(value) : 0;
  }

  /**
   * Compiles a distribution; takes some 40,000 evaluations of its quantile function: 1 to 10 ms for a closed form, up
   * to half a second for mixtures and gamma distributions, whose quantiles are found by iteration. Build once, share.
   *
   * @param scale factor on all values, positive: 1 keeps the distribution's unit, 1e6 turns milliseconds to nanoseconds
   * @throws IllegalArgumentException if the scale is not positive and finite, the lower end of the distribution is not
   *     finite, or its mean times the scale is not finite
   */
  public static QuantileTable of(Distribution distribution, double scale) {
    Arguments.positive("scale", scale);
    if (distribution.isConstant()) {
      Arguments.finite("scaled value", scale * distribution.quantile(0.5));
      return new QuantileTable(distribution, scale, NO_CELLS);
    }
    Arguments.finite("scaled mean", scale * distribution.mean());
    Arguments.finite("scaled lower end", scale * distribution.quantile(0));
    return new QuantileTable(distribution, scale, new QuantileTableBuilder(distribution, scale).build());
  }

  /** Whether every sample is the same, so that the draw can be spared. */
  public boolean isConstant() {
    return constant;
  }

  /** The distribution compiled, before scaling. */
  public Distribution distribution() {
    return distribution;
  }

  /** The factor on the distribution's values. */
  public double scale() {
    return scale;
  }

  /** The scaled quantile at the uniform number that the 64 bits stand for. */
  public double sample(long bits) {
    if (constant) {
      return value;
    }
    int at = (int) (bits >>> (64 - CELL_BITS)) << 1;
    double rise = cells[at + 1];
    if (rise >= 0) {
      return cells[at] + rise * fraction(bits << CELL_BITS);
    }
    return sampleCut(at, bits);
  }

  /** The scaled quantile at one draw of a stream; a constant makes no draw. */
  public double sample(RandomStream stream, long counter) {
    return constant ? value : sample(stream.bits(counter));
  }

  /** The sample rounded to a whole number: nanoseconds, if the scale is nanoseconds per unit. */
  public long sampleNanos(long bits) {
    return constant ? valueNanos : (long) Math.rint(sample(bits));
  }

  /** The whole-number sample of one draw of a stream; a constant makes no draw. */
  public long sampleNanos(RandomStream stream, long counter) {
    return constant ? valueNanos : (long) Math.rint(sample(stream.bits(counter)));
  }

  /**
   * The mean of the samples, by exact integration of the straight pieces; it stays within 1e-5 of the distribution's
   * scaled mean (relative), 1e-4 where the variance is very large.
   */
  public double mean() {
    if (constant) {
      return value;
    }
    double sum = 0;
    for (int cell = 0; cell < CELLS; cell++) {
      sum += mean(2 * cell, (double) cell / CELLS, 1.0 / CELLS);
    }
    return sum / CELLS;
  }

  /** The number of straight pieces, which tells how much memory the table takes: 16 bytes each and a few more. */
  int pieces() {
    return cells.length / 2;
  }

  private double mean(int at, double low, double width) {
    double rise = cells[at + 1];
    if (rise >= 0) {
      return cells[at] + rise / 2;
    }
    if (rise == QuantileTableBuilder.EXACT) {
      return scale * distribution.quantile(low + width / 2);
    }
    int child = QuantileTableBuilder.child(rise);
    double part = width / QuantileTableBuilder.PARTS;
    double sum = 0;
    for (int i = 0; i < QuantileTableBuilder.PARTS; i++) {
      sum += mean(child + 2 * i, low + i * part, part);
    }
    return sum / QuantileTableBuilder.PARTS;
  }

  private double sampleCut(int cutAt, long bits) {
    int at = cutAt;
    long rest = bits << CELL_BITS;
    double rise = cells[at + 1];
    while (rise < 0) {
      if (rise == QuantileTableBuilder.EXACT) {
        return scale * distribution.quantile(RandomStream.toUniform(bits));
      }
      int part = (int) (rest >>> (64 - QuantileTableBuilder.PART_BITS));
      rest <<= QuantileTableBuilder.PART_BITS;
      at = QuantileTableBuilder.child(rise) + 2 * part;
      rise = cells[at + 1];
    }
    return cells[at] + rise * fraction(rest);
  }

  /** The position inside a cell, 0 &lt;= fraction &lt; 1. */
  private static double fraction(long rest) {
    return (rest >>> 11) * 0x1p-53;
  }
}
