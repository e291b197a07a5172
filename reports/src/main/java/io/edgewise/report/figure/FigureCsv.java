package io.edgewise.report.figure;

import io.edgewise.report.figure.FigureFormatException.Fault;
import io.edgewise.report.figure.Sheet.Row;
import io.edgewise.report.table.Csv;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A figure as CSV, from which it can be redrawn: first lines {@code # key: value} with its title, its caption and its axes, then
 * a table with a header that any program reads which skips lines that begin with {@code #}. Numbers are the shortest texts that
 * read back as the same; a missing one is an empty cell.
 */
public final class FigureCsv {

  /** Version of the format; a change that would break a reader raises it. */
  public static final int FORMAT = 1;

  private static final String FIRST_LINE = "# edgewise figure, format " + FORMAT;
  private static final String NOTE = "note.";

  private FigureCsv() {}

  /** The text of the file. */
  public static String of(Figure figure) {
    StringBuilder out = new StringBuilder(FIRST_LINE).append('\n');
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("id", figure.id());
    facts.put("title", figure.title());
    facts.put("scenario", figure.caption().scenario());
    facts.put("sha256", figure.caption().sha256());
    facts.put("seed", figure.caption().seed());
    facts.put("sample", figure.caption().sample());
    facts.put("level", figure.caption().level());
    facts.put("prices", figure.caption().prices());
    facts.put("version", figure.caption().version());
    for (int i = 0; i < figure.notes().size(); i++) {
      facts.put(NOTE + (i + 1), figure.notes().get(i));
    }
    facts.put("plot", PlotKind.of(figure.plot()).word());
    Sheet sheet = PlotKind.of(figure.plot()).write(figure.plot());
    facts.putAll(sheet.facts());
    facts.forEach(
        (key, value) -> out.append("# ").append(key).append(value.isEmpty() ? ":" : ": ").append(value).append('\n'));
    Csv csv = new Csv(sheet.header());
    sheet.rows().forEach(row -> csv.row(row.cells()));
    return out.append(csv).toString();
  }

  /**
   * Reads a file.
   *
   * @throws FigureFormatException with all that is wrong if the text is no figure of this format
   */
  public static Figure read(String text) {
    if (!text.startsWith(FIRST_LINE + "\n") && !text.startsWith(FIRST_LINE + "\r\n")) {
      throw new FigureFormatException(List.of(new Fault(1, "expected the line \"" + FIRST_LINE + "\"")));
    }
    Sheet sheet = sheet(text);
    SheetReading reading = new SheetReading(sheet);
    String id = reading.fact("id");
    if (!id.matches(Figure.ID)) {
      reading.fault(1, "expected an id of lower-case letters, digits and hyphens, found \"" + id + "\"");
    }
    Caption caption = new Caption(reading.fact("scenario"), reading.fact("sha256"), reading.fact("seed"),
        reading.fact("sample"), reading.fact("level"), reading.fact("prices"), reading.fact("version"));
    List<String> notes = new ArrayList<>();
    for (int i = 1; sheet.facts().containsKey(NOTE + i); i++) {
      notes.add(sheet.facts().get(NOTE + i));
    }
    String title = reading.fact("title");
    String word = reading.fact("plot");
    PlotKind kind = PlotKind.of(word);
    if (kind == null) {
      reading.fault(1, "no plot \"" + word + "\"; there are " + PlotKind.words());
    }
    reading.throwIfAny();
    Plot plot = kind.read(reading);
    reading.throwIfAny();
    return new Figure(id, title, plot, notes, caption);
  }

  private static Sheet sheet(String text) {
    Map<String, String> facts = new LinkedHashMap<>();
    List<String> lines = text.lines().toList();
    int first = 0;
    while (first < lines.size() && lines.get(first).startsWith("#")) {
      String line = lines.get(first).substring(1).strip();
      int colon = line.indexOf(':');
      if (colon > 0) {
        facts.put(line.substring(0, colon), line.substring(colon + 1).strip());
      }
      first++;
    }
    List<String> header = List.of();
    List<Row> rows = new ArrayList<>();
    try (CSVParser parser =
        CSVParser.parse(String.join("\n", lines.subList(first, lines.size())), CSVFormat.RFC4180)) {
      for (CSVRecord record : parser) {
        if (header.isEmpty()) {
          header = cells(record);
        } else {
          rows.add(new Row(first + (int) parser.getCurrentLineNumber(), cells(record)));
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw new FigureFormatException(List.of(new Fault(first + 1, "no CSV: " + e.getMessage())));
    }
    return new Sheet(facts, header, rows);
  }

  private static List<String> cells(CSVRecord record) {
    return record.stream().map(Csv::original).toList();
  }
}
