package io.edgewise.scenario.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepCommandTest {

  private static final String AXES = """
      sweep:
        users.rate: {from: 5 / s, to: 20 / s, steps: 3, spacing: ratio}
        strategies.near.compute.at: [aws:eu-central-1, "aws:us-east-1"]
        run.seed: 1..2
      """;

  @TempDir
  private Path folder;
  private Path file;
  private Path out;

  @BeforeEach
  void scenario() {
    file = Cli.file(folder, "shop.yaml", Cli.SMALL.replace("horizon: 2 min", "horizon: 20 s")
        .replace("replications: 4", "replications: 2") + AXES);
    out = folder.resolve("out");
  }

  private String swept(Object... options) throws IOException {
    Object[] all = new Object[4 + options.length];
    System.arraycopy(new Object[] {"sweep", file, "-o", out}, 0, all, 0, 4);
    System.arraycopy(options, 0, all, 4, options.length);
    Cli run = Cli.run(all);
    assertEquals(0, run.code(), run.err());
    assertEquals("12 points of 3 axes: " + out.resolve("sweep.csv") + "\n", run.out());
    return Files.readString(out.resolve("sweep.csv"));
  }

  @Test
  @DisplayName("a table has a line for each combination and strategy, the last axis changing fastest, on any number of threads")
  void table() throws IOException {
    String csv = swept("--threads", 1);
    List<String> lines = csv.lines().toList();
    assertTrue(lines.get(0).startsWith("point,users.rate,strategies.near.compute.at,run.seed,id,name,requests"), csv);
    assertFalse(lines.get(0).contains("firstToken"), csv);
    assertEquals(1 + 12 * 3, lines.size());
    assertTrue(lines.get(1).startsWith("0,5 / s,aws:eu-central-1,1,far,"), csv);
    assertTrue(lines.get(4).startsWith("1,5 / s,aws:eu-central-1,2,far,"), csv);
    assertTrue(lines.get(7).startsWith("2,5 / s,aws:us-east-1,1,far,"), csv);
    assertTrue(lines.get(13).startsWith("4,10 / s,"), csv);
    assertEquals(List.of("sweep.csv", "sweep.json"), names());
    assertEquals(csv, swept("--threads", 3));
    Cli one = Cli.run("run", file, "--set", "users.rate=10 / s", "--set", "run.seed=2", "--format", "csv");
    String row = lines.stream().filter(line -> line.startsWith("5,")).findFirst().orElseThrow();
    String alone = one.out().lines().filter(line -> line.startsWith("far,")).findFirst().orElseThrow();
    assertTrue(row.endsWith(alone), row + "\n" + alone);
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(out)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  @DisplayName("a sweep that ended at any byte goes on and ends with the same bytes")
  void resume() throws IOException {
    Cli first = Cli.run("sweep", file, "-o", out, "--shard", "1/1");
    assertEquals(0, first.code(), first.err());
    byte[] journal = Files.readAllBytes(out.resolve("shard-1-of-1.jsonl"));
    Files.delete(out.resolve("shard-1-of-1.jsonl"));
    String whole = swept();
    Random random = new Random(7);
    for (int cut : IntStream.range(0, 6).map(i -> random.nextInt(journal.length)).toArray()) {
      Files.write(out.resolve("sweep.partial"), Arrays.copyOf(journal, cut));
      assertEquals(whole, swept("--resume"), "cut at " + cut);
      assertEquals(List.of("sweep.csv", "sweep.json"), names());
    }
  }

  @Test
  @DisplayName("a cancelled sweep says how much is finished, and goes on to the same bytes; another catalogue is another sweep")
  void cancelled() throws IOException {
    String whole = swept();
    AtomicInteger asked = new AtomicInteger();
    Cli cancelled = Cli.run(() -> asked.incrementAndGet() > 4, "sweep", file, "-o", out, "--threads", 1);
    assertEquals(130, cancelled.code(), cancelled.err());
    assertTrue(cancelled.err().matches("edgewise: cancelled; [0-9]+ of 12 points are finished, and --resume .*\n"),
        cancelled.err());
    assertEquals(whole, swept("--resume"));
    Cli.run("sweep", file, "-o", out, "--shard", "1/1");
    Files.move(out.resolve("shard-1-of-1.jsonl"), out.resolve("sweep.partial"));
    Files.createDirectories(folder.resolve("offers/stores"));
    Files.writeString(folder.resolve("offers/stores/own.yaml"), """
        format: 1
        sources: {own: {source: Measured at home, date: 2026-11, kind: measured}}
        from: own
        name: Own
        provider: Ourselves
        summary: A store of our own
        read: 1 ms
        write: 1 ms
        """);
    Cli other = Cli.run("sweep", file, "-o", out, "--resume", "--catalog", folder.resolve("offers"));
    assertEquals(2, other.code(), other.err());
    assertTrue(other.err().contains("belongs to another sweep"), other.err());
  }

  @Test
  @DisplayName("what belongs to another engine is told, and how to come by Spark")
  void engines() {
    Cli spark = Cli.run("sweep", file, "-o", out, "--engine", "spark");
    assertEquals(2, spark.code());
    assertTrue(spark.err().contains("./edgewise sweep ... --engine spark"), spark.err());
    assertTrue(spark.err().contains("spark-submit edgewise-spark.jar sweep"), spark.err());
    Cli threads = Cli.run("sweep", file, "-o", out, "--engine", "spark", "--threads", 2);
    assertTrue(threads.err().contains("--threads is for --engine local"), threads.err());
    Cli master = Cli.run("sweep", file, "-o", out, "--master", "local[2]");
    assertTrue(master.err().contains("--master is for --engine spark"), master.err());
    assertFalse(Files.exists(out));
  }

  @Test
  @DisplayName("parts made apart give the same bytes when they are merged, and a missing one is told")
  void shards() throws IOException {
    String whole = swept();
    Files.delete(out.resolve("sweep.csv"));
    String facts = Files.readString(out.resolve("sweep.json"));
    Files.delete(out.resolve("sweep.json"));
    for (int part = 3; part >= 1; part--) {
      assertEquals(0, Cli.run("sweep", file, "-o", out, "--shard", part + "/3").code());
    }
    assertEquals(List.of("shard-1-of-3.jsonl", "shard-2-of-3.jsonl", "shard-3-of-3.jsonl"), names());
    Cli missing = Cli.run("merge", out.resolve("shard-1-of-3.jsonl"), out.resolve("shard-3-of-3.jsonl"), "-o", out);
    assertEquals(2, missing.code());
    assertTrue(missing.err().contains("4 of 12 points are in none of the parts"), missing.err());
    Cli merged = Cli.run("merge", out.resolve("shard-2-of-3.jsonl"), out.resolve("shard-1-of-3.jsonl"),
        out.resolve("shard-3-of-3.jsonl"), "-o", out);
    assertEquals(0, merged.code(), merged.err());
    assertEquals(whole, Files.readString(out.resolve("sweep.csv")));
    assertEquals(facts, Files.readString(out.resolve("sweep.json")));
  }

  @Test
  @DisplayName("what is wrong is told before anything is simulated, with its place; unfinished work is never thrown away")
  void wrongInput() throws IOException {
    Path axes = Cli.file(folder, "axes.yaml", Cli.SMALL + """
        sweep:
          users.rate: []
          run.seed: 1..x
          users.season: {from: 1, to: 2}
          users.where: [[a]]
        """);
    Cli wrong = Cli.run("sweep", axes, "-o", out);
    assertEquals(2, wrong.code());
    assertTrue(wrong.err().contains("an axis needs at least one value"), wrong.err());
    assertTrue(wrong.err().contains("expected a number with or without a unit, found \"x\""), wrong.err());
    assertTrue(wrong.err().contains("the key \"steps\" is missing"), wrong.err());
    assertTrue(wrong.err().contains("expected a text or a number"), wrong.err());
    Path values = Cli.file(folder, "values.yaml",
        Cli.SMALL + "sweep: {users.rate: [5 / s, 6 apples], strategies.nearr.name: [x]}\n");
    Cli value = Cli.run("sweep", values, "-o", out);
    assertEquals(2, value.code());
    assertTrue(value.err().contains("6 apples"), value.err());
    assertTrue(value.err().contains("nearr"), value.err());
    assertFalse(Files.exists(out));
    Path none = Cli.file(folder, "none.yaml", Cli.SMALL);
    assertTrue(Cli.run("sweep", none, "-o", out).err().contains("a sweep needs axes"));
    assertTrue(Cli.run("sweep", file, "-o", out, "--shard", "4/3").err().contains("expected a part such as 1/4"));
    swept();
    String head = "{\"format\":1,\"sha256\":\"x\",\"version\":\"y\",\"axes\":{\"a\":[\"1\"]}}\n";
    Files.writeString(out.resolve("sweep.partial"), head);
    swept();
    Files.writeString(out.resolve("sweep.partial"), head + "{\"point\":0,\"rows\":[]}\n");
    Cli unfinished = Cli.run("sweep", file, "-o", out);
    assertEquals(2, unfinished.code());
    assertTrue(unfinished.err().contains("--resume goes on with it"), unfinished.err());
    Cli other = Cli.run("sweep", file, "-o", out, "--resume");
    assertEquals(2, other.code());
    assertTrue(other.err().contains("belongs to another sweep"), other.err());
    Files.writeString(out.resolve("sweep.partial"), "{\"format\":1}\nrubbish\n");
    assertTrue(
        Cli.run("sweep", file, "-o", out, "--resume").err().contains("sweep.partial:2:1: this is no line of a sweep"));
  }
}
