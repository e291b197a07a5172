package io.edgewise.scenario.analysis;

import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.uncertainty.Input;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * How two strategies are simulated again and again: as often as the file says, or, where it asks for a precision, in so many
 * small samples as that takes for the scenario as it stands, up to {@value #REQUESTS} requests. All points have the same replications, and so the same users,
 * keys and delays.
 *
 * @param variants the scenario under values of its inputs, in this plan
 * @param pair the strategies
 * @param base both as the scenario stands
 * @param level of all intervals
 * @param replications of every point
 */
record SensitivityPlan(Variants variants, StrategyPair pair, CurvePoint base, double level, int replications) {

  /**
   * Most requests of a strategy at a point. There are some sixty points, whose differences move together, so that less
   * precision does than one point would need.
   */
  private static final long REQUESTS = 300_000;

  /**
   * The plan.
   *
   * @param most requests of a strategy at a point, whatever the file says; empty for as many as it says
   */
  static SensitivityPlan of(Variants file, List<Input> inputs, Contest contest, OptionalLong most,
      Function<Scenario, RunResult> runner) {
    StrategyPair pair = new StrategyPair(contest, runner);
    CompiledScenario compiled = file.with(List.of());
    RunPlan stated = compiled.scenario().plan();
    RunPlan first = most.isPresent() || stated.replications() == RunPlan.AUTO_REPLICATIONS
        ? stated.quick().withAtMost(most.orElse(REQUESTS)) : stated;
    CompiledScenario planned = compiled.withScenario(compiled.scenario().withPlan(first));
    Optional<RunResult> result = pair.run(planned);
    int replications = result.stream().flatMap(run -> run.strategies().stream())
        .filter(strategy -> !strategy.saturated()).mapToInt(StrategyResult::replications).max().orElse(2);
    RunPlan all = first.withReplications(replications);
    InputVariants variants = new InputVariants(file, inputs, plan -> all);
    boolean same = result.stream().flatMap(run -> run.strategies().stream())
        .allMatch(strategy -> strategy.replications() == replications);
    CurvePoint base = same ? pair.of(1, planned, result) : pair.at(1, variants.with(List.of()), replications);
    return new SensitivityPlan(variants, pair, base, stated.level(), replications);
  }
}
