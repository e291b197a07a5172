package io.edgewise.scenario.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunCommandTest {

  private static final Set<String> FILES =
      Set.of("results.json", "summary.csv", "latency.csv", "latency-by-time.csv", "context.json", "costs.csv",
          "replications.csv");

  /** More than a first answer reaches. */
  private static final String FINER = "--set=run.precision.within=0.4%";

  @TempDir
  private Path folder;

  private Path small;
  private Path out;

  @BeforeEach
  void files() {
    small = Cli.file(folder, "small.yaml", Cli.SMALL);
    out = folder.resolve("deep/out");
  }

  @Test
  @DisplayName("prints the comparison and writes nothing without -o")
  void prints() throws IOException {
    Cli run = Cli.run("run", small);
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().startsWith("Small shop · seed 5"), run.out());
    assertTrue(run.out().contains("Functions in Frankfurt is "), run.out());
    assertEquals("", run.err());
    assertEquals(Set.of("small.yaml"), names(folder));
  }

  @Test
  @DisplayName("--quick prints a first answer, says so, and gives the same bytes on any number of threads")
  void quick() throws IOException {
    Cli table = Cli.run("run", small, FINER, "--quick");
    assertEquals(0, table.code(), table.err());
    assertTrue(table.out().contains("this is a "), table.out());
    assertTrue(table.err().startsWith("coarse answer after "), table.err());
    assertTrue(table.err().contains("--refine goes on until p99 is known within 0.4 %"), table.err());
    assertEquals(table.out(), Cli.run("run", small, FINER, "--quick", "--threads", 3).out());
    Cli json = Cli.run("run", small, FINER, "--quick", "--format", "json", "-o", out);
    assertEquals("coarse", JsonMapper.shared().readTree(json.out()).path("answer").asString());
    assertEquals(json.out(), Files.readString(out.resolve("results.json")));
  }

  @Test
  @DisplayName("--refine goes on to the precision of the file, one line of JSON an answer, and -o writes the last")
  void refine() throws IOException {
    Cli run = Cli.run("run", small, FINER, "--quick", "--refine", "--format", "json", "-o", out);
    assertEquals(0, run.code(), run.err());
    List<JsonNode> answers = run.out().lines().map(line -> JsonMapper.shared().readTree(line)).toList();
    assertTrue(answers.size() > 1, run.err());
    assertEquals("coarse", answers.getFirst().path("answer").asString());
    assertEquals("final", answers.getLast().path("answer").asString());
    assertTrue(answers.getLast().path("strategies").path(0).path("precisionReached").asBoolean());
    assertEquals(answers.getLast(), JsonMapper.shared().readTree(Files.readString(out.resolve("results.json"))));
    assertEquals(2, Cli.run("run", small, "--refine").code());
  }

  @Test
  @DisplayName("-o writes the files of the run and leaves none of an earlier one behind; they are what --format prints")
  void writes() throws IOException {
    // Of an earlier run, in which something broke and reads were stale.
    Files.writeString(Files.createDirectories(out).resolve("timeline.csv"), "old");
    Files.writeString(out.resolve("staleness.csv"), "old");
    Cli json = Cli.run("run", small, "-o", out, "--format", "json");
    assertEquals(0, json.code(), json.err());
    assertEquals(FILES, names(out));
    assertEquals(Files.readString(out.resolve("results.json")), json.out());
    assertEquals(Files.readString(out.resolve("summary.csv")), Cli.run("run", small, "--format", "csv").out());
    assertTrue(Cli.run("run", small, "--format", "markdown").out().startsWith("### Small shop\n\n| strategy |"));
    assertTrue(json.err().contains("wrote results.json"), json.err());
    assertEquals("", Cli.run("run", small, "-o", out, "--quiet").err());
  }

  @Test
  @DisplayName("the same bytes for any number of threads, others for another seed")
  void threads() throws IOException {
    assertEquals(0, Cli.run("run", small, "-o", out, "--threads", 1).code());
    TreeMap<String, String> first = texts(out);
    assertEquals(0, Cli.run("run", small, "-o", out, "--threads", 2).code());
    assertEquals(first, texts(out));
    Cli other = Cli.run("run", small, "--format", "json", "--seed", 6);
    assertNotEquals(json(first.get("results.json")).get("strategies"), json(other.out()).get("strategies"));
    assertEquals(other.out(), Cli.run("run", small, "--format", "json", "--set", "run.seed=6").out());
  }

  @Test
  @DisplayName("a strategy's numbers do not depend on the others, nor on their order")
  void independent() {
    JsonNode all = json(Cli.run("run", small, "--format", "json").out()).get("strategies");
    List<String> blocks = new ArrayList<>(List.of(block("far", "  near:"), block("near", "  box:"),
        block("box", "catalog:")));
    String reordered = Cli.SMALL.replace(blocks.get(0) + blocks.get(1) + blocks.get(2),
        blocks.get(2) + blocks.get(0));
    assertNotEquals(Cli.SMALL, reordered);
    JsonNode fewer = json(Cli.run("run", Cli.file(folder, "fewer.yaml", reordered), "--format", "json").out())
        .get("strategies");
    assertEquals(List.of("box", "far"), List.of(fewer.get(0).get("id").asString(), fewer.get(1).get("id").asString()));
    assertEquals(all.get(2), fewer.get(0));
    assertEquals(all.get(0), fewer.get(1));
  }

  private static String block(String id, String next) {
    int from = Cli.SMALL.indexOf("  " + id + ":\n");
    return Cli.SMALL.substring(from, Cli.SMALL.indexOf(next, from));
  }

  @Test
  @DisplayName("ten mistakes are told at once, sorted, with their number, and no folder is made")
  void mistakes() throws IOException {
    Path bad = Cli.file(folder, "bad.yaml", Files.readString(
        Path.of("src/test/resources/io/edgewise/scenario/ten-mistakes.yaml")));
    Cli run = Cli.run("run", small, bad, "-o", out);
    assertEquals(2, run.code());
    assertEquals("", run.out());
    List<String> lines = run.err().lines().toList();
    assertEquals(11, lines.size(), run.err());
    assertEquals("10 problems", lines.get(10));
    List<Integer> positions = lines.subList(0, 10).stream()
        .map(line -> Integer.valueOf(line.substring(bad.toString().length() + 1).split(":")[0])).toList();
    assertEquals(positions.stream().sorted().toList(), positions);
    assertFalse(Files.exists(out));
    assertFalse(Files.exists(out.getParent()));
  }

  @Test
  @DisplayName("a missing file, a folder and a binary file are all told at once")
  void unreadable() throws IOException {
    Path binary = Files.write(folder.resolve("x.yaml"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
    Cli run = Cli.run("run", folder.resolve("no.yaml"), folder, binary, "-o", out);
    assertEquals(2, run.code());
    assertTrue(run.err().contains("no.yaml: no such file"), run.err());
    assertTrue(run.err().contains(folder + ": this is a directory"), run.err());
    assertTrue(run.err().contains("is not UTF-8"), run.err());
    assertTrue(run.err().endsWith("3 problems\n"), run.err());
    assertFalse(Files.exists(out));
  }

  @Test
  @DisplayName("several files write to a folder each, and two of one name are refused before anything runs")
  void several() throws IOException {
    Path overloaded = Cli.file(folder, "over.yml", Cli.OVERLOADED);
    Cli run = Cli.run("run", small, overloaded, "-o", out);
    assertEquals(0, run.code(), run.err());
    assertEquals(Set.of("small", "over"), names(out));
    assertEquals(FILES, names(out.resolve("over")));
    assertTrue(run.out().contains("\n\nOverload · seed 5"), run.out());
    Path twin = Cli.file(Files.createDirectory(folder.resolve("other")), "small.yaml", Cli.SMALL);
    Cli refused = Cli.run("run", small, twin, "-o", folder.resolve("two"));
    assertEquals(2, refused.code());
    assertTrue(refused.err().contains("two files would write to"), refused.err());
    assertFalse(Files.exists(folder.resolve("two")));
  }

  @Test
  @DisplayName("a file that cannot be written leaves the earlier ones whole, exit 1")
  void failingWrite() throws IOException {
    Files.createDirectories(out.resolve("costs.csv/in the way"));
    Files.writeString(out.resolve("summary.csv"), "old");
    Cli run = Cli.run("run", small, "-o", out);
    assertEquals(1, run.code());
    assertTrue(run.err().contains("costs.csv is a directory"), run.err());
    assertFalse(run.err().contains("\tat "), run.err());
    assertEquals("", run.out());
    assertEquals("old", Files.readString(out.resolve("summary.csv")));
    assertEquals(Set.of("costs.csv", "summary.csv"), names(out));
    assertTrue(Cli.run("run", small, "-o", out, "--debug").err().contains("\tat "));
  }

  @Test
  @DisplayName("cancelled: exit 130, nothing written")
  void cancelled() {
    int[] asked = {0};
    Cli run = Cli.run(() -> asked[0]++ > 2, "run", small, "-o", out);
    assertEquals(130, run.code());
    assertEquals("", run.out());
    assertTrue(run.err().contains("cancelled"), run.err());
    assertFalse(Files.exists(out.getParent()));
  }

  @Test
  @DisplayName("values of --set replace those of the file; a wrong one is located there")
  void settings() {
    Cli run = Cli.run("run", small, "--format", "json", "--set", "run.replications=2", "--set", "name=Other");
    JsonNode json = json(run.out());
    assertEquals("Other", json.get("scenario").get("name").asString());
    assertEquals(2, json.get("strategies").get(0).get("replications").asInt());
    Cli wrong = Cli.run("run", small, "--set", "users.rate=many");
    assertEquals(2, wrong.code());
    assertTrue(wrong.err().startsWith("--set users.rate"), wrong.err());
  }

  @Test
  @DisplayName("offers of a folder are found, and a folder that is none is told")
  void catalogs() throws IOException {
    Path own = Files.createDirectories(folder.resolve("own/platforms"));
    Cli.file(own, "mine.yaml", """
        format: 1
        name: Mine
        provider: Us
        summary: A machine of our own.
        sources: {bench: {source: own measurement, date: 2026-11, kind: measured}}
        from: bench
        cores: 2
        """);
    String text = Cli.SMALL.replace("platform: box", "platform: mine");
    Path file = Cli.file(folder, "own.yaml", text);
    assertEquals(2, Cli.run("validate", file).code());
    Cli found = Cli.run("validate", file, "--catalog", folder.resolve("own"));
    assertEquals(0, found.code(), found.err());
    Cli missing = Cli.run("validate", file, "--catalog", folder.resolve("none"));
    assertEquals(2, missing.code());
    assertTrue(missing.err().contains("none: no such folder"), missing.err());
  }

  @Test
  @DisplayName("no thread, an unknown format, no file: wrong input")
  void misuse() {
    assertEquals(2, Cli.run("run", small, "--threads", 0).code());
    assertEquals(2, Cli.run("run", small, "--format", "xml").code());
    assertEquals(2, Cli.run("run").code());
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  private static TreeMap<String, String> texts(Path folder) throws IOException {
    TreeMap<String, String> texts = new TreeMap<>();
    for (String name : names(folder)) {
      texts.put(name, Files.readString(folder.resolve(name)));
    }
    return texts;
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      TreeSet<String> names = new TreeSet<>();
      files.forEach(file -> names.add(file.getFileName().toString()));
      return names;
    }
  }
}
