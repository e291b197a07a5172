package io.edgewise.sim.random;

import java.util.Arrays;

/**
 * Cuts the unit interval into cells in which a quantile function is close enough to a parabola.
 *
 * <p>Layout: three doubles a cell, of which the value is {@code first + x (second + x third)} for x from 0 at the lower
 * end to 1. The second is the slope at the lower end, or negative: {@link #EXACT} if the distribution itself must be
 * asked, else minus the index of the first of the 16 cells that this one is cut into.
 */
final class QuantileTableBuilder {

  static final double EXACT = Double.NEGATIVE_INFINITY;
  static final int CELL = 3;
  static final int PART_BITS = 4;
  static final int PARTS = 1 << PART_BITS;

  private static final double SMALLEST_WIDTH = 0x1p-40;
  private static final double POINT_TOLERANCE = 1e-4;
  private static final double MEAN_TOLERANCE = 1e-8;
  /* In units of the mean: nobody needs the relative accuracy of values far below it. */
  private static final double SMALL_VALUE = 0.01;
  /* Where the parabola is compared, besides the points that it goes through. */
  private static final double[] CHECKED = {0.125, 0.375, 0.625, 0.875};
  /* 16 MiB: reached only by distributions with thousands of jumps; further cells are then answered exactly. */
  private static final int MOST_DOUBLES = 1 << 21;
  /* So far above a cell's lower end its first value is taken: the right-hand limit, if the function jumps there. Wide
     enough for levels of the distribution function that are sums with rounding errors. */
  private static final double JUST_ABOVE = 0x1p-48;

  private final Distribution distribution;
  private final double meanTolerance;
  private final double smallValue;
  private double[] cells = new double[CELL * QuantileTable.CELLS];
  private int used = cells.length;

  QuantileTableBuilder(Distribution distribution) {
    this.distribution = distribution;
    double mean = Math.abs(distribution.mean());
    this.meanTolerance = MEAN_TOLERANCE * mean;
    this.smallValue = SMALL_VALUE * mean;
  }

  static int child(double slope) {
    return (int) -slope;
  }

  double[] build() {
    for (int cell = 0; cell < QuantileTable.CELLS; cell++) {
      fill(CELL * cell, (double) cell / QuantileTable.CELLS, 1.0 / QuantileTable.CELLS);
    }
    return Arrays.copyOf(cells, used);
  }

  private void fill(int at, double low, double width) {
    double start = distribution.quantile(low + JUST_ABOVE);
    double end = distribution.quantile(low + width);
    cells[at] = start;
    if (end < Double.POSITIVE_INFINITY) {
      double middle = distribution.quantile(low + width / 2);
      double curve = 2 * (start + end - 2 * middle);
      if (fit(at, low, width, end - start - curve, curve) || fit(at, low, width, Math.max(0, end - start), 0)) {
        return;
      }
    }
    if (width <= SMALLEST_WIDTH || used + CELL * PARTS > MOST_DOUBLES) {
      cells[at + 1] = EXACT;
    } else {
      cut(at, low, width);
    }
  }

  private void cut(int at, double low, double width) {
    int child = used;
    used += CELL * PARTS;
    if (used > cells.length) {
      cells = Arrays.copyOf(cells, 2 * cells.length);
    }
    cells[at + 1] = -child;
    double part = width / PARTS;
    for (int i = 0; i < PARTS; i++) {
      fill(child + CELL * i, low + i * part, part);
    }
  }

  /** Puts a parabola into a cell and tells whether it nowhere falls and is close enough. */
  private boolean fit(int at, double low, double width, double slope, double curve) {
    cells[at + 1] = slope;
    cells[at + 2] = curve;
    if (slope < 0 || slope + 2 * curve < 0) {
      return false;
    }
    for (double x : CHECKED) {
      double exact = distribution.quantile(low + x * width);
      double miss = Math.abs(cells[at] + x * (slope + x * curve) - exact);
      if (!(miss <= POINT_TOLERANCE * (Math.abs(exact) + smallValue)) || miss * width > meanTolerance) {
        return false;
      }
    }
    return true;
  }
}
