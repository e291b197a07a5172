package io.edgewise.sim;

import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.Sampling;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.sim.stats.Tally;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;

/**
 * How often the intervals of whole experiments contain the exact values.
 *
 * @param covered for each estimate whose truth is known the share of the experiments whose interval contains it, 0..1
 * @param exact the estimates that have next to nothing left to chance: most of their intervals are as wide as a mean is
 *     accurate at best
 * @param replications mean number of replications of the first strategy
 */
record Coverage(Map<String, Double> covered, Set<String> exact, double replications) {

  static final List<Metric> METRICS = List.of(Metric.MEAN, Metric.P50, Metric.P95, Metric.P99);

  /** The estimates in the order in which they are shown. */
  static final List<String> ESTIMATES =
      List.of("mean", "p50", "p95", "p99", "rate", "difference of means", "difference of p99");

  /** Runs one experiment for each seed, through the door that users take. */
  static Coverage of(TheoryModel model, RunPlan plan, long firstSeed, int experiments) {
    Map<String, LongAdder> hits = new ConcurrentHashMap<>();
    Map<String, LongAdder> chance = new ConcurrentHashMap<>();
    LongAdder replications = new LongAdder();
    LongStream.range(firstSeed, firstSeed + experiments).parallel().forEach(seed -> {
      Scenario scenario = model.scenario().apply(plan.withSeed(seed));
      RunResult result = new Experiment(scenario).threads(1).run();
      intervals(result, model).forEach((name, pair) -> {
        hits.computeIfAbsent(name, key -> new LongAdder()).add(pair.interval().contains(pair.truth()) ? 1 : 0);
        boolean mean = name.endsWith("mean") || name.endsWith("means");
        if (!mean
            || pair.interval().halfWidth() > 1.001 * ControlledMean.RESOLUTION * model.truths().get(0).meanMillis()) {
          chance.computeIfAbsent(name, key -> new LongAdder()).increment();
        }
      });
      replications.add(result.strategies().get(0).replications());
    });
    Map<String, Double> covered = new TreeMap<>();
    hits.forEach((name, count) -> covered.put(name, count.doubleValue() / experiments));
    Set<String> exact = new TreeSet<>(covered.keySet());
    chance.forEach((name, count) -> {
      if (2 * count.sum() > experiments) {
        exact.remove(name);
      }
    });
    return new Coverage(covered, exact, replications.doubleValue() / experiments);
  }

  /** What is covered less or more often than allowed; what is exact may be covered always, and not less than 95 %. */
  Map<String, Double> outside(double lowest, double highest) {
    Map<String, Double> outside = new TreeMap<>(covered);
    outside.entrySet().removeIf(entry -> exact.contains(entry.getKey())
        ? entry.getValue() >= 0.95
        : entry.getValue() >= lowest && entry.getValue() <= highest);
    return outside;
  }

  private record Pair(ConfidenceInterval interval, double truth) {}

  private static Map<String, Pair> intervals(RunResult result, TheoryModel model) {
    Map<String, Pair> all = new LinkedHashMap<>();
    StrategyResult first = result.strategies().get(0);
    TheoryModel.Truth truth = model.truths().get(0);
    for (Metric metric : METRICS) {
      all.put(metric.id(), new Pair(first.metric(metric).orElseThrow(), truth.of(metric)));
    }
    if (!Double.isNaN(truth.coldStartRate())) {
      all.put("rate", new Pair(first.rate(Rate.COLD_START).orElseThrow(), truth.coldStartRate()));
    }
    StrategyResult second = result.strategies().get(1);
    all.put("difference of means", difference(result, first, second, Metric.MEAN, model));
    all.put("difference of p99", difference(result, first, second, Metric.P99, model));
    all.values().removeIf(pair -> Double.isNaN(pair.truth()));
    return all;
  }

  private static Pair difference(RunResult result, StrategyResult a, StrategyResult b, Metric metric,
      TheoryModel model) {
    return new Pair(result.comparison(a.id(), b.id(), metric).orElseThrow().difference(),
        model.truths().get(0).of(metric) - model.truths().get(1).of(metric));
  }

  /** The relative precision in a metric that about so many replications reach, from a run of its own. */
  static double precision(TheoryModel model, Metric metric, double requests, int replications, Sampling sampling) {
    int groups = 100;
    RunPlan plan = model.plan(requests, groups * sampling.groupSize(), -1).withSampling(sampling);
    StrategyResult result = new Experiment(model.scenario().apply(plan)).run().strategies().get(0);
    Tally tally = Tally.of(result.values().get(metric));
    return 2 * tally.standardDeviation() / tally.mean() / Math.sqrt((double) replications / sampling.groupSize());
  }
}
