package io.edgewise.scenario.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFilesTest {

  @TempDir
  private Path folder;

  private static Map<String, String> texts(String text) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("a.csv", text + " a");
    texts.put("b.csv", text + " b");
    return texts;
  }

  @Test
  @DisplayName("replaces earlier files and leaves others alone")
  void replaces() throws IOException {
    Path out = folder.resolve("x/y");
    ResultFiles.write(out, texts("old"));
    Files.writeString(out.resolve("mine.txt"), "mine");
    ResultFiles.write(out, texts("new"));
    assertEquals("new a", Files.readString(out.resolve("a.csv")));
    assertEquals("new b", Files.readString(out.resolve("b.csv")));
    assertEquals(List.of("a.csv", "b.csv", "mine.txt"), names(out));
  }

  @Test
  @DisplayName("when one file cannot be written, none is replaced and nothing unfinished stays")
  void allOrNothing() throws IOException {
    ResultFiles.write(folder, Map.of("a.csv", "old a"));
    Files.createDirectory(folder.resolve("b.csv"));
    assertThrows(IOException.class, () -> ResultFiles.write(folder, texts("new")));
    assertEquals("old a", Files.readString(folder.resolve("a.csv")));
    assertEquals(List.of("a.csv", "b.csv"), names(folder));
  }

  @Test
  @DisplayName("folders that were made for a write that failed are gone again, others stay")
  void foldersGone() {
    Map<String, String> impossible = new LinkedHashMap<>();
    impossible.put("a/b.csv", "text");
    impossible.put("a", "text");
    assertThrows(IOException.class, () -> ResultFiles.write(folder.resolve("made/deep"), impossible));
    assertFalse(Files.exists(folder.resolve("made")));
    assertThrows(IOException.class, () -> ResultFiles.write(folder, impossible));
    assertEquals(true, Files.exists(folder));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
