package io.edgewise.ui.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExampleTest {

  @Test
  @DisplayName("all scenarios that come with the product, each with a sentence about it")
  void all() throws IOException {
    List<Example> all = Example.all();
    try (Stream<Path> files = Files.list(Path.of("..", "scenarios", "examples"))) {
      assertEquals(
          files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".yaml")).sorted().toList(),
          all.stream().map(Example::name).sorted().toList());
    }
    assertEquals("minimal.yaml", all.getFirst().name());
    assertEquals("The fewest lines that say something useful: the same small API in one region and at the edge.",
        all.getFirst().sentence());
    all.forEach(example -> assertTrue(example.sentence().matches("[A-Z].*[.?!]"), example::sentence));
  }

  @Test
  @DisplayName("those that read other files are no templates, since a new scenario has nothing beside it")
  void whole() {
    assertFalse(Example.named("replay-llm.yaml").isWhole());
    assertFalse(Example.named("replay-azure.yaml").isWhole());
    assertFalse(Example.named("calibrated.yaml").isWhole());
    assertTrue(Example.named("global-checkout.yaml").isWhole());
  }
}
