package io.edgewise.report.table;

import io.edgewise.sim.metering.CostBreakdown;
import io.edgewise.sim.metering.CostItem;
import io.edgewise.sim.metering.PriceSource;
import io.edgewise.sim.metering.UsageMeter;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.Comparison;
import io.edgewise.sim.result.Comparison.Verdict;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Results with numbers chosen by hand. */
final class HandMade {

  static final PriceSource FRESH = new PriceSource("price page", "2026-11-01", "published", "A");

  private final String id;
  private final String name;
  private final Map<Metric, ConfidenceInterval> intervals = new EnumMap<>(Metric.class);
  private final Map<Rate, ConfidenceInterval> rates = new EnumMap<>(Rate.class);
  private final Measurements measurements = new Measurements(1, 1, new UsageMeter(1, 1, 0));
  private final List<CostItem> items = new ArrayList<>();
  private boolean saturated;
  private boolean precise = true;
  private int replications = 6;

  HandMade(String id, String name) {
    this.id = id;
    this.name = name;
  }

  /** Latencies in milliseconds with the half-width of each interval as a share of the value. */
  HandMade latency(double p50, double p95, double p99, double share) {
    put(Metric.MEAN, 1.1 * p50, share * 1.1 * p50);
    put(Metric.P50, p50, share * p50);
    put(Metric.P90, 0.9 * p95, share * 0.9 * p95);
    put(Metric.P95, p95, share * p95);
    put(Metric.P99, p99, share * p99);
    put(Metric.P999, 1.5 * p99, share * 1.5 * p99);
    return this;
  }

  HandMade cost(double dollars, double half) {
    return cost(dollars, half, FRESH, false);
  }

  HandMade cost(double dollars, double half, PriceSource source, boolean guessed) {
    put(Metric.MONTHLY_COST, dollars, half);
    items.add(new CostItem("lambda", "Requests", "", BigDecimal.TEN, BigDecimal.TEN, "request",
        BigDecimal.valueOf(dollars), guessed, source));
    return this;
  }

  HandMade rate(Rate rate, double value, double low, double high) {
    rates.put(rate, new ConfidenceInterval(value, low, high, 0.95));
    return this;
  }

  /** Parts of every request in milliseconds, by ordinal of {@link Component}. */
  HandMade parts(double... millis) {
    long[] nanos = new long[Component.COUNT];
    long sum = 0;
    for (int i = 0; i < millis.length; i++) {
      nanos[i] = Math.round(millis[i] * 1e6);
      sum += nanos[i];
    }
    for (int i = 0; i < 10_000; i++) {
      measurements.served().record(sum, 0, 0, false, nanos, 0);
    }
    return this;
  }

  HandMade failed(int requests) {
    for (int i = 0; i < requests; i++) {
      measurements.failed(Outcome.THROTTLED, false);
    }
    return this;
  }

  /** Reads, some of which miss a write of this age in milliseconds. */
  HandMade reads(int count, int stale, double age) {
    for (int i = 0; i < count; i++) {
      measurements.read();
      if (i < stale) {
        measurements.stale(Math.round(age * 1e6));
      }
    }
    return this;
  }

  HandMade saturated() {
    saturated = true;
    return this;
  }

  HandMade imprecise() {
    precise = false;
    return this;
  }

  HandMade replications(int count) {
    replications = count;
    return this;
  }

  private void put(Metric metric, double value, double half) {
    intervals.put(metric, new ConfidenceInterval(value, value - half, value + half, 0.95));
  }

  StrategyResult build() {
    measurements.queue(0, 2, saturated ? 1_000_000_000L : 0, saturated ? 1_000_000_000L : 0, 1_000_000_000L);
    measurements.window(1_000_000_000L, 42);
    return new StrategyResult(id, name, measurements, replications, Map.of(), intervals, Map.of(), rates,
        new CostBreakdown(items), 1000, 0, false, precise);
  }

  /** First minus second, in milliseconds or dollars. */
  static Comparison compared(String first, String second, Metric metric, double difference, double half) {
    Verdict verdict = Math.abs(difference) <= half ? Verdict.NOT_DISTINGUISHABLE
        : difference < 0 ? Verdict.FIRST_LOWER : Verdict.SECOND_LOWER;
    return new Comparison(first, second, metric,
        new ConfidenceInterval(difference, difference - half, difference + half, 0.95),
        verdict == Verdict.NOT_DISTINGUISHABLE ? 0.4 : 0.001, verdict);
  }

  static RunResult result(String scenario, List<StrategyResult> strategies, List<Comparison> comparisons) {
    return new RunResult(scenario, 1, 0.95, strategies, comparisons, 0xABCDL);
  }
}
