package io.edgewise.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts kept beside the tests; {@code -Dgolden.update} rewrites them. */
final class Golden {

  private static final Path FOLDER = Path.of("src/test/resources/io/edgewise/report/table");

  private Golden() {}

  static void check(String file, String actual) {
    Path path = FOLDER.resolve(file);
    try {
      if (System.getProperty("golden.update") != null) {
        Files.writeString(path, actual);
      }
      assertEquals(Files.readString(path), actual, file);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
