package io.edgewise.scenario.saved;

import io.edgewise.report.review.Context;
import io.edgewise.topology.text.Location;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.TextFile;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code context.json}, format 2: what a review says beside the numbers of {@code results.json}. */
public final class ContextJson {

  /** Name of the file. */
  public static final String FILE = "context.json";

  private static final int FORMAT = 2;
  private static final JsonMapper MAPPER = JsonMapper.builder()
      .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
      .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
          DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .build();

  private ContextJson() {}

  private record Saved(int format, Context context) {}

  /** The text of the file, the same on every system. */
  public static String text(Context context) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    return MAPPER.writer().with(new DefaultPrettyPrinter().withArrayIndenter(indenter).withObjectIndenter(indenter))
        .writeValueAsString(new Saved(FORMAT, context)) + "\n";
  }

  /**
   * Reads the file of a folder.
   *
   * @param problems takes what is wrong with it
   * @return nothing is known where there is no such file
   */
  public static Context read(Path folder, Problems problems) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Context.NONE;
    }
    return TextFile.read(file, problems).map(text -> context(file, text, problems)).orElse(Context.NONE);
  }

  private static Context context(Path file, String text, Problems problems) {
    try {
      // First, for a file of another format has other keys.
      int format = format(text);
      if (format == FORMAT) {
        return MAPPER.readValue(text, Saved.class).context();
      }
      problems.add(new Problem(Location.whole(file.toString()), "",
          "this is no context of format " + FORMAT + "; make it anew with edgewise run -o"));
    } catch (JacksonException e) {
      problems.add(new Problem(at(file, e.getLocation()), "", "not a context that edgewise run -o has written: "
          + e.getOriginalMessage().lines().findFirst().orElse("")));
    }
    return Context.NONE;
  }

  /** The format that the text says at its outermost level, and else this one. */
  private static int format(String text) {
    try (JsonParser parser = MAPPER.createParser(text)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          boolean found = parser.currentName().equals("format");
          if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT && found) {
            return parser.getValueAsInt(FORMAT);
          }
          parser.skipChildren();
        }
      }
      return FORMAT;
    }
  }

  private static Location at(Path file, TokenStreamLocation location) {
    return location != null && location.getLineNr() > 0 && location.getColumnNr() > 0
        ? new Location(file.toString(), location.getLineNr(), location.getColumnNr()) : Location.whole(file.toString());
  }
}
