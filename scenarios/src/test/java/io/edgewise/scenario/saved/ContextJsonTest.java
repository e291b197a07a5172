package io.edgewise.scenario.saved;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.report.review.Context;
import io.edgewise.report.review.Context.Assumed;
import io.edgewise.report.review.Context.Built;
import io.edgewise.report.review.Context.OfStrategy;
import io.edgewise.report.review.Context.Statement;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextJsonTest {

  private static final Context CONTEXT =
      new Context("Where?", "a.yaml", "edgewise 1", Map.of("users.rate", "400 / s"), List.of("400 / s"), List.of(),
          List.of(new Statement("Verdicts", List.of("\"near\" is faster"))), List.of(), List.of("none"),
          List.of(new Assumed("users", "typical", "left open", "2026-11", "assumed", "C")),
          List.of(new OfStrategy("edge", List.of("p99"), List.of(), List.of(
              new Built("Lambda", "AWS", Optional.of(new Built.Ties(false, "its handler", "other functions"))),
              new Built("Mine", "", Optional.empty())))));

  @TempDir
  private Path folder;

  private Context read(String text, Problems problems) throws IOException {
    Files.writeString(folder.resolve(ContextJson.FILE), text);
    return ContextJson.read(folder, problems);
  }

  @Test
  @DisplayName("what is written is read back; a folder without the file is one of which nothing is known")
  void roundTrip() throws IOException {
    Problems problems = new Problems();
    assertEquals(Context.NONE, ContextJson.read(folder, problems));
    assertEquals(CONTEXT, read(ContextJson.text(CONTEXT), problems));
    assertEquals(0, problems.errorCount());
  }

  @Test
  @DisplayName("another format, an unknown key, a missing one and garbage are problems with their place")
  void garbage() throws IOException {
    String text = ContextJson.text(CONTEXT);
    for (String wrong : List.of(text.replaceFirst("2", "1"),
        text.replace("\"question\"", "\"answer\""), text.replace("\"infeasible\"", "\"feasible\""), "[1, 2",
        text.replace("[ \"400 / s\" ]", "[{}]").replace("[\n      \"400 / s\"\n    ]", "[{}]"), "")) {
      assertNotEquals(text, wrong);
      Problems problems = new Problems();
      assertEquals(Context.NONE, read(wrong, problems));
      assertEquals(1, problems.errorCount(), wrong);
      assertTrue(problems.sorted().getFirst().toString().startsWith(folder.resolve(ContextJson.FILE).toString()));
    }
  }
}
