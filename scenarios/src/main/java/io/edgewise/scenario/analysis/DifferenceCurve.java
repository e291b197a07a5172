package io.edgewise.scenario.analysis;

import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.spec.Knob;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The difference of two strategies as a function of a knob. Every value is simulated with the same random numbers and in
 * the same number of replications, so the curve is smooth where the system is, and a value is simulated once.
 */
final class DifferenceCurve {

  private final Variants variants;
  private final Knob knob;
  private final StrategyPair pair;
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
    pair = new StrategyPair(contest, runner);
    replications = Math.max(replicationsAt(knob.from()), replicationsAt(knob.to()));
  }

  private int replicationsAt(double value) {
    CompiledScenario compiled = compiled(value);
    int stated = compiled.scenario().plan().replications();
    return stated != RunPlan.AUTO_REPLICATIONS ? stated
        : pair.run(compiled).stream().flatMap(result -> result.strategies().stream())
            .filter(strategy -> !strategy.saturated()).mapToInt(StrategyResult::replications).max().orElse(2);
  }

  private CompiledScenario compiled(double value) {
    return variants.with(List.of(knob.setting(value)));
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

  /** Takes over a point that is known already. */
  void know(CurvePoint point) {
    points.put(point.value(), point);
  }

  private CurvePoint simulate(double value) {
    return pair.at(value, compiled(value), replications);
  }
}
