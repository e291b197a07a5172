package io.edgewise.sim.result;

import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.Comparison.Verdict;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A strategy that is nearer to its users than another and yet slower, because its requests wait longer in queues or for
 * instances to start: the "edge performance inversion" of Ali-Eldin et al., "The Hidden Cost of the Edge" (SC '21), for
 * any pair and any quantile. What stores, work and gateways take longer is no inversion.
 *
 * @param nearer id of the strategy with shorter round trips
 * @param farther id of the other one
 * @param metric in which it is slower
 * @param advantageMillis by how much its connections and round trips are shorter in the mean, in milliseconds
 * @param slower by how much it is slower in the metric, in milliseconds; empty where it is saturated
 * @param cause {@link Component#QUEUE} or {@link Component#COLD_START}, whichever takes more
 * @param lostMillis how much longer it takes at the nearer strategy: in the mean for the mean, over the requests from the
 *     quantile on for a quantile; infinite where the nearer strategy is saturated
 */
public record Inversion(String nearer, String farther, Metric metric, double advantageMillis,
    Optional<ConfidenceInterval> slower, Component cause, double lostMillis) {

  /** Latencies that are looked at. */
  public static final List<Metric> METRICS = List.of(Metric.MEAN, Metric.P95, Metric.P99);

  /** Round trips that differ by less, in milliseconds, are taken for the same. */
  public static final double LEAST_ADVANTAGE_MILLIS = 1;

  /** Checks for null. */
  public Inversion {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(slower, "slower");
    Objects.requireNonNull(cause, "cause");
  }

  /** All inversions of a run, pair by pair in the order of its strategies, in the order of {@link #METRICS}. */
  public static List<Inversion> allOf(RunResult run) {
    List<Inversion> inversions = new ArrayList<>();
    List<StrategyResult> all = run.strategies();
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        for (Metric metric : METRICS) {
          between(run, all.get(i).id(), all.get(j).id(), metric).ifPresent(inversions::add);
        }
      }
    }
    return inversions;
  }

  /**
   * The inversion of a pair in a metric, whichever of the two is nearer.
   *
   * @return empty where round trips are the same, the nearer strategy is not slower beyond noise, or something else than
   *     waiting makes it so
   */
  public static Optional<Inversion> between(RunResult run, String a, String b, Metric metric) {
    double advantage = advantageMillis(run, a, b);
    return Math.abs(advantage) < LEAST_ADVANTAGE_MILLIS || Double.isNaN(advantage) ? Optional.empty()
        : advantage > 0 ? of(run, a, b, metric, advantage) : of(run, b, a, metric, -advantage);
  }

  /**
   * By how much the mean connection set-up and round trips of a strategy are shorter than those of another, in
   * milliseconds; not a number where either served nothing.
   */
  public static double advantageMillis(RunResult run, String of, String over) {
    return roundTrips(run.strategy(over)) - roundTrips(run.strategy(of));
  }

  private static double roundTrips(StrategyResult strategy) {
    double[] parts = strategy.meanComponentsMillis();
    return parts[Component.CONNECT.ordinal()] + parts[Component.NETWORK.ordinal()];
  }

  private static Optional<Inversion> of(RunResult run, String nearer, String farther, Metric metric,
      double advantage) {
    StrategyResult near = run.strategy(nearer);
    StrategyResult far = run.strategy(farther);
    if (near.saturated() || far.saturated()) {
      return far.saturated() ? Optional.empty()
          : Optional.of(new Inversion(nearer, farther, metric, advantage, Optional.empty(), Component.QUEUE,
              Double.POSITIVE_INFINITY));
    }
    Optional<ConfidenceInterval> slower = run.comparison(nearer, farther, metric)
        .filter(comparison -> comparison.verdict() == (comparison.first().equals(nearer)
            ? Verdict.SECOND_LOWER : Verdict.FIRST_LOWER))
        .map(comparison -> comparison.differenceOf(nearer));
    return slower.flatMap(interval -> Optional.of(cause(near, far, metric)).filter(Inversion::isWaiting)
        .map(cause -> new Inversion(nearer, farther, metric, advantage, Optional.of(interval), cause,
            longer(near, far, metric)[cause.ordinal()])));
  }

  /**
   * What makes a strategy slower than another: the larger of queueing and cold starts where both together take longer by at
   * least what it is slower by, otherwise the component that takes most longer. Of a saturated strategy it is the queue.
   *
   * @param slower a strategy that is saturated or served requests
   * @param faster another one that served requests
   * @throws java.util.NoSuchElementException if one of them served nothing
   */
  public static Component cause(StrategyResult slower, StrategyResult faster, Metric metric) {
    if (slower.saturated()) {
      return Component.QUEUE;
    }
    double[] longer = longer(slower, faster, metric);
    double queue = longer[Component.QUEUE.ordinal()];
    double coldStart = longer[Component.COLD_START.ordinal()];
    double difference = slower.metric(metric).orElseThrow().value() - faster.metric(metric).orElseThrow().value();
    if (Math.max(queue, 0) + Math.max(coldStart, 0) >= Math.max(difference, Arrays.stream(longer).sum())) {
      return queue >= coldStart ? Component.QUEUE : Component.COLD_START;
    }
    return Collections.max(List.of(Component.values()),
        Comparator.comparingDouble(component -> longer[component.ordinal()]));
  }

  /** Whether a component is a wait for something that others use, or that is not there yet. */
  public static boolean isWaiting(Component cause) {
    return cause == Component.QUEUE || cause == Component.COLD_START;
  }

  private static double[] parts(StrategyResult strategy, Metric metric) {
    return metric.isQuantile() ? strategy.tailComponentsMillis(metric.probability())
        : strategy.meanComponentsMillis();
  }

  /** By how much each component takes longer, in milliseconds by ordinal. */
  private static double[] longer(StrategyResult slower, StrategyResult faster, Metric metric) {
    double[] longer = parts(slower, metric);
    double[] other = parts(faster, metric);
    for (int i = 0; i < longer.length; i++) {
      longer[i] -= other[i];
    }
    return longer;
  }
}
