package io.edgewise.scenario.analysis;

import io.edgewise.scenario.spec.Knob;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.topology.text.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Finds the values of a knob at which two strategies tie. First the curve of their difference is simulated at some values;
 * where one strategy is lower for certain at a value and the other one at the next such value, the root between them is
 * looked for, and the ends of its interval: the values between which the interval of the difference contains 0. Since
 * that interval contains the true difference with its level at the true crossing, so does the interval of the crossing.
 *
 * <p>Two crossings between neighbouring values of the first look cancel out and are not seen.
 */
public final class BreakEvenSearch {

  /** Values of the first look. */
  public static final int POINTS = 9;

  /** Accuracy of a tie, as a part of the range. */
  private static final double ACCURACY = 1e-3;

  /** Simulations expected after the first look, for the progress alone. */
  private static final int EXPECTED_FURTHER = 16;

  private final KnobRuns runs;
  private final Knob knob;
  private final Contest contest;
  private final DifferenceCurve curve;
  private final int points;

  private BreakEvenSearch(KnobRuns runs, Contest contest, int points) {
    this.runs = runs;
    this.contest = contest;
    this.points = points;
    knob = runs.knob();
    curve = new DifferenceCurve(runs, contest);
  }

  /**
   * Looks for all ties.
   *
   * @param knob what is varied; it is taken for one of whole numbers where its ends are and the file refuses others
   * @param points values of the first look, at least 2
   * @param runner simulates a scenario
   * @param progress takes the estimated part done, 0..1
   * @throws InvalidInputException if the scenario is wrong at either end
   */
  public static BreakEven find(Variants variants, Knob knob, Contest contest, int points,
      Function<Scenario, RunResult> runner, DoubleConsumer progress) {
    variants.with(List.of(knob.setting(knob.from())));
    variants.with(List.of(knob.setting(knob.to())));
    Knob asked = knob.hasWholeEnds() && refuses(variants, knob, knob.from() + 0.5) ? knob.ofWholeNumbers() : knob;
    KnobRuns runs = new KnobRuns(variants, asked, contest.ids(),
        counting(runner, points + EXPECTED_FURTHER, progress));
    return find(runs, contest, points);
  }

  /** Looks for all ties in runs that are shared with other contests. */
  static BreakEven find(KnobRuns runs, Contest contest, int points) {
    BreakEvenSearch search = new BreakEvenSearch(runs, contest, points);
    List<Crossing> crossings = search.crossings();
    Knob knob = runs.knob();
    return new BreakEven(knob, contest, runs.compiled(knob.to()).scenario().plan().level(), runs.replications(),
        knob.points(points), search.curve.between(knob.from(), knob.to()), crossings);
  }

  /** A runner that tells how much of the expected number of simulations is done. */
  static Function<Scenario, RunResult> counting(Function<Scenario, RunResult> runner, int expected,
      DoubleConsumer progress) {
    int[] done = {0};
    return scenario -> {
      progress.accept(Math.min(0.99, (double) done[0]++ / expected));
      return runner.apply(scenario);
    };
  }

  private static boolean refuses(Variants variants, Knob knob, double value) {
    try {
      variants.with(List.of(knob.setting(value)));
      return false;
    } catch (InvalidInputException e) {
      return true;
    }
  }

  private List<Crossing> crossings() {
    List<CurvePoint> decided =
        knob.points(points).stream().map(curve::at).filter(CurvePoint::isDecided).toList();
    List<Crossing> crossings = new ArrayList<>();
    for (int i = 1; i < decided.size(); i++) {
      if (decided.get(i - 1).firstIsLower() != decided.get(i).firstIsLower()) {
        crossings.add(crossing(decided.get(i - 1).value(), decided.get(i).value(), decided.get(i).secondIsLower()));
      }
    }
    return crossings;
  }

  /** The crossing between two values at which the strategies are told apart, in different order. */
  private Crossing crossing(double left, double right, boolean rises) {
    ToDoubleFunction<ConfidenceInterval> leaves = rises ? ConfidenceInterval::high : ConfidenceInterval::low;
    ToDoubleFunction<ConfidenceInterval> arrives = rises ? ConfidenceInterval::low : ConfidenceInterval::high;
    double[] tie = root(left, right, ConfidenceInterval::value);
    double[] from = root(left, right, leaves);
    double[] to = root(left, right, arrives);
    String below = rises ? contest.first() : contest.second();
    String above = rises ? contest.second() : contest.first();
    return new Crossing(below, above, Math.min(from[0], tie[0]), tie[0], Math.max(tie[0], to[1]),
        TheoreticalTie.between(knob, left, right, contest, runs::compiled));
  }

  /**
   * Where a part of the difference changes its sign between two values: twice the same value, or the whole numbers on
   * both sides.
   */
  private double[] root(double left, double right, ToDoubleFunction<ConfidenceInterval> part) {
    boolean rises = curve.at(left).of(part) < 0;
    double low = left;
    double high = right;
    for (CurvePoint known : curve.between(left, right)) {
      double at = known.of(part);
      if (at < 0 == rises && at != 0) {
        low = Math.max(low, known.value());
      } else if (high > known.value() && known.value() > low) {
        high = known.value();
        break;
      }
    }
    return new SignChange(knob, ACCURACY, value -> curve.at(value).of(part)).between(low, high);
  }
}
