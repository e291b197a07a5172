package io.edgewise.sim;

import io.edgewise.sim.engine.CompiledDeployment;
import io.edgewise.sim.metering.CostBreakdown;
import io.edgewise.sim.model.Estimand;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.result.Bill;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.stats.BucketedCdf;
import io.edgewise.sim.stats.ClusteredQuantile;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.sim.stats.Dependence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the replications of one strategy say so far: each metric and rate over everything measured, with an interval from
 * the spread of the groups of replications. Groups are independent of one another, or known how far they are not; the replications in
 * one need not be.
 */
final class Estimates {

  /** Events below which a rate's interval is that of independent trials. */
  private static final long FEW_EVENTS = 10;

  private static final double NANOS_PER_MILLI = 1e6;

  private final CompiledDeployment compiled;
  private final Replications simulated;
  private final RunPlan plan;
  private final ControlledMean mean;
  private final List<Double> costs = new ArrayList<>();
  private final List<BucketedCdf> latencies = new ArrayList<>();
  private final FirstTokenEstimates firstTokens = new FirstTokenEstimates();
  private final Map<Rate, List<Double>> rates = new EnumMap<>(Rate.class);
  /* By quantile, as long as no group is added; there are some ten intervals a look, and each asks for one of them. */
  private final Map<Metric, double[]> quantileValues = new EnumMap<>(Metric.class);
  /* Of this look, or null. */
  private List<StoppingRule> stoppingRule;
  private Dependence dependence;
  private Measurements total;
  private double expectedMeasured;

  /** Nothing is known yet of what is simulated in such replications. */
  Estimates(CompiledDeployment compiled, Replications simulated) {
    this.compiled = compiled;
    this.simulated = simulated;
    plan = compiled.scenario().plan();
    // Where something breaks, the ways are others than those that the control expects.
    mean = compiled.scenario().faults().isEmpty()
        ? new ControlledMean(NetworkControl.expectedMillis(compiled, simulated.isWhole()))
        : ControlledMean.uncontrolled();
    for (Rate rate : Rate.values()) {
      rates.put(rate, new ArrayList<>());
    }
  }

  /**
   * Takes in what a group of replications measured together.
   *
   * @param group is added to, and must not be used afterwards
   * @param expected requests expected in the measured time of the group
   */
  void add(Measurements group, double expected) {
    expectedMeasured += expected;
    quantileValues.clear();
    stoppingRule = null;
    dependence = null;
    mean.add(group);
    costs.add(cost(group, expected));
    latencies.add(BucketedCdf.of(group.latency()));
    firstTokens.add(group);
    for (Rate rate : Rate.values()) {
      rates.get(rate).add(rate.of(group));
    }
    if (total == null) {
      total = group;
    } else {
      total.add(group);
    }
  }

  /** Everything measured so far. */
  Measurements total() {
    return total;
  }

  /** A month has this many times the requests that were expected in the measured time. */
  double monthFactor() {
    return monthFactor(expectedMeasured);
  }

