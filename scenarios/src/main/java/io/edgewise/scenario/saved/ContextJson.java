package io.edgewise.scenario.saved;

import io.edgewise.report.review.Context;
import io.edgewise.topology.text.Location;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
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
    try {
      byte[] bytes = Files.readAllBytes(file);
      // First, for a file of another format has other keys.
      JsonNode format = MAPPER.readTree(bytes).path("format");
      if (format.isMissingNode() || format.asInt(FORMAT) == FORMAT) {
        return MAPPER.readValue(bytes, Saved.class).context();
      }
      problems.add(new Problem(Location.whole(file.toString()), "",
          "this is no context of format " + FORMAT + "; make it anew with edgewise run -o"));
    } catch (JacksonException e) {
      problems.add(new Problem(at(file, e.getLocation()), "", "not a context that edgewise run -o has written: "
          + e.getOriginalMessage().lines().findFirst().orElse("")));
    } catch (IOException e) {
      problems.add(new Problem(Location.whole(file.toString()), "", "cannot be read: " + e.getMessage()));
    }
    return Context.NONE;
  }

  private static Location at(Path file, TokenStreamLocation location) {
    return location.getLineNr() > 0 && location.getColumnNr() > 0
        ? new Location(file.toString(), location.getLineNr(), location.getColumnNr()) : Location.whole(file.toString());
  }
}
