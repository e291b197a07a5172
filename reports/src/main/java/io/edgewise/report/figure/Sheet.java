package io.edgewise.report.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A plot as a table: facts by key, such as the titles of axes, and rows of cells under a header. What is no number is an empty
 * cell.
 *
 * @param facts in the order in which they are written
 * @param header names of the columns
 * @param rows cells as texts
 */
record Sheet(Map<String, String> facts, List<String> header, List<Row> rows) {

  /**
   * A row.
   *
   * @param line where it stands in its file; 0 if it comes from none
   * @param cells by the header
   */
  record Row(int line, List<String> cells) {}

  /** A sheet that is filled by and by. */
  static Sheet of(List<String> header) {
    return new Sheet(new LinkedHashMap<>(), header, new ArrayList<>());
  }

  void fact(String key, String value) {
    facts.put(key, value);
  }

  void axis(String key, Axis axis) {
    fact(key + ".title", axis.title());
    fact(key + ".scale", name(axis.scale()));
    fact(key + ".from", number(axis.from()));
    fact(key + ".to", number(axis.to()));
  }

  void row(Object... cells) {
    List<String> texts = new ArrayList<>();
    for (Object cell : cells) {
      texts.add(cell instanceof Double value ? number(value) : cell.toString());
    }
    rows.add(new Row(0, texts));
  }

  /** A number as text; infinite ends of intervals are kept, what is no number is empty. */
  static String number(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }

  /** A constant as users write it. */
  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
