package io.edgewise.sim;

import io.edgewise.sim.engine.CompiledDeployment;
import io.edgewise.sim.metering.CostBreakdown;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.result.Bill;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The replications of one strategy: how many there are so far, what they measured, and whether that is enough. */
final class StrategyRun {

  /** Events below which a rate's interval is that of independent trials. */
  private static final long FEW_EVENTS = 10;

  /** Most replications of an automatic run. */
  private static final int MOST_REPLICATIONS = 2_000;

  /** Most replications of a batch of small ones: what they measured is kept until the batch is over. */
  private static final int MOST_AT_ONCE = 80;

  private final CompiledDeployment compiled;
  private final RunPlan plan;
  private final Map<Metric, List<Double>> values = new EnumMap<>(Metric.class);
  private final Map<Rate, List<Double>> rates = new EnumMap<>(Rate.class);
  private Measurements[] batch = {};
  private Measurements total;
  private Replications simulated;
  private long warmUpNanos;
  private double expectedMeasured;
  private int replications;
  private final AtomicInteger started = new AtomicInteger();
  private boolean precise;
  private boolean done;

  StrategyRun(CompiledDeployment compiled) {
    this.compiled = compiled;
    plan = compiled.scenario().plan();
    for (Metric metric : Metric.values()) {
      values.put(metric, new ArrayList<>());
    }
    for (Rate rate : Rate.values()) {
      rates.put(rate, new ArrayList<>());
    }
  }

  /** Chooses the warm-up; must be over before the first batch. */
  void warmUp() {
    warmUpNanos = plan.warmUpNanos() == RunPlan.AUTO ? WarmUpChoice.of(compiled) : plan.warmUpNanos();
    SlicePlan slices = new SlicePlan(compiled.scenario().workload().load(), plan, warmUpNanos);
    simulated = plan.sampling().continued() && !slices.isWhole()
        ? new ContinuedReplications(compiled, slices, warmUpNanos)
        : new IndependentReplications(compiled, slices);
  }

  boolean isDone() {
    return done;
  }

  /** The replications to run next; empty when the strategy is done. */
  List<Runnable> nextBatch() {
    int target = done ? replications : nextTarget();
    batch = new Measurements[target - replications];
    return simulated.tasks(replications, batch, started::incrementAndGet);
  }

  /** Takes in the batch that has been run, in the order of the replications, and decides whether it is enough. */
  void closeBatch() {
    if (done) {
      return;
    }
    for (Measurements measured : batch) {
      add(measured);
    }
    batch = new Measurements[0];
    precise = interval(plan.precision().metric())
        .map(interval -> interval.relativeHalfWidth() <= plan.precision().within())
        .orElse(false);
    boolean fixed = plan.replications() != RunPlan.AUTO_REPLICATIONS;
    done = fixed ? replications >= plan.replications() : precise || nextTarget() == replications;
  }

  /** Estimated part of the work that is done, 0..1. */
  double fractionDone() {
    if (done) {
      return 1;
    }
    double batchPart = batch.length == 0 ? 0 : (double) started.get() / Math.max(1, replications + batch.length);
    return replications == 0 ? 0.5 * batchPart : Math.max(0.5, 0.95 * batchPart);
  }

  StrategyResult result() {
    Map<Metric, double[]> all = new EnumMap<>(Metric.class);
    Map<Metric, ConfidenceInterval> intervals = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      all.put(metric, toArray(values.get(metric)));
      interval(metric).ifPresent(interval -> intervals.put(metric, interval));
    }
    Map<Rate, ConfidenceInterval> rateIntervals = new EnumMap<>(Rate.class);
    for (Rate rate : Rate.values()) {
      rateInterval(rate).ifPresent(interval -> rateIntervals.put(rate, interval));
    }
    double factor = monthFactor(expectedMeasured);
    CostBreakdown bill = Bill.of(compiled.deployment().charges(), total.usage(), factor);
    return new StrategyResult(compiled.deployment().id(), compiled.deployment().name(), total.copy(), replications, all,
        intervals, rateIntervals, bill, factor, warmUpNanos, !simulated.isWhole(), precise);
  }

  private void add(Measurements measured) {
    double expected = simulated.expectedMeasured(replications);
    expectedMeasured += expected;
    for (Metric metric : Metric.values()) {
      values.get(metric).add(value(metric, measured, expected));
    }
    for (Rate rate : Rate.values()) {
      rates.get(rate).add(rate.of(measured));
    }
    if (total == null) {
      total = measured;
    } else {
      total.add(measured);
    }
    replications++;
  }

  private double value(Metric metric, Measurements measured, double expected) {
    if (metric == Metric.MONTHLY_COST) {
      return Bill.of(compiled.deployment().charges(), measured.usage(), monthFactor(expected)).total().doubleValue();
    }
    if (measured.latency().count() == 0) {
      return Double.NaN;
    }
    return (metric.isQuantile() ? measured.latency().quantile(metric.probability()) : measured.latency().meanNanos())
        / 1e6;
  }

  /** The value over all replications, with the interval that their spread gives; empty if no request was served. */
  private Optional<ConfidenceInterval> interval(Metric metric) {
    double pooled = value(metric, total, expectedMeasured);
    return Double.isFinite(pooled)
        ? Optional.of(ConfidenceInterval.ofReplications(pooled, finite(values.get(metric)), plan.level()))
        : Optional.empty();
  }

  /**
   * A rate with its interval; empty if there was no trial. Too few events to judge their spread get the exact interval of
   * independent trials.
   */
  private Optional<ConfidenceInterval> rateInterval(Rate rate) {
    long events = rate.events(total);
    long trials = rate.trials(total);
    if (trials == 0) {
      return Optional.empty();
    }
    return Optional.of(events < FEW_EVENTS
        ? ConfidenceInterval.ofProportion(events, trials, plan.level())
        : ConfidenceInterval.ofReplications(rate.of(total), finite(rates.get(rate)), plan.level()));
  }

  /** A month has this many times the requests that were expected in the measured time. */
  private double monthFactor(double expected) {
    return expected == 0 ? 0 : compiled.scenario().workload().load().requestsPerMonth() / expected;
  }

  private int nextTarget() {
    if (plan.replications() != RunPlan.AUTO_REPLICATIONS) {
      return plan.replications();
    }
    if (replications == 0) {
      return plan.sampling().firstReplications();
    }
    int target = Math.min(MOST_REPLICATIONS, (int) Math.ceil(replications * plan.sampling().growth()));
    if (plan.sampling().continued()) {
      target = Math.min(target, replications + MOST_AT_ONCE);
    }
    return Math.max(replications, (int) Math.min(target, simulated.affordable(plan.maxRequests())));
  }

  private static double[] finite(List<Double> list) {
    return list.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).toArray();
  }

  private static double[] toArray(List<Double> list) {
    return list.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
