package io.edgewise.scenario.replay;

import io.edgewise.topology.text.Location;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a trace from a CSV file with a header: counts of requests in equal intervals, or a row for each request, with what
 * {@link ColumnRole} knows beside it. Rows may come in any order. A row that cannot be read fails with its line rather
 * than skewing the result; after {@value #MOST_PROBLEMS} of them reading ends.
 *
 * <p>Rows are read one by one into arrays of numbers: 8 bytes a column and row, half as much again while they grow.
 */
public final class TraceReader {

  static final int MOST_PROBLEMS = 10;

  private final String file;
  private final ColumnChoice choice;
  private final Problems problems;
  private int faults;

  private TraceReader(String file, ColumnChoice choice, Problems problems) {
    this.file = file;
    this.choice = choice;
    this.problems = problems;
  }

  /**
   * Reads a trace from a file of this machine.
   *
   * @param choice what the scenario says of the columns
   * @param kinds names that kinds of requests may have, in the order of their indices
   * @param node where the scenario names the file
   * @return empty where a problem is recorded
   */
  public static Optional<Trace> read(Path path, ColumnChoice choice, List<String> kinds, Node node,
      Problems problems) {
    return read(path, FileSource.OF_THIS_MACHINE, choice, kinds, node, problems);
  }

  /**
   * Reads a trace.
   *
   * @param source where it is found
   * @param choice what the scenario says of the columns
   * @param kinds names that kinds of requests may have, in the order of their indices
   * @param node where the scenario names the file
   * @return empty where a problem is recorded
   */
  public static Optional<Trace> read(Path path, FileSource source, ColumnChoice choice, List<String> kinds, Node node,
      Problems problems) {
    TraceReader reader = new TraceReader(path.toString(), choice, problems);
    MessageDigest digest = sha256();
    try (InputStream bytes = new DigestInputStream(source.open(path), digest);
        Reader text = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      return reader.rows(text, kinds)
          .flatMap(rows -> new TraceBuilder(rows.columns(), rows.rows(), reader::fault, reader::faultOfAll)
              .build(HexFormat.of().formatHex(digest.digest())));
    } catch (IOException | UncheckedIOException e) {
      problems.add(node, "the trace \"" + path + "\" cannot be read: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private record Found(Columns columns, Rows rows) {}

  private Optional<Found> rows(Reader text, List<String> kinds) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true)
        .setIgnoreEmptyLines(true).setCommentMarker('#').get();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      List<String> header = parser.getHeaderNames();
      if (header.isEmpty()) {
        fault(1, "expected a header");
        return Optional.empty();
      }
      Optional<Columns> columns = Columns.of(header, choice, message -> fault(1, message));
      if (columns.isEmpty()) {
        return Optional.empty();
      }
      Rows rows = new Rows(columns.get(), kinds, this::fault);
      for (CSVRecord row : parser) {
        long line = parser.getCurrentLineNumber();
        if (row.isConsistent()) {
          rows.add(row, line);
        } else {
          fault(line, "expected " + header.size() + " values, found " + row.size());
        }
        if (rows.isFull()) {
          fault(line, "there are more rows than can be replayed");
        }
        if (faults >= MOST_PROBLEMS || rows.isFull()) {
          return Optional.empty();
        }
      }
      return faults > 0 ? Optional.empty() : Optional.of(new Found(columns.get(), rows));
    }
  }

  private void fault(long line, String message) {
    faults++;
    problems.add(new Problem(new Location(file, Math.toIntExact(line), 1), "", message));
  }

  private void faultOfAll(String message) {
    problems.add(new Problem(Location.whole(file), "", message));
  }
}
