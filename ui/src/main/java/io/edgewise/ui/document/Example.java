package io.edgewise.ui.document;

import io.edgewise.scenario.spec.ScenarioReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A scenario that comes with the product, to begin with.
 *
 * @param name of its file
 * @param text of it
 */
public record Example(String name, String text) {

  private static final String FOLDER = "/io/edgewise/scenario/examples/";
  /** The keys whose values name a file. */
  private static final Pattern OTHER_FILE = Pattern.compile("\\b(calibration|trace|file):\\s*[^{\\s]");
  private static final String END = ".yaml";
  /** The one that is certainly there, to find the folder by. */
  private static final String MINIMAL = "minimal" + END;

  /** What the file says about itself: the first sentence of the comment that it begins with. */
  public String sentence() {
    String comment = text.lines().takeWhile(line -> line.startsWith("# ")).map(line -> line.substring(2).strip())
        .collect(Collectors.joining(" "));
    return comment.split("(?<=[.?!])\\s", 2)[0];
  }

  /** Whether it is whole without the files beside it, such as traces, which a new scenario does not have. */
  public boolean isWhole() {
    return text.lines().map(line -> line.replaceFirst("#.*", "")).noneMatch(OTHER_FILE.asPredicate());
  }

  /** One of them. */
  public static Example named(String name) {
    try (InputStream in = ScenarioReader.class.getResourceAsStream(FOLDER + name)) {
      return new Example(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of them, by name, the smallest first. */
  public static List<Example> all() {
    return Stream.concat(Stream.of(MINIMAL), names().filter(name -> !name.equals(MINIMAL)).sorted())
        .map(Example::named).toList();
  }

  /** What lies in the folder, be it in a jar or in a folder of classes. */
  private static Stream<String> names() {
    URL known = ScenarioReader.class.getResource(FOLDER + MINIMAL);
    try {
      URLConnection connection = known.openConnection();
      List<String> paths;
      if (connection instanceof JarURLConnection jar) {
        String folder = FOLDER.substring(1);
        paths = jar.getJarFile().stream().map(entry -> entry.getName()).filter(name -> name.startsWith(folder))
            .map(name -> name.substring(folder.length())).toList();
      } else {
        try (Stream<Path> files = Files.list(Path.of(known.toURI()).getParent())) {
          paths = files.map(file -> file.getFileName().toString()).toList();
        }
      }
      return paths.stream().filter(name -> name.endsWith(END) && !name.contains("/"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
