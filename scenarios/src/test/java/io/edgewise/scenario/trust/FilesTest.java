package io.edgewise.scenario.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.scenario.cli.Cli;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are no files, or hold what no text does. */
class FilesTest {

  private static final String MINIMAL = """
      users: {rate: 1 / s, where: city:berlin}
      requests: {page: {steps: [{compute: 5 ms}]}}
      strategies: {region: {compute: {platform: aws-lambda, at: aws:eu-central-1}}}
      """;

  @TempDir
  private Path folder;

  private Path scenario;

  @BeforeEach
  void scenario() throws IOException {
    scenario = Files.writeString(folder.resolve("good.yaml"), MINIMAL);
  }

  /** The message of a command that refuses its input, without the folder. */
  private String refused(Object... arguments) {
    Cli ran = Cli.run(arguments);
    assertEquals(2, ran.code(), ran.err());
    return ran.err().lines().findFirst().orElse("").replace(folder + "/", "");
  }

  private String validated(String name, String text) throws IOException {
    return validated(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private String validated(String name, byte[] bytes) throws IOException {
    return refused("validate", Files.write(folder.resolve(name), bytes));
  }

  @Test
  @DisplayName("folders, missing and empty files are told by what they are")
  void noFiles() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.yaml"));
    assertEquals("no.yaml: no such file", refused("validate", folder.resolve("no.yaml")));
    assertEquals("empty.yaml: the file is empty", refused("validate", empty));
    assertEquals("d: this is a directory; name a file in it",
        refused("validate", Files.createDirectory(folder.resolve("d"))));
    assertEquals("d: this is a directory; name a file in it", refused("calibrate", folder.resolve("d")));
    assertEquals("d: this is a directory; name a file in it", refused("figure", folder.resolve("d")));
    Files.writeString(folder.resolve("replay.yaml"), MINIMAL.replace("rate: 1 / s", "pattern: {trace: d}"));
    assertEquals(
        "replay.yaml:1:18: users.pattern.trace: the trace \""
            + "d\" cannot be read: this is a directory; name a file in it",
        refused("validate", folder.resolve("replay.yaml")).replaceFirst(":1:\\d+", ":1:18"));
    assertEquals("d: this is a directory; name a file in it",
        refused("merge", folder.resolve("d"), "-o", folder.resolve("out")));
  }

  @Test
  @DisplayName("links are followed, and those that lead nowhere or round are missing files")
  void links() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), scenario);
    assertEquals(0, Cli.run("validate", link).code());
    Path loop = Files.createSymbolicLink(folder.resolve("loop.yaml"), folder.resolve("loop.yaml"));
    assertEquals("loop.yaml: no such file", refused("validate", loop));
    Files.delete(scenario);
    assertEquals("link.yaml: no such file", refused("validate", link));
  }

  @Test
  @DisplayName("a file without permission to read it is refused, unless who asks may read everything")
  void unreadable() throws IOException {
    assertTrue(scenario.toFile().setReadable(false));
    boolean readable = Files.isReadable(scenario);
    Cli ran = Cli.run("validate", scenario);
    assertEquals(readable ? 0 : 2, ran.code(), ran.err());
    assertEquals(!readable, ran.err().contains("check its permissions"), ran.err());
  }

  @Test
  @DisplayName("a trace that vanishes between two readings is told at the place that names it")
  void vanishing() throws IOException {
    Files.writeString(folder.resolve("replay.yaml"), MINIMAL.replace("rate: 1 / s", "pattern: {trace: t.csv}"));
    Path trace = Files.writeString(folder.resolve("t.csv"), "t_s\n1\n2\n");
    assertEquals(0, Cli.run("validate", folder.resolve("replay.yaml")).code());
    Files.delete(trace);
    assertTrue(refused("validate", folder.resolve("replay.yaml")).matches(
        "replay.yaml:1:\\d+: users.pattern.*: the trace \"t.csv\" cannot be read: .*"),
        refused("validate", folder.resolve("replay.yaml")));
  }

  @Test
  @DisplayName("marks of the byte order and line ends of Windows change nothing; other encodings are told with their place")
  void encodings() throws IOException {
    Path marked = Files.writeString(folder.resolve("marked.yaml"), "\uFEFF" + MINIMAL.replace("\n", "\r\n"));
    assertEquals(0, Cli.run("validate", marked).code());
    assertEquals("wide.yaml:1:1: the byte 0xFE is not UTF-8; save the file as UTF-8 (it looks like UTF-16)",
        validated("wide.yaml", MINIMAL.getBytes(StandardCharsets.UTF_16)));
    assertEquals("latin.yaml:4:8: the byte 0xFC is not UTF-8; save the file as UTF-8",
        validated("latin.yaml", (MINIMAL + "name: B\u00FCro\n").getBytes(StandardCharsets.ISO_8859_1)));
    assertEquals("nul.yaml:4:7: the control character U+0000 is not allowed in a text file; remove it",
        validated("nul.yaml", MINIMAL + "name: \0\n"));
    assertEquals("escape.yaml:4:7: name: the invisible character U+001B is not allowed in a text; remove it",
        validated("escape.yaml", MINIMAL + "name: \"\\e[31m\"\n"));
    Files.writeString(folder.resolve("replay.yaml"), MINIMAL.replace("rate: 1 / s", "pattern: {trace: t.csv}"));
    Files.writeString(folder.resolve("t.csv"), "\uFEFFt_s\r\n1\r\n2\r\n");
    assertEquals(0, Cli.run("validate", folder.resolve("replay.yaml")).code());
    Files.write(folder.resolve("t.csv"), "t_s\n1\n\u00FC\n".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals("t.csv:3:1: the byte 0xFC is not UTF-8; save the file as UTF-8",
        refused("validate", folder.resolve("replay.yaml")));
  }

  @Test
  @DisplayName("bombs of aliases, deep nesting, keys given twice and files too large end soon, with a message")
  void bombs() throws IOException {
    StringBuilder laughs = new StringBuilder("a0: &a0 [lol, lol]\n");
    for (int i = 1; i < 30; i++) {
      laughs.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1) + "]\n");
    }
    assertTrue(Cli.run("validate", Files.writeString(folder.resolve("laughs.yaml"), laughs)).err()
        .contains("a0: anchors are not supported (&a0)"));
    for (String name : List.of("deep.yaml", "deep.json")) {
      String deep = "{\"a\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";
      assertTrue(validated(name, deep).contains("nested more than 64 levels deep"), validated(name, deep));
    }
    assertEquals("twice.yaml:4:1: users: the key \"users\" was already given at 1:1; keep one of them",
        validated("twice.yaml", MINIMAL + "users: {rate: 2 / s}\n"));
    assertEquals("huge.yaml: the file is larger than 16 MiB; split it",
        validated("huge.yaml", " ".repeat((16 << 20) + 1)));
    StringBuilder keys = new StringBuilder(MINIMAL);
    for (int i = 0; i < 200_000; i++) {
      keys.append("userz").append(i).append(": 1\n");
    }
    assertEquals(1_002,
        Cli.run("validate", Files.writeString(folder.resolve("keys.yaml"), keys)).err().lines().count());
    assertTrue(validated("many.yaml", "a: [" + "1,".repeat(600_000) + "1]\n").endsWith(
        "the file holds more than 500,000 values; split it"));
  }

  @ParameterizedTest
  @CsvSource({"validate,e.yaml", "calibrate,e.csv", "calibrate,e.json", "calibrate,e.hgrm", "figure,e.csv"})
  @DisplayName("a file without end is given up at a stated length")
  void endless(String command, String name) throws IOException {
    Path zeros = Path.of("/dev/zero");
    // Where the system has no such file, one that is as long as is read at most.
    Path file = folder.resolve(name);
    if (Files.exists(zeros)) {
      Files.createSymbolicLink(file, zeros);
    } else {
      Files.write(file, new byte[(16 << 20) + 1]);
    }
    Object[] arguments = command.equals("calibrate")
        ? new Object[] {command, file, "--unit", "ms", "--as", "component=store-read,store=s3"}
        : new Object[] {command, file};
    String message = refused(arguments);
    // Before the folder is deleted, which warns of links that lead out of it.
    Files.delete(file);
    assertTrue(message.startsWith(name + ":"), message);
  }

  @Test
  @DisplayName("names cannot lead out of the output folder")
  void escaping() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Path dots = Files.writeString(inner.resolve("...yaml"), MINIMAL);
    Path out = inner.resolve("out");
    Cli ran = Cli.run("run", dots, scenario, "--quick", "-o", out);
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("makes no folder within"), ran.err());
    String climbing = MINIMAL.replace("region:", "\"../../climbed\":")
        + "name: ../../climbed\nrun: {horizon: 1 min, replications: 2}\n";
    Path named = Files.writeString(inner.resolve("named.yaml"), climbing);
    assertEquals(0, Cli.run("run", named, "-o", out).code());
    assertEquals(0, Cli.run("report", out, "--images", "svg").code());
    try (Stream<Path> all = Files.walk(folder)) {
      assertEquals(List.of(), all.filter(path -> path.toString().contains("climbed")).toList());
    }
    assertFalse(Files.exists(inner.resolve("results.json")));
  }
}
