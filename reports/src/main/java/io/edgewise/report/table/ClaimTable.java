package io.edgewise.report.table;

import io.edgewise.report.table.TextTable.Cell;
import io.edgewise.report.table.TextTable.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody claims, beside what was found.
 *
 * @param title what it is about
 * @param source who claims it
 * @param rows the claims
 */
public record ClaimTable(String title, String source, List<Row> rows) {

  /** What a claim is worth. */
  public enum Verdict {
    /** What was found is what is claimed. */
    CONFIRMED("✓ confirmed", Tone.GOOD),
    /** What was found is not what is claimed. */
    CONTRADICTED("✗ contradicted", Tone.BAD),
    /** The sample is too small to tell. */
    NOT_DISTINGUISHABLE("not distinguishable", Tone.CAUTION),
    /** Nothing that can be found out here is claimed. */
    NOT_DECIDED("not decided here", null);

    private final String text;
    private final Tone tone;

    Verdict(String text, Tone tone) {
      this.text = text;
      this.tone = tone;
    }

    /** In words, as in files of results. */
    public String words() {
      return text.replaceFirst("^[✓✗] ", "");
    }
  }

  /**
   * One claim.
   *
   * @param says the claim, in its own words
   * @param expected the figure that it gives; empty where it gives none
   * @param found what was found; empty where nothing can be
   * @param beside other figures, by what they are
   * @param verdict what it is worth
   */
  public record Row(String says, String expected, Optional<Quantity> found, Map<String, Quantity> beside,
      Verdict verdict) {

    /** Copies the map, keeping its order. */
    public Row {
      Objects.requireNonNull(verdict, "verdict");
      beside = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(beside));
    }
  }

  private static final int NARROWEST = 24;
  private static final int OTHERS = 14;
  private static final String NONE = "–";

  /** Copies the list. */
  public ClaimTable {
    rows = List.copyOf(rows);
  }

  /** The titles of its columns. */
  public List<String> titles() {
    List<String> titles = new ArrayList<>(List.of("claim", "says", "found"));
    titles.addAll(beside());
    titles.add("verdict");
    return titles;
  }

  /** The cells of each row, as texts. */
  public List<List<String>> cells() {
    Set<String> beside = beside();
    return rows.stream().map(row -> {
      List<String> cells = new ArrayList<>(List.of(row.says(), row.expected().isEmpty() ? NONE : row.expected(),
          row.found().map(Quantity::text).orElse(NONE)));
      beside.forEach(key -> cells.add(Optional.ofNullable(row.beside().get(key)).map(Quantity::text).orElse(NONE)));
      cells.add(row.verdict().text);
      return cells;
    }).toList();
  }

  private Set<String> beside() {
    Set<String> labels = new LinkedHashSet<>();
    rows.forEach(row -> labels.addAll(row.beside().keySet()));
    return labels;
  }

  /** The table for a terminal of so many columns, without its title. */
  String text(int width, Paint paint) {
    List<String> titles = titles();
    TextTable narrow = table(NARROWEST, titles);
    return table(Math.max(NARROWEST, NARROWEST + width - narrow.width()), titles).text(paint);
  }

  private TextTable table(int first, List<String> titles) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < titles.size(); i++) {
      columns.add(new Column(Wrapping.lines(titles.get(i), OTHERS), i > 0 && i < titles.size() - 1));
    }
    TextTable table = new TextTable(columns);
    int longest = rows.stream().mapToInt(row -> DisplayWidth.of(row.says())).max().orElse(first);
    List<List<String>> all = cells();
    for (int r = 0; r < all.size(); r++) {
      List<Cell> cells = new ArrayList<>();
      for (int i = 0; i < titles.size(); i++) {
        String text = all.get(r).get(i);
        cells.add(i == 0 ? Cell.of(Wrapping.lines(text, Math.min(first, longest))) : Cell.of(text));
      }
      Tone tone = rows.get(r).verdict().tone;
      cells.set(cells.size() - 1, cells.getLast().in(tone));
      table.row(cells);
    }
    return table;
  }
}
