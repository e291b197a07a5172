package io.edgewise.scenario.output;

import io.edgewise.report.table.Csv;
import io.edgewise.scenario.csv.CsvFile;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.topology.text.Location;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/**
 * {@code replications.csv}: each metric of each strategy by group of replications, in milliseconds and US dollars, so that
 * a later run can be compared with this one replication by replication. The mean of a column is the estimate; of a
 * quantile, a row is the linear part of what the group contributes to it.
 */
public final class ReplicationsCsv {

  private static final int MOST_PROBLEMS = 10;
  /** Beyond it lies no time or amount that was ever written, and squares of it would not be finite. */
  private static final double MOST = 1e18;

  private static final List<String> HEADER = Stream.concat(Stream.of("strategy", "group"),
      Arrays.stream(Metric.values()).map(Metric::id)).toList();

  private ReplicationsCsv() {}

  /** The text of the file. */
  public static String of(RunResult result) {
    Csv csv = new Csv(HEADER);
    for (StrategyResult strategy : result.strategies()) {
      int groups = strategy.values().values().stream().mapToInt(values -> values.length).max().orElse(0);
      for (int group = 0; group < groups; group++) {
        List<String> row = new ArrayList<>(List.of(strategy.id(), Integer.toString(group)));
        for (Metric metric : Metric.values()) {
          double[] values = strategy.values().get(metric);
          row.add(group < values.length ? Csv.number(values[group]) : "");
        }
        csv.row(row);
      }
    }
    return csv.toString();
  }

  /**
   * Reads a file.
   *
   * @return the values by strategy and metric, by group; not a number where a cell is empty. Empty where a problem is
   *     recorded
   */
  public static Optional<Map<String, Map<Metric, double[]>>> read(Path file, Problems problems) {
    int before = problems.errorCount();
    Map<String, List<double[]>> rows = new LinkedHashMap<>();
    CsvFile.read(file, new CsvFile.Rows() {
      @Override
      public boolean header(List<String> names) {
        boolean expected = names.equals(HEADER);
        if (!expected) {
          fault(file, 1, "expected the columns " + String.join(",", HEADER), problems);
        }
        return expected;
      }

      @Override
      public boolean row(CSVRecord row, long line) {
        ReplicationsCsv.row(row, file, line, problems)
            .ifPresent(values -> rows.computeIfAbsent(Csv.original(row.get(0)), id -> new ArrayList<>()).add(values));
        return problems.errorCount() - before < MOST_PROBLEMS;
      }
    }, problems);
    return problems.errorCount() > before ? Optional.empty() : Optional.of(byMetric(rows));
  }

  private static Optional<double[]> row(CSVRecord row, Path file, long line, Problems problems) {
    if (!row.isConsistent()) {
      fault(file, line, "expected " + HEADER.size() + " values, found " + row.size(), problems);
      return Optional.empty();
    }
    double[] values = new double[Metric.values().length];
    for (int i = 0; i < values.length; i++) {
      String text = row.get(i + 2);
      try {
        values[i] = text.isEmpty() ? Double.NaN : Double.parseDouble(text);
      } catch (NumberFormatException e) {
        values[i] = Double.POSITIVE_INFINITY;
      }
      if (Math.abs(values[i]) > MOST) {
        fault(file, line, "expected a number for " + HEADER.get(i + 2) + ", found \"" + text + "\"",
            problems);
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  private static Map<String, Map<Metric, double[]>> byMetric(Map<String, List<double[]>> rows) {
    Map<String, Map<Metric, double[]>> all = new LinkedHashMap<>();
    rows.forEach((id, groups) -> {
      Map<Metric, double[]> values = new EnumMap<>(Metric.class);
      for (Metric metric : Metric.values()) {
        values.put(metric, groups.stream().mapToDouble(group -> group[metric.ordinal()]).toArray());
      }
      all.put(id, values);
    });
    return all;
  }

  private static void fault(Path file, long line, String message, Problems problems) {
    problems.add(new Problem(new Location(file.toString(), (int) line, 1), "", message));
  }
}
