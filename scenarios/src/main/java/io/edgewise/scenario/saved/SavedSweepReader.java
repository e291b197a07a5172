package io.edgewise.scenario.saved;

import io.edgewise.report.gallery.SavedSweep;
import io.edgewise.report.gallery.SavedSweep.Line;
import io.edgewise.report.gallery.SavedSweep.Point;
import io.edgewise.scenario.sweep.Sweep;
import io.edgewise.scenario.sweep.SweepCsv;
import io.edgewise.scenario.sweep.SweepPoint;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.topology.text.Location;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads {@code sweep.csv} of a sweep over a single number. */
public final class SavedSweepReader {

  /** A number and what follows it, such as {@code 50 / s}. */
  private static final Pattern QUANTITY = Pattern.compile("(-?[0-9.]+(?:[eE]-?[0-9]+)?)\\s*(.*)");
  private static final double ANY_LEVEL = 0.95;

  private SavedSweepReader() {}

  /**
   * Reads a sweep.
   *
   * @return empty where a problem is recorded, where there are several axes, or one whose values are no numbers of one unit
   */
  public static Optional<SavedSweep> read(Path file, Problems problems) {
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return read(text, file.toString(), problems);
    } catch (IOException | UncheckedIOException e) {
      problems.add(new Problem(Location.whole(file.toString()), "", "cannot be read: " + e.getMessage()));
      return Optional.empty();
    }
  }

  /**
   * A sweep as it would be read from its table; takes the same way through its text, so that what is drawn of it does not depend
   * on whether it was saved.
   *
   * @return empty where there are several axes, or one whose values are no numbers of one unit
   */
  public static Optional<SavedSweep> of(Sweep sweep, SortedMap<Integer, SweepPoint> points) {
    Problems problems = new Problems();
    try {
      Optional<SavedSweep> saved = read(new StringReader(SweepCsv.of(sweep, points)), "sweep.csv", problems);
      problems.throwIfAny();
      return saved;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<SavedSweep> read(Reader text, String name, Problems problems) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      List<String> header = parser.getHeaderNames();
      if (!header.contains("id") || !header.contains("name") || !header.getFirst().equals("point")) {
        problems.add(new Problem(new Location(name, 1, 1), "",
            "expected a table of edgewise sweep, with the columns point, id and name"));
        return Optional.empty();
      }
      return header.indexOf("id") == 2 ? sweep(header, parser.getRecords()) : Optional.empty();
    }
  }

  private static Optional<SavedSweep> sweep(List<String> header, List<CSVRecord> records) {
    Map<String, String> names = new LinkedHashMap<>();
    Map<String, List<Point>> points = new LinkedHashMap<>();
    String unit = null;
    for (CSVRecord row : records) {
      Matcher quantity = QUANTITY.matcher(row.get(1));
      if (!row.isConsistent() || !quantity.matches() || unit != null && !unit.equals(quantity.group(2))) {
        return Optional.empty();
      }
      unit = quantity.group(2);
      names.put(row.get("id"), row.get("name"));
      points.computeIfAbsent(row.get("id"), id -> new ArrayList<>())
          .add(new Point(Double.parseDouble(quantity.group(1)), metrics(header, row)));
    }
    List<Line> lines = new ArrayList<>();
    points.forEach((id, all) -> lines.add(new Line(names.get(id),
        all.stream().sorted(Comparator.comparingDouble(Point::value)).toList())));
    return lines.isEmpty() ? Optional.empty() : Optional.of(new SavedSweep(header.get(1), unit, lines));
  }

  private static Map<Metric, ConfidenceInterval> metrics(List<String> header, CSVRecord row) {
    Map<Metric, ConfidenceInterval> metrics = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      String column = metric.id() + (metric.isLatency() ? "Ms" : "Usd");
      double value = number(header, row, column);
      double low = number(header, row, column + "Low");
      double high = number(header, row, column + "High");
      if (!Double.isNaN(value)) {
        metrics.put(metric, new ConfidenceInterval(value, Double.isNaN(low) ? Double.NEGATIVE_INFINITY : low,
            Double.isNaN(high) ? Double.POSITIVE_INFINITY : high, ANY_LEVEL));
      }
    }
    return metrics;
  }

  private static double number(List<String> header, CSVRecord row, String column) {
    try {
      return header.contains(column) && !row.get(column).isEmpty() ? Double.parseDouble(row.get(column)) : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
