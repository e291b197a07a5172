package io.edgewise.report.table;

import io.edgewise.report.table.TextTable.Cell;
import io.edgewise.report.table.TextTable.Column;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.List;
import java.util.Optional;

/** When users have the first token of an answer that is streamed, where any is. */
final class FirstTokens {

  static final String HEADING = "First token of an answer (the latency above is that of the last byte)";

  /** What is shown of it. */
  static final List<Metric> METRICS = List.of(Metric.P50, Metric.P95, Metric.P99);

  private static final String NONE = "–";

  private FirstTokens() {}

  /** Whether any strategy streams answers. */
  static boolean areIn(List<StrategyResult> strategies) {
    return strategies.stream().anyMatch(strategy -> !strategy.firstToken().isEmpty());
  }

  /** A table with a row for each strategy, each line with a line feed. */
  static String text(List<StrategyResult> strategies, Paint paint) {
    List<Column> columns = METRICS.stream().map(metric -> new Column(List.of(metric.id()), true)).toList();
    return StrategyTable.text(strategies, columns, strategies.stream()
        .map(strategy -> METRICS.stream().map(metric -> Cell.of(time(strategy, metric))).toList()).toList(), paint);
  }

  /** The time of a strategy; a dash for a saturated one, and for one that streams nothing. */
  static String time(StrategyResult strategy, Metric metric) {
    return of(strategy, metric).map(Numbers::time).orElse(NONE);
  }

  /** The time of a strategy in milliseconds; empty for a saturated one, and for one that streams nothing. */
  static Optional<ConfidenceInterval> of(StrategyResult strategy, Metric metric) {
    return Optional.ofNullable(strategy.firstToken().get(metric)).filter(any -> !strategy.saturated());
  }
}
