package io.edgewise.sim.random;

import java.util.Arrays;

/**
 * Cuts the unit interval into cells in which a quantile function is straight enough.
 *
 * <p>Layout: two doubles a cell. The first is the value at the lower end; the second is the rise to the upper end, or
 * negative: {@link #EXACT} if the distribution itself must be asked, else minus the index of the first of the 16 cells
 * that this one is cut into.
 */
final class QuantileTableBuilder {

  static final double EXACT = Double.NEGATIVE_INFINITY;
  static final int PART_BITS = 4;
  static final int PARTS = 1 << PART_BITS;

  private static final double SMALLEST_WIDTH = 0x1p-40;
  private static final double POINT_TOLERANCE = 1e-4;
  private static final double MEAN_TOLERANCE = 1e-8;
  /* In units of the mean: nobody needs the relative accuracy of values far below it. */
  private static final double SMALL_VALUE = 0.01;
  /* 16 MiB: reached only by distributions with thousands of jumps; further cells are then answered exactly. */
  private static final int MOST_DOUBLES = 1 << 21;
  /* So far above a cell's lower end its first value is taken: the right-hand limit, if the function jumps there. Wide
     enough for levels of the distribution function that are sums with rounding errors. */
  private static final double JUST_ABOVE = 0x1p-48;

  private final Distribution distribution;
  private final double scale;
  private final double meanTolerance;
  private final double smallValue;
  private double[] cells = new double[2 * QuantileTable.CELLS];
  private int used = cells.length;

  QuantileTableBuilder(Distribution distribution, double scale) {
    this.distribution = distribution;
    this.scale = scale;
    double mean = Math.abs(scale * distribution.mean());
    this.meanTolerance = MEAN_TOLERANCE * mean;
    this.smallValue = SMALL_VALUE * mean;
  }

  static int child(double rise) {
    return (int) -rise;
  }

  double[] build() {
    for (int cell = 0; cell < QuantileTable.CELLS; cell++) {
      fill(2 * cell, (double) cell / QuantileTable.CELLS, 1.0 / QuantileTable.CELLS);
    }
    return Arrays.copyOf(cells, used);
  }

  private void fill(int at, double low, double width) {
    double start = value(low + JUST_ABOVE);
    double end = value(low + width);
    cells[at] = start;
    if (isStraight(low, width, start, end)) {
      // Rounded down, so that the line ends at or below the next cell's start whatever the rounding of the sum.
      cells[at + 1] = end > start ? Math.nextDown(end - start) : 0;
    } else if (width <= SMALLEST_WIDTH || used + 2 * PARTS > MOST_DOUBLES) {
      cells[at + 1] = EXACT;
    } else {
      cut(at, low, width);
    }
  }

  private void cut(int at, double low, double width) {
    int child = used;
    used += 2 * PARTS;
    if (used > cells.length) {
      cells = Arrays.copyOf(cells, 2 * cells.length);
    }
    cells[at + 1] = -child;
    double part = width / PARTS;
    for (int i = 0; i < PARTS; i++) {
      fill(child + 2 * i, low + i * part, part);
    }
  }

  private boolean isStraight(double low, double width, double start, double end) {
    if (!(end < Double.POSITIVE_INFINITY)) {
      return false;
    }
    return end <= start || isClose(0.5, low, width, start, end)
        && isClose(0.25, low, width, start, end)
        && isClose(0.75, low, width, start, end);
  }

  private boolean isClose(double share, double low, double width, double start, double end) {
    double exact = value(low + share * width);
    double miss = Math.abs(start + share * (end - start) - exact);
    return miss <= POINT_TOLERANCE * (Math.abs(exact) + smallValue) && miss * width <= meanTolerance;
  }

  private double value(double p) {
    return scale * distribution.quantile(p);
  }
}
