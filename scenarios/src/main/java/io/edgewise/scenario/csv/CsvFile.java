package io.edgewise.scenario.csv;

import io.edgewise.topology.text.CheckedText;
import io.edgewise.topology.text.CheckedText.MalformedException;
import io.edgewise.topology.text.Location;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a CSV file with a header, row by row: UTF-8, RFC 4180. What is no such file is recorded with its place: other bytes,
 * control characters, quotes that do not fit together, a header with a column without a name, and a row of more than 4 MiB.
 */
public final class CsvFile {

  /** Bytes of a file that the product has written, at most: 64 MiB, and an eighth of the memory, for rows take more there. */
  private static final long MOST_SAVED_BYTES = Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 8);

  /** Takes what is in the file. */
  public interface Rows {

    /** Takes the header; false ends the reading. */
    boolean header(List<String> names);

    /**
     * Takes a row; false ends the reading.
     *
     * @param line that it ends with, from 1 on
     */
    boolean row(CSVRecord row, long line);
  }

  private CsvFile() {}

  /**
   * Reads a file that the product has written, up to 64 MiB, and up to an eighth of the memory of the Java machine.
   *
   * @param rows takes what is in it
   * @param problems takes what is wrong with its form, and that it cannot be read
   */
  public static void read(Path file, Rows rows, Problems problems) {
    try {
      CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
      read(file.toString(), Files.newInputStream(file), MOST_SAVED_BYTES, format, rows, problems);
    } catch (IOException e) {
      problems.add(new Problem(Location.whole(file.toString()), "",
          Files.isDirectory(file) ? "this is a directory; name a file in it" : "cannot be read: " + e.getMessage()));
    }
  }

  /**
   * Reads a stream, and closes it.
   *
   * @param name what messages call the file
   * @param mostBytes that it may have
   * @param format that takes the names of columns from the first row
   * @param rows takes what is in it
   * @param problems takes what is wrong with its form
   * @throws IOException if it cannot be read
   */
  public static void read(String name, InputStream bytes, long mostBytes, CSVFormat format, Rows rows,
      Problems problems)
      throws IOException {
    try (CheckedText text = new CheckedText(bytes, mostBytes)) {
      Optional<CSVParser> parser = parser(name, text, format, problems);
      if (parser.isPresent() && rows.header(parser.get().getHeaderNames())) {
        rows(name, parser.get(), text, rows, problems);
      }
    } catch (MalformedException e) {
      problems.add(new Problem(e.in(name), "", e.getMessage()));
    } catch (CSVException e) {
      problems.add(new Problem(new Location(name, 1, 1), "", "the quotes of the header do not fit together"));
    }
  }

  private static Optional<CSVParser> parser(String name, CheckedText text, CSVFormat format, Problems problems)
      throws IOException {
    try {
      return Optional.of(CSVParser.parse(text, format));
    } catch (IllegalArgumentException e) {
      problems.add(new Problem(new Location(name, 1, 1), "", "every column needs a name in the header"));
      return Optional.empty();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void rows(String name, CSVParser parser, CheckedText text, Rows rows, Problems problems)
      throws IOException {
    text.rowEnds();
    Iterator<CSVRecord> all = parser.iterator();
    try {
      while (all.hasNext() && rows.row(all.next(), parser.getCurrentLineNumber())) {
        text.rowEnds();
      }
    } catch (UncheckedIOException e) {
      switch (e.getCause()) {
        case MalformedException malformed -> problems.add(new Problem(malformed.in(name), "", malformed.getMessage()));
        case CSVException quotes -> problems.add(new Problem(new Location(name,
            Math.toIntExact(Math.max(1, parser.getCurrentLineNumber())), 1), "",
            "the quotes of this row do not fit together"));
        default -> throw e.getCause();
      }
    }
  }
}
