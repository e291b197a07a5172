package io.edgewise.scenario.optimize;

import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.PlacementCompiler;
import io.edgewise.scenario.spec.OptimizeSpec;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.topology.text.InvalidInputException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Looks for the candidate with the lowest metric among those that keep all bounds.
 *
 * <p>Branch and bound: every candidate has a floor of each metric that needs no simulation ({@link Floors}). Candidates are
 * simulated in the order of the floors of what shall be low, those first of which the simulated ones let expect that they
 * keep the bounds. Whose floor breaks a bound, or is above what the best one so far certainly has, is never simulated. The
 * search ends when no candidate is left, or when so many were simulated as the file allows; the least floor that is left
 * then says by how much another candidate could be better.
 *
 * <p>Racing: candidates are simulated with the same random numbers (O. Maron and A. W. Moore, The racing algorithm: model
 * selection for lazy learners, Artificial Intelligence Review 11, 1997). Who breaks a bound, or is worse than the best one by the
 * paired interval, leaves; the others get twice the replications, until one is left or the last look is over. Each of
 * these decisions is made at the level {@code 1 - (1 - level) / (candidates x looks x (bounds + 1))}, so that all of them
 * together are right with the level of the file (Bonferroni).
 */
public final class PlacementSearch {

  private final CandidateSpace space;
  private final Trials trials;
  private final Survey survey;
  private final List<Constraint> constraints;
  private final Metric least;
  private final int most;
  private final double gap;
  private final double fileLevel;
  private final double level;
  private final Field field;
  private final DoubleConsumer progress;

  /** Part of the simulated candidates that only the front is for. */
  private static final double FOR_FRONT = 0.25;

  /** Part of the progress that the survey takes. */
  private static final double OF_SURVEY = 0.2;

  private PlacementSearch(CandidateSpace space, PlacementCompiler compiler, CompiledScenario compiled,
      OptimizeSpec spec, Function<Scenario, RunResult> runner, DoubleConsumer progress) {
    this.space = space;
    this.progress = progress;
    constraints = Constraint.of(compiled.slo(), spec.staleReads());
    least = spec.least().orElse(OptimizeSpec.LEAST.fallback().orElseThrow().value());
    most = spec.simulate().orElse(OptimizeSpec.SIMULATE.fallback().orElseThrow().value()).intValue();
    gap = spec.gap().orElse(OptimizeSpec.GAP.fallback().orElseThrow().value());
    trials = new Trials(space, compiler, runner);
    double failing = constraints.stream().filter(each -> each.estimand() == Rate.ERROR)
        .mapToDouble(Constraint::most).sum();
    survey =
        Survey.of(space, compiler, spec.allowed(), constraints, new Floors(compiler.scenario(), failing), metrics(),
            done -> progress.accept(OF_SURVEY * done));
    double decisions =
        (double) Math.max(1, Math.min(most, survey.possible().size())) * trials.looks() * (constraints.size() + 1);
    fileLevel = compiler.scenario().plan().level();
    level = 1 - (1 - fileLevel) / decisions;
    field = new Field(constraints, least, level);
  }

  /**
   * Looks for the best placement.
   *
   * @param space the candidates
   * @param compiler of the strategies of the scenario
   * @param compiled the scenario
   * @param spec what is asked
   * @param runner simulates a scenario
   * @param progress takes the estimated part done, 0..1
   * @throws InvalidInputException if a platform or store of the section fits no candidate at all
   */
  public static Optimum find(CandidateSpace space, PlacementCompiler compiler, CompiledScenario compiled,
      OptimizeSpec spec, Function<Scenario, RunResult> runner, DoubleConsumer progress) {
    return new PlacementSearch(space, compiler, compiled, spec, runner, progress).search();
  }

  private Set<Metric> metrics() {
    Set<Metric> metrics = EnumSet.of(least, FrontSearch.latency(least), Metric.P99, Metric.MONTHLY_COST);
    constraints.stream().filter(Constraint::isNegotiable).forEach(each -> metrics.add((Metric) each.estimand()));
    return metrics;
  }

