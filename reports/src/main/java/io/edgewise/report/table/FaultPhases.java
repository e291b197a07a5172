package io.edgewise.report.table;

import io.edgewise.report.table.TextTable.Cell;
import io.edgewise.report.table.TextTable.Column;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.result.Timeline;
import io.edgewise.sim.stats.LatencyHistogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How a horizon in which something breaks goes: a table with a row for each phase of each strategy. */
final class FaultPhases {

  static final String HEADING = "When something breaks, phase by phase";

  /** Titles of the columns of {@link #rows}. */
  static final List<String> TITLES =
      List.of("phase", "min:s", "requests / s", "attempts each", "errors", "p50", "p95", "p99", "cold starts");

  private static final int PHASE_WIDTH = 40;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final String NONE = "–";

  private FaultPhases() {}

  /** Whether anything breaks. */
  static boolean areIn(List<StrategyResult> strategies) {
    return strategies.stream().anyMatch(strategy -> strategy.measurements().course() != null);
  }

  /** The lines of the table, each with a line feed. */
  static String text(List<StrategyResult> strategies, Paint paint) {
    List<Column> columns = IntStream.range(0, TITLES.size())
        .mapToObj(i -> new Column(List.of(TITLES.get(i).split(" (?=each|starts|/ s)")), i > 0)).toList();
    TextTable table = new TextTable(columns);
    for (StrategyResult strategy : strategies) {
      table.row(List.of(Cell.of(Wrapping.lines(strategy.name(), ComparisonText.WIDTH)).in(Tone.HEADING)
          .over(columns.size())));
      for (List<String> texts : rows(strategy)) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(Wrapping.lines(texts.getFirst(), PHASE_WIDTH).stream().map(line -> "  " + line).toList()));
        texts.stream().skip(1).map(Cell::of).forEach(cells::add);
        table.row(cells);
      }
    }
    return table.text(paint);
  }

  /** The cells of each phase of a strategy, under {@link #TITLES}; none where nothing breaks. */
  static List<List<String>> rows(StrategyResult strategy) {
    List<List<String>> rows = new ArrayList<>();
    if (strategy.measurements().course() == null) {
      return rows;
    }
    Timeline phases = strategy.measurements().course().phases();
    for (int i = 0; i < phases.intervals().size(); i++) {
      rows.add(row(phases.intervals().get(i), phases.part(i), strategy.replications()));
    }
    return rows;
  }

  private static List<String> row(Timeline.Interval phase, Timeline.Part part, int replications) {
    double seconds = (phase.toNanos() - phase.fromNanos()) / 1e9 * replications;
    boolean any = part.requests() > 0;
    LatencyHistogram latency = part.latency();
    return List.of(phase.name(), clock(phase.fromNanos()) + "–" + clock(phase.toNanos()),
        Rounding.shortest(part.requests() / seconds, 3),
        any ? Rounding.shortest(1 + (double) part.repeats() / part.requests(), 3) : NONE,
        any ? Numbers.percent(part.errorRate()) : NONE, time(latency, 0.5), time(latency, 0.95), time(latency, 0.99),
        any ? Numbers.percent((double) part.coldStarts() / part.requests()) : NONE);
  }

  private static String clock(long nanos) {
    long seconds = Math.round(nanos / 1e9);
    return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }

  private static String time(LatencyHistogram latency, double probability) {
    if (latency.count() == 0) {
      return NONE;
    }
    double millis = latency.quantile(probability) / NANOS_PER_MILLI;
    return millis >= 10_000 ? Rounding.shortest(millis / 1e3, 3) + " s" : Rounding.shortest(millis, 3) + " ms";
  }
}
