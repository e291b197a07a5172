package io.edgewise.scenario.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.edgewise.topology.catalog.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The example of state stores")
class EveryStoreTest {

  @Test
  @DisplayName("compares every store of the catalogue")
  void every() throws IOException {
    String text = Files.readString(Path.of("examples/state-stores.yaml"));
    List<String> missing = Catalog.shipped().storeIds().stream()
        .filter(id -> !Pattern.compile(": (\\{store: )?" + Pattern.quote(id) + "\\b(?!-)").matcher(text).find())
        .toList();
    assertEquals(List.of(), missing);
  }
}
