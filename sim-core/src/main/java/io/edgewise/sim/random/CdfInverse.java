package io.edgewise.sim.random;

import java.util.function.DoubleUnaryOperator;

/**
 * The generalised inverse of a non-decreasing function, also where it jumps or is flat.
 *
 * <p>Library root finders return any root where a distribution function is flat; here the smallest is wanted. The
 * method is regula falsi with the Illinois modification (Dahlquist and Bjorck, Numerical Methods, 1974, section 6.2),
 * with a bisection whenever three steps have not halved the bracket: three evaluations per bit at worst, for smooth
 * functions some ten in all.
 */
final class CdfInverse {

  private static final double RELATIVE_WIDTH = 0x1p-51;

  private CdfInverse() {}

  /**
   * The smallest x within low..high with f(x) &gt;= p, to a few units in the last place.
   *
   * @param low returned if f(low) &gt;= p
   * @param high finite, with f(high) &gt;= p but for rounding
   */
  static double solve(DoubleUnaryOperator f, double p, double low, double high) {
    double left = low;
    double right = high;
    double leftError = f.applyAsDouble(left) - p;
    if (leftError >= 0) {
      return left;
    }
    double rightError = Math.max(f.applyAsDouble(right) - p, 0);
    double widthToBeat = (right - left) / 2;
    int steps = 0;
    int lastSide = 0;
    while (right - left > RELATIVE_WIDTH * Math.max(Math.abs(left), Math.abs(right)) && right - left > 0x1p-1000) {
      double middle = left + (right - left) / 2;
      double x = right - rightError * ((right - left) / (rightError - leftError));
      if (++steps == 3) {
        if (right - left > widthToBeat) {
          x = middle;
        }
        widthToBeat = (right - left) / 2;
        steps = 0;
      }
      // A secant step that lands on an end must still move, or the bracket would never close from the other side.
      double least = Math.min(RELATIVE_WIDTH * Math.max(Math.abs(left), Math.abs(right)) / 2, (right - left) / 2);
      x = Math.min(Math.max(x, left + least), right - least);
      if (!(x > left && x < right)) {
        break;
      }
      double error = f.applyAsDouble(x) - p;
      if (error >= 0) {
        right = x;
        rightError = error;
        leftError = lastSide > 0 ? leftError / 2 : leftError;
        lastSide = 1;
      } else {
        left = x;
        leftError = error;
        rightError = lastSide < 0 ? rightError / 2 : rightError;
        lastSide = -1;
      }
    }
    return right;
  }
}
