package io.edgewise.scenario.calibration.data;

import io.edgewise.scenario.calibration.GroupKey;
import io.edgewise.scenario.calibration.Measurements;
import io.edgewise.scenario.calibration.Unit;
import io.edgewise.topology.text.Suggestions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV table with a header: a latency in each row, with its unit in the name of its column, in a column {@code unit} or in
 * the conventions, and labels in columns of their names. Lines that begin with # are comments. A row is a line.
 */
final class CsvTable {

  private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setTrim(true).get();
  private static final List<String> LATENCIES =
      List.of("latency", "duration", "value", "rtt", "elapsed", "time", "response_time");

  /** Names that mean a label, beside its own. */
  private static final Map<String, String> ALIASES =
      Map.of("kind", "component", "origin", "from", "source", "from", "site", "to", "target", "to", "place", "to",
          "coldstart", "cold", "cold_start", "cold");
  private static final Pattern UNIT = Pattern.compile("[_ (\\[]+(ns|us|µs|ms|s|sec|seconds|millis)[)\\]]?$");

  private final Conventions conventions;
  private final Measurements measurements;
  private final Faults faults;

  private final List<String> names = new ArrayList<>();
  private int latency = -1;
  private int unitColumn = -1;
  private Optional<Unit> unit = Optional.empty();

  CsvTable(Conventions conventions, Measurements measurements, Faults faults) {
    this.conventions = conventions;
    this.measurements = measurements;
    this.faults = faults;
  }

  void read(Lines lines) throws IOException {
    Optional<String> header = nextRow(lines);
    if (header.isEmpty() || !header(header.get(), lines.number())) {
      return;
    }
    long rows = 0;
    for (Optional<String> row = nextRow(lines); row.isPresent(); row = nextRow(lines)) {
      rows++;
      row(row.get(), lines.number());
      if (measurements.isFull()) {
        return;
      }
    }
    if (rows == 0 && faults.isEmpty()) {
      faults.add(lines.number(), 1, "there is no row below the header");
    }
  }

  private static Optional<String> nextRow(Lines lines) throws IOException {
    Optional<String> line = lines.next();
    while (line.isPresent() && (line.get().isBlank() || line.get().startsWith("#"))) {
      line = lines.next();
    }
    return line;
  }

  private boolean header(String text, long line) {
    List<String> header = cells(text, line).orElse(List.of());
    for (String name : header) {
      String plain = name.strip().toLowerCase(Locale.ROOT);
      names.add(ALIASES.getOrDefault(plain, plain));
    }
    for (int known = 0; known < LATENCIES.size() && latency < 0; known++) {
      for (int i = 0; i < names.size() && latency < 0; i++) {
        takeLatency(i, LATENCIES.get(known));
      }
    }
    unitColumn = names.indexOf("unit");
    for (String asked : conventions.where().keySet()) {
      if (!names.contains(asked)) {
        faults.add(line, 1, "--where: no column \"" + asked + "\"" + Suggestions.hint(asked, names));
      }
    }
    if (latency < 0) {
      faults.add(line, 1, "no column is known to hold a latency; name one latency_ms, duration_ms or the like; found "
          + shortened(String.join(", ", names)));
    } else if (unit.isEmpty() && unitColumn < 0 && conventions.unit().isEmpty()) {
      faults.add(line, column(text, latency),
          "the unit of \"" + names.get(latency) + "\" is not known; name the column "
              + names.get(latency) + "_ms, add a column \"unit\", or say --unit ms");
    }
    if (!names.contains(GroupKey.COMPONENT) && !conventions.labels().containsKey(GroupKey.COMPONENT)) {
      faults.add(line, 1, "no column says what was measured; add a column \"component\", or say --as "
          + "component=store-read or the like");
    }
    return faults.isEmpty();
  }

  /** Takes a column for the latency if its name is the known one, with a unit or without. */
  private void takeLatency(int column, String known) {
    String name = names.get(column);
    String stem = UNIT.matcher(name).replaceFirst("");
    if (stem.equals(known)) {
      latency = column;
      unit =
          stem.equals(name) ? Optional.empty() : Unit.of(name.substring(stem.length()).replaceAll("[_ ()\\[\\]]", ""));
    }
  }

  private Optional<List<String>> cells(String text, long line) {
    try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
      List<CSVRecord> records = parser.getRecords();
      return Optional.of(records.isEmpty() ? List.of("") : records.getFirst().toList());
    } catch (IOException | UncheckedIOException e) {
      faults.add(line, 1, "the quotes of this line do not fit together");
      return Optional.empty();
    }
  }

  private void row(String text, long line) {
    Optional<List<String>> found = cells(text, line);
    if (found.isEmpty()) {
      return;
    }
    List<String> cells = found.get();
    if (cells.size() != names.size()) {
      faults.add(line, 1, "expected " + names.size() + " values as in the header, found " + cells.size());
      return;
    }
    for (Map.Entry<String, String> asked : conventions.where().entrySet()) {
      if (!cells.get(names.indexOf(asked.getKey())).equals(asked.getValue())) {
        measurements.skip("rows where " + asked.getKey() + " is not " + asked.getValue());
        return;
      }
    }
    Map<String, String> labels = new HashMap<>();
    Map<String, Integer> places = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (!cells.get(i).isEmpty()) {
        labels.put(names.get(i), cells.get(i));
        places.put(names.get(i), i);
      }
    }
    labels.putAll(conventions.labels());
    Optional<GroupKey> key = GroupKey.of(labels, fault -> faults.add(line,
        places.containsKey(fault.label()) ? column(text, places.get(fault.label())) : 1, fault.message()));
    Optional<Double> millis = millis(cells, text, line);
    if (key.isPresent() && millis.isPresent()) {
      measurements.value(key.get(), millis.get());
    }
  }

  private Optional<Double> millis(List<String> cells, String text, long line) {
    String written = cells.get(latency);
    Optional<Unit> in = unit;
    if (unitColumn >= 0) {
      in = Unit.of(cells.get(unitColumn));
      if (in.isEmpty()) {
        faults.add(line, column(text, unitColumn), "expected a unit, ns, us, ms or s, found \"" + cells.get(unitColumn)
            + "\"");
        return Optional.empty();
      }
    }
    double factor = in.or(conventions::unit).orElseThrow().millis();
    Optional<Double> millis = LatencyText.millis(written, factor);
    if (millis.isEmpty()) {
      faults.add(line, column(text, latency),
          "expected a latency from 0 to a day, found \"" + shortened(written) + "\"");
    }
    return millis;
  }

  private static String shortened(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "..." : text;
  }

  /** Where a cell begins, from 1 on. */
  private static long column(String text, int cell) {
    boolean quoted = false;
    int at = 0;
    for (int i = 0; i < text.length() && at < cell; i++) {
      quoted ^= text.charAt(i) == '"';
      if (text.charAt(i) == ',' && !quoted && ++at == cell) {
        return i + 2L;
      }
    }
    return 1;
  }
}
