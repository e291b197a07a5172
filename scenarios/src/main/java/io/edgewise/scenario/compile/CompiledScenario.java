package io.edgewise.scenario.compile;

import io.edgewise.report.table.Section;
import io.edgewise.scenario.claim.Claims;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.random.Distribution;
import io.edgewise.topology.catalog.Assumption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A scenario ready to be simulated, with what must be told beside its results.
 *
 * @param scenario what is simulated
 * @param strategies notes by strategy id, in the order of the deployments
 * @param assumptions defaults in force for all strategies
 * @param slo what must hold
 * @param facts what identifies it
 * @param sections what a report shows beside the table of strategies
 * @param claims what the file holds against the results
 * @param monthlyDemand how the demand of a month is distributed, as a factor on that of the scenario; empty where every
 *     month is as simulated
 * @param infeasible strategies that break a limit and are not simulated
 * @param calibration what measurements take the place of; empty where there are none
 */
public record CompiledScenario(Scenario scenario, Map<String, StrategyNotes> strategies, List<Assumption> assumptions,
    Slo slo, ScenarioFacts facts, List<Section> sections, Claims claims, Optional<Distribution> monthlyDemand,
    List<Infeasible> infeasible, Optional<CalibrationInForce> calibration) {

  /** Copies the collections. */
  public CompiledScenario {
    Objects.requireNonNull(scenario, "scenario");
    strategies = Collections.unmodifiableMap(new LinkedHashMap<>(strategies));
    assumptions = List.copyOf(assumptions);
    Objects.requireNonNull(slo, "slo");
    Objects.requireNonNull(facts, "facts");
    sections = List.copyOf(sections);
    Objects.requireNonNull(claims, "claims");
    Objects.requireNonNull(monthlyDemand, "monthlyDemand");
    infeasible = List.copyOf(infeasible);
    Objects.requireNonNull(calibration, "calibration");
  }

  /** The same with what measurements take the place of. */
  CompiledScenario calibratedBy(CalibrationInForce found) {
    return new CompiledScenario(scenario, strategies, assumptions, slo, facts, sections, claims, monthlyDemand,
        infeasible, Optional.of(found));
  }

  /** The same, with latencies kept by the time of sending, for files and figures. */
  public CompiledScenario keepingTimes() {
    return withScenario(scenario.withPlan(scenario.plan().keepingTimes()));
  }

  /** The same with another scenario in its place, such as one with other numbers. */
  public CompiledScenario withScenario(Scenario other) {
    return new CompiledScenario(other, strategies, assumptions, slo, facts, sections, claims, monthlyDemand,
        infeasible, calibration);
  }
}
