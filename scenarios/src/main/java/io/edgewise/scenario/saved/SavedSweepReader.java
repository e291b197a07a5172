package io.edgewise.scenario.saved;

import io.edgewise.report.figure.Caption;
import io.edgewise.report.gallery.Captions;
import io.edgewise.report.gallery.SavedSweep;
import io.edgewise.report.gallery.SavedSweep.Line;
import io.edgewise.report.gallery.SavedSweep.Point;
import io.edgewise.report.table.Csv;
import io.edgewise.scenario.csv.CsvFile;
import io.edgewise.scenario.sweep.SweepFiles;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.Location;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/** Reads {@code sweep.csv} of a sweep over a single number. */
public final class SavedSweepReader {

  /** A number and what follows it, such as {@code 50 / s}. */
  private static final Pattern QUANTITY =
      Pattern.compile("(-?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE]-?[0-9]+)?)\\s*(.*)");
  private static final double ANY_LEVEL = 0.95;
  /** Of files from before what a sweep was made from was written. */
  private static final Caption NOTHING = new Caption("", "", "", "", "", "", "");

  private SavedSweepReader() {}

  /**
   * Reads a sweep, and what it was made from in {@code sweep.json} beside it, if that is there.
   *
   * @return empty where a problem is recorded, where there are several axes, or one whose values are no numbers of one unit
   */
  public static Optional<SavedSweep> read(Path file, Problems problems) {
    int before = problems.errorCount();
    List<String> header = new ArrayList<>();
    List<CSVRecord> records = new ArrayList<>();
    CsvFile.read(file, new CsvFile.Rows() {
      @Override
      public boolean header(List<String> names) {
        header.addAll(names);
        boolean expected = names.size() > 2 && names.getFirst().equals("point") && names.contains("id")
            && names.contains("name");
        if (!expected) {
          problems.add(new Problem(new Location(file.toString(), 1, 1), "",
              "expected a table of edgewise sweep, with the columns point, id and name"));
        }
        // Further axes are no fault: there is no figure of them.
        return expected && names.indexOf("id") == 2;
      }

      @Override
      public boolean row(CSVRecord row, long line) {
        records.add(row);
        return true;
      }
    }, problems);
    return problems.errorCount() > before || records.isEmpty() ? Optional.empty()
        : sweep(header, records, file, problems);
  }

  private static Optional<SavedSweep> sweep(List<String> header, List<CSVRecord> records, Path file,
      Problems problems) {
    Map<String, String> names = new LinkedHashMap<>();
    Map<String, List<Point>> points = new LinkedHashMap<>();
    String unit = null;
    for (CSVRecord row : records) {
      Matcher quantity = QUANTITY.matcher(row.isConsistent() ? Csv.original(row.get(1)) : "");
      if (!quantity.matches() || unit != null && !unit.equals(quantity.group(2))) {
        return Optional.empty();
      }
      double value = Values.bounded(Double.parseDouble(quantity.group(1)));
      if (Double.isNaN(value)) {
        return Optional.empty();
      }
      unit = quantity.group(2);
      String strategy = Csv.original(row.get("id"));
      names.put(strategy, Csv.original(row.get("name")));
      points.computeIfAbsent(strategy, id -> new ArrayList<>())
          .add(new Point(value, metrics(header, row)));
    }
    List<Line> lines = new ArrayList<>();
    points.forEach((id, all) -> lines.add(new Line(names.get(id),
        all.stream().sorted(Comparator.comparingDouble(Point::value)).toList())));
    return lines.isEmpty() ? Optional.empty()
        : Optional.of(new SavedSweep(caption(header, records, file, problems), header.get(1), unit, lines));
  }

  private static Caption caption(List<String> header, List<CSVRecord> records, Path file, Problems problems) {
    String sample = Captions.sample(counts(header, records, "requests"), counts(header, records, "replications"),
        "a value and strategy");
    Path facts = file.resolveSibling(SweepFiles.FACTS);
    Caption made = Files.exists(facts) ? Document.read(facts, problems).map(Document::root)
        .map(root -> SavedCaption.of(root, "")).orElse(NOTHING) : NOTHING;
    return new Caption(made.scenario(), made.sha256(), made.seed(), sample, made.level(), made.prices(), "");
  }

  private static long[] counts(List<String> header, List<CSVRecord> records, String column) {
    return records.stream().mapToDouble(row -> number(header, row, column)).filter(count -> count > 0)
        .mapToLong(Math::round).toArray();
  }

  private static Map<Metric, ConfidenceInterval> metrics(List<String> header, CSVRecord row) {
    Map<Metric, ConfidenceInterval> metrics = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      String column = metric.id() + (metric.isLatency() ? "Ms" : "Usd");
      double value = number(header, row, column);
      double low = number(header, row, column + "Low");
      double high = number(header, row, column + "High");
      if (!Double.isNaN(value) && !(low > high)) {
        metrics.put(metric, new ConfidenceInterval(value, Double.isNaN(low) ? Double.NEGATIVE_INFINITY : low,
            Double.isNaN(high) ? Double.POSITIVE_INFINITY : high, ANY_LEVEL));
      }
    }
    return metrics;
  }

  private static double number(List<String> header, CSVRecord row, String column) {
    try {
      return header.contains(column) && !row.get(column).isEmpty() ? Values.bounded(Double.parseDouble(row.get(column)))
          : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
