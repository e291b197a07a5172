package io.edgewise.scenario.analysis;

import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.RunResult;
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
    return compiled.scenario().only(contest.ids()).map(runner);
  }

  /** How both do as the scenario plans it, at a value of a knob. */
  CurvePoint at(double value, CompiledScenario compiled) {
    return CurvePoint.of(value, contest, compiled, run(compiled));
  }
}
