package io.edgewise.sim.random;

/**
 * A distribution compiled to its quantile function for the hot loop: one draw of 64 bits gives one value.
 *
 * <p>The unit interval is cut into {@value #CELLS} cells, and the quantile function is replaced by a parabola inside
 * each, which meets it at both ends and in the middle. Where that is not close enough (tails, jumps, kinks) or would
 * fall, a cell is cut into 16, and so on down to a width of 2^-40; what is still not close there, such as the end of an
 * infinite tail, is answered by the distribution itself. The value never decreases, but for rounding, when the bits,
 * taken as unsigned, grow: common random numbers and antithetic draws ({@code ~bits}) work as with the exact quantile
 * function.
 *
 * <p>Accuracy: a cell is cut when the parabola misses the quantile function at the first, third, fifth or seventh eighth
 * of it by more than 0.01 % of (the value there + 1 % of the mean), or when (cell width) x (miss) exceeds 1e-8 of the
 * mean. Memory: 12 KiB, so that several tables fit into the fastest cache of a processor together, plus 384 bytes for
 * each cell cut; tables that differ in scale share it. Constants hold no table. Sampling allocates nothing, unless the
 * distribution is asked, in a tail of probability 2^-40. Immutable.
 */
public final class QuantileTable {

  static final int CELLS = 1 << 9;
  private static final int CELL_BITS = 9;
  private static final double[] NO_CELLS = {};

  private final Distribution distribution;
  private final double scale;
  private final boolean constant;
  private final double value;
  private final long valueNanos;
  /* The cells of the distribution, not scaled; QuantileTableBuilder tells their layout. */
  private final double[] cells;

  private QuantileTable(Distribution distribution, double scale, double[] cells) {
    Arguments.positive("scale", scale);
    Arguments.finite("scaled mean", scale * distribution.mean());
    Arguments.finite("scaled lower end", scale * distribution.quantile(0));
    this.distribution = distribution;
    this.scale = scale;
    this.cells = cells;
    this.constant = cells.length == 0;
    this.value = constant ? scale * distribution.quantile(0.5) : Double.NaN;
    this.valueNanos = constant ? (long) Math.rint(value) : 0;
  }

  /**
   * Compiles a distribution; takes some 5,000 evaluations of its quantile function: below a millisecond for a closed
   * form, up to a tenth of a second for mixtures and gamma distributions, whose quantiles are found by iteration. Build
   * once, share.
   *
   * @param scale factor on all values, positive: 1 keeps the distribution's unit, 1e6 turns milliseconds to nanoseconds
   * @throws IllegalArgumentException if the scale is not positive and finite, the lower end of the distribution is not
   *     finite, or its mean times the scale is not finite
   */
  public static QuantileTable of(Distribution distribution, double scale) {
    Scaled standard = distribution.standardised();
    return ofStandard(standard.part()).scaled(standard.factor() * scale);
  }

  /** Compiles a distribution as it is. */
  private static QuantileTable ofStandard(Distribution distribution) {
    return new QuantileTable(distribution, 1,
        distribution.isConstant() ? NO_CELLS : new QuantileTableBuilder(distribution).build());
  }

  /**
   * The table of the same distribution multiplied by a factor, with the same memory.
   *
   * @throws IllegalArgumentException if the factor is not positive and finite, or the mean times it is not finite
   */
  public QuantileTable scaled(double factor) {
    return new QuantileTable(distribution, scale * factor, cells);
  }

  /** Whether every sample is the same, so that the draw can be spared. */
  public boolean isConstant() {
    return constant;
  }

  /** The least value that a sample can have: the scaled lower end of the distribution. */
  public double least() {
    return scale * distribution.quantile(0);
  }

  /** The scaled quantile at the uniform number that the 64 bits stand for. */
  public double sample(long bits) {
    if (constant) {
      return value;
    }
    int at = (int) (bits >>> (64 - CELL_BITS)) * QuantileTableBuilder.CELL;
    double slope = cells[at + 1];
    if (slope >= 0) {
      double fraction = fraction(bits << CELL_BITS);
      return scale * (cells[at] + fraction * (slope + fraction * cells[at + 2]));
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
   * The mean of the samples, by exact integration of the parabolas; it stays within 1e-5 of the distribution's scaled
   * mean (relative), 1e-4 where the variance is very large.
   */
  public double mean() {
    if (constant) {
      return value;
    }
    double sum = 0;
    for (int cell = 0; cell < CELLS; cell++) {
      sum += mean(QuantileTableBuilder.CELL * cell, (double) cell / CELLS, 1.0 / CELLS);
    }
    return scale * sum / CELLS;
  }

  /** The number of parabolas, which tells how much memory the table takes: 24 bytes each and a few more. */
  int pieces() {
    return cells.length / QuantileTableBuilder.CELL;
  }

  private double mean(int at, double low, double width) {
    double slope = cells[at + 1];
    if (slope >= 0) {
      return cells[at] + slope / 2 + cells[at + 2] / 3;
    }
    if (slope == QuantileTableBuilder.EXACT) {
      return distribution.quantile(low + width / 2);
    }
    int child = QuantileTableBuilder.child(slope);
    double part = width / QuantileTableBuilder.PARTS;
    double sum = 0;
    for (int i = 0; i < QuantileTableBuilder.PARTS; i++) {
      sum += mean(child + QuantileTableBuilder.CELL * i, low + i * part, part);
    }
    return sum / QuantileTableBuilder.PARTS;
  }

  private double sampleCut(int cutAt, long bits) {
    int at = cutAt;
    long rest = bits << CELL_BITS;
    double slope = cells[at + 1];
    while (slope < 0) {
      if (slope == QuantileTableBuilder.EXACT) {
        return scale * distribution.quantile(RandomStream.toUniform(bits));
      }
      int part = (int) (rest >>> (64 - QuantileTableBuilder.PART_BITS));
      rest <<= QuantileTableBuilder.PART_BITS;
      at = QuantileTableBuilder.child(slope) + QuantileTableBuilder.CELL * part;
      slope = cells[at + 1];
    }
    double fraction = fraction(rest);
    return scale * (cells[at] + fraction * (slope + fraction * cells[at + 2]));
  }

  /** The position inside a cell, 0 &lt;= fraction &lt; 1. */
  private static double fraction(long rest) {
    return (rest >>> 11) * 0x1p-53;
  }
}
