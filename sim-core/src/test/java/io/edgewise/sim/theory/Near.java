package io.edgewise.sim.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.DoubleUnaryOperator;

/** Comparison with reference values that are printed to some digits. */
final class Near {

  private Near() {}

  /** Equal within a share of the expected value. */
  static void relative(double expected, double actual, double tolerance) {
    assertEquals(expected, actual, tolerance * Math.abs(expected));
  }

  /**
   * Equal within 1e-6 of the value, or within half a unit of the last printed decimal where that is coarser (a value
   * printed as 0.5541 says no more).
   */
  static void printed(String expected, double actual) {
    int point = expected.indexOf('.');
    int decimals = point < 0 ? 0 : expected.length() - point - 1;
    double value = Double.parseDouble(expected);
    double halfUnit = point < 0 ? 0 : 0.5000001 * Math.pow(10, -decimals);
    assertEquals(value, actual, Math.max(1e-6 * Math.abs(value), halfUnit));
  }

  /**
   * The integral of a function over 0..infinity by the trapezoid rule in the logarithm of its argument, which is exact to
   * rounding for smooth functions that fall off faster than any power (Takahasi and Mori, 1974, Double exponential
   * formulas for numerical integration).
   *
   * @param scale where the function is large, within a factor of some thousands
   */
  static double integral(DoubleUnaryOperator function, double scale) {
    double step = 1.0 / 32;
    double sum = 0;
    for (int i = -40 * 32; i <= 10 * 32; i++) {
      double at = scale * Math.exp(i * step);
      sum += at * function.applyAsDouble(at);
    }
    return sum * step;
  }
}
