package io.edgewise.scenario.analysis;

import io.edgewise.scenario.spec.Knob;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/** Finds where a function of a knob changes its sign, in few evaluations, because each may be a simulation. */
final class SignChange {

  private static final int EVALUATIONS = 100;

  private final Knob knob;
  private final double accuracy;
  private final DoubleUnaryOperator function;

  /** Looks for a root with an accuracy, as a part of the range of the knob. */
  SignChange(Knob knob, double accuracy, DoubleUnaryOperator function) {
    this.knob = knob;
    this.accuracy = accuracy;
    this.function = function;
  }

  /**
   * The change between two values at which the signs differ.
   *
   * @return twice the same value; of whole numbers the ones on both sides of it
   */
  double[] between(double left, double right) {
    double low = left;
    double high = right;
    double atLow = function.applyAsDouble(low);
    double atHigh = function.applyAsDouble(high);
    // Where one strategy has no value the difference is infinite, which only halving can deal with.
    while (knob.whole() ? high - low > 1
        : (Double.isInfinite(atLow) || Double.isInfinite(atHigh))
            && knob.scaleOf(high) - knob.scaleOf(low) > accuracy) {
      double middle = knob.nearest(knob.onScale((knob.scaleOf(low) + knob.scaleOf(high)) / 2));
      double at = function.applyAsDouble(middle);
      if (Math.signum(at) == Math.signum(atLow)) {
        low = middle;
        atLow = at;
      } else {
        high = middle;
        atHigh = at;
      }
    }
    if (knob.whole() || Double.isInfinite(atLow) || Double.isInfinite(atHigh) || Double.isNaN(atLow)
        || Double.isNaN(atHigh)) {
      return new double[] {low, high};
    }
    if (atLow == 0 || atHigh == 0) {
      double at = atLow == 0 ? low : high;
      return new double[] {at, at};
    }
    double part = new BrentSolver(1e-14, accuracy, Double.MIN_NORMAL).solve(EVALUATIONS,
        scale -> function.applyAsDouble(knob.onScale(scale)), knob.scaleOf(low), knob.scaleOf(high));
    double root = knob.nearest(knob.onScale(part));
    return new double[] {root, root};
  }
}
