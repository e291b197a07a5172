package io.edgewise.scenario.saved;

import io.edgewise.topology.text.Location;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a table of numbers by strategy that the product itself has written. */
final class CsvTable {

  private static final int MOST_PROBLEMS = 10;

  private CsvTable() {}

  /**
   * Hands on every row: its strategy and its numbers, in the order of the columns after the first.
   *
   * @param header the columns that are expected, the first one with the key of the strategy
   */
  static void read(Path file, List<String> header, BiConsumer<String, double[]> rows, Problems problems) {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    int before = problems.errorCount();
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CSVParser parser = CSVParser.parse(text, format)) {
      if (!parser.getHeaderNames().equals(header)) {
        fault(file, 1, "expected the columns " + String.join(",", header), problems);
        return;
      }
      for (CSVRecord row : parser) {
        try {
          double[] numbers = new double[header.size() - 1];
          for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Double.parseDouble(row.get(i + 1));
          }
          rows.accept(row.get(0), numbers);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
          fault(file, parser.getCurrentLineNumber(), "expected a strategy and " + (header.size() - 1) + " numbers",
              problems);
        }
        if (problems.errorCount() - before >= MOST_PROBLEMS) {
          return;
        }
      }
    } catch (IOException | UncheckedIOException e) {
      problems.add(new Problem(Location.whole(file.toString()), "", "cannot be read: " + e.getMessage()));
    }
  }

  private static void fault(Path file, long line, String message, Problems problems) {
    problems.add(new Problem(new Location(file.toString(), (int) line, 1), "", message));
  }
}
