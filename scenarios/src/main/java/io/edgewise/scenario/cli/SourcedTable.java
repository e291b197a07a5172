package io.edgewise.scenario.cli;

import io.edgewise.report.table.TextTable;
import io.edgewise.report.table.TextTable.Cell;
import io.edgewise.report.table.TextTable.Column;
import io.edgewise.report.table.Wrapping;
import io.edgewise.topology.text.Provenance;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What holds, and why it is believed: a table of 120 columns. */
final class SourcedTable {

  private static final int SUBJECT_COLUMNS = 38;
  private static final int VALUE_COLUMNS = 26;
  private static final int SOURCE_COLUMNS = 28;

  private final TextTable table;

  SourcedTable(String subject) {
    table = new TextTable(List.of(new Column(List.of(subject), false), new Column(List.of("value"), false),
        new Column(List.of("class"), false), new Column(List.of("date"), false),
        new Column(List.of("source"), false)));
  }

  /**
   * Adds a line.
   *
   * @param provenance empty for what the scenario itself states
   */
  void add(String subject, String value, Optional<Provenance> provenance) {
    table.row(List.of(
        Cell.of(Wrapping.lines(subject, SUBJECT_COLUMNS)),
        Cell.of(Wrapping.lines(value, VALUE_COLUMNS)),
        Cell.of(provenance.map(SourcedTable::classOf).orElse("stated")),
        Cell.of(provenance.map(Provenance::date).orElse("")),
        Cell.of(Wrapping.lines(provenance.map(SourcedTable::source).orElse("the scenario"), SOURCE_COLUMNS))));
  }

  private static String classOf(Provenance provenance) {
    String kind = provenance.kind().name().toLowerCase(Locale.ROOT);
    return kind + provenance.confidence().map(grade -> " " + grade).orElse("");
  }

  private static String source(Provenance provenance) {
    return provenance.source() + (provenance.note().isEmpty() ? "" : " (" + provenance.note() + ")");
  }

  String text(Console console) {
    return table.text(console.paint());
  }
}
