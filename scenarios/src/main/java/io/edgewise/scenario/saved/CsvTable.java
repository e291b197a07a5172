package io.edgewise.scenario.saved;

import io.edgewise.report.table.Csv;
import io.edgewise.scenario.csv.CsvFile;
import io.edgewise.topology.text.Location;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Reads a table of numbers by strategy that the product itself has written. */
final class CsvTable {

  private static final int MOST_PROBLEMS = 10;
  /** Beyond it lies no time, share or count that was ever written, and squares of it would not be finite. */
  private static final double MOST = 1e18;

  private CsvTable() {}

  /**
   * Hands on every row: its strategy and its numbers, in the order of the columns after the first.
   *
   * @param header the columns that are expected, the first one with the key of the strategy
   */
  static void read(Path file, List<String> header, BiConsumer<String, double[]> rows, Problems problems) {
    CsvFile.read(file, new Numbers(file.toString(), header, rows, problems), problems);
  }

  /** Takes the rows of one file. */
  private static final class Numbers implements CsvFile.Rows {

    private final String file;
    private final List<String> header;
    private final BiConsumer<String, double[]> rows;
    private final Problems problems;
    private int faults;

    Numbers(String file, List<String> header, BiConsumer<String, double[]> rows, Problems problems) {
      this.file = file;
      this.header = header;
      this.rows = rows;
      this.problems = problems;
    }

    @Override
    public boolean header(List<String> names) {
      boolean expected = names.equals(header);
      if (!expected) {
        fault(1, "expected the columns " + String.join(",", header));
      }
      return expected;
    }

    @Override
    public boolean row(CSVRecord row, long line) {
      try {
        double[] numbers = new double[header.size() - 1];
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] = Double.parseDouble(row.get(i + 1));
          if (!(Math.abs(numbers[i]) <= MOST)) {
            throw new NumberFormatException("out of range");
          }
        }
        rows.accept(Csv.original(row.get(0)), numbers);
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
        fault(line, "expected a strategy and " + (header.size() - 1) + " numbers");
      }
      return faults < MOST_PROBLEMS;
    }

    private void fault(long line, String message) {
      faults++;
      problems.add(new Problem(new Location(file, (int) line, 1), "", message));
    }
  }
}
