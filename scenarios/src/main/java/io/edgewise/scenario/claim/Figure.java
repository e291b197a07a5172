package io.edgewise.scenario.claim;

import io.edgewise.report.table.Quantity;
import io.edgewise.sim.result.RunResult;
import java.util.Optional;

/**
 * A figure that is known once the scenario has run.
 *
 * @param unit its unit
 * @param reading reads it off a run; empty where the run does not show it
 */
record Figure(Quantity.Unit unit, Reading reading) {

  /** Reads a figure off a run. */
  interface Reading {
    Optional<Quantity> of(RunResult run);
  }

  /** A figure that no run changes. */
  static Figure fixed(Quantity quantity) {
    return new Figure(quantity.unit(), run -> Optional.of(quantity));
  }

  Optional<Quantity> of(RunResult run) {
    return reading.of(run);
  }
}
