package io.edgewise.scenario.cli;

import io.edgewise.report.table.TextTable;
import io.edgewise.report.table.TextTable.Cell;
import io.edgewise.report.table.TextTable.Column;
import io.edgewise.report.table.Wrapping;
import io.edgewise.scenario.output.SourcedLine;
import io.edgewise.topology.text.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What holds, and why it is believed: a table of 120 columns. */
final class SourcedTable {

  private static final int WIDTH = 120;
  private static final int MOST_SUBJECT = 36;
  private static final int MOST_VALUE = 30;
  private static final int CLASS_AND_DATE = 12 + 10;
  private static final int GAPS = 4 * 2;

  private final String subject;
  private final List<SourcedLine> lines = new ArrayList<>();

  SourcedTable(String subject) {
    this.subject = subject;
  }

  /**
   * Adds a line.
   *
   * @param provenance empty for what the scenario itself states
   */
  void add(String about, String value, Optional<Provenance> provenance) {
    lines.add(SourcedLine.of(about, value, provenance));
  }

  /** The table; the source of a line that is that of the line before is a ditto mark. */
  String textWithDittos(Console console) {
    List<SourcedLine> all = List.copyOf(lines);
    for (int i = 1; i < all.size(); i++) {
      SourcedLine line = all.get(i);
      SourcedLine before = all.get(i - 1);
      if (line.source().equals(before.source()) && line.date().equals(before.date())) {
        lines.set(i, line.withDitto());
      }
    }
    return text(console);
  }

  String text(Console console) {
    int subjects = widest(SourcedLine::subject, MOST_SUBJECT);
    int values = widest(SourcedLine::value, MOST_VALUE);
    int sources = WIDTH - GAPS - CLASS_AND_DATE - subjects - values;
    TextTable table = new TextTable(Stream.of(subject, "value", "class", "date", "source")
        .map(title -> new Column(List.of(title), false)).toList());
    for (SourcedLine line : lines) {
      table.row(List.of(Cell.of(Wrapping.lines(line.subject(), subjects)),
          Cell.of(Wrapping.lines(line.value(), values)), Cell.of(line.kind()), Cell.of(line.date()),
          Cell.of(Wrapping.lines(line.source(), sources))));
    }
    return table.text(console.paint());
  }

  private int widest(Function<SourcedLine, String> part, int most) {
    int widest = lines.stream().map(part).mapToInt(String::length).max().orElse(0);
    return Math.clamp(widest, subject.length(), most);
  }
}
