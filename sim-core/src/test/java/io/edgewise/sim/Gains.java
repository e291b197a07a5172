package io.edgewise.sim;

import io.edgewise.sim.engine.CompiledDeployment;
import io.edgewise.sim.engine.Simulation;
import io.edgewise.sim.engine.Slice;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.SampleSizes;
import io.edgewise.sim.model.Sampling;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.WarmUpSizes;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.sim.stats.PairedComparison;
import io.edgewise.sim.stats.Tally;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How many times fewer requests a sampling design needs for an interval of the same width: the variance of the estimate
 * without it over that with it, at equal numbers of requests. Prints the table in the README of sim-core.
 */
final class Gains {

  private static final double LEVEL = 0.999;
  private static final List<Metric> METRICS = List.of(Metric.MEAN, Metric.P50, Metric.P95, Metric.P99);

  private final Question scenario;
  private final int replications;
  private final Map<Sampling, RunResult> results = new EnumMap<>(Sampling.class);

  /** The scenario under a sampling design and a number of replications. */
  @FunctionalInterface
  interface Question {

    Scenario of(Sampling sampling, int replications);
  }

  Gains(Question scenario, int replications) {
    this.scenario = scenario;
    this.replications = replications;
  }

  /** For each metric id, and {@code rate} for cold starts, the variance of the estimate times the number of replications. */
  Map<String, Double> variances(Sampling sampling) {
    StrategyResult first = result(sampling).strategies().get(0);
    Map<String, Double> variances = new LinkedHashMap<>();
    for (Metric metric : METRICS) {
      variances.put(metric.id(), sampling.groupSize() * Tally.of(first.values().get(metric)).variance());
    }
    first.rate(Rate.COLD_START).filter(any -> first.measurements().coldStarts() > replications)
        .ifPresent(interval -> variances.put("rate",
            replications * interval.halfWidth() * interval.halfWidth()));
    return variances;
  }

  /** The factor for each metric; above 1 where the design saves requests. */
  Map<String, Double> factors(Sampling sampling) {
    Map<String, Double> plain = variances(Sampling.INDEPENDENT);
    Map<String, Double> factors = new LinkedHashMap<>();
    variances(sampling).forEach((id, variance) -> factors.put(id, plain.getOrDefault(id, Double.NaN) / variance));
    return factors;
  }

  /** Reciprocal of the variance ratio that common random numbers leave of the difference of both strategies. */
  double commonRandomNumbers(Metric metric) {
    RunResult result = result(Sampling.INDEPENDENT);
    return 1 / PairedComparison.of(result.strategies().get(0).values().get(metric),
        result.strategies().get(1).values().get(metric), 0.95).varianceRatio();
  }

  private RunResult result(Sampling sampling) {
    return results.computeIfAbsent(sampling, key -> new Experiment(scenario.of(key, replications)).run());
  }

  static Gains of(TheoryModel model, double requests, int replications) {
    return new Gains((sampling, count) -> model.scenario().apply(model.plan(requests, count, 5).withSampling(sampling)),
        replications);
  }

  static Gains shop(double requests, int replications) {
    return new Gains((sampling, count) -> {
      RunPlan plan = ShopModel.plan(requests, count, 5).withSampling(sampling);
      return ShopModel.scenario(plan);
    }, replications);
  }

  /**
   * A mean without and with a method that works on a single strategy, from equal numbers of requests.
   *
   * @param plain without it, at 99.9 %
   * @param reduced with it
   */
  record Single(ConfidenceInterval plain, ConfidenceInterval reduced) {

    /** How many times fewer requests the method needs. */
    double factor() {
      return Math.pow(plain.halfWidth() / reduced.halfWidth(), 2);
    }

    /** Whether both means lie within each other's uncertainty. */
    boolean agrees() {
      return Math.abs(plain.value() - reduced.value()) <= Math.hypot(plain.halfWidth(), reduced.halfWidth());
    }
  }

  /** The closed form of the time on the network as control of the mean latency of the first strategy. */
  static Single networkControl(Scenario scenario, int replications) {
    List<Measurements> measured = replications(scenario, replications);
    ControlledMean mean = new ControlledMean(
        NetworkControl.expectedMillis(CompiledDeployment.of(scenario).get(0), true));
    measured.forEach(mean::add);
    Measurements total = measured.get(0).copy();
    measured.stream().skip(1).forEach(total::add);
    return new Single(interval(measured), mean.interval(total, LEVEL));
  }