  /** One number a group for each metric, in milliseconds or dollars; not a number where no request was served. */
  Map<Metric, double[]> values() {
    Map<Metric, double[]> all = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      all.put(metric, values(metric));
    }
    return all;
  }

  /** What ends an automatic run at this look; empty if the number of replications is fixed, or nothing is known. */
  List<StoppingRule> stoppingRule() {
    if (plan.replications() != RunPlan.AUTO_REPLICATIONS) {
      return List.of();
    }
    if (stoppingRule == null) {
      Estimand deciding = plan.precision().metric();
      stoppingRule = interval(deciding, plan.level())
          .map(plain -> List.of(plan.sizes().continued() ? StoppingRule.ofContinued(values(deciding))
              : StoppingRule.of(values(deciding), plain, plan.precision().within())))
          .orElse(List.of());
    }
    return stoppingRule;
  }

  private double[] values(Estimand estimand) {
    if (estimand == Metric.MEAN) {
      return dependence().spread(mean.values(plan.level()));
    }
    return estimand instanceof Metric metric && metric.isQuantile()
        ? quantileValues.computeIfAbsent(metric, this::quantileValues)
        : spread(estimand instanceof Rate ? rates.get(estimand) : costs);
  }

  private Dependence dependence() {
    if (dependence == null) {
      dependence = simulated.dependence(total, latencies.size());
    }
    return dependence;
  }

  private double[] spread(List<Double> list) {
    return dependence().spread(list.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private double[] quantileValues(Metric metric) {
    if (total.latency().count() == 0) {
      return new double[] {Double.NaN};
    }
    double[] nanos = ClusteredQuantile.of(total.latency(), latencies, metric.probability(), plan.level(), dependence())
        .values();
    return Arrays.stream(nanos).map(value -> value / NANOS_PER_MILLI).toArray();
  }

  /** The metrics with their intervals; without latencies if no request was served. */
  Map<Metric, ConfidenceInterval> intervals() {
    Map<Metric, ConfidenceInterval> intervals = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      interval(metric).ifPresent(interval -> intervals.put(metric, interval));
    }
    return intervals;
  }

  /** The time to the first token, its mean and quantiles with their intervals; empty where no answer was streamed. */
  Map<Metric, ConfidenceInterval> firstToken() {
    return firstTokens.intervals(total, dependence(), plan.level(),
        values -> StoppingRule.level(plan.level(), values, stoppingRule()));
  }

  /** The rates with their intervals; without those of what could not happen. */
  Map<Rate, ConfidenceInterval> rates() {
    Map<Rate, ConfidenceInterval> intervals = new EnumMap<>(Rate.class);
    for (Rate rate : Rate.values()) {
      interval(rate).ifPresent(interval -> intervals.put(rate, interval));
    }
    return intervals;
  }

  /** A metric or a rate with its interval; empty if there is nothing to judge it by. */
  Optional<ConfidenceInterval> interval(Estimand estimand) {
    return interval(estimand, StoppingRule.level(plan.level(), values(estimand), stoppingRule()));
  }

  /** The interval computed at a level; it says that it is of the level asked for. */
  private Optional<ConfidenceInterval> interval(Estimand estimand, double level) {
    return (estimand instanceof Rate rate ? interval(rate, level) : interval((Metric) estimand, level))
        .map(interval -> interval.atLevel(plan.level()));
  }

  /** The value over all replications, with the interval that their spread gives; empty if no request was served. */
  private Optional<ConfidenceInterval> interval(Metric metric, double level) {
    if (metric.isLatency() && total.latency().count() == 0) {
      return Optional.empty();
    }
    if (metric.isQuantile()) {
      ConfidenceInterval nanos =
          ClusteredQuantile.of(total.latency(), latencies, metric.probability(), level, dependence()).interval();
      return Optional.of(new ConfidenceInterval(nanos.value() / NANOS_PER_MILLI, nanos.low() / NANOS_PER_MILLI,
          nanos.high() / NANOS_PER_MILLI, level));
    }
    return Optional.of(metric == Metric.MEAN
        ? mean.interval(total, level).widened(Math.sqrt(dependence().varianceRatio()))
        : ConfidenceInterval.ofReplications(cost(total, expectedMeasured), finite(spread(costs)), level));
  }

  /**
   * A rate with its interval; empty if there was no trial. Too few events to judge their spread get the exact interval of
   * independent trials.
   */
  private Optional<ConfidenceInterval> interval(Rate rate, double level) {
    long events = rate.events(total);
    long trials = rate.trials(total);
    if (trials == 0) {
      return Optional.empty();
    }
    return Optional.of(events < FEW_EVENTS
        ? ConfidenceInterval.ofProportion(events, trials, level)
        : ConfidenceInterval.ofReplications(rate.of(total), finite(spread(rates.get(rate))), level));
  }

  private double cost(Measurements measured, double expected) {
    return bill(measured, expected).total().doubleValue();
  }

  /** The bill of a month. */
  CostBreakdown bill() {
    return bill(total, expectedMeasured);
  }

  private CostBreakdown bill(Measurements measured, double expected) {
    return Bill.of(compiled.deployment().charges(), measured.usage(),
        Bill.Month.of(monthFactor(expected), measured.measuredNanos()));
  }

  private double monthFactor(double expected) {
    return expected == 0 ? 0 : compiled.scenario().workload().load().requestsPerMonth() / expected;
  }

  private static double[] finite(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).toArray();
  }
}
