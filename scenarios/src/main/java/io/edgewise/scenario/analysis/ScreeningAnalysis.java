package io.edgewise.scenario.analysis;

import io.edgewise.scenario.analysis.ElementaryEffects.Effects;
import io.edgewise.scenario.analysis.Screening.Ranked;
import io.edgewise.scenario.analysis.Tornado.Verdict;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.uncertainty.Input;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.DoubleConsumer;
import java.util.function.Function;

/**
 * Varies all inputs together along the trajectories of {@link ElementaryEffects}, with the same random numbers at every
 * point.
 */
public final class ScreeningAnalysis {

  private ScreeningAnalysis() {}

  /**
   * The effects of all inputs.
   *
   * @param file the scenario, whose seed is that of the design as well
   * @param inputs what is varied, at least one
   * @param trajectories how many, at least 1
   * @param runner simulates a scenario
   * @param progress takes the part done, 0..1
   */
  public static Screening of(Variants file, List<Input> inputs, Contest contest, int trajectories,
      Function<Scenario, RunResult> runner, DoubleConsumer progress) {
    SensitivityPlan plan = SensitivityPlan.of(file, inputs, contest, OptionalLong.empty(), runner);
    Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    int[] done = {0};
    int points = trajectories * (inputs.size() + 1);
    long seed = file.with(List.of()).scenario().plan().seed();
    List<Effects> effects = ElementaryEffects.of(inputs.size(), trajectories, seed, place -> {
      progress.accept((double) done[0]++ / points);
      CurvePoint point = plan.pair().at(1, at(plan, inputs, place), plan.replications());
      verdicts.merge(Verdict.at(point), 1, Integer::sum);
      return point.of(ConfidenceInterval::value);
    });
    List<Ranked> ranked = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      ranked.add(new Ranked(inputs.get(i), effects.get(i)));
    }
    ranked.sort(Comparator.comparingDouble((Ranked each) -> -sortable(each.effects().meanOfAbsolutes())));
    return new Screening(contest, plan.level(), plan.replications(), trajectories, plan.base(), ranked, verdicts);
  }

  /** The scenario at a point of the unit cube, whose coordinates are parts of the ranges. */
  private static CompiledScenario at(SensitivityPlan plan, List<Input> inputs, double[] place) {
    List<String> settings = new ArrayList<>();
    for (int i = 0; i < place.length; i++) {
      Input input = inputs.get(i);
      settings.add(input.knob().setting(input.knob().nearest(input.knob().onScale(place[i]))));
    }
    return plan.variants().with(settings);
  }

  private static double sortable(double value) {
    return Double.isNaN(value) ? -1 : value;
  }
}
