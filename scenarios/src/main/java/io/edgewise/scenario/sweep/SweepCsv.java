package io.edgewise.scenario.sweep;

import io.edgewise.report.table.Csv;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * {@code sweep.csv}: a line for each point and strategy, in the order of the points. First the number of the point, then a
 * column for each axis, then those of {@code summary.csv}, without the ones that are empty everywhere.
 */
public final class SweepCsv {

  private SweepCsv() {}

  /** The text of the file. */
  public static String of(Sweep sweep, SortedMap<Integer, SweepPoint> points) {
    int[] columns = IntStream.range(0, SweepPoint.HEADER.size())
        .filter(column -> isAlwaysThere(column)
            || points.values().stream()
                .anyMatch(point -> point.rows().stream().anyMatch(row -> !row.get(column).isEmpty())))
        .toArray();
    List<String> header = new ArrayList<>(List.of("point"));
    header.addAll(sweep.axes().keySet());
    IntStream.of(columns).mapToObj(SweepPoint.HEADER::get).forEach(header::add);
    Csv csv = new Csv(header);
    for (SweepPoint point : points.values()) {
      for (List<String> row : point.rows()) {
        List<String> cells = new ArrayList<>(List.of(Integer.toString(point.number())));
        sweep.values(point.number()).stream().map(SweepCsv::unquoted).forEach(cells::add);
        IntStream.of(columns).mapToObj(row::get).forEach(cells::add);
        csv.row(cells);
      }
    }
    return csv.toString();
  }

  /** A value without the quotation marks that it has in the file. */
  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
  }

  /** Columns of times to a first token and of limits exist only where something is in them. */
  private static boolean isAlwaysThere(int column) {
    String name = SweepPoint.HEADER.get(column);
    return !name.startsWith("firstToken") && !name.equals("infeasible");
  }
}
