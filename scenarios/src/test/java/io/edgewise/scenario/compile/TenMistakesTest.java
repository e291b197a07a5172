package io.edgewise.scenario.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
    assertEquals(text("ten-mistakes.txt").strip(), problems.toString());
  }

  private static String text(String name) throws IOException {
    try (InputStream file = TenMistakesTest.class.getResourceAsStream("/io/edgewise/scenario/" + name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
