package io.edgewise.scenario.cli;

import io.edgewise.report.table.Numbers;
import io.edgewise.report.table.TailShares;
import io.edgewise.report.table.TextTable;
import io.edgewise.report.table.TextTable.Cell;
import io.edgewise.report.table.TextTable.Column;
import io.edgewise.report.table.Wrapping;
import io.edgewise.sim.engine.RequestTrace.Span;
import java.util.List;

/** The spans of a request as bars over a time axis. */
final class Waterfall {

  private static final int COLUMNS = 48;
  private static final int NAME_COLUMNS = 26;
  private static final double NANOS_PER_MILLI = 1e6;
  /** Left-aligned parts of a character cell, by eighths. */
  private static final String[] EIGHTHS = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

  private Waterfall() {}

  /**
   * A table with a line for each span: what it counts as, what happened, its bar, when it began after the request was
   * sent, and how long it took.
   *
   * @param sentNanos when the request was sent
   * @param latencyNanos the length of the axis, above 0
   */
  static String of(List<Span> spans, long sentNanos, long latencyNanos, Console console) {
    TextTable table = new TextTable(List.of(new Column(List.of("part"), false),
        new Column(List.of("what happened"), false), new Column(List.of(axis(latencyNanos)), false),
        new Column(List.of("start"), true), new Column(List.of("duration"), true)));
    for (Span span : spans) {
      table.row(List.of(Cell.of(TailShares.words(span.component())),
          Cell.of(Wrapping.lines(span.name(), NAME_COLUMNS)),
          Cell.of(bar(span.startNanos() - sentNanos, span.endNanos() - sentNanos, latencyNanos)),
          Cell.of(Numbers.time((span.startNanos() - sentNanos) / NANOS_PER_MILLI)),
          Cell.of(Numbers.time((span.endNanos() - span.startNanos()) / NANOS_PER_MILLI))));
    }
    return table.text(console.paint());
  }

  private static String axis(long latencyNanos) {
    String end = Numbers.time(latencyNanos / NANOS_PER_MILLI);
    return "0" + " ".repeat(Math.max(1, COLUMNS - 1 - end.length())) + end;
  }

  /** A bar that begins at a whole cell and ends at an eighth; never without any length. */
  private static String bar(long fromNanos, long toNanos, long latencyNanos) {
    int from = (int) Math.min(COLUMNS - 1L, Math.round((double) COLUMNS * fromNanos / latencyNanos));
    int to = (int) Math.min(8L * COLUMNS, Math.round(8.0 * COLUMNS * toNanos / latencyNanos));
    int eighths = Math.max(1, to - 8 * from);
    return " ".repeat(from) + "█".repeat(eighths / 8) + EIGHTHS[eighths % 8];
  }
}
