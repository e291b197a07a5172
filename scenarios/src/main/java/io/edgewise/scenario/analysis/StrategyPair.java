package io.edgewise.scenario.analysis;

import io.edgewise.scenario.analysis.CurvePoint.Side;
import io.edgewise.scenario.analysis.CurvePoint.State;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.Infeasible;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.Optional;
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
    return compiled.scenario().only(contest.ids());
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
    return of(contest, value, compiled, result);
  }

  /**
   * How two strategies did in a run.
   *
   * @param value of the knob at which the scenario was compiled
   * @param result has those of them that are feasible; empty where neither is
   */
  static CurvePoint of(Contest contest, double value, CompiledScenario compiled, Optional<RunResult> result) {
    Side first = side(contest.first(), contest.metric(), compiled, result);
    Side second = side(contest.second(), contest.metric(), compiled, result);
    Optional<ConfidenceInterval> difference = first.isMeasured() && second.isMeasured()
        ? result.flatMap(run -> run.comparison(contest.first(), contest.second(), contest.metric()))
            .map(comparison -> comparison.differenceOf(contest.first()))
        : Optional.empty();
    return new CurvePoint(value, first, second, difference, result.stream()
        .flatMap(run -> run.strategies().stream()).filter(each -> contest.ids().contains(each.id()))
        .mapToLong(each -> each.measurements().requests()).max().orElse(0));
  }

  private static Side side(String id, Metric metric, CompiledScenario compiled, Optional<RunResult> result) {
    if (compiled.infeasible().stream().map(Infeasible::id).anyMatch(id::equals)) {
      return new Side(State.INFEASIBLE, Optional.empty());
    }
    StrategyResult strategy = result.orElseThrow().strategy(id);
    Optional<ConfidenceInterval> estimate = strategy.metric(metric);
    if (metric.isLatency() && strategy.saturated()) {
      return new Side(State.SATURATED, Optional.empty());
    }
    return new Side(estimate.isPresent() ? State.MEASURED : State.UNSERVED, estimate);
  }
}
