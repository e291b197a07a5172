package io.edgewise.scenario.output;

import io.edgewise.report.table.Csv;
import io.edgewise.sim.metering.CostItem;
import io.edgewise.sim.result.LatencyByTime;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.stats.LatencyHistogram;
import java.util.List;

/** The tables beside {@code results.json} that figures are drawn from. */
public final class ResultTables {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  private ResultTables() {}

  /**
   * {@code latency.csv}: the distribution of the latencies of each strategy, a line for each class of latency that
   * occurred: its upper end in milliseconds, the share of requests that were at most so slow, and how many fell into the
   * class. A class is 0.4 % wide. Saturated strategies have no lines.
   */
  public static String latency(RunResult result) {
    Csv csv = new Csv(List.of("strategy", "latencyMs", "cumulativeShare", "count"));
    for (StrategyResult strategy : result.strategies()) {
      if (!strategy.saturated()) {
        classes(strategy.id(), strategy.measurements().latency(), csv);
      }
    }
    return csv.toString();
  }

  /**
   * {@code staleness.csv}: the ages of the newest writes that stale reads missed, in the same form: a line for each class of
   * ages that occurred, with its upper end in milliseconds. A class is at most 6 % wide. Strategies without stale reads have
   * no lines.
   */
  public static String staleness(RunResult result) {
    Csv csv = new Csv(List.of("strategy", "ageMs", "cumulativeShare", "count"));
    result.strategies().forEach(strategy -> classes(strategy.id(), strategy.measurements().staleness(), csv));
    return csv.toString();
  }

  /**
   * {@code latency-by-time.csv}: how the latencies of each strategy are spread in each of 24 equal intervals of the horizon, by
   * the time at which requests were sent, or in each hour of the day (UTC) where the horizon is longer: a line for each class
   * of latencies that occurred in an interval, with its ends, and how many requests fell into it. A class is at most 25 % wide.
   * Saturated strategies have no lines; none has where the plan did not keep them.
   */
  public static String latencyByTime(RunResult result) {
    Csv csv = new Csv(List.of("strategy", "fromSeconds", "toSeconds", "lowMs", "highMs", "count"));
    for (StrategyResult strategy : result.strategies()) {
      LatencyByTime byTime = strategy.measurements().byTime();
      if (byTime != null && !strategy.saturated()) {
        byTime.forEach((interval, low, high, count) -> csv.row(List.of(strategy.id(),
            Csv.number(byTime.fromNanos(interval) / NANOS_PER_SECOND),
            Csv.number(byTime.fromNanos(interval + 1) / NANOS_PER_SECOND), Csv.number(low / NANOS_PER_MILLI),
            Csv.number(high / NANOS_PER_MILLI), Long.toString(count))));
      }
    }
    return csv.toString();
  }

  private static void classes(String id, LatencyHistogram values, Csv csv) {
    if (values.count() == 0) {
      return;
    }
    long max = values.maxNanos();
    long[] below = {0};
    values.forEachBucket((low, high, count) -> {
      below[0] += count;
      csv.row(List.of(id, Csv.number(Math.min(high - 1, max) / NANOS_PER_MILLI),
          Csv.number((double) below[0] / values.count()), Long.toString(count)));
    });
  }

  /** {@code costs.csv}: the items of the monthly bill of each strategy, in US dollars, with the sources of the prices. */
  public static String costs(RunResult result) {
    Csv csv = new Csv(List.of("strategy", "offer", "item", "region", "quantity", "billable", "unit", "amountUsd",
        "guessedRegion", "source", "kind", "confidence", "date"));
    for (StrategyResult strategy : result.strategies()) {
      for (CostItem item : strategy.monthlyCost().items()) {
        csv.row(List.of(strategy.id(), item.offerAndService(), item.item(), item.region(),
            Csv.number(item.quantity().doubleValue()), Csv.number(item.billable().doubleValue()), item.unit(),
            Csv.number(item.amount().doubleValue()), Boolean.toString(item.guessedRegion()), item.source().source(),
            item.source().kind(), item.source().confidence(), item.source().date()));
      }
    }
    return csv.toString();
  }
}
