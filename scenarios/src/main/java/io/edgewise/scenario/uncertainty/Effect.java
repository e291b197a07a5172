package io.edgewise.scenario.uncertainty;

import io.edgewise.sim.model.Scenario;
import java.util.List;
import java.util.function.DoubleFunction;

/** What another value of an input changes. */
sealed interface Effect {

  /** Parts of the compiled scenario. */
  @FunctionalInterface
  interface Change {

    /** The scenario with the numbers times a factor. */
    Scenario applied(Scenario scenario, double factor);
  }

  /** A factor on numbers of the compiled scenario. */
  record OfModel(Change change) implements Effect {}

  /**
   * Values of the file.
   *
   * @param settings as {@code path=value}, for a value of the input
   */
  record OfFile(DoubleFunction<List<String>> settings) implements Effect {}
}
