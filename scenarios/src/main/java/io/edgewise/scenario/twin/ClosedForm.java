package io.edgewise.scenario.twin;

import java.util.OptionalDouble;

/**
 * One quantity that theory and simulation both know.
 *
 * @param strategy id of the strategy, or two of them for a comparison
 * @param quantity what it is, such as "mean wait for a core"
 * @param model where the value comes from, such as "M/M/5, Erlang C"
 * @param theory the value
 * @param simulated the value of the run; empty where a run does not show it
 * @param unit "ms", or the empty string for a share or a count
 * @param exact whether the model is exact for this scenario; otherwise it is an approximation
 */
public record ClosedForm(String strategy, String quantity, String model, double theory, OptionalDouble simulated,
    String unit, boolean exact) {

  static ClosedForm exact(String strategy, String quantity, String model, double theory, double simulated,
      String unit) {
    return new ClosedForm(strategy, quantity, model, theory, present(simulated), unit, true);
  }

  static ClosedForm approximate(String strategy, String quantity, String model, double theory, double simulated,
      String unit) {
    return new ClosedForm(strategy, quantity, model, theory, present(simulated), unit, false);
  }

  /** The same, where the model fits only roughly. */
  ClosedForm asApproximation() {
    return new ClosedForm(strategy, quantity, model, theory, simulated, unit, false);
  }

  private static OptionalDouble present(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
