package io.edgewise.report.table;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of aligned columns with a rule under its header. A cell may have several lines and may span columns to its
 * right. Columns are as wide as their widest line; a spanning cell widens its last column where it must.
 */
public final class TextTable {

  private static final String GAP = "  ";

  /**
   * A cell.
   *
   * @param lines without line breaks
   * @param tone how it is painted, or null for not at all
   * @param span number of columns, at least 1
   */
  public record Cell(List<String> lines, Tone tone, int span) {

    /** One line. */
    public static Cell of(String text) {
      return new Cell(List.of(text), null, 1);
    }

    /** Several lines. */
    public static Cell of(List<String> lines) {
      return new Cell(List.copyOf(lines), null, 1);
    }

    /** The same cell in a tone. */
    public Cell in(Tone other) {
      return new Cell(lines, other, span);
    }

    /** The same cell over several columns. */
    public Cell over(int columns) {
      return new Cell(lines, tone, columns);
    }

    int width() {
      return lines.stream().mapToInt(DisplayWidth::of).max().orElse(0);
    }
  }

  /**
   * A column.
   *
   * @param title lines of its header
   * @param right whether its cells end at the same column, as numbers do
   */
  public record Column(List<String> title, boolean right) {}

  private final List<Column> columns;
  private final List<List<Cell>> rows = new ArrayList<>();

  /** A table without rows. */
  public TextTable(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException if the spans of its cells do not add up to the number of columns
   */
  public void row(List<Cell> cells) {
    int sum = cells.stream().mapToInt(Cell::span).sum();
    if (sum != columns.size()) {
      throw new IllegalArgumentException("a row of " + sum + " cells in a table of " + columns.size() + " columns");
    }
    rows.add(List.copyOf(cells));
  }

  /** Columns of the screen that the table takes. */
  public int width() {
    int sum = 0;
    for (int width : widths()) {
      sum += width;
    }
    return sum + GAP.length() * (columns.size() - 1);
  }

  /** The lines of the table, each with a line feed, without spaces at their ends. */
  public String text(Paint paint) {
    int[] widths = widths();
    StringBuilder out = new StringBuilder();
    List<Cell> header = columns.stream().map(column -> Cell.of(column.title()).in(Tone.HEADING)).toList();
    write(header, widths, true, paint, out);
    out.append("─".repeat(width())).append('\n');
    for (List<Cell> row : rows) {
      write(row, widths, false, paint, out);
    }
    return out.toString();
  }

  private int[] widths() {
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Cell.of(columns.get(i).title()).width();
    }
    for (List<Cell> row : rows) {
      int at = 0;
      for (Cell cell : row) {
        if (cell.span() == 1) {
          widths[at] = Math.max(widths[at], cell.width());
        }
        at += cell.span();
      }
    }
    for (List<Cell> row : rows) {
      int at = 0;
      for (Cell cell : row) {
        int last = at + cell.span() - 1;
        widths[last] += Math.max(0, cell.width() - spanned(widths, at, cell.span()));
        at += cell.span();
      }
    }
    return widths;
  }

  private static int spanned(int[] widths, int from, int span) {
    int sum = GAP.length() * (span - 1);
    for (int i = from; i < from + span; i++) {
      sum += widths[i];
    }
    return sum;
  }

  private void write(List<Cell> row, int[] widths, boolean bottom, Paint paint, StringBuilder out) {
    int height = row.stream().mapToInt(cell -> cell.lines().size()).max().orElse(0);
    for (int line = 0; line < height; line++) {
      StringBuilder text = new StringBuilder();
      int at = 0;
      for (Cell cell : row) {
        int index = bottom ? line - height + cell.lines().size() : line;
        String part = index >= 0 && index < cell.lines().size() ? cell.lines().get(index) : "";
        boolean right = columns.get(at).right();
        String padded = DisplayWidth.padded(part, spanned(widths, at, cell.span()), right);
        // Painted after padding was measured, because the marks take no room.
        text.append(at == 0 ? "" : GAP).append(painted(padded, part, cell.tone(), paint));
        at += cell.span();
      }
      out.append(text.toString().stripTrailing()).append('\n');
    }
  }

  private static String painted(String padded, String part, Tone tone, Paint paint) {
    if (tone == null || part.isEmpty()) {
      return padded;
    }
    int at = padded.indexOf(part);
    return padded.substring(0, at) + paint.paint(tone, part) + padded.substring(at + part.length());
  }
}
