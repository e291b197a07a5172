package io.edgewise.sim.result;

import io.edgewise.sim.metering.CostBreakdown;
import io.edgewise.sim.model.Estimand;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The answer for one strategy.
 *
 * @param id key of the strategy
 * @param name what a person calls it
 * @param measurements everything counted, over all replications
 * @param replications number of replications
 * @param values each metric of each group of replications (of each replication where they are independent), in
 *     milliseconds or dollars, by group; for quantiles the linear part of what the group contributes, see
 *     {@link io.edgewise.sim.stats.ClusteredQuantile}
 * @param intervals each metric with its interval over the groups
 * @param firstToken the time to the first token in milliseconds, its mean and quantiles with their intervals over the
 *     groups; empty where no answer was streamed
 * @param rates the rates of events per request, each 0..1, with their intervals
 * @param monthlyCost the bill of a month at the measured usage
 * @param monthFactor how many times the measured time, or load, fits into a month
 * @param warmUpNanos simulated before every measured stretch
 * @param sampled whether replications sample the horizon instead of simulating it whole
 * @param precisionReached whether the precision asked for was reached within the request budget
 */
public record StrategyResult(String id, String name, Measurements measurements, int replications,
    Map<Metric, double[]> values, Map<Metric, ConfidenceInterval> intervals,
    Map<Metric, ConfidenceInterval> firstToken, Map<Rate, ConfidenceInterval> rates, CostBreakdown monthlyCost,
    double monthFactor, long warmUpNanos, boolean sampled, boolean precisionReached) {

  /** Rates of events. */
  public enum Rate implements Estimand {
    /** Requests that waited for an instance to start, per request sent. */
    COLD_START("coldStartRate"),
    /** Requests refused because no instance may be started, or a store or model takes no more, per request sent. */
    THROTTLED("throttledRate"),
    /** Requests that were not served, whatever the reason, per request sent. */
    ERROR("errorRate"),
    /** Reads that missed a committed write, per read. */
    STALE_READ("staleReadRate");

    private final String id;

    Rate(String id) {
      this.id = id;
    }

    @Override
    public String id() {
      return id;
    }

    /** How often it happened. */
    public long events(Measurements m) {
      return switch (this) {
        case COLD_START -> m.coldStarts();
        case THROTTLED -> m.count(Outcome.THROTTLED) + m.count(Outcome.STORE_THROTTLED)
            + m.count(Outcome.MODEL_THROTTLED);
        case ERROR -> m.requests() - m.count(Outcome.SERVED);
        case STALE_READ -> m.staleReads();
      };
    }

    /** How often it could have happened. */
    public long trials(Measurements m) {
      return this == STALE_READ ? m.reads() : m.requests();
    }

    /** The rate; not a number when it could not happen. */
    public double of(Measurements m) {
      return (double) events(m) / trials(m);
    }
  }

  /** Copies the maps. */
  public StrategyResult {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    values = Map.copyOf(values);
    intervals = Map.copyOf(intervals);
    firstToken = Map.copyOf(firstToken);
    rates = Map.copyOf(rates);
  }

  /** One metric with its interval; empty for a latency if no request was served. */
  public Optional<ConfidenceInterval> metric(Metric metric) {
    return Optional.ofNullable(intervals.get(metric));
  }

  /** A metric or a rate with its interval; empty if there is nothing to judge it by. */
  public Optional<ConfidenceInterval> estimate(Estimand estimand) {
    return estimand instanceof Rate rate ? rate(rate) : metric((Metric) estimand);
  }

  /** One rate with its interval; empty if it could not happen. */
  public Optional<ConfidenceInterval> rate(Rate rate) {
    return Optional.ofNullable(rates.get(rate));
  }

  /** The part of the requests that were served, with its interval; empty if none was sent. */
  public Optional<ConfidenceInterval> availability() {
    return rate(Rate.ERROR).map(error -> new ConfidenceInterval(1 - error.value(), Math.max(0, 1 - error.high()),
        Math.min(1, 1 - error.low()), error.level()));
  }

  /**
   * How much of the failures that an availability allows in a month one horizon takes up, as if it came once a month: the
   * requests that failed in it, on average, over those that may fail in a month. 1 takes up all.
   *
   * @param least the availability, 0..1
   * @return infinite where nothing may fail and something does
   */
  public double errorBudgetSpent(double least) {
    double failed = (double) (measurements.requests() - measurements.count(Outcome.SERVED)) / replications;
    return failed == 0 ? 0 : failed / ((1 - least) * measurements.requests() * monthFactor);
  }

  /** What the sample is too small for, with one sentence each that says why: quantiles, and rates of rare events. */
  public Map<Estimand, String> tooSmall() {
    return SampleSize.tooSmall(this);
  }

  /** Whether the system could not keep up with its load; its latencies then only say how long was simulated. */
  public boolean saturated() {
    return measurements.saturated();
  }

  /** Mean milliseconds of each component over all requests, by ordinal of {@link Component}. */
  public double[] meanComponentsMillis() {
    return toMillis(measurements.components().mean());
  }

  /** Mean milliseconds of each component over the slowest requests, from a quantile of latency on. */
  public double[] tailComponentsMillis(double probability) {
    return toMillis(measurements.components().meanAbove(measurements.latency().quantile(probability)));
  }

  private static double[] toMillis(double[] nanos) {
    double[] millis = new double[nanos.length];
    for (int i = 0; i < nanos.length; i++) {
      millis[i] = nanos[i] / 1e6;
    }
    return millis;
  }

}
