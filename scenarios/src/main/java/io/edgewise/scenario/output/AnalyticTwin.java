package io.edgewise.scenario.output;

import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Finds what of a scenario has an exact answer in theory, and gives it. */
@FunctionalInterface
public interface AnalyticTwin {

  /** The unit of a quantity. */
  enum Unit {
    /** Milliseconds. */
    MILLISECONDS,
    /** US dollars a month. */
    DOLLARS,
    /** A share or probability of 0..1. */
    SHARE,
    /** A plain number, such as a mean number of instances. */
    NUMBER
  }

  /**
   * An exact answer beside the simulated one.
   *
   * @param strategy id of the strategy
   * @param quantity what it is, such as {@code mean waiting time}
   * @param unit unit of both numbers
   * @param exact the closed form's value, finite
   * @param simulated the same quantity as simulated; empty where the run did not measure it
   * @param formula name and source of the closed form, such as {@code Erlang C; Kleinrock 1975, eq. 3.43}
   * @param conditions what must hold for it to be exact here, in words; empty for nothing
   */
  record Line(String strategy, String quantity, Unit unit, double exact, Optional<ConfidenceInterval> simulated,
      String formula, String conditions) {

    /**
     * Checks the value.
     *
     * @throws IllegalArgumentException if it is not finite
     */
    public Line {
      Objects.requireNonNull(strategy, "strategy");
      Objects.requireNonNull(quantity, "quantity");
      Objects.requireNonNull(unit, "unit");
      Objects.requireNonNull(simulated, "simulated");
      Objects.requireNonNull(formula, "formula");
      Objects.requireNonNull(conditions, "conditions");
      if (!Double.isFinite(exact)) {
        throw new IllegalArgumentException(quantity + " must be finite, got " + exact);
      }
    }
  }

  /** The exact answers that apply to a scenario, in the order of its strategies; empty where there is none. */
  List<Line> lines(CompiledScenario scenario, RunResult result);
}
