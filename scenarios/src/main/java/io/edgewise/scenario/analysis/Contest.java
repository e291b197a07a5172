package io.edgewise.scenario.analysis;

import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Two strategies and what they are compared by.
 *
 * @param first id of a strategy
 * @param second id of another
 * @param metric what is compared
 */
public record Contest(String first, String second, Metric metric) {

  /**
   * Checks the ids.
   *
   * @throws IllegalArgumentException if they are the same
   */
  public Contest {
    Objects.requireNonNull(metric, "metric");
    if (first.equals(second)) {
      throw new IllegalArgumentException("a strategy is not compared with itself: \"" + first + "\"");
    }
  }

  /** The two strategies of a run with the lowest values; empty where less than two have one. */
  public static Optional<Contest> ofBest(RunResult run, Metric metric) {
    List<String> best = run.strategies().stream()
        .filter(each -> each.metric(metric).isPresent() && !(metric.isLatency() && each.saturated()))
        .sorted(Comparator.comparingDouble((StrategyResult each) -> each.metric(metric).orElseThrow().value()))
        .map(StrategyResult::id).limit(2).toList();
    return best.size() < 2 ? Optional.empty() : Optional.of(new Contest(best.get(0), best.get(1), metric));
  }

  /** Both strategies. */
  public Set<String> ids() {
    return Set.of(first, second);
  }
}
