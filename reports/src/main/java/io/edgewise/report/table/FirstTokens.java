package io.edgewise.report.table;

import io.edgewise.report.table.TextTable.Column;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.List;
import java.util.Optional;

/** When users have the first token of an answer that is streamed: two columns of the table, where any is. */
final class FirstTokens {

  /** What is shown of it. */
  static final List<Metric> METRICS = List.of(Metric.P50, Metric.P99);

  private static final String NONE = "–";

  private FirstTokens() {}

  /** Whether any strategy streams answers. */
  static boolean areIn(List<StrategyResult> strategies) {
    return strategies.stream().anyMatch(strategy -> !strategy.firstToken().isEmpty());
  }

  /** The columns of a text table. */
  static List<Column> columns() {
    return METRICS.stream().map(metric -> new Column(List.of("first", "token " + metric.id()), true)).toList();
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
