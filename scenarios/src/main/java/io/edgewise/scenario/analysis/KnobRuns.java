package io.edgewise.scenario.analysis;

import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.spec.Knob;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Some strategies of a scenario at values of a knob. Every value is simulated with the same random numbers and in the same
 * number of replications, so that what depends on the knob is as smooth as the system, and no value is simulated twice.
 */
final class KnobRuns {

  private final Variants variants;
  private final Knob knob;
  private final Set<String> ids;
  private final Function<Scenario, RunResult> runner;
  private final int replications;
  private final Map<Double, List<RunResult>> runs = new HashMap<>();

  /**
   * Runs of some strategies. Where the file asks for a precision and not for a number of replications, both ends are
   * simulated as the file says, and the larger number of replications that this took is used everywhere.
   *
   * @param ids of the strategies
   * @param runner simulates a scenario
   */
  KnobRuns(Variants variants, Knob knob, Set<String> ids, Function<Scenario, RunResult> runner) {
    this.variants = variants;
    this.knob = knob;
    this.ids = Set.copyOf(ids);
    this.runner = runner;
    replications = Math.max(replicationsAt(knob.from()), replicationsAt(knob.to()));
  }

  private int replicationsAt(double value) {
    CompiledScenario compiled = compiled(value);
    int stated = compiled.scenario().plan().replications();
    return stated != RunPlan.AUTO_REPLICATIONS ? stated
        : compiled.scenario().only(ids).map(runner).stream().flatMap(result -> result.strategies().stream())
            .filter(strategy -> !strategy.saturated()).mapToInt(StrategyResult::replications).max().orElse(2);
  }

  Knob knob() {
    return knob;
  }

  /** Replications at every value. */
  int replications() {
    return replications;
  }

  /** The scenario at a value that a file can hold. */
  CompiledScenario compiled(double value) {
    return variants.with(List.of(knob.setting(knob.nearest(value))));
  }

  /**
   * A run at a value, which is rounded to what a file can hold.
   *
   * @param wanted ids of the strategies that the run must have, so far as they are feasible; it may have more
   * @return empty where none of them is feasible
   */
  Optional<RunResult> at(double value, Set<String> wanted) {
    double at = knob.nearest(value);
    return compiled(at).scenario().only(wanted).map(scenario -> runs.computeIfAbsent(at, key -> new ArrayList<>())
        .stream().filter(run -> has(run, scenario)).findFirst().orElseGet(() -> {
          RunResult run = runner.apply(scenario.withPlan(scenario.plan().withReplications(replications)));
          runs.get(at).add(run);
          return run;
        }));
  }

  private static boolean has(RunResult run, Scenario scenario) {
    Set<String> simulated = run.strategies().stream().map(StrategyResult::id).collect(Collectors.toSet());
    return scenario.deployments().stream().allMatch(deployment -> simulated.contains(deployment.id()));
  }
}
