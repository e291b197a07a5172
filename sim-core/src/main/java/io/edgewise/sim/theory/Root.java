package io.edgewise.sim.theory;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/** Roots of rising functions by Brent's method (Brent 1973, Algorithms for Minimization without Derivatives, ch. 4). */
final class Root {

  private static final int EVALUATIONS = 1_000;

  private Root() {}

  /** The root between two bounds at which the function has different signs. */
  static double between(double low, double high, DoubleUnaryOperator function) {
    double scale = Math.max(Math.abs(low), Math.abs(high));
    // The last argument switches off the solver's habit to stop early at small function values.
    return new BrentSolver(1e-14, scale * 1e-16, Double.MIN_NORMAL)
        .solve(EVALUATIONS, function::applyAsDouble, low, high);
  }

  /**
   * The root above 0 of a function that is below 0 at 0 and rises above 0 somewhere, looked for from a first guess
   * by doubling.
   */
  static double above(double guess, DoubleUnaryOperator function) {
    double low = 0;
    double high = guess;
    while (function.applyAsDouble(high) < 0) {
      low = high;
      high *= 2;
      if (high == Double.POSITIVE_INFINITY) {
        throw new ArithmeticException("no root: the function stays below 0");
      }
    }
    return between(low, high, function);
  }
}
