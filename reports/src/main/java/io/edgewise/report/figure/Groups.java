package io.edgewise.report.figure;

import io.edgewise.report.figure.Sheet.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Rows that belong together, in the order in which they come. */
final class Groups {

  private Groups() {}

  /** The rows by what a function tells of them. */
  static <K> Map<K, List<Row>> by(List<Row> rows, Function<Row, K> key) {
    Map<K, List<Row>> groups = new LinkedHashMap<>();
    rows.forEach(row -> groups.computeIfAbsent(key.apply(row), any -> new ArrayList<>()).add(row));
    return groups;
  }
}
