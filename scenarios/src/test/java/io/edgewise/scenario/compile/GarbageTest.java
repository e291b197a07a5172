package io.edgewise.scenario.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Wrong input")
class GarbageTest {

  private static final String RICH = ProductExampleTest.DOCUMENTED
      .replace("where: world", "where: [{place: city:tokyo, share: 30%}, {place: country:de, share: 70%}]")
      .replace("pattern: daily", "pattern: {flash-crowd: {multiplier: 5, perMonth: 2}}")
      .replace("run: {horizon: 1 day", "network: {rtt: {default: 9 ms, pairs: [{between: [city:tokyo, aws:us-east-1], "
          + "rtt: 5 ms}]}}\ndata: {stock: {stored: 2 GB, keys: {zipf: 1, count: 10}}}\nrun: {horizon: 1 h");

  private static void paths(Node node, List<String> paths) {
    if (!node.path().isEmpty()) {
      paths.add(node.path());
    }
    Stream.concat(node.entries().stream().map(Node.Entry::value), node.items().stream())
        .forEach(child -> paths(child, paths));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "[]", "-1", "0", "1e999 ms", "{a: {b: c}}"})
  @DisplayName("any value in any place gives a scenario or a problem, never an exception")
  void neverThrows(String garbage) {
    Problems none = new Problems();
    List<String> paths = new ArrayList<>();
    paths(Document.parse("rich.yaml", RICH, none).orElseThrow().root(), paths);
    assertEquals("", none.toString());
    assertTrue(paths.size() > 80, "only " + paths.size() + " paths");
    for (String path : paths) {
      Problems problems = new Problems();
      boolean compiled = Compilation.compile("rich.yaml", RICH, problems, path + "=" + garbage).isPresent();
      assertEquals(problems.errorCount() == 0, compiled, path + " = " + garbage + ": " + problems);
    }
  }
}
