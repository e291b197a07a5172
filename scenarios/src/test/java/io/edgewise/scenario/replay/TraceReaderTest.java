package io.edgewise.scenario.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.scenario.spec.ScenarioReader;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Traces")
class TraceReaderTest {

  @TempDir
  private Path folder;

  private final Problems problems = new Problems();

  private Optional<long[]> read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), text);
    return TraceReader.read(file, Document.parse("s.yaml", "trace: t.csv", problems).orElseThrow().root(), problems);
  }

  private String problemsWithoutFolder() {
    return problems.toString().replace(folder + "/", "").replace(folder + "\\", "");
  }

  @Test
  @DisplayName("counts per minute in any order; a minute without a row has none")
  void counts() throws IOException {
    assertArrayEquals(new long[] {5, 0, 7}, read("minute,requests\n12,7\n10,5\n").orElseThrow());
  }

  @Test
  @DisplayName("one row per request, by instant or by seconds")
  void timestamps() throws IOException {
    assertArrayEquals(new long[] {2, 0, 1}, read("""
        user,timestamp
        a,2026-03-01T12:00:10Z
        b,2026-03-01T12:00:59.9Z
        c,2026-03-01T12:02:00Z
        """).orElseThrow());
    assertArrayEquals(new long[] {2, 1}, read("timestamp\n0\n59.5\n60\n").orElseThrow());
  }

  @Test
  @DisplayName("a malformed row fails with its line rather than skewing the result")
  void malformedRows() throws IOException {
    assertTrue(read("minute,requests\n1,5\n2\n3,-4\n1,6\n5,many\n").isEmpty());
    assertEquals("""
        t.csv:3:1: expected 2 values, found 1
        t.csv:4:1: expected a count of requests as a whole number, found "-4"
        t.csv:5:1: the minute 1 was already given
        t.csv:6:1: expected a count of requests as a whole number, found "many\"""", problemsWithoutFolder());
  }

  @Test
  @DisplayName("other columns, an empty trace and a missing file are refused")
  void refusals() throws IOException {
    assertTrue(read("time,count\n1,5\n").isEmpty());
    assertTrue(read("minute,requests\n1,0\n").isEmpty());
    assertEquals("t.csv: the trace has no requests\n"
        + "t.csv:1:1: expected the columns minute,requests or a column timestamp, found time,count",
        problemsWithoutFolder());
    Problems missing = new Problems();
    assertTrue(TraceReader.read(folder.resolve("no.csv"),
        Document.parse("s.yaml", "trace: no.csv", missing).orElseThrow().root(), missing).isEmpty());
    assertEquals(1, missing.errorCount());
  }

  @Test
  @DisplayName("a scenario finds its trace beside itself, and scales it where it states a rate")
  void inAScenario() throws IOException {
    Files.writeString(folder.resolve("load.csv"), "minute,requests\n0,60\n1,180\n");
    Path file = Files.writeString(folder.resolve("s.yaml"),
        Compilation.MM1.replace("  rate: 8 / s\n", "  pattern: {trace: load.csv}\n").replace("horizon: 1 h, ", ""));
    LoadCurve asIs = compile(file).scenario().workload().load();
    assertEquals(2, asIs.meanRatePerSecond(), 1e-12);
    assertEquals(120_000_000_000L, compile(file).scenario().plan().horizonNanos());
    LoadCurve scaled = compile(file, "users.rate=10 / s").scenario().workload().load();
    assertEquals(10, scaled.meanRatePerSecond(), 1e-12);
    assertEquals(15, scaled.peakRatePerSecond(), 1e-12);
    String before = compile(file).facts().sha256();
    Files.writeString(folder.resolve("load.csv"), "minute,requests\n0,60\n1,181\n");
    assertTrue(!before.equals(compile(file).facts().sha256()), "the hash covers the trace");
  }

  private CompiledScenario compile(Path file, String... settings) {
    Problems found = new Problems();
    Optional<CompiledScenario> compiled = ScenarioReader.read(file, List.of(settings), found)
        .flatMap(spec -> ScenarioCompiler.shipped().compile(spec, found));
    found.throwIfAny();
    return compiled.orElseThrow();
  }
}
