package io.edgewise.scenario.optimize;

import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The trials that no other undercuts in latency, monthly cost and stale reads. Who is not told apart from another in any of
 * them adds nothing and is left out.
 *
 * @param latency which latency
 * @param level at which two trials are told apart
 */
record ParetoFront(Metric latency, double level) {

  /** The front, by rising cost. */
  List<Trial> of(List<Trial> trials) {
    List<Trial> sorted = trials.stream()
        .sorted(Comparator.comparingDouble((Trial trial) -> trial.value(Metric.MONTHLY_COST))
            .thenComparingDouble(trial -> trial.value(latency)).thenComparingInt(trial -> trial.candidate().index()))
        .toList();
    List<Trial> front = new ArrayList<>();
    for (Trial trial : sorted) {
      // What costs less and is in nothing worse for certain makes it superfluous, and so it may do to what costs as much.
      if (front.stream().allMatch(other -> wins(trial, other))) {
        front.removeIf(other -> !wins(other, trial));
        front.add(trial);
      }
    }
    return List.copyOf(front);
  }

  /** Whether a trial is better than another in any respect, beyond noise. */
  boolean wins(Trial trial, Trial other) {
    return other.isAbove(trial, Metric.MONTHLY_COST, level) || other.isAbove(trial, latency, level)
        || isStaler(other, trial);
  }

  private static boolean isStaler(Trial trial, Trial other) {
    Optional<ConfidenceInterval> one = trial.result().rate(Rate.STALE_READ);
    Optional<ConfidenceInterval> another = other.result().rate(Rate.STALE_READ);
    return one.isPresent() && another.isPresent() && one.get().low() > another.get().high();
  }
}
