package io.edgewise.scenario.saved;

import io.edgewise.report.gallery.SavedRun.Distribution;
import io.edgewise.report.gallery.SavedRun.Distribution.Step;
import io.edgewise.topology.text.Location;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads {@code latency.csv} and its like: a line for each class of each strategy. */
final class Distributions {

  private static final int MOST_PROBLEMS = 10;

  private Distributions() {}

  /**
   * The distributions by strategy; none where the file is missing.
   *
   * @param value name of the column with the upper ends of the classes
   */
  static Map<String, Distribution> read(Path file, String value, Problems problems) {
    Map<String, Distribution> distributions = new LinkedHashMap<>();
    if (Files.exists(file)) {
      steps(file, value, problems).forEach((id, steps) -> distributions.put(id, new Distribution(steps)));
    }
    return distributions;
  }

  private static Map<String, List<Step>> steps(Path file, String value, Problems problems) {
    List<String> header = List.of("strategy", value, "cumulativeShare", "count");
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    Map<String, List<Step>> steps = new LinkedHashMap<>();
    int before = problems.errorCount();
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CSVParser parser = CSVParser.parse(text, format)) {
      if (!parser.getHeaderNames().equals(header)) {
        fault(file, 1, "expected the columns " + String.join(",", header), problems);
        return steps;
      }
      for (CSVRecord row : parser) {
        try {
          steps.computeIfAbsent(row.get(0), id -> new ArrayList<>())
              .add(new Step(Double.parseDouble(row.get(1)), Double.parseDouble(row.get(2))));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
          fault(file, parser.getCurrentLineNumber(), "expected a strategy and three numbers", problems);
        }
        if (problems.errorCount() - before >= MOST_PROBLEMS) {
          return steps;
        }
      }
    } catch (IOException | UncheckedIOException e) {
      problems.add(new Problem(Location.whole(file.toString()), "", "cannot be read: " + e.getMessage()));
    }
    return steps;
  }

  private static void fault(Path file, long line, String message, Problems problems) {
    problems.add(new Problem(new Location(file.toString(), (int) line, 1), "", message));
  }
}
