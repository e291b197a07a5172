package io.edgewise.report.table;

import io.edgewise.report.table.TextTable.Cell;
import io.edgewise.report.table.TextTable.Column;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.stats.LatencyHistogram;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The median and the 99th percentile of each kind of request, strategies down and kinds across. */
final class RequestLatencies {

  static final String HEADING = "Latency by kind of request (p50 / p99, ms)";

  private static final int KINDS_IN_A_TABLE = 6;
  private static final int HEADER_WIDTH = 12;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final String NONE = "–";

  private RequestLatencies() {}

  /** One table, or several where there are many kinds, each line with a line feed. */
  static String text(List<StrategyResult> strategies, List<String> kinds, Paint paint) {
    List<String> tables = new ArrayList<>();
    for (int from = 0; from < kinds.size(); from += KINDS_IN_A_TABLE) {
      int first = from;
      int end = Math.min(from + KINDS_IN_A_TABLE, kinds.size());
      List<Column> columns = kinds.subList(first, end).stream()
          .map(kind -> new Column(Wrapping.lines(kind, HEADER_WIDTH), true)).toList();
      List<List<Cell>> cells = strategies.stream()
          .map(strategy -> IntStream.range(first, end).mapToObj(kind -> Cell.of(of(strategy, kind))).toList()).toList();
      tables.add(StrategyTable.text(strategies, columns, cells, paint));
    }
    return String.join("\n", tables);
  }

  /** Such as {@code 7.3 / 31}; a dash for a saturated strategy and for a kind of which none was served. */
  static String of(StrategyResult strategy, int kind) {
    LatencyHistogram latency = strategy.measurements().latencyOfKind(kind);
    return strategy.saturated() || latency.count() == 0 ? NONE : millis(latency, 0.5) + " / " + millis(latency, 0.99);
  }

  private static String millis(LatencyHistogram latency, double probability) {
    return Rounding.shortest(latency.quantile(probability) / NANOS_PER_MILLI, 3);
  }
}
