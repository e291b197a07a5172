package io.edgewise.scenario.analysis;

import io.edgewise.scenario.analysis.CurvePoint.Side;
import io.edgewise.scenario.analysis.CurvePoint.State;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.Infeasible;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The difference of two strategies in a metric as a function of a knob. */
final class DifferenceCurve {

  private final KnobRuns runs;
  private final Contest contest;
  private final NavigableMap<Double, CurvePoint> points = new TreeMap<>();

  DifferenceCurve(KnobRuns runs, Contest contest) {
    this.runs = runs;
    this.contest = contest;
  }

  /** The point at a value, which is rounded to what a file can hold. */
  CurvePoint at(double value) {
    return points.computeIfAbsent(runs.knob().nearest(value), this::point);
  }

  /** All points so far between two values, both included, by value. */
  List<CurvePoint> between(double from, double to) {
    return List.copyOf(points.subMap(from, true, to, true).values());
  }

  private CurvePoint point(double value) {
    CompiledScenario compiled = runs.compiled(value);
    Optional<RunResult> result = runs.at(value, contest.ids());
    Side first = side(contest.first(), compiled, result);
    Side second = side(contest.second(), compiled, result);
    Optional<ConfidenceInterval> difference = first.isMeasured() && second.isMeasured()
        ? result.flatMap(run -> run.comparison(contest.first(), contest.second(), contest.metric()))
            .map(comparison -> comparison.differenceOf(contest.first()))
        : Optional.empty();
    return new CurvePoint(value, first, second, difference);
  }

  private Side side(String id, CompiledScenario compiled, Optional<RunResult> result) {
    if (compiled.infeasible().stream().map(Infeasible::id).anyMatch(id::equals)) {
      return new Side(State.INFEASIBLE, Optional.empty());
    }
    StrategyResult strategy = result.orElseThrow().strategy(id);
    Optional<ConfidenceInterval> estimate = strategy.metric(contest.metric());
    if (contest.metric().isLatency() && strategy.saturated()) {
      return new Side(State.SATURATED, Optional.empty());
    }
    return new Side(estimate.isPresent() ? State.MEASURED : State.UNSERVED, estimate);
  }
}
