package io.edgewise.topology.place;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * One shipped CSV file: UTF-8, comma, header row. Every complaint about a value names the file, the row and the column.
 */
public final class DataTable {

  private static final String FOLDER = "/io/edgewise/topology/data/";
  private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  private final String file;
  private final List<Row> rows;

  private DataTable(String file, List<Row> rows) {
    this.file = file;
    this.rows = List.copyOf(rows);
  }

  /**
   * Reads a shipped file.
   *
   * @param file name without folder, such as {@code regions_aws.csv}
   * @throws IllegalArgumentException if no such file is shipped
   * @throws UncheckedIOException if it cannot be read
   */
  public static DataTable read(String file) {
    Objects.requireNonNull(file, "file");
    try (InputStream stream = DataTable.class.getResourceAsStream(FOLDER + file)) {
      if (stream == null) {
        throw new IllegalArgumentException("no data file \"" + file + "\" is shipped");
      }
      List<Row> rows = new ArrayList<>();
      try (CSVParser parser = CSVParser.parse(new InputStreamReader(stream, StandardCharsets.UTF_8), FORMAT)) {
        for (CSVRecord each : parser) {
          rows.add(new Row(file, each));
        }
      }
      return new DataTable(file, rows);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  /** The file's name without folder. */
  public String file() {
    return file;
  }

  /** The rows below the header, in the file's order. */
  public List<Row> rows() {
    return rows;
  }

  /** One row, its values by column name. */
  public static final class Row {

    private final String file;
    private final CSVRecord values;

    private Row(String file, CSVRecord values) {
      this.file = file;
      this.values = values;
    }

    /**
     * The text in a column, without surrounding blanks; empty where the file leaves it out.
     *
     * @throws IllegalArgumentException if there is no such column or the row is too short to have it
     */
    public String text(String column) {
      if (!values.isSet(column)) {
        throw new IllegalArgumentException(at(column) + ": no such column, or the row ends before it");
      }
      return values.get(column).trim();
    }

    /** Whether there is such a column in this row. */
    public boolean has(String column) {
      return values.isSet(column);
    }

    /** Whether the column is empty in this row. */
    public boolean isEmpty(String column) {
      return text(column).isEmpty();
    }

    /**
     * The number in a column.
     *
     * @throws IllegalArgumentException if it is not a finite number
     */
    public double number(String column) {
      String text = text(column);
      double value;
      try {
        value = Double.parseDouble(text);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(at(column) + ": \"" + text + "\" is not a number", e);
      }
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(at(column) + ": " + text + " is not finite");
      }
      return value;
    }

    /**
     * The whole number in a column.
     *
     * @throws IllegalArgumentException if it is not one that fits an int
     */
    public int integer(String column) {
      double value = number(column);
      if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(at(column) + ": \"" + text(column) + "\" is not a whole number");
      }
      return (int) value;
    }

    private String at(String column) {
      return file + ": row " + values.getRecordNumber() + ": " + column;
    }
  }
}
