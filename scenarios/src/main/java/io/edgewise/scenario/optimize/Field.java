package io.edgewise.scenario.optimize;

import io.edgewise.scenario.optimize.Constraint.Standing;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.StrategyResult;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The candidates that were simulated, and who of them is still in the race. */
final class Field {

  private final List<Constraint> constraints;
  private final Metric least;
  private final double level;
  private final Map<Integer, Trial> trials = new LinkedHashMap<>();

  /** @param level of a single decision */
  Field(List<Constraint> constraints, Metric least, double level) {
    this.constraints = constraints;
    this.least = least;
    this.level = level;
  }

  /** Takes what a look at a candidate showed. */
  void add(Candidate candidate, StrategyResult result) {
    Trial before = trials.get(candidate.index());
    trials.put(candidate.index(), before == null ? new Trial(candidate, List.of(result)) : before.with(result));
  }

  boolean contains(Candidate candidate) {
    return trials.containsKey(candidate.index());
  }

  int size() {
    return trials.size();
  }

  /** All trials, in the order in which they began. */
  List<Trial> trials() {
    return List.copyOf(trials.values());
  }

  /** Level of a single decision. */
  double level() {
    return level;
  }

  /** The best one of those that certainly keep all bounds; among equals the first candidate. */
  Optional<Trial> best() {
    return trials.values().stream().filter(trial -> trial.standing(constraints) == Standing.KEPT).min(byValue());
  }

  private Comparator<Trial> byValue() {
    return Comparator.comparingDouble((Trial trial) -> trial.value(least))
        .thenComparingInt(trial -> trial.candidate().index());
  }

  /** What the best one certainly has at most; infinite where there is none. */
  double bestHigh() {
    return best().map(trial -> trial.high(least)).orElse(Double.POSITIVE_INFINITY);
  }

  /** The candidates that may be the best one as far as is known, lowest estimates first. */
  List<Trial> running() {
    Optional<Trial> best = best();
    return trials.values().stream().filter(trial -> trial.standing(constraints) != Standing.BROKEN
        && best.filter(first -> first != trial && trial.isAbove(first, least, level)).isEmpty()).sorted(byValue())
        .toList();
  }

  /** Those of them that further replications may tell apart. */
  List<Trial> undecided(int looks) {
    List<Trial> running = running();
    boolean single = running.size() == 1 && running.getFirst().standing(constraints) == Standing.KEPT;
    return single ? List.of() : running.stream().filter(trial -> trial.look() + 1 < looks).toList();
  }

  /** Whether some candidates may be good enough to be the first that certainly is; none is known yet. */
  boolean mustRaceFirst(int looks) {
    return best().isEmpty() && undecided(looks).size() >= Trials.BATCH;
  }

  /** How many times its floor a metric usually is: the median over what was simulated; 1 where nothing was. */
  double ratio(Metric metric, Survey survey) {
    ToDoubleFunction<Trial> ratio = trial -> trial.value(metric) / survey.floor(metric, trial.candidate());
    double[] ratios = trials.values().stream().mapToDouble(ratio).filter(Double::isFinite).sorted().toArray();
    return ratios.length == 0 ? 1 : ratios[ratios.length / 2];
  }
}
