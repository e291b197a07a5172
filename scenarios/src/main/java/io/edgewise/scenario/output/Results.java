package io.edgewise.scenario.output;

import io.edgewise.report.table.MonthTable;
import io.edgewise.report.table.Objective;
import io.edgewise.report.table.Presentation;
import io.edgewise.report.table.SampleSize;
import io.edgewise.scenario.compile.CalibrationInForce;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.Infeasible;
import io.edgewise.scenario.compile.ScenarioFacts;
import io.edgewise.scenario.compile.Slo;
import io.edgewise.scenario.compile.StrategyNotes;
import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.result.Answer;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.result.UncertainMonth;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * A result together with the question that it answers.
 *
 * @param scenario what was simulated
 * @param facts what identifies it
 * @param run what came out
 * @param presentation the limits to keep, and what the reader should know
 * @param infeasible strategies that were not simulated, since they break a limit
 * @param calibration what measurements take the place of; empty where there are none
 * @param stage of a quick run, what kind of answer this is (see {@link Answer#stage()}); empty for other runs
 */
public record Results(Scenario scenario, ScenarioFacts facts, RunResult run, Presentation presentation,
    List<Infeasible> infeasible, Optional<CalibrationInForce> calibration, Optional<String> stage) {

  /** Checks for null. */
  public Results {
    Objects.requireNonNull(scenario, "scenario");
    Objects.requireNonNull(facts, "facts");
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(presentation, "presentation");
    infeasible = List.copyOf(infeasible);
    Objects.requireNonNull(calibration, "calibration");
    Objects.requireNonNull(stage, "stage");
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
    return new Results(compiled.scenario(), compiled.facts(), run,
        presentation(compiled, run, precision, today, List.of()), compiled.infeasible(), compiled.calibration(),
        Optional.empty());
  }

  /**
   * An answer of a quick run of a compiled scenario. One that is not complete says so in words.
   *
   * @param today the day on which the age of prices is judged; no file depends on it
   */
  public static Results of(CompiledScenario compiled, Answer answer, LocalDate today) {
    RunPlan plan = compiled.scenario().plan();
    List<String> warnings = answer.complete() ? List.of() : List.of(String.format(Locale.ROOT,
        "this is a %s answer, from %s; what is rarer than one in a thousand is not known from it", answer.stage(),
        SampleSize.text(answer.requests())));
    Optional<RunPlan.Precision> precision = answer.complete() ? Optional.of(plan.precision()) : Optional.empty();
    return new Results(compiled.scenario(), compiled.facts(), answer.result(),
        presentation(compiled, answer.result(), precision, today, warnings), compiled.infeasible(),
        compiled.calibration(), Optional.of(answer.stage()));
  }

  private static Presentation presentation(CompiledScenario compiled, RunResult run,
      Optional<RunPlan.Precision> precision, LocalDate today, List<String> warnings) {
    List<String> requests = compiled.scenario().requests().stream().map(RequestProfile::id).toList();
    return new Presentation(objectives(compiled.slo()), precision, today, warnings, notes(compiled, run),
        compiled.sections(), requests, compiled.claims().against(run), reasons(compiled))
        .withMonths(compiled.monthlyDemand().map(demand -> months(demand, compiled, run)));
  }

  private static MonthTable months(Distribution demand, CompiledScenario compiled, RunResult run) {
    Map<String, List<Charge>> charges = compiled.scenario().deployments().stream()
        .collect(Collectors.toMap(Deployment::id, Deployment::charges));
    Map<String, UncertainMonth> months = run.strategies().stream().collect(Collectors.toMap(StrategyResult::id,
        strategy -> UncertainMonth.of(charges.get(strategy.id()), strategy, demand::quantile)));
    OptionalDouble budget = compiled.slo().monthlyDollars().map(limit -> OptionalDouble.of(limit.doubleValue()))
        .orElse(OptionalDouble.empty());
    return new MonthTable(demand::quantile, months, budget);
  }

  private static List<String> reasons(CompiledScenario compiled) {
    return compiled.infeasible().stream().flatMap(each -> each.reasons().stream()).toList();
  }

  private static Map<String, List<String>> notes(CompiledScenario compiled, RunResult run) {
    Map<String, List<String>> notes = new LinkedHashMap<>();
    for (StrategyResult strategy : run.strategies()) {
      StrategyNotes known = compiled.strategies().get(strategy.id());
      List<String> all = new ArrayList<>(CapacityNotes.of(known.held(), strategy.measurements()));
      all.addAll(FailureNotes.of(strategy.measurements()));
      all.addAll(known.warnings());
      notes.put(strategy.id(), all);
    }
    return notes;
  }

  private static List<Objective> objectives(Slo slo) {
    List<Objective> objectives = new ArrayList<>();
    slo.latencyMillis().forEach((metric, limit) -> objectives.add(new Objective.AtMost(metric, limit)));
    slo.monthlyDollars()
        .ifPresent(limit -> objectives.add(new Objective.AtMost(Metric.MONTHLY_COST, limit.doubleValue())));
    slo.errorShare().ifPresent(limit -> objectives.add(new Objective.RateAtMost(Rate.ERROR, limit)));
    slo.availability().ifPresent(least -> objectives.add(new Objective.Availability(least)));
    return objectives;
  }
}
