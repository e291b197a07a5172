package io.edgewise.scenario.analysis;

import io.edgewise.scenario.analysis.CurvePoint.Side;
import io.edgewise.scenario.analysis.CurvePoint.State;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.Infeasible;
import io.edgewise.scenario.spec.Knob;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.Comparison;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The difference of two strategies as a function of a knob. Every value is simulated with the same random numbers and in
 * the same number of replications, so the curve is smooth where the system is, and a value is simulated once.
 */
final class DifferenceCurve {

  private final Variants variants;
  private final Knob knob;
  private final Contest contest;
  private final Function<Scenario, RunResult> runner;
  private final int replications;
  private final NavigableMap<Double, CurvePoint> points = new TreeMap<>();

  /**
   * A curve. Where the file asks for a precision and not for a number of replications, both ends are simulated as the
   * file says, and the larger number of replications that this took is used everywhere.
   *
   * @param runner simulates a scenario
   */
  DifferenceCurve(Variants variants, Knob knob, Contest contest, Function<Scenario, RunResult> runner) {
    this.variants = variants;
    this.knob = knob;
    this.contest = contest;
    this.runner = runner;
    replications = Math.max(replicationsAt(knob.from()), replicationsAt(knob.to()));
  }

  private int replicationsAt(double value) {
    CompiledScenario compiled = compiled(value);
    int stated = compiled.scenario().plan().replications();
    return stated != RunPlan.AUTO_REPLICATIONS ? stated
        : pair(compiled).map(runner).stream().flatMap(result -> result.strategies().stream())
            .filter(strategy -> !strategy.saturated()).mapToInt(StrategyResult::replications).max().orElse(2);
  }

  private CompiledScenario compiled(double value) {
    return variants.with(List.of(knob.setting(value)));
  }

  /** The two strategies alone; empty where neither is feasible. */
  private Optional<Scenario> pair(CompiledScenario compiled) {
    return compiled.scenario().only(Set.of(contest.first(), contest.second()));
  }

  /** The point at a value, which is rounded to what a file can hold. */
  CurvePoint at(double value) {
    return points.computeIfAbsent(knob.nearest(value), this::simulate);
  }

  /** All points so far between two values, both included, by value. */
  List<CurvePoint> between(double from, double to) {
    return List.copyOf(points.subMap(from, true, to, true).values());
  }

  /** Replications at every value. */
  int replications() {
    return replications;
  }

  private CurvePoint simulate(double value) {
    CompiledScenario compiled = compiled(value);
    Optional<RunResult> result = pair(compiled)
        .map(pair -> runner.apply(pair.withPlan(pair.plan().withReplications(replications))));
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
