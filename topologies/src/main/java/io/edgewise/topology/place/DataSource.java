package io.edgewise.topology.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;

/**
 * Where a data file comes from.
 *
 * @param file the file's name
 * @param source the repository, publication or computation it was taken from
 * @param commit the source's commit, or {@code -} where it has none
 * @param dataDate when the data were measured or published
 * @param licence the licence, with attribution duties
 * @param quality {@code A} primary source, {@code A-} one step removed, {@code B} secondary, old or rounded, {@code C}
 *     general knowledge; with remarks
 */
public record DataSource(String file, String source, String commit, String dataDate, String licence, String quality) {

  /**
   * Checks that nothing is missing.
   *
   * @throws NullPointerException if a text is null
   * @throws IllegalArgumentException if the file or its source is blank
   */
  public DataSource {
    Objects.requireNonNull(commit, "commit");
    Objects.requireNonNull(dataDate, "dataDate");
    Objects.requireNonNull(licence, "licence");
    Objects.requireNonNull(quality, "quality");
    if (file.isBlank() || source.isBlank()) {
      throw new IllegalArgumentException("a data source needs a file and where it comes from: \"" + file + "\", \""
          + source + "\"");
    }
  }

  /** The provenance of every shipped data file, in the order of {@code PROVENANCE.csv}. */
  public static List<DataSource> shipped() {
    List<DataSource> sources = new ArrayList<>();
    String previous = "";
    for (DataTable.Row row : DataTable.read("PROVENANCE.csv").rows()) {
      // "same" and "same, 2019 trace" stand for the source of the row above.
      String source = row.text("source").replaceFirst("^same", previous);
      sources.add(new DataSource(row.text("file"), source, row.text("commit"), row.text("data_date"),
          row.text("licence"), row.text("quality")));
      previous = Matcher.quoteReplacement(source);
    }
    return List.copyOf(sources);
  }

  /**
   * The provenance of one file.
   *
   * @throws IllegalArgumentException if the file is not listed, with the nearest names
   */
  public static DataSource of(String file) {
    List<DataSource> all = shipped();
    return all.stream().filter(each -> each.file().equals(file)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no provenance for \"" + file + "\""
            + Suggestions.sentence(file, all.stream().map(DataSource::file).toList())));
  }
}
