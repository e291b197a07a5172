package io.edgewise.scenario.analysis;

import io.edgewise.scenario.analysis.CurvePoint.State;
import io.edgewise.scenario.analysis.LoadStudy.InMetric;
import io.edgewise.scenario.analysis.LoadStudy.Pair;
import io.edgewise.scenario.spec.Knob;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Inversion;
import io.edgewise.sim.result.RunResult;
import io.edgewise.topology.text.InvalidInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import java.util.function.Function;

/**
 * Looks for the loads at which queueing or cold starts overturn shorter round trips. All strategies are simulated together
 * at the loads of the first look; where a pair changes places in a metric, the {@linkplain BreakEvenSearch break-even} is
 * searched with the two alone.
 */
public final class LoadSearch {

  /** Simulations expected for each pair and metric after the first look, for the progress alone. */
  private static final int EXPECTED_FURTHER = 6;

  private final List<String> ids;
  private final int points;
  private final KnobRuns runs;

  private LoadSearch(List<String> ids, int points, KnobRuns runs) {
    this.ids = ids;
    this.points = points;
    this.runs = runs;
  }

  /**
   * Studies all pairs.
   *
   * @param load the rate of the users
   * @param rate the rate of the file, within the range of {@code load} or not
   * @param ids of at least two feasible strategies
   * @param points rates of the first look, at least 2
   * @param runner simulates a scenario
   * @param progress takes the estimated part done, 0..1
   * @throws InvalidInputException if the scenario is wrong at either end
   */
  public static LoadStudy find(Variants variants, Knob load, double rate, List<String> ids, int points,
      Function<Scenario, RunResult> runner, DoubleConsumer progress) {
    int pairs = ids.size() * (ids.size() - 1) / 2;
    int expected = points + 3 + pairs * Inversion.METRICS.size() * EXPECTED_FURTHER;
    KnobRuns runs = new KnobRuns(variants, load, new HashSet<>(ids),
        BreakEvenSearch.counting(runner, expected, progress));
    LoadSearch search = new LoadSearch(ids, points, runs);
    return new LoadStudy(load, runs.compiled(rate).scenario().plan().level(), runs.replications(),
        search.pairs(rate));
  }

  private List<Pair> pairs(double rate) {
    RunResult now = runs.at(rate, new HashSet<>(ids)).orElseThrow();
    runs.knob().points(points).forEach(value -> runs.at(value, new HashSet<>(ids)));
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      for (int j = i + 1; j < ids.size(); j++) {
        double advantage = Inversion.advantageMillis(now, ids.get(i), ids.get(j));
        pairs.add(advantage >= 0 ? pair(ids.get(i), ids.get(j), advantage) : pair(ids.get(j), ids.get(i), -advantage));
      }
    }
    pairs.sort(Comparator.comparing(pair -> pair.contests().isEmpty()));
    return pairs;
  }

  private Pair pair(String nearer, String farther, double advantage) {
    return new Pair(nearer, farther, advantage, advantage < Inversion.LEAST_ADVANTAGE_MILLIS ? List.of()
        : Inversion.METRICS.stream().map(metric -> inMetric(new Contest(nearer, farther, metric))).toList());
  }

  private InMetric inMetric(Contest contest) {
    BreakEven tie = BreakEvenSearch.find(runs, contest, points);
    NavigableMap<Double, Component> causes = new TreeMap<>();
    for (CurvePoint point : tie.curve()) {
      if (point.secondIsLower() && hasCause(point.first().state())) {
        RunResult run = runs.at(point.value(), contest.ids()).orElseThrow();
        causes.put(point.value(), Inversion.cause(run.strategy(contest.first()), run.strategy(contest.second()),
            contest.metric()));
      }
    }
    return new InMetric(tie, causes);
  }

  private static boolean hasCause(State state) {
    return switch (state) {
      case MEASURED, SATURATED -> true;
      case UNSERVED, INFEASIBLE -> false;
    };
  }
}
