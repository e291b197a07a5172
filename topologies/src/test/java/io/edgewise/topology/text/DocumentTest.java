package io.edgewise.topology.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentTest {

  @TempDir
  private Path folder;

  /** One line for each node: position, path, what it is. */
  private static List<String> flat(Node node) {
    List<String> lines = new ArrayList<>();
    lines.add(node.location().line() + ":" + node.location().column() + " " + node.path() + " = " + node.description()
        + (node.quoted() ? " quoted" : ""));
    node.entries().forEach(entry -> {
      lines.add(entry.keyLocation().line() + ":" + entry.keyLocation().column() + " key " + entry.key());
      lines.addAll(flat(entry.value()));
    });
    node.items().forEach(item -> lines.addAll(flat(item)));
    return lines;
  }

  private static Document parse(String name, String text) {
    Problems problems = new Problems();
    Document document = Document.parse(name, text, problems).orElseThrow(() -> new AssertionError(problems));
    problems.throwIfAny();
    return document;
  }

  @Test
  @DisplayName("characters of two halves are read wherever they stand, also across the end of the parser's buffer")
  void pairsAcrossBuffers() {
    for (int before = 1020; before < 1030; before++) {
      // The parser reads 1,025 characters at a time, so that of two in a row one is cut in the middle at times.
      String value = "x".repeat(before) + "\uD83D\uDE00\uD83D\uDE00" + "y".repeat(2000) + "\uD83D\uDE00";
      assertEquals(value, parse("f.yaml", "a: " + value + "\nb: 1\n").root().get("a").orElseThrow().text());
    }
  }

  @Test
  @DisplayName("every key, value, item and scalar of YAML knows its line and column")
  void yamlLocations() {
    assertEquals(List.of(
        "1:1  = a mapping with the keys a, b, e",
        "1:1 key a", "1:4 a = the text \"1\"",
        "2:1 key b", "3:3 b = a list",
        "3:5 b[0] = the text \"x\"",
        "4:5 b[1] = a mapping with the keys c, d",
        "4:6 key c", "4:9 b[1].c = the text \"q\" quoted",
        "4:14 key d", "4:17 b[1].d = a list", "4:18 b[1].d[0] = the text \"1\"", "4:21 b[1].d[1] = the text \"2\"",
        "5:1 key e", "5:3 e = nothing"),
        flat(parse("f.yaml", "a: 1\nb:\n  - x\n  - {c: 'q', d: [1, 2]}\ne:\n").root()));
  }

  @Test
  @DisplayName("every key, value, item and scalar of JSON knows its line and column, behind emoji too")
  void jsonLocations() {
    assertEquals(List.of(
        "1:1  = a mapping with the keys a, é😀, z",
        "1:2 key a", "1:7 a = a list", "1:8 a[0] = the text \"true\"", "1:14 a[1] = nothing",
        "1:20 a[2] = the text \"1.50e3\"",
        "2:2 key é😀", "2:8 \"é😀\" = the text \"😀\" quoted",
        "2:13 key z", "2:18 z = an empty mapping"),
        flat(parse("f.json", "{\"a\": [true, null, 1.50e3],\r\n \"é😀\": \"😀\", \"z\": {}}").root()));
  }

  @Test
  @DisplayName("JSON is known by its content where the name does not tell")
  void jsonByContent() {
    String tabbed = "{\n\t\"a\": 1\n}";
    assertEquals("1", parse("scenario", tabbed).root().get("a").orElseThrow().text());
    assertEquals("1", parse("x.yaml", "{\"a\": 1}").root().get("a").orElseThrow().text());
  }

  @Test
  @DisplayName("byte order mark and Windows line ends shift nothing")
  void markAndCarriageReturns() throws IOException {
    Path file = Files.write(folder.resolve("w.yaml"), "\uFEFFa: 1\r\nb: é😀 x\r\nc: {é: d}\r\n"
        .getBytes(StandardCharsets.UTF_8));
    Node root = Document.read(file).root();
    assertEquals("1:1", root.location().position());
    assertEquals("é😀 x", root.get("b").orElseThrow().text());
    assertEquals("3:8", root.get("c").orElseThrow().get("é").orElseThrow().location().position());
  }

  @ParameterizedTest
  @CsvSource({"NO", "yes", "on", "0x10", "1e3", "1_000", ".5", "0777", "2025-01-01", "12:30:45", "1.10"})
  @DisplayName("an unquoted scalar stays the text it is")
  void scalarsStayText(String text) {
    Node node = parse("f.yaml", "k: " + text).root().get("k").orElseThrow();
    assertEquals(text, node.text());
    assertFalse(node.quoted());
  }

  @Test
  @DisplayName("only an unquoted null is empty")
  void nulls() {
    Node root = parse("f.yaml", "a: ~\nb: null\nc: 'null'\nd: \"\"\n").root();
    assertEquals(List.of(Node.Kind.EMPTY, Node.Kind.EMPTY, Node.Kind.SCALAR, Node.Kind.SCALAR),
        root.entries().stream().map(entry -> entry.value().kind()).toList());
  }

  @Test
  @DisplayName("nodes are immutable and say no to the wrong question")
  void immutable() {
    Node root = parse("f.yaml", "a: [1]").root();
    assertThrows(UnsupportedOperationException.class, () -> root.entries().clear());
    assertThrows(UnsupportedOperationException.class, () -> root.get("a").orElseThrow().items().clear());
    assertThrows(IllegalStateException.class, root::text);
    assertTrue(root.get("b").isEmpty());
  }

  private String problemsOf(Path file) {
    InvalidInputException thrown = assertThrows(InvalidInputException.class, () -> Document.read(file));
    return thrown.getMessage().replace(file.toString(), "FILE");
  }

  @Test
  @DisplayName("files that cannot be read say why")
  void unreadableFiles() throws IOException {
    assertEquals("FILE: no such file", problemsOf(folder.resolve("none.yaml")));
    assertEquals("FILE: this is a directory; name a file in it", problemsOf(folder));
    Path latin = Files.write(folder.resolve("latin.yaml"),
        "a: 1\nb: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals("FILE:2:7: the byte 0xE9 is not UTF-8; save the file as UTF-8", problemsOf(latin));
    Path wide = Files.write(folder.resolve("wide.yaml"), "\uFEFFa: 1".getBytes(StandardCharsets.UTF_16LE));
    assertEquals("FILE:1:1: the byte 0xFF is not UTF-8; save the file as UTF-8 (it looks like UTF-16)",
        problemsOf(wide));
    Path cut = Files.write(folder.resolve("cut.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE2, (byte) 0x82});
    assertEquals("FILE:1:4: the byte 0xE2 is not UTF-8; save the file as UTF-8", problemsOf(cut));
    Path large = Files.write(folder.resolve("large.yaml"), new byte[Limits.WRITTEN.bytes() + 1]);
    assertEquals("FILE: the file is larger than 16 MiB; split it", problemsOf(large));
    assertEquals("FILE: the file is empty", problemsOf(Files.writeString(folder.resolve("e.yaml"), "# nothing\n")));
  }

  @Test
  @DisplayName("saved results may be larger than what people write, as far as the memory allows")
  void savedResults() throws IOException {
    String values = "[" + "0,".repeat(Limits.WRITTEN.values()) + "0]";
    Path file = Files.writeString(folder.resolve("results.json"), values);
    assertEquals("FILE:1:1000000: [499999]: the file holds more than 500,000 values; split it", problemsOf(file));
    Limits large = Limits.saved(8L << 30);
    assertEquals(64 << 20, large.bytes());
    Problems problems = new Problems();
    assertEquals(500_001, Document.read(file, large, problems).orElseThrow().root().items().size());
    assertEquals(0, problems.errorCount());
    Path larger = Files.write(folder.resolve("larger.json"), new byte[large.bytes() + 1]);
    Document.read(larger, large, problems);
    assertEquals(larger + ": the file is larger than 64 MiB; simulate fewer strategies at once",
        problems.sorted().getFirst().toString());
    assertEquals(32 << 20, Limits.saved(1L << 30).bytes());
    assertEquals(Limits.WRITTEN.bytes(), Limits.saved(256 << 20).bytes());
  }

  @Test
  @DisplayName("a long key over many children costs no memory for paths")
  void longKeys() {
    String json = "{\"" + "k".repeat(1_000_000) + "\": [" + "1,".repeat(99_999) + "1]}";
    assertEquals(100_000, parse("f.json", json).root().entries().getFirst().value().items().size());
  }
}
