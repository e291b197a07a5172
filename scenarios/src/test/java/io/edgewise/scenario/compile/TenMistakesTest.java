package io.edgewise.scenario.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A file with ten mistakes")
class TenMistakesTest {

  @Test
  @DisplayName("gives exactly ten messages, by position, each with the likely fix")
  void tenMessages() throws IOException {
    Problems problems = new Problems();
    Compilation.compile("checkout.yaml", text("ten-mistakes.yaml"), problems);
    assertEquals(10, problems.sorted().size());
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(Path.of("src/test/resources/io/edgewise/scenario/ten-mistakes.txt"), problems + "\n");
    }
    assertEquals(text("ten-mistakes.txt").strip(), problems.toString());
  }

  private static String text(String name) throws IOException {
    return Files.readString(Path.of("src/test/resources/io/edgewise/scenario", name));
  }
}
