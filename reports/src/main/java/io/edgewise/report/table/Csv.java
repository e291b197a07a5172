package io.edgewise.report.table;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;

/**
 * Lines of CSV as in RFC 4180, but ended by a line feed, so that files are the same on every system. Cells that a spreadsheet would
 * take for a formula ({@code =1+1}, {@code @SUM}, but not {@code -1.5}) get an apostrophe in front, as OWASP recommends against
 * injected formulas ("CSV Injection", OWASP Foundation); {@link #original} takes it away again.
 */
public final class Csv {

  private static final CSVFormat FORMAT = CSVFormat.RFC4180;

  /** Also with apostrophes of its own, so that each cell has one original. */
  private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\t\r].*", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d+)?([eE][+-]?\\d+)?|Infinity)");

  private final StringBuilder out = new StringBuilder();

  /** A text that begins with a header line. */
  public Csv(List<String> header) {
    row(header);
  }

  /** Adds a line; cells are quoted where they must be, and made texts where they would be formulas. */
  public void row(List<String> cells) {
    // The printer class itself cannot be named under -Xlint:all: it carries annotations that are not on the class path.
    out.append(FORMAT.format(cells.stream().map(Csv::text).toArray())).append('\n');
  }

  private static String text(String cell) {
    return FORMULA.matcher(cell).matches() && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
  }

  /** What was given to {@link #row} for a cell that was read. */
  public static String original(String cell) {
    return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
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
