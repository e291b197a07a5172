package io.edgewise.scenario.output;

import io.edgewise.report.gallery.SavedRun.Cell;
import io.edgewise.report.table.Csv;
import io.edgewise.sim.metering.CostItem;
import io.edgewise.sim.result.LatencyByTime;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.stats.LatencyHistogram;
import java.util.ArrayList;
import java.util.List;

/** The tables beside {@code results.json} that figures are drawn from. */
public final class ResultTables {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  private ResultTables() {}

  /** Receives the classes of a distribution. */
  @FunctionalInterface
  interface ClassConsumer {

    /**
     * Takes a class.
     *
     * @param endMillis its upper end, in milliseconds
     * @param share of all values that are at most that, 0..1
     * @param count number of values in it, at least 1
     */
    void accept(double endMillis, double share, long count);
  }

  /**
   * {@code latency.csv}: the distribution of the latencies of each strategy, a line for each class of latency that
   * occurred: its upper end in milliseconds, the share of requests that were at most so slow, and how many fell into the
   * class. A class is 0.4 % wide. Saturated strategies have no lines.
   */
  public static String latency(RunResult result) {
    Csv csv = new Csv(List.of("strategy", "latencyMs", "cumulativeShare", "count"));
    for (StrategyResult strategy : result.strategies()) {
      latencyClasses(strategy, (end, share, count) -> row(strategy, end, share, count, csv));
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
    for (StrategyResult strategy : result.strategies()) {
      stalenessClasses(strategy, (end, share, count) -> row(strategy, end, share, count, csv));
    }
    return csv.toString();
  }

  private static void row(StrategyResult strategy, double endMillis, double share, long count, Csv csv) {
    csv.row(List.of(strategy.id(), Csv.number(endMillis), Csv.number(share), Long.toString(count)));
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
      for (Cell cell : cells(strategy)) {
        csv.row(List.of(strategy.id(), Csv.number(cell.fromSeconds()), Csv.number(cell.toSeconds()),
            Csv.number(cell.low()), Csv.number(cell.high()), Long.toString(cell.count())));
      }
    }
    return csv.toString();
  }

  /** The classes of latencies that occurred, by rising latency; none of a saturated strategy. */
  static void latencyClasses(StrategyResult strategy, ClassConsumer consumer) {
    if (!strategy.saturated()) {
      classes(strategy.measurements().latency(), consumer);
    }
  }

  /** The classes of the ages of what stale reads missed, by rising age. */
  static void stalenessClasses(StrategyResult strategy, ClassConsumer consumer) {
    classes(strategy.measurements().staleness(), consumer);
  }

  private static void classes(LatencyHistogram values, ClassConsumer consumer) {
    if (values.count() == 0) {
      return;
    }
    long max = values.maxNanos();
    long[] below = {0};
    values.forEachBucket((low, high, count) -> {
      below[0] += count;
      consumer.accept(Math.min(high - 1, max) / NANOS_PER_MILLI, (double) below[0] / values.count(), count);
    });
  }

  /** The latencies by the time of sending; none of a saturated strategy, and none where the plan did not keep them. */
  static List<Cell> cells(StrategyResult strategy) {
    LatencyByTime byTime = strategy.measurements().byTime();
    List<Cell> cells = new ArrayList<>();
    if (byTime != null && !strategy.saturated()) {
      byTime.forEach((interval, low, high, count) -> cells.add(new Cell(byTime.fromNanos(interval) / NANOS_PER_SECOND,
          byTime.fromNanos(interval + 1) / NANOS_PER_SECOND, low / NANOS_PER_MILLI, high / NANOS_PER_MILLI, count)));
    }
    return cells;
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
