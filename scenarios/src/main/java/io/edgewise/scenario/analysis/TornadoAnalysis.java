package io.edgewise.scenario.analysis;

import io.edgewise.scenario.analysis.Tornado.Bar;
import io.edgewise.scenario.analysis.Tornado.Turn;
import io.edgewise.scenario.analysis.Tornado.Verdict;
import io.edgewise.scenario.spec.Knob;
import io.edgewise.scenario.uncertainty.Input;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Varies one input after the other between the ends of its range, all others as they are, with the same random numbers
 * everywhere. Where the verdict is another one at an end, the value is looked for at which it changes.
 *
 * <p>Interactions are not seen, nor is a verdict that changes and changes back inside a range: see
 * {@link ScreeningAnalysis}.
 */
public final class TornadoAnalysis {

  /** Accuracy of the value at which a verdict changes, as a part of the range. */
  private static final double ACCURACY = 5e-3;

  private final SensitivityPlan plan;
  private final Function<Scenario, RunResult> runner;

  private TornadoAnalysis(SensitivityPlan plan, Function<Scenario, RunResult> runner) {
    this.plan = plan;
    this.runner = runner;
  }

  /**
   * All bars.
   *
   * @param file the scenario
   * @param inputs what is varied
   * @param most requests of a strategy at a point, whatever the file says; empty for as many as it says
   * @param runner simulates a scenario
   * @param progress takes the estimated part done, 0..1
   */
  public static Tornado of(Variants file, List<Input> inputs, Contest contest, OptionalLong most,
      Function<Scenario, RunResult> runner, DoubleConsumer progress) {
    TornadoAnalysis analysis = new TornadoAnalysis(SensitivityPlan.of(file, inputs, contest, most, runner), runner);
    List<Bar> bars = new ArrayList<>();
    for (Input input : inputs) {
      progress.accept((double) bars.size() / inputs.size());
      bars.add(analysis.bar(input));
    }
    bars.sort(Comparator.comparingDouble((Bar bar) -> -Math.abs(bar.swing())));
    return new Tornado(contest, analysis.plan.level(), analysis.plan.replications(), analysis.plan.base(), bars);
  }

  private Bar bar(Input input) {
    Knob knob = input.knob();
    DifferenceCurve curve =
        new DifferenceCurve(new KnobRuns(plan.variants(), knob, plan.pair().contest().ids(), runner),
            plan.pair().contest());
    Optional<Double> base = input.base().filter(value -> value > knob.from() && value < knob.to());
    base.ifPresent(value -> curve.know(plan.base().at(value)));
    return new Bar(input, curve.at(knob.from()), curve.at(knob.to()),
        turn(curve, knob, base.orElse(knob.to()), knob.from()), turn(curve, knob, base.orElse(knob.from()), knob.to()));
  }

  /** What becomes of the verdict of the scenario as it stands on the way from a value to an end. */
  private Optional<Turn> turn(DifferenceCurve curve, Knob knob, double start, double end) {
    Verdict verdict = Verdict.at(plan.base());
    Verdict atEnd = Verdict.at(curve.at(end));
    if (atEnd == verdict) {
      return Optional.empty();
    }
    ToDoubleFunction<ConfidenceInterval> bound = switch (verdict) {
      case FIRST_LOWER -> ConfidenceInterval::high;
      case SECOND_LOWER -> ConfidenceInterval::low;
      case NOT_DISTINGUISHABLE -> atEnd == Verdict.FIRST_LOWER ? ConfidenceInterval::high : ConfidenceInterval::low;
    };
    double changes = root(curve, knob, bound, start, end).orElse(start);
    return Optional.of(new Turn(atEnd, changes, root(curve, knob, ConfidenceInterval::value, start, end)));
  }

  /** Where a part of the difference changes its sign; empty where it has the same at both values. */
  private static OptionalDouble root(DifferenceCurve curve, Knob knob, ToDoubleFunction<ConfidenceInterval> part,
      double start, double end) {
    double atStart = curve.at(start).of(part);
    double atEnd = curve.at(end).of(part);
    if (Double.isNaN(atStart) || Double.isNaN(atEnd) || Math.signum(atStart) == Math.signum(atEnd)) {
      return OptionalDouble.empty();
    }
    double[] around = new SignChange(knob, ACCURACY, value -> curve.at(value).of(part))
        .between(Math.min(start, end), Math.max(start, end));
    return OptionalDouble.of(start < end ? around[1] : around[0]);
  }
}