  /** Slices at hours that are evenly spread over the day, in place of as many at random ones. */
  static Single hoursOfTheDay(int replications) {
    RunPlan plan = new RunPlan(24 * 3600 * Lab.SECOND, 0, replications, new RunPlan.Precision(Metric.MEAN, 0.1),
        Long.MAX_VALUE, LEVEL, 17)
        .withSizes(new SampleSizes(1, 400, 4, 8, 2, false, false, WarmUpSizes.THOROUGH.withMost(1e6, 1_000)));
    Scenario scenario = DayModel.scenario(plan);
    SlicePlan slices = new SlicePlan(scenario.workload(), plan, 0);
    Simulation simulation = new Simulation(CompiledDeployment.of(scenario).get(0));
    SplittableRandom random = new SplittableRandom(3);
    List<Measurements> spread = new ArrayList<>();
    List<Measurements> anywhere = new ArrayList<>();
    for (int replication = 0; replication < replications; replication++) {
      List<Slice> even = slices.slices(replication);
      spread.add(simulation.run(plan.seed(), replication, even));
      anywhere.add(simulation.run(plan.seed(), replication, even.stream()
          .map(slice -> new Slice(random.nextLong(plan.horizonNanos()), slice.lengthNanos(), 0)).toList()));
    }
    return new Single(pooled(anywhere), pooled(spread));
  }

  /* Slices of busy hours have more requests: the mean is that of all, its error that of a ratio (Cochran, Sampling
     Techniques, 1977, section 2.11). */
  private static ConfidenceInterval pooled(List<Measurements> measured) {
    double all = measured.stream().mapToLong(Measurements::requests).sum();
    double mean = measured.stream().mapToDouble(m -> m.latency().meanNanos() * m.requests()).sum() / all;
    double perReplication = all / measured.size();
    double[] values = measured.stream()
        .mapToDouble(m -> (mean + (m.latency().meanNanos() - mean) * m.requests() / perReplication) / 1e6).toArray();
    return ConfidenceInterval.ofReplications(mean / 1e6, values, LEVEL);
  }

  private static List<Measurements> replications(Scenario scenario, int count) {
    Simulation simulation = new Simulation(CompiledDeployment.of(scenario).get(0));
    RunPlan plan = scenario.plan();
    return IntStream.range(0, count).mapToObj(replication -> simulation.run(plan.seed(), replication,
        List.of(new Slice(0, plan.horizonNanos(), plan.warmUpNanos())))).toList();
  }

  private static ConfidenceInterval interval(List<Measurements> measured) {
    return ConfidenceInterval.ofReplications(
        measured.stream().mapToDouble(m -> m.latency().meanNanos() / 1e6).toArray(), LEVEL);
  }

  /** Prints the table; the argument is the number of replications, 2,000 unless said otherwise. */
  public static void main(String[] arguments) {
    int replications = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000;
    Map<String, Gains> models = new LinkedHashMap<>();
    models.put("network only", of(TheoryModel.network(), 2_000, replications));
    models.put("M/M/1 at 0.8", of(TheoryModel.queue(1, 0.8), 10_000, replications));
    models.put("keep-alive (F09)", of(TheoryModel.keepAlive(), 5_000, replications));
    models.put("shop, 1,000 origins", shop(5_000, replications));
    System.out.println("| model | method | mean | p50 | p95 | p99 | cold starts |\n|---|---|---|---|---|---|---|");
    models.forEach((name, gains) -> {
      for (Sampling sampling : List.of(Sampling.ANTITHETIC, Sampling.STRATIFIED)) {
        Map<String, Double> factors = gains.factors(sampling);
        print(name, sampling.id(), id -> factors.getOrDefault(id, Double.NaN));
      }
      print(name, "common random numbers", id -> METRICS.stream().filter(metric -> metric.id().equals(id)).findFirst()
          .map(gains::commonRandomNumbers).orElse(Double.NaN));
    });
    Scenario shop = ShopModel.scenario(ShopModel.plan(5_000, 1, 5));
    print("shop, 1,000 origins", "control: network time", networkControl(shop, replications));
    print("users awake at opposite hours", "four slices evenly over the day", hoursOfTheDay(replications));
  }

  private static void print(String model, String method, Single single) {
    print(model, method, id -> id.equals("mean") ? single.factor() : Double.NaN);
  }

  private static void print(String model, String method, Function<String, Double> factor) {
    StringBuilder line = new StringBuilder("| " + model + " | " + method);
    for (String id : List.of("mean", "p50", "p95", "p99", "rate")) {
      double value = factor.apply(id);
      line.append(" | ").append(Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : "");
    }
    System.out.println(line + " |");
  }
}
