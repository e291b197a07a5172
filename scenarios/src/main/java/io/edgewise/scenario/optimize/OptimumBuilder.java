package io.edgewise.scenario.optimize;

import io.edgewise.scenario.optimize.Changes.Mention;
import io.edgewise.scenario.optimize.Constraint.Standing;
import io.edgewise.scenario.optimize.Optimum.Change;
import io.edgewise.scenario.optimize.Optimum.Counts;
import io.edgewise.scenario.optimize.Optimum.Point;
import io.edgewise.scenario.optimize.Optimum.Proof;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the answer out of what was simulated. */
final class OptimumBuilder {

  /** Most points of the front, and most ties, that are told of. */
  private static final int MOST_POINTS = 10;

  private static final int MOST_TIES = 3;

  private final CandidateSpace space;
  private final Survey survey;
  private final Trials trials;
  private final Field field;
  private final List<Constraint> constraints;
  private final Metric least;
  private final double level;

  /** @param level of the intervals of the points */
  OptimumBuilder(CandidateSpace space, Survey survey, Trials trials, Field field, List<Constraint> constraints,
      Metric least, double level) {
    this.space = space;
    this.survey = survey;
    this.trials = trials;
    this.field = field;
    this.constraints = constraints;
    this.least = least;
    this.level = level;
  }

  /** Who is told of, before the last simulation. */
  private record Chosen(Optional<Trial> best, List<Trial> tied, List<Trial> front) {

    List<Trial> all() {
      Set<Trial> all = new LinkedHashSet<>();
      best.ifPresent(all::add);
      all.addAll(tied);
      all.addAll(front);
      return List.copyOf(all);
    }
  }

  /**
   * The answer.
   *
   * @param leastOpen least floor of those that may be better than the best one; infinite where there is none
   * @param exact whether they are better by no more than was allowed
   * @param frontExact whether nothing can be added to the front
   */
  Optimum build(double leastOpen, boolean exact, boolean frontExact) {
    Chosen chosen = chosen();
    Changes changes = new Changes(space, field, constraints, least);
    List<Mention> mentions = changes.mentions(chosen.best(), chosen.tied());
    Map<Trial, StrategyResult> results = simulated(chosen.all(), mentions);
    List<Trial> told = chosen.all().stream().sorted(Comparator.comparingDouble((Trial trial) -> results.get(trial)
        .metric(Metric.MONTHLY_COST).map(ConfidenceInterval::value).orElse(Double.POSITIVE_INFINITY))
        .thenComparingInt(trial -> trial.candidate().index())).toList();
    StrategyResult best = chosen.best().map(results::get).orElse(null);
    List<Change> sentences = mentions.stream()
        .map(mention -> changes.sentence(mention, results.get(mention.trial()), best)).toList();
    double value = chosen.best().map(trial -> trial.high(least)).orElse(Double.POSITIVE_INFINITY);
    double gap = leastOpen == Double.POSITIVE_INFINITY ? 0
        : value == Double.POSITIVE_INFINITY ? value : Math.max(0, 1 - leastOpen / value);
    return new Optimum(least, constraints, level, points(told, chosen, results), chosen.best().map(told::indexOf),
        sentences, counts(), new Proof(exact, gap, space.isComplete(), frontExact));
  }

  /** Everybody who is told of, simulated side by side as a plain run does it. */
  private Map<Trial, StrategyResult> simulated(List<Trial> told, List<Mention> mentions) {
    Set<Trial> all = new LinkedHashSet<>(told);
    mentions.forEach(mention -> all.add(mention.trial()));
    Map<Trial, StrategyResult> results = new HashMap<>();
    if (!all.isEmpty()) {
      List<StrategyResult> found = trials
          .simulate(all.stream().map(Trial::candidate).toList(), trials.looks() - 1, level).strategies();
      List<Trial> ordered = List.copyOf(all);
      for (int i = 0; i < found.size(); i++) {
        results.put(ordered.get(i), found.get(i));
      }
    }
    return results;
  }

  private Chosen chosen() {
    Optional<Trial> best = field.best().or(() -> field.running().stream()
        .filter(trial -> trial.isKeptByEstimate(constraints)).findFirst());
    List<Trial> tied = best.isEmpty() ? List.of() : field.running().stream()
        .filter(trial -> trial != best.get() && trial.standing(constraints) == Standing.KEPT).toList();
    List<Constraint> firm = constraints.stream().filter(each -> !each.isNegotiable()).toList();
    List<Trial> useful = field.trials().stream()
        .filter(trial -> !trial.result().saturated() && trial.isKeptByEstimate(firm)).toList();
    List<Trial> front = new ParetoFront(FrontSearch.latency(least), field.level()).of(useful);
    return new Chosen(best, tied.stream().limit(MOST_TIES).toList(), thinned(front));
  }

  /** Some of the points of a long front, evenly, both ends among them. */
  private static List<Trial> thinned(List<Trial> front) {
    if (front.size() <= MOST_POINTS) {
      return front;
    }
    Set<Trial> kept = new LinkedHashSet<>();
    for (int i = 0; i < MOST_POINTS; i++) {
      kept.add(front.get(Math.round((float) i * (front.size() - 1) / (MOST_POINTS - 1))));
    }
    return List.copyOf(kept);
  }

  private List<Point> points(List<Trial> told, Chosen chosen, Map<Trial, StrategyResult> results) {
    Reasons reasons = new Reasons(FrontSearch.latency(least));
    List<Point> points = new ArrayList<>();
    StrategyResult neighbour = null;
    for (int i = 0; i < told.size(); i++) {
      Trial trial = told.get(i);
      StrategyResult result = results.get(trial);
      boolean onFront = chosen.front().contains(trial);
      String reason = neighbour == null ? reasons.cheapest() : reasons.against(neighbour, result);
      Standing standing = trial.standing(constraints);
      points.add(new Point(trial.candidate().id(), space.name(trial.candidate()), result, standing,
          constraints.stream().filter(each -> each.of(trial.result()) != Standing.KEPT).toList(), onFront,
          chosen.tied().contains(trial), onFront ? reason : ""));
      neighbour = onFront ? result : neighbour;
    }
    return points;
  }

  private Counts counts() {
    int bounded = 0;
    int left = 0;
    double bestHigh = field.bestHigh();
    for (Candidate each : survey.possible()) {
      if (!field.contains(each)) {
        boolean worse = survey.floor(least, each) >= bestHigh;
        bounded += worse ? 1 : 0;
        left += worse ? 0 : 1;
      }
    }
    List<Trial> all = field.trials();
    int broken = (int) all.stream().filter(trial -> trial.standing(constraints) == Standing.BROKEN).count();
    int running = field.running().size();
    return new Counts(space.size(), survey.excluded(), survey.ruledOut(), bounded, all.size(), broken,
        all.size() - broken - running, left, trials.replications(), space.outside());
  }
}
