package io.edgewise.scenario.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class CheckCommandTest {

  @TempDir
  private Path folder;

  private static List<String> lines(Cli run, String part) {
    return run.out().lines().filter(line -> line.contains(part)).toList();
  }

  @Test
  @DisplayName("limits that hold end with 0, broken ones with 3, and every limit of every strategy is told")
  void limits() {
    Path file = Cli.file(folder, "shop.yaml", Cli.SMALL);
    Cli broken = Cli.run("check", file, "--set", "slo.p99=100 ms");
    assertEquals(3, broken.code(), broken.err());
    assertTrue(broken.out().startsWith("Small shop\n\n"), broken.out());
    assertEquals(3, lines(broken, "p99 ≤ 100 ms").size(), broken.out());
    assertTrue(lines(broken, "p99 ≤ 100 ms").get(1).contains("✗ broken"), broken.out());
    assertTrue(broken.out().contains(" checks do not hold\n"), broken.out());
    Cli holds = Cli.run("check", file, "--strategy", "near,box", "--set", "slo.p99=5 s");
    assertEquals(0, holds.code(), holds.out());
    assertEquals(2, lines(holds, "✓ holds").stream().filter(line -> line.contains("p99")).count(), holds.out());
    assertTrue(holds.out().endsWith("all 4 checks hold\n"), holds.out());
  }

  @Test
  @DisplayName("the same scenario is unchanged, a slower one worse beyond noise, a faster one better, a new strategy new")
  void baseline() throws IOException {
    Path file = Cli.file(folder, "shop.yaml", Cli.SMALL);
    Path before = folder.resolve("before");
    assertEquals(0, Cli.run("run", file, "-o", before).code());
    Cli same = Cli.run("check", file, "--baseline", before, "--strategy", "box");
    assertEquals(0, same.code(), same.out());
    assertEquals(6, lines(same, "✓ unchanged").size(), same.out());
    Cli slower =
        Cli.run("check", file, "--baseline", before, "--strategy", "far", "--set", "network.rtt.default=21 ms");
    assertEquals(3, slower.code(), slower.out());
    assertTrue(lines(slower, "p50 against the baseline").getFirst().matches(".*→.*\\(\\+.*ms.*✗ worse"), slower.out());
    assertTrue(lines(slower, "cost against the baseline").getFirst().contains("✓ unchanged"), slower.out());
    Cli faster =
        Cli.run("check", file, "--baseline", before, "--strategy", "far", "--set", "network.rtt.default=19 ms");
    assertEquals(0, faster.code(), faster.out());
    assertTrue(lines(faster, "mean against the baseline").getFirst().contains("✓ better"), faster.out());
    Cli tolerated = Cli.run("check", file, "--baseline", before, "--strategy", "far", "--set",
        "network.rtt.default=21 ms", "--tolerance", "10%");
    assertEquals(0, tolerated.code(), tolerated.out());
    assertTrue(lines(tolerated, "p50 against").getFirst().contains("✓ worse, tolerated"), tolerated.out());
    Path more = Cli.file(folder, "more.yaml",
        Cli.SMALL.replace("  box:\n    name: A server", "  other:\n    name: A server"));
    Cli added = Cli.run("check", more, "--baseline", before, "--strategy", "other");
    assertTrue(lines(added, "✓ new").getFirst().contains("not in it"), added.out());
    assertEquals(List.of(), lines(added, "✓ gone"), "nobody asked for others than \"other\"");
    Cli renamed = Cli.run("check", more, "--baseline", before, "--set", "slo.p99=10 s");
    assertEquals(0, renamed.code(), renamed.out());
    assertEquals(1, lines(renamed, "✓ gone").size(), renamed.out());
    assertTrue(lines(renamed, "✓ gone").getFirst().matches("A server in Frankfurt +baseline +in it, and no more.*"),
        renamed.out());
  }

  @Test
  @DisplayName("what a single replication cannot tell is said, and not passed over")
  void tooFew() {
    Path file = Cli.file(folder, "shop.yaml", Cli.SMALL);
    Path before = folder.resolve("before");
    assertEquals(0, Cli.run("run", file, "-o", before, "--set", "run.replications=1").code());
    Cli check = Cli.run("check", file, "--baseline", before, "--strategy", "box");
    assertEquals(0, check.code(), check.out());
    assertEquals(5, lines(check, "✓ not compared").size(), check.out());
    assertTrue(lines(check, "p99 against the baseline").getFirst().contains("too few replications"), check.out());
  }

  @Test
  @DisplayName("another seed of the same scenario is not told apart")
  void noise() {
    Path file = Cli.file(folder, "shop.yaml", Cli.SMALL);
    Path before = folder.resolve("before");
    assertEquals(0, Cli.run("run", file, "-o", before).code());
    Cli other = Cli.run("check", file, "--baseline", before, "--seed", "77", "--set", "slo.p99=10 s");
    assertEquals(0, other.code(), other.out());
    assertTrue(lines(other, "not distinguishable").size() >= 12, other.out());
  }

  @Test
  @DisplayName("a strategy that becomes saturated or infeasible does not pass")
  void lost() {
    Path file = Cli.file(folder, "load.yaml", Cli.OVERLOADED);
    Path before = folder.resolve("before");
    assertEquals(0, Cli.run("run", file, "-o", before, "--set", "users.rate=5 / s").code());
    Cli saturated = Cli.run("check", file, "--baseline", before);
    assertEquals(3, saturated.code(), saturated.out());
    assertEquals(1, lines(saturated, "saturated, and was not").size(), saturated.out());
    assertTrue(lines(saturated, "p99 ≤").getFirst().contains("✗ broken"), saturated.out());
    Path small =
        Cli.file(folder, "small.yaml", Cli.SMALL.replace("keepAlive: 30 s", "keepAlive: 30 s\n      payload: 10 B"));
    Cli infeasible = Cli.run("check", small, "--set", "slo.p99=10 s", "--set", "requests.get.response=1 kB");
    assertEquals(3, infeasible.code(), infeasible.out());
    assertEquals(2, lines(infeasible, "✗ infeasible").size(), infeasible.out());
  }

  @Test
  @DisplayName("-o writes JUnit XML, Markdown and the results, which are the next baseline")
  void files() throws Exception {
    Path file = Cli.file(folder, "shop.yaml", Cli.SMALL.replace("name: Small shop", "name: \"A <b> & | shop\""));
    Path out = folder.resolve("out");
    Cli run = Cli.run("check", file, "-o", out, "--set", "slo.p99=100 ms");
    assertEquals(3, run.code(), run.err());
    Document xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(out.resolve("check.xml").toFile());
    assertEquals("A <b> & | shop", xml.getElementsByTagName("testsuite").item(0).getAttributes().getNamedItem("name")
        .getNodeValue());
    assertEquals(6, xml.getElementsByTagName("testcase").getLength());
    String failures =
        xml.getElementsByTagName("testsuite").item(0).getAttributes().getNamedItem("failures").getNodeValue();
    assertEquals(failures, Integer.toString(xml.getElementsByTagName("failure").getLength()));
    String markdown = Files.readString(out.resolve("check.md"));
    assertTrue(markdown.startsWith("### A \\<b\\> \\& \\| shop: "), markdown);
    assertTrue(markdown.contains("<details>"), markdown);
    assertEquals(3, Cli.run("check", file, "--baseline", out, "--set", "slo.p99=100 ms").code());
    assertEquals(0, Cli.run("check", file, "--baseline", out, "--set", "slo.p99=10 s").code());
  }

  @Test
  @DisplayName("what cannot be checked is wrong input: no limits, a broken or missing baseline")
  void wrongInput() throws IOException {
    Path file = Cli.file(folder, "shop.yaml", Cli.SMALL.replace("slo: {p99: 700 ms, monthly: 30 USD}\n", ""));
    Cli nothing = Cli.run("check", file);
    assertEquals(2, nothing.code());
    assertTrue(nothing.err().contains("has no \"slo\", and there is no --baseline: nothing to check"), nothing.err());
    Cli missing = Cli.run("check", file, "--baseline", folder.resolve("nowhere"));
    assertEquals(2, missing.code());
    assertTrue(missing.err().contains("results.json"), missing.err());
    Path broken = Files.createDirectory(folder.resolve("broken"));
    Path good = folder.resolve("good");
    assertEquals(0, Cli.run("run", file, "-o", good).code());
    Files.copy(good.resolve("results.json"), broken.resolve("results.json"));
    String csv = Files.readString(good.resolve("replications.csv"));
    Files.writeString(broken.resolve("replications.csv"),
        csv.replaceFirst("far,1,[^,]*", "far,1,x").replace("far,2", "far"),
        StandardCharsets.UTF_8);
    Cli wrong = Cli.run("check", file, "--baseline", broken);
    assertEquals(2, wrong.code());
    assertTrue(wrong.err().contains("replications.csv:3:1: expected a number for mean, found \"x\""), wrong.err());
    assertTrue(wrong.err().contains("replications.csv:4:1: expected 9 values, found 8"), wrong.err());
    assertFalse(wrong.err().contains("Exception"), wrong.err());
    Cli strategy = Cli.run("check", file, "--strategy", "nera", "--baseline", good);
    assertTrue(strategy.err().contains("no strategy \"nera\"; did you mean \"near\"?"), strategy.err());
    Cli tolerance = Cli.run("check", file, "--tolerance", "much", "--baseline", good);
    assertTrue(tolerance.err().contains("--tolerance: expected a share"), tolerance.err());
  }
}
