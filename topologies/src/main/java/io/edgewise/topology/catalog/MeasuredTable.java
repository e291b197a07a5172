package io.edgewise.topology.catalog;

import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Empirical;
import io.edgewise.topology.place.DataTable;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A shipped table from which the options of a strategy choose a row.
 *
 * <p>Written {@code {table: f.csv, rows: {runtime: "{runtime}", arch: "{arch}"}, nearest: {memory_mb: memory}}}: each
 * column of {@code rows} must have the text in which options stand in braces; of the rows left, the one whose number in
 * the column of {@code nearest} is nearest to the option's is taken (the lower one of two).
 *
 * @param table the table
 * @param rows wanted text by column
 * @param nearestColumn column of numbers; empty for none
 * @param nearestOption option that it is compared with
 * @param node where the offer says so
 */
record MeasuredTable(DataTable table, Map<String, String> rows, String nearestColumn, String nearestOption, Node node) {

  /** Name of a shipped data file. */
  static final Form<DataTable> FILE = Form.TEXT.map(Tables::of);

  private static final Map<String, Double> QUANTILES = quantiles();

  /** Copies the map, keeping its order. */
  MeasuredTable {
    rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
  }

  private static Map<String, Double> quantiles() {
    Map<String, Double> columns = new LinkedHashMap<>();
    columns.put("min_ms", 0.0);
    columns.put("p05_ms", 0.05);
    columns.put("p25_ms", 0.25);
    columns.put("p50_ms", 0.5);
    columns.put("p75_ms", 0.75);
    columns.put("p90_ms", 0.9);
    columns.put("p95_ms", 0.95);
    columns.put("p99_ms", 0.99);
    columns.put("p999_ms", 0.999);
    columns.put("max_ms", 1.0);
    return columns;
  }

  static Optional<MeasuredTable> read(Node node, Problems problems) {
    return read(Fields.sourced(node, problems), node);
  }

  /** Reads the keys {@code table}, {@code rows} and {@code nearest} of a mapping that may have more. */
  static Optional<MeasuredTable> read(Fields fields, Node node) {
    fields.required("table");
    Optional<DataTable> table = fields.value("table", FILE);
    Map<String, String> rows = fields.map("rows", Form.TEXT);
    Map<String, String> nearest = fields.map("nearest", Form.TEXT);
    if (nearest.size() > 1) {
      fields.fail("a row can be nearest in one column only");
    }
    return fields.build(() -> new MeasuredTable(table.orElseThrow(), rows,
        nearest.keySet().stream().findFirst().orElse(""), nearest.values().stream().findFirst().orElse(""), node));
  }

  /** The row that the options choose, if there is one. */
  Optional<DataTable.Row> row(Map<String, String> options) {
    List<DataTable.Row> matching = table.rows().stream()
        .filter(row -> rows.entrySet().stream()
            .allMatch(want -> row.text(want.getKey()).equals(filled(want.getValue(), options))))
        .toList();
    if (nearestColumn.isEmpty()) {
      return matching.stream().findFirst();
    }
    double wanted = Double.parseDouble(options.get(nearestOption));
    DataTable.Row best = null;
    for (DataTable.Row row : matching) {
      double distance = Math.abs(row.number(nearestColumn) - wanted);
      if (best == null || distance < Math.abs(best.number(nearestColumn) - wanted)) {
        best = row;
      }
    }
    return Optional.ofNullable(best);
  }

  /** What the options asked for, and what the table has instead; for a message. */
  String missing(Map<String, String> options) {
    String asked = rows.entrySet().stream()
        .map(want -> want.getKey() + " " + filled(want.getValue(), options)).collect(Collectors.joining(", "));
    String instead = rows.keySet().stream().map(column -> alternatives(column, options))
        .filter(text -> !text.isEmpty()).collect(Collectors.joining("; or "));
    return table.file() + " has no row with " + asked + (instead.isEmpty() ? "" : "; it has " + instead);
  }

  private String alternatives(String column, Map<String, String> options) {
    TreeSet<String> found = new TreeSet<>();
    for (DataTable.Row row : table.rows()) {
      boolean others = rows.entrySet().stream().filter(want -> !want.getKey().equals(column))
          .allMatch(want -> row.text(want.getKey()).equals(filled(want.getValue(), options)));
      if (others) {
        found.add(row.text(column));
      }
    }
    return found.isEmpty() || found.size() > 12 ? "" : column + " " + String.join(", ", found);
  }

  private static String filled(String template, Map<String, String> options) {
    String text = template;
    for (Map.Entry<String, String> option : options.entrySet()) {
      text = text.replace("{" + option.getKey() + "}", option.getValue());
    }
    return text;
  }

  /** The measured quantiles of a row, from its least to its greatest, in milliseconds; not every table has them all. */
  static Distribution distribution(DataTable.Row row) {
    List<String> columns = QUANTILES.keySet().stream().filter(row::has).toList();
    double[] probabilities = columns.stream().mapToDouble(QUANTILES::get).toArray();
    double[] values = columns.stream().mapToDouble(row::number).toArray();
    return new Empirical(probabilities, values);
  }
}
