package io.edgewise.scenario.compile;

import io.edgewise.topology.text.Location;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads the requests of each minute from a CSV file with a header: {@code minute,requests} with one row per minute
 * counted from any start (a minute without a row has none), or {@code timestamp} with one row per request, an instant
 * such as {@code 2026-03-01T12:00:00Z} or seconds. A row that cannot be read fails with its line rather than skewing
 * the result.
 */
final class TraceReader {

  private static final int MOST_PROBLEMS = 10;
  private static final long MOST_MINUTES = 366L * 1440;

  private final String file;
  private final Problems problems;
  private final Map<Long, Long> requests = new TreeMap<>();
  private int faults;

  private TraceReader(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /**
   * Requests of each minute, from the first that has a row to the last.
   *
   * @param node where the scenario names the file
   * @return empty where a problem is recorded
   */
  static Optional<long[]> read(Path path, Node node, Problems problems) {
    TraceReader reader = new TraceReader(path.toString(), problems);
    try (Reader text = Files.newBufferedReader(path)) {
      return reader.minutes(text);
    } catch (IOException | UncheckedIOException e) {
      problems.add(node, "the trace \"" + path + "\" cannot be read: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<long[]> minutes(Reader text) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true)
        .setIgnoreEmptyLines(true).setCommentMarker('#').get();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      List<String> header = parser.getHeaderNames();
      boolean counts = header.equals(List.of("minute", "requests"));
      if (!counts && !header.contains("timestamp")) {
        fault(1, "expected the columns minute,requests or a column timestamp, found " + String.join(",", header));
        return Optional.empty();
      }
      for (CSVRecord row : parser) {
        long line = parser.getCurrentLineNumber();
        if (!row.isConsistent()) {
          fault(line, "expected " + header.size() + " values, found " + row.size());
        } else if (counts) {
          count(row, line);
        } else {
          timestamp(row.get("timestamp"), line);
        }
        if (faults >= MOST_PROBLEMS) {
          return Optional.empty();
        }
      }
    }
    return faults > 0 ? Optional.empty() : series();
  }

  private void count(CSVRecord row, long line) {
    Optional<Long> minute = whole(row.get("minute"), "minute", line);
    Optional<Long> count = whole(row.get("requests"), "count of requests", line);
    if (minute.isPresent() && count.isPresent() && requests.putIfAbsent(minute.get(), count.get()) != null) {
      fault(line, "the minute " + minute.get() + " was already given");
    }
  }

  private Optional<Long> whole(String text, String noun, long line) {
    if (text.matches("[0-9]{1,15}")) {
      return Optional.of(Long.parseLong(text));
    }
    fault(line, "expected a " + noun + " as a whole number, found \"" + text + "\"");
    return Optional.empty();
  }

  private void timestamp(String text, long line) {
    try {
      long seconds = text.matches("[0-9]{1,12}(\\.[0-9]+)?")
          ? Long.parseLong(text.split("\\.")[0])
          : Instant.parse(text).getEpochSecond();
      requests.merge(Math.floorDiv(seconds, 60), 1L, Long::sum);
    } catch (DateTimeParseException e) {
      fault(line, "expected an instant such as 2026-03-01T12:00:00Z, or seconds, found \"" + text + "\"");
    }
  }

  private Optional<long[]> series() {
    if (requests.values().stream().allMatch(count -> count == 0)) {
      problems.add(new Problem(Location.whole(file), "", "the trace has no requests"));
      return Optional.empty();
    }
    TreeMap<Long, Long> ordered = new TreeMap<>(requests);
    long first = ordered.firstKey();
    long length = ordered.lastKey() - first + 1;
    if (length > MOST_MINUTES) {
      problems.add(new Problem(Location.whole(file), "", "the trace spans " + length
          + " minutes; the most is 366 days"));
      return Optional.empty();
    }
    long[] series = new long[(int) length];
    ordered.forEach((minute, count) -> series[(int) (minute - first)] = count);
    return Optional.of(series);
  }

  private void fault(long line, String message) {
    faults++;
    problems.add(new Problem(new Location(file, Math.toIntExact(line), 1), "", message));
  }
}
