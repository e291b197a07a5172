package io.edgewise.scenario.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.scenario.calibration.Calibration;
import io.edgewise.scenario.calibration.CalibrationFile;
import io.edgewise.scenario.calibration.CalibrationText;
import io.edgewise.scenario.calibration.Entry;
import io.edgewise.sim.fit.Fit.Parameter;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CalibrateCommandTest {

  private static final Path DATA = Path.of("examples", "measured", "latencies.csv");

  @TempDir
  private Path folder;

  @Test
  @DisplayName("the shipped data give back what they were made of, within the stated intervals")
  void recovers() {
    Path into = folder.resolve("measured.yaml");
    Cli run = Cli.run("calibrate", DATA, "--into", into);
    assertEquals(0, run.code(), run.err());
    Map<String, Map<String, Double>> truth = Map.of(
        "initialisation aws-lambda", Map.of("shape", 9.0, "mean", 240.0),
        "invoke aws-lambda", Map.of("share", 0.08, "median1", 14.0, "sigma1", 0.3, "median2", 70.0, "sigma2", 0.3),
        "compute order", Map.of("shape", 1.7, "scale", 22.0),
        "store-write dynamodb", Map.of("shape", 4.0, "mean", 9.5));
    Problems problems = new Problems();
    Calibration found = CalibrationFile.read(into, problems).orElseThrow();
    for (Entry entry : found.entries()) {
      Map<String, Double> known = truth.getOrDefault(entry.key().toString(), Map.of());
      for (Parameter parameter : known.isEmpty() ? List.<Parameter>of() : entry.parameters()) {
        double value = known.get(parameter.name());
        // 12 intervals of 95 %: one may miss by a little.
        assertEquals(parameter.value(), value, 3 * parameter.standardError(), entry.key() + " " + parameter);
      }
    }
    assertEquals(7, found.entries().size());
    assertEquals("", problems.toString());
  }

  @Test
  @DisplayName("what is written reads back as the same, and groups that were not measured anew stay")
  void files() throws IOException {
    Path into = folder.resolve("measured.yaml");
    assertEquals(0, Cli.run("calibrate", DATA, "--into", into, "--where", "component=store-read").code());
    Calibration first = CalibrationFile.read(into, new Problems()).orElseThrow();
    assertEquals(1, first.entries().size());
    assertEquals(Files.readString(into), CalibrationText.of(first));
    assertEquals(0, Cli.run("calibrate", DATA, "--into", into, "--where", "component=store-write").code());
    Calibration both = CalibrationFile.read(into, new Problems()).orElseThrow();
    assertEquals(2, both.entries().size());
    assertEquals(first.entries().getFirst().parameters(), both.entries().getFirst().parameters());
    assertEquals(Files.readString(into), CalibrationText.of(both));
  }

  @Test
  @DisplayName("garbage ends with exit code 2, all its problems, and nothing written")
  void garbage() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.csv"), "component,store,latency_ms\nstore-read,s3,x\nfoo,s3,1\n");
    Path into = folder.resolve("measured.yaml");
    Cli run = Cli.run("calibrate", DATA, bad, "--into", into);
    assertEquals(2, run.code());
    assertEquals(bad + ":2:15: expected a latency from 0 to a day, found \"x\"\n" + bad
        + ":3:1: no component \"foo\"; allowed: network, connect, cold-start, initialisation, invoke, compute, store-read, "
        + "store-write, end-to-end\n2 problems\n", run.err());
    assertEquals("", run.out());
    assertFalse(Files.exists(into));
  }

  @Test
  @DisplayName("too few values, wrong options and files in the way are told")
  void refuses() throws IOException {
    Path few = Files.writeString(folder.resolve("few.csv"), "component,store,latency_ms\nstore-read,s3,1\n");
    Cli run = Cli.run("calibrate", few);
    assertEquals(2, run.code());
    assertTrue(run.err().contains("fewer than 20 values, and so left out: store-read s3 (1)"), run.err());
    assertTrue(Cli.run("calibrate", few, "--unit", "hours").err().contains("--unit hours: expected ns, us, ms or s"));
    for (String factor : List.of("0", "-1", "1001", "1e999", "NaN")) {
      assertTrue(Cli.run("calibrate", few, "--times", factor).err().contains("a factor from 0.001 to 1000"), factor);
    }
    assertTrue(Cli.run("calibrate", few, "--into", few).err().contains("this is one of the data files"));
    assertTrue(Cli.run("calibrate", few, "--into", folder).err().contains("this is a folder"));
    assertTrue(Cli.run("calibrate", folder.resolve("none.csv")).err().contains("none.csv: no such file"));
  }

  @Test
  @DisplayName("JSON says the same as the table")
  void json() {
    Cli run = Cli.run("calibrate", DATA, "--where", "component=compute", "--times", "0.5", "--format", "json");
    assertEquals(0, run.code(), run.err());
    JsonNode group = JsonMapper.builder().build().readTree(run.out()).path("groups").get(0);
    assertEquals("compute", group.path("component").asString());
    assertEquals("Weibull", group.path("family").asString());
    assertEquals(11, group.path("parameters").path("scale").path("value").asDouble(), 0.8);
    assertEquals(0.5, group.path("resolutionMs").asDouble(), 0.51);
    assertTrue(group.path("holdOut").path("holds").asBoolean());
  }

  @Test
  @DisplayName("spans of the product's own runs are read, and --calibration puts a calibration in force")
  void roundTrip() throws IOException {
    Path file = Cli.file(folder, "shop.yaml", Cli.SMALL);
    Path out = folder.resolve("out");
    assertEquals(0, Cli.run("run", file, "-o", out, "--spans", 400).code());
    Path into = folder.resolve("measured.yaml");
    Cli calibrated = Cli.run("calibrate", out.resolve("spans.json"), "--into", into, "--format", "json");
    assertEquals(0, calibrated.code(), calibrated.err());
    for (String group : new String[] {"\"component\" : \"network\"", "\"component\" : \"compute\"",
        "\"component\" : \"store-read\"", "\"component\" : \"end-to-end\""}) {
      assertTrue(calibrated.out().contains(group), group + " in " + calibrated.out());
    }
    Path reads = folder.resolve("reads.yaml");
    Files.writeString(reads,
        """
            format: 1
            groups:
              - {component: store-read, store: table, distribution: {constant: 40 ms}, samples: 100, source: {files: [x.csv], date: 2026-11-29}}
            """);
    Cli plain = Cli.run("run", file);
    Cli run = Cli.run("run", file, "--calibration", reads);
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("Measured, in place of what was assumed"), run.out());
    assertTrue(run.out().contains("store-read table"), run.out());
    assertFalse(plain.out().contains("Measured"), plain.out());
    assertTrue(Cli.run("explain", file, "--calibration", reads).out().contains("x.csv (100"),
        "explain names the source");
  }
}
