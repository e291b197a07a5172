package io.edgewise.scenario.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

  @TempDir
  private Path folder;

  private Path small;
  private Path out;

  @BeforeEach
  void files() {
    small = Cli.file(folder, "small.yaml", Cli.SMALL);
    out = folder.resolve("out");
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  @DisplayName("a scenario file is simulated as run does, and every figure that it has data for is written in four "
      + "formats; redrawn from CSV it has the same bytes")
  void figures() throws IOException {
    Cli report = Cli.run("report", small, "--no-sensitivity", "--figures", "-o", out);
    assertEquals(0, report.code(), report.err());
    Set<String> expected = new TreeSet<>();
    for (String figure : Set.of("cold-starts", "cost-items", "latency-bars", "latency-by-time", "latency-cdf",
        "latency-parts", "latency-percentiles", "pareto")) {
      Set.of(".csv", ".pdf", ".png", ".svg").forEach(end -> expected.add(figure + end));
    }
    assertEquals(expected, names(out.resolve("figures")));
    assertTrue(report.out().contains("latency-bars: Functions in Virginia is fastest at p50, p95 and p99"),
        report.out());
    String svg = Files.readString(out.resolve("figures/latency-bars.svg"));
    assertTrue(svg.contains(">Functions in Frankfurt</text>"), svg);
    Path csv = out.resolve("figures/latency-percentiles.csv");
    Path again = folder.resolve("again");
    Cli figure = Cli.run("figure", csv, "-o", again);
    assertEquals(0, figure.code(), figure.err());
    for (String end : Set.of("svg", "pdf", "png")) {
      assertArrayEquals(Files.readAllBytes(out.resolve("figures/latency-percentiles." + end)),
          Files.readAllBytes(again.resolve("latency-percentiles." + end)), end);
    }
    Path own = Files.writeString(folder.resolve("own.csv"),
        Files.readString(csv).replaceFirst("# title: .*", "# title: What I found"));
    assertEquals(0, Cli.run("figure", own, "--theme", "dark", "--images", "svg").code());
    String mine = Files.readString(folder.resolve("own.svg"));
    assertTrue(mine.contains(">What I found</text>") && mine.contains("#14181d"), mine);
  }

  @Test
  @DisplayName("a folder is drawn as it was saved, to the same bytes as when its scenario is simulated first")
  void saved() throws IOException {
    assertEquals(0, Cli.run("report", small, "--no-sensitivity", "--figures", "--images", "svg", "-o", out).code());
    String svg = Files.readString(out.resolve("figures/latency-bars.svg"));
    Path run = folder.resolve("run");
    assertEquals(0, Cli.run("run", small, "-o", run).code());
    assertEquals(Files.readString(run.resolve("results.json")), Files.readString(out.resolve("results.json")));
    // From the saved results alone: the same figures, beside them.
    assertEquals(0, Cli.run("report", run, "--figures", "--images", "svg").code());
    assertEquals(svg, Files.readString(run.resolve("figures/latency-bars.svg")));
    assertFalse(Files.exists(run.resolve("figures/latency-bars.png")));
  }

  @Test
  @DisplayName("the review shows what is saved, in the formats asked for, with the context or without, and simulates nothing")
  void review() throws IOException {
    Path run = folder.resolve("run");
    assertEquals(0, Cli.run("run", small, "-o", run).code());
    Path results = run.resolve("results.json");
    Files.writeString(results, Files.readString(results).replace("Functions in Virginia", "Changed by hand"));
    assertEquals(0, Cli.run("report", run, "--images", "svg").code());
    String page = Files.readString(run.resolve("review.html"));
    assertTrue(page.contains(">Changed by hand</th>"), page);
    assertTrue(page.contains("p99 ≤ 700"), page);
    assertTrue(page.contains("id=\"assumptions\""), page);
    assertFalse(Files.exists(run.resolve("review.pdf")));
    Files.delete(run.resolve("context.json"));
    assertEquals(0, Cli.run("report", run, "--images", "svg", "--format", "html,pdf,markdown").code());
    assertFalse(Files.readString(run.resolve("review.html")).contains("id=\"assumptions\""));
    assertTrue(Files.readString(run.resolve("review.md")).contains("\n## Verdict\n"));
    assertTrue(Files.size(run.resolve("review.pdf")) > 10_000);
  }

  @Test
  @DisplayName("a scenario file is reported with what moves its verdict, the same bytes as from the folder; --no-sensitivity leaves "
      + "it away and says how to have it")
  void sensitivity() throws IOException {
    Path turning = Cli.file(folder, "turning.yaml",
        Cli.SMALL.replace("horizon: 2 min", "horizon: 1 min").replace("40 / s", "20 / s")
            + "uncertainty: {assumed: known, \"network.rtt.pairs[0].rtt\": 2 ms..220 ms}\n");
    Cli report = Cli.run("report", turning, "--format", "markdown", "--images", "svg", "-o", out);
    assertEquals(0, report.code(), report.err());
    assertTrue(report.err().contains("and then what moves its verdict (--no-sensitivity leaves that away)"),
        report.err());
    String text = Files.readString(out.resolve("review.md"));
    assertTrue(text
        .matches("(?s).*## Verdict.*### What would change the verdict on Functions in Virginia against Functions in "
            + "Frankfurt at p99\n\n- network\\.rtt\\.pairs\\\\\\[0\\\\\\]\\.rtt below (19|20)[0-9.]* ms: Functions in Frankfurt is faster .*"),
        text);
    assertEquals(0, Cli.run("report", out, "--format", "markdown", "--images", "svg").code());
    assertEquals(text, Files.readString(out.resolve("review.md")));
    Path without = folder.resolve("without");
    assertEquals(0, Cli.run("report", small, "--no-sensitivity", "--format", "markdown", "-o", without).code());
    assertFalse(Files.exists(without.resolve("sensitivity.json")));
    assertTrue(Files.readString(without.resolve("review.md")).contains("was not examined. To have it here, "));
    Files.writeString(out.resolve("sensitivity.json"), "{\"format\": 1, \"metric\": \"speed\"}");
    Cli broken = Cli.run("report", out);
    assertEquals(2, broken.code());
    assertTrue(
        broken.err().contains("sensitivity.json:1:1: this is no sensitivity that edgewise sensitivity -o has written"),
        broken.err());
  }

  @Test
  @DisplayName("what is no figure, no result or no folder is told with its place, and nothing is written")
  void wrongInput() throws IOException {
    Path csv = Files.writeString(folder.resolve("wrong.csv"), "a,b\n1,2\n");
    Cli figure = Cli.run("figure", csv, folder.resolve("missing.csv"), "-o", out);
    assertEquals(2, figure.code());
    assertTrue(figure.err().contains("wrong.csv:1:1: expected the line \"# edgewise figure, format 1\""), figure.err());
    assertTrue(figure.err().contains("missing.csv: no such file"), figure.err());
    Cli none = Cli.run("report", folder, "--figures", "-o", out);
    assertEquals(2, none.code());
    assertTrue(none.err().contains("results.json"), none.err());
    Cli nowhere = Cli.run("report", small, "--figures");
    assertEquals(2, nowhere.code());
    assertTrue(nowhere.err().contains("-o DIR must be given with a scenario file"), nowhere.err());
    Files.writeString(folder.resolve("results.json"), "{\"format\": 9, \"strategies\": []}");
    Files.writeString(folder.resolve("latency.csv"), "strategy,latencyMs,cumulativeShare,count\nedge,x,1,2\n");
    Cli broken = Cli.run("report", folder, "--figures", "-o", out);
    assertEquals(2, broken.code());
    assertTrue(broken.err().contains("results.json:1:1: these are no results of format 1"), broken.err());
    assertTrue(broken.err().contains("latency.csv:2:1: expected a strategy and 3 numbers"), broken.err());
    assertFalse(Files.exists(out));
  }
}
