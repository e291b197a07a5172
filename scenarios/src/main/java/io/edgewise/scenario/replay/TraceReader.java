package io.edgewise.scenario.replay;

import io.edgewise.scenario.csv.CsvFile;
import io.edgewise.topology.text.Location;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a trace from a CSV file with a header: counts of requests in equal intervals, or a row for each request, with what
 * {@link ColumnRole} knows beside it. Rows may come in any order. A row that cannot be read fails with its line rather
 * than skewing the result; after {@value #MOST_PROBLEMS} of them reading ends.
 *
 * <p>Rows are read one by one into arrays of numbers: 8 bytes a column and row, half as much again while they grow. A trace
 * with more of them than the memory of the Java machine holds is refused as soon as that shows; see {@link Rows}.
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
    try {
      return reader.rows(new DigestInputStream(source.open(path), digest), kinds)
          .flatMap(rows -> new TraceBuilder(rows.columns(), rows, reader::fault, reader::faultOfAll)
              .build(HexFormat.of().formatHex(digest.digest())));
    } catch (IOException e) {
      problems.add(node, "the trace \"" + path + "\" cannot be read: "
          + (Files.isDirectory(path) ? "this is a directory; name a file in it" : e.getMessage()));
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

  /** Empty where a problem is recorded. */
  private Optional<Rows> rows(InputStream bytes, List<String> kinds) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true)
        .setIgnoreEmptyLines(true).setCommentMarker('#').get();
    int before = problems.errorCount();
    AtomicReference<Rows> rows = new AtomicReference<>();
    CsvFile.read(file, bytes, Long.MAX_VALUE, format, new CsvFile.Rows() {
      private int width;

      @Override
      public boolean header(List<String> names) {
        width = names.size();
        if (names.isEmpty()) {
          fault(1, "expected a header");
          return false;
        }
        Columns.of(names, choice, message -> fault(1, message))
            .ifPresent(columns -> rows.set(new Rows(columns, kinds, TraceReader.this::fault)));
        return rows.get() != null;
      }

      @Override
      public boolean row(CSVRecord row, long line) {
        if (row.size() == width) {
          rows.get().add(row, line);
        } else {
          fault(line, "expected " + width + " values, found " + row.size());
        }
        rows.get().tooMany().ifPresent(message -> fault(line, message));
        return faults < MOST_PROBLEMS && rows.get().tooMany().isEmpty();
      }
    }, problems);
    return problems.errorCount() > before ? Optional.empty() : Optional.ofNullable(rows.get());
  }

  private void fault(long line, String message) {
    faults++;
    problems.add(new Problem(new Location(file, (int) Math.min(Integer.MAX_VALUE, line), 1), "", message));
  }

  private void faultOfAll(String message) {
    problems.add(new Problem(Location.whole(file), "", message));
  }
}
