package io.edgewise.scenario.output;

import io.edgewise.report.table.Objective;
import io.edgewise.report.table.Presentation;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.ScenarioFacts;
import io.edgewise.scenario.compile.Slo;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult.Rate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A result together with the question that it answers.
 *
 * @param scenario what was simulated
 * @param facts what identifies it
 * @param run what came out
 * @param presentation the limits to keep, and what the reader should know
 */
public record Results(Scenario scenario, ScenarioFacts facts, RunResult run, Presentation presentation) {

  /** Checks for null. */
  public Results {
    Objects.requireNonNull(scenario, "scenario");
    Objects.requireNonNull(facts, "facts");
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(presentation, "presentation");
  }

  /**
   * The result of a compiled scenario.
   *
   * @param today the day on which the age of prices is judged; no file depends on it
   */
  public static Results of(CompiledScenario compiled, RunResult run, LocalDate today) {
    RunPlan plan = compiled.scenario().plan();
    Optional<RunPlan.Precision> precision =
        plan.replications() == RunPlan.AUTO_REPLICATIONS ? Optional.of(plan.precision()) : Optional.empty();
    Map<String, List<String>> notes = new LinkedHashMap<>();
    compiled.strategies().forEach((id, strategy) -> notes.put(id, strategy.warnings()));
    return new Results(compiled.scenario(), compiled.facts(), run,
        new Presentation(objectives(compiled.slo()), precision, today, List.of(), notes));
  }

  private static List<Objective> objectives(Slo slo) {
    List<Objective> objectives = new ArrayList<>();
    slo.latencyMillis().forEach((metric, limit) -> objectives.add(new Objective.AtMost(metric, limit)));
    slo.monthlyDollars()
        .ifPresent(limit -> objectives.add(new Objective.AtMost(Metric.MONTHLY_COST, limit.doubleValue())));
    slo.errorShare().ifPresent(limit -> objectives.add(new Objective.RateAtMost(Rate.ERROR, limit)));
    return objectives;
  }
}
