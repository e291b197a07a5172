package io.edgewise.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Data may be passed on only with its attribution: a file that NOTICE does not name must not ship. */
class NoticeTest {
  private static final Path DATA = Path.of("data");

  @Test
  @DisplayName("NOTICE names every data file")
  void everyDataFileIsAttributed() throws IOException {
    String notice = Files.readString(Path.of("..", "NOTICE"));
    assertEquals(List.of(), dataFiles().stream().filter(file -> !notice.contains(file)).toList());
  }

  private static List<String> dataFiles() throws IOException {
    if (!Files.isDirectory(DATA)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(DATA)) {
      return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".csv") || file.endsWith(".json") || file.endsWith(".geojson"))
          .sorted().toList();
    }
  }
}
