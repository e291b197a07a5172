package io.edgewise.sim.result;

import io.edgewise.sim.model.Metric;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The answer to a scenario.
 *
 * @param scenario name of the scenario
 * @param seed of all random streams
 * @param level confidence level of all intervals
 * @param strategies in the order of the scenario
 * @param comparisons every pair of strategies in every metric
 * @param fingerprint hash of the order of all events; equal for equal inputs on any number of threads
 */
public record RunResult(String scenario, long seed, double level, List<StrategyResult> strategies,
    List<Comparison> comparisons, long fingerprint) {

  /** Copies the lists. */
  public RunResult {
    strategies = List.copyOf(strategies);
    comparisons = List.copyOf(comparisons);
  }

  /** The comparison of two strategies in a metric, in this order or the other; empty for one with itself. */
  public Optional<Comparison> comparison(String a, String b, Metric metric) {
    return comparisons.stream()
        .filter(c -> c.metric() == metric)
        .filter(c -> c.first().equals(a) && c.second().equals(b) || c.first().equals(b) && c.second().equals(a))
        .findFirst();
  }

  /**
   * The answer for a strategy.
   *
   * @throws java.util.NoSuchElementException if there is none with this id
   */
  public StrategyResult strategy(String id) {
    return strategies.stream().filter(strategy -> strategy.id().equals(id)).findFirst().orElseThrow();
  }

  /** The strategy that is not saturated and has the lowest value of a metric; the first in order among equals. */
  public Optional<StrategyResult> best(Metric metric) {
    return strategies.stream()
        .filter(strategy -> !strategy.saturated() && strategy.metric(metric).isPresent())
        .min(Comparator.comparingDouble(strategy -> strategy.metric(metric).get().value()));
  }
}
