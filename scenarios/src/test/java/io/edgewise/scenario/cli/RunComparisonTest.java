package io.edgewise.scenario.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code edgewise report RUN1 RUN2}. */
class RunComparisonTest {

  @TempDir
  private Path folder;

  private Path before;
  private Path out;

  @BeforeEach
  void run() {
    before = saved("before");
    out = folder.resolve("out");
  }

  /** A run with further arguments. */
  private Path saved(String name, String... more) {
    Path small = Cli.file(folder, "small.yaml", Cli.SMALL);
    Path saved = folder.resolve(name);
    Object[] arguments =
        Stream.concat(Stream.of("run", small, "-o", saved), Arrays.stream(more)).toArray();
    Cli run = Cli.run(arguments);
    assertEquals(0, run.code(), run.err());
    return saved;
  }

  @Test
  @DisplayName("a slower scenario is told replication by replication, with the value that differs; the files are the same bytes "
      + "every time, and nothing is simulated")
  void changed() throws IOException {
    Path after = saved("after", "--set", "requests.put.steps[0].compute=30 ms");
    Path results = after.resolve("results.json");
    Files.writeString(results, Files.readString(results).replace("Functions in Frankfurt", "Changed by hand"));
    Cli report = Cli.run("report", before, after, "-o", out, "--format", "html,pdf,markdown", "--images", "svg");
    assertEquals(0, report.code(), report.err());
    List<String> verdict = report.out().lines().toList();
    assertTrue(verdict.stream().anyMatch(line -> line.matches("Changed by hand is .* slower .* than before.*")),
        report.out());
    assertEquals(
        "What was asked differs in one value of the scenario: requests.put.steps[0].compute (8 ms, now 30 ms).",
        verdict.getLast());
    String text = Files.readString(out.resolve("comparison.md"));
    assertTrue(text.contains("compared replication by replication"), text);
    assertTrue(text.contains("](figures/changes-latency.svg)"), text);
    String svg = Files.readString(out.resolve("figures/changes-latency.svg"));
    assertTrue(svg.contains(">Functions in Frankfurt, before</text>"), svg);
    assertTrue(svg.contains(">Changed by hand, after</text>"), svg);
    Path again = folder.resolve("again");
    assertEquals(0, Cli.run("report", before, after, "-o", again, "--format", "html,pdf", "--images", "svg").code());
    for (String file : List.of("comparison.html", "comparison.pdf", "figures/changes-cost.svg")) {
      assertArrayEquals(Files.readAllBytes(out.resolve(file)), Files.readAllBytes(again.resolve(file)), file);
    }
    assertFalse(Files.exists(again.resolve("comparison.md")));
  }

  @Test
  @DisplayName("the same run again is the same to the last digit; another seed is compared as independent, and told")
  void noise() throws IOException {
    Cli same = Cli.run("report", before, saved("same"), "-o", out, "--images", "svg");
    assertTrue(same.out().startsWith("Nothing changed: all "), same.out() + same.err());
    Cli other = Cli.run("report", before, saved("other", "--seed", "77"), "-o", out, "--format", "markdown");
    assertTrue(other.out().contains("Nothing changed beyond noise in "), other.out() + other.err());
    assertTrue(other.out().endsWith("What was asked differs in the seed.\n"), other.out());
    assertTrue(Files.readString(out.resolve("comparison.md")).contains("compared as independent ones (Welch)"));
  }

  @Test
  @DisplayName("folders without a run, twice the same one, three of them, a file, or nowhere to write to are told, all at once")
  void wrongFolders() {
    Path none = folder.resolve("none");
    Cli missing = Cli.run("report", before, none, folder.resolve("small.yaml"));
    assertEquals(2, missing.code());
    for (String told : List.of("two runs are compared at a time, found 3", none + ": there is no such folder",
        "simulate it first with \"edgewise run ", "-o DIR must be given with two folders")) {
      assertTrue(missing.err().contains(told), missing.err());
    }
    Cli same = Cli.run("report", before, before, "-o", out);
    assertEquals(2, same.code());
    assertTrue(same.err().contains("are the same folder"), same.err());
    Cli empty = Cli.run("report", before, folder, "-o", out);
    assertEquals(2, empty.code());
    assertTrue(empty.err().contains("there is no results.json in it; write it with edgewise run -o"), empty.err());
    assertFalse(Files.exists(out));
  }

  @Test
  @DisplayName("damaged files of both runs are told with their places, and nothing is written")
  void damaged() throws IOException {
    Path after = saved("after");
    Path results = after.resolve("results.json");
    Files.writeString(results, Files.readString(results).replaceFirst("\"seed\" :", "\"seed\" ;"));
    Path replications = before.resolve("replications.csv");
    Files.writeString(replications, Files.readString(replications).replaceFirst("\nfar,0,[^,]*", "\nfar,0,quick"));
    Path context = before.resolve("context.json");
    Files.writeString(context, Files.readString(context).replaceFirst("2", "1"));
    Cli damaged = Cli.run("report", before, after, "-o", out);
    assertEquals(2, damaged.code());
    for (String told : List.of("replications.csv:2:1: expected a number for mean, found \"quick\"",
        "context.json: this is no context of format 2", results + ":7:")) {
      assertTrue(damaged.err().contains(told), damaged.err());
    }
    assertFalse(Files.exists(out));
  }

  @Test
  @DisplayName("runs without a common strategy cannot be compared")
  void nothingInCommon() throws IOException {
    Path after = saved("after");
    for (String file : List.of("results.json", "replications.csv", "context.json")) {
      Path path = after.resolve(file);
      Files.writeString(path, Files.readString(path).replaceAll("\\b(far|near|box)\\b", "$1Other"));
    }
    Cli apart = Cli.run("report", before, after, "-o", out);
    assertEquals(2, apart.code());
    assertTrue(apart.err().contains("has no strategy of " + before
        + ", and strategies are compared by their keys; it has farOther, nearOther, boxOther"), apart.err());
    assertFalse(Files.exists(out));
  }
}
