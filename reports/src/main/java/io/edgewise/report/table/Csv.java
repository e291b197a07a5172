package io.edgewise.report.table;

import java.util.List;
import org.apache.commons.csv.CSVFormat;

/** Lines of CSV as in RFC 4180, but ended by a line feed, so that files are the same on every system. */
public final class Csv {

  private static final CSVFormat FORMAT = CSVFormat.RFC4180;

  private final StringBuilder out = new StringBuilder();

  /** A text that begins with a header line. */
  public Csv(List<String> header) {
    row(header);
  }

  /** Adds a line; cells are quoted where they must be. */
  public void row(List<String> cells) {
    // The printer class itself cannot be named under -Xlint:all: it carries annotations that are not on the class path.
    out.append(FORMAT.format(cells.toArray())).append('\n');
  }

  /** The cell of a number: its shortest decimal text, which reads back as the same number; empty for infinite and NaN. */
  public static String number(double value) {
    return Double.isFinite(value) ? Double.toString(value) : "";
  }

  /** All lines so far. */
  @Override
  public String toString() {
    return out.toString();
  }
}
