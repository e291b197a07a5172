package io.edgewise.scenario.analysis;

import io.edgewise.scenario.analysis.CurvePoint.Side;
import io.edgewise.scenario.analysis.CurvePoint.State;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.Infeasible;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.Comparison;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Two strategies, simulated with the same random numbers and without the others.
 *
 * @param contest which, and what they are compared by
 * @param runner simulates a scenario
 */
record StrategyPair(Contest contest, Function<Scenario, RunResult> runner) {

  /** Both as the scenario plans it; empty where neither is feasible. */
  Optional<RunResult> run(CompiledScenario compiled) {
    return only(compiled).map(runner);
  }

  private Optional<Scenario> only(CompiledScenario compiled) {
    return compiled.scenario().only(Set.of(contest.first(), contest.second()));
  }

  /**
   * How both do in so many replications.
   *
   * @param value of the knob at which the scenario was compiled
   */
  CurvePoint at(double value, CompiledScenario compiled, int replications) {
    return of(value, compiled, only(compiled)
        .map(pair -> runner.apply(pair.withPlan(pair.plan().withReplications(replications)))));
  }

  /** How both did. */
  CurvePoint of(double value, CompiledScenario compiled, Optional<RunResult> result) {
    Side first = side(contest.first(), compiled, result);
    Side second = side(contest.second(), compiled, result);
    Optional<ConfidenceInterval> difference = first.isMeasured() && second.isMeasured()
        ? result.flatMap(this::difference) : Optional.empty();
    return new CurvePoint(value, first, second, difference);
  }

  private Side side(String id, CompiledScenario compiled, Optional<RunResult> result) {
    if (compiled.infeasible().stream().map(Infeasible::id).anyMatch(id::equals)) {
      return new Side(State.INFEASIBLE, Optional.empty());
    }
    StrategyResult strategy =
        result.orElseThrow().strategies().stream().filter(each -> each.id().equals(id)).findFirst()
            .orElseThrow();
    Optional<ConfidenceInterval> estimate = strategy.metric(contest.metric());
    if (contest.metric().isLatency() && strategy.saturated()) {
      return new Side(State.SATURATED, Optional.empty());
    }
    return new Side(estimate.isPresent() ? State.MEASURED : State.UNSERVED, estimate);
  }

  private Optional<ConfidenceInterval> difference(RunResult result) {
    return result.comparison(contest.first(), contest.second(), contest.metric())
        .map(comparison -> oriented(comparison, contest.first()));
  }

  /** The difference of a strategy to the other one of a comparison. */
  private static ConfidenceInterval oriented(Comparison comparison, String first) {
    ConfidenceInterval interval = comparison.difference();
    return comparison.first().equals(first) ? interval
        : new ConfidenceInterval(-interval.value(), -interval.high(), -interval.low(), interval.level());
  }
}