  private Optimum search() {
    if (survey.possible().isEmpty() && !survey.nearest().isEmpty()) {
      // Nothing keeps the bounds; what comes near is worth a look all the same.
      simulate(survey.nearest(), 0);
    }
    int forBest = Math.min(most, Math.max(Trials.BATCH, (int) (most * (1 - FOR_FRONT))));
    while (true) {
      List<Candidate> open = open();
      Optional<Trial> best = field.best().filter(trial -> trial.look() + 1 < trials.looks());
      if (!open.isEmpty() && best.isPresent()) {
        // The more is known of it, the more candidates their floors rule out.
        simulate(List.of(best.get().candidate()), best.get().look() + 1);
      } else if (!open.isEmpty() && field.size() < forBest && !field.mustRaceFirst(trials.looks())) {
        simulate(open.subList(0, Math.min(open.size(), Math.min(Trials.BATCH, forBest - field.size()))), 0);
      } else if (!race()) {
        break;
      }
    }
    FrontSearch front = new FrontSearch(survey, field, least);
    int forFront = Math.max(Trials.BATCH, (int) (most * FOR_FRONT));
    for (List<Candidate> next = front.next(); !next.isEmpty() && forFront > 0; next = front.next()) {
      List<Candidate> batch = next.subList(0, Math.min(next.size(), forFront));
      simulate(batch, 0);
      forFront -= batch.size();
    }
    boolean frontProven = front.next().isEmpty();
    // What was simulated for the front may be the best one after all, where the search had to end early.
    while (race()) {
      progress.accept(0.95);
    }
    progress.accept(0.97);
    double leastOpen = below(field.bestHigh()).stream().mapToDouble(each -> survey.floor(least, each)).min()
        .orElse(Double.POSITIVE_INFINITY);
    return new OptimumBuilder(space, survey, trials, field, constraints, least, fileLevel)
        .build(leastOpen, open().isEmpty(), frontProven);
  }

  /** The candidates that may be better than the best one, by their floors, most promising first. */
  private List<Candidate> open() {
    return below(field.bestHigh() * (1 - gap));
  }

  private List<Candidate> below(double bound) {
    Map<Constraint, Double> ratios = new HashMap<>();
    constraints.stream().filter(Constraint::isNegotiable)
        .forEach(each -> ratios.put(each, field.ratio((Metric) each.estimand(), survey)));
    Predicate<Candidate> breaks = candidate -> ratios.entrySet().stream().anyMatch(entry -> entry.getValue()
        * survey.floor((Metric) entry.getKey().estimand(), candidate) > entry.getKey().most());
    return survey.possible().stream()
        .filter(each -> !field.contains(each) && survey.floor(least, each) < bound)
        .sorted(Comparator.comparing((Candidate each) -> breaks.test(each))
            .thenComparingDouble(each -> survey.floor(least, each))
            .thenComparingDouble(each -> survey.floor(Metric.P99, each)).thenComparingInt(Candidate::index))
        .toList();
  }

  private void simulate(List<Candidate> batch, int look) {
    List<StrategyResult> results = trials.run(batch, look, level);
    for (int i = 0; i < results.size(); i++) {
      field.add(batch.get(i), results.get(i));
    }
    progress
        .accept(Math.min(0.9, OF_SURVEY + (0.9 - OF_SURVEY) * field.size() / Math.min(most, survey.possible().size())));
  }

  /** Gives those more replications that are not told apart; false where there is nothing to do. */
  private boolean race() {
    List<Trial> undecided = field.undecided(trials.looks());
    if (undecided.isEmpty()) {
      return false;
    }
    int look = undecided.stream().mapToInt(Trial::look).min().orElseThrow() + 1;
    List<Candidate> next = undecided.stream().filter(trial -> trial.look() < look).map(Trial::candidate)
        .limit(Trials.BATCH).toList();
    simulate(next, look);
    return true;
  }
}
