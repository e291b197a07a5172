package io.edgewise.topology.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentProblemsTest {

  private static String problems(String name, String text) {
    Problems problems = new Problems();
    Document.parse(name, text, problems);
    return problems.toString();
  }

  static Stream<Arguments> yaml() {
    String colon = "a \":\" cannot stand here; either the line is indented wrongly, or the text holds a colon and "
        + "needs quotes";
    String ended = "this text follows a value that has already ended; check its indentation, or put the whole value in "
        + "quotes";
    String start = "a value cannot begin with this character; put the text in quotes";
    String missing = "a value is missing here; if the text begins with this character, put it in quotes";
    String tab = "a tab cannot indent YAML; use spaces";
    return Stream.of(
        arguments("a: 1\na: 2\n", "f:2:1: a: the key \"a\" was already given at 1:1; keep one of them"),
        arguments("a:\n\tb: 1\n", "f:2:1: " + tab),
        arguments("a: 5 ms\n\tb: 6\n", "f:2:1: " + tab),
        arguments("a: b: c\n", "f:1:5: " + colon),
        arguments("a: b\n  c: d\n", "f:2:4: " + colon),
        arguments("a: [1, 2\nb: 3\n", "f:2:2: the \"[\" opened at 1:4 needs a \",\" or a \"]\" here"),
        arguments("a: {b: 1\nc: 2\n", "f:2:2: the \"{\" opened at 1:4 needs a \",\" or a \"}\" here"),
        arguments("a: \"abc\nb: 1\n", "f:3:1: the quote opened at 1:4 is not closed"),
        arguments("a: \"\\q\"\n", "f:1:6: the text in double quotes that begins at 1:4 holds an unknown escape; write "
            + "\"\\\\\" for a backslash, or use single quotes"),
        arguments("a:\n  b: 1\n c: 2\n", "f:3:2: this line does not fit the mapping that begins at 1:1; check its "
            + "indentation, and that quotes and brackets before it are closed"),
        arguments("a:\n  - b\n c\n", "f:3:2: " + ended),
        arguments("a: 'x'y\n", "f:1:7: " + ended),
        arguments("a: - b\n", "f:1:4: a list item (\"- \") cannot stand here; begin the list on a line of its own"),
        arguments("a: @b\n", "f:1:4: " + start),
        arguments("a: `b`\n", "f:1:4: " + start),
        arguments("a: ]\n", "f:1:4: " + missing),
        arguments("a: ,b\n", "f:1:4: " + missing),
        arguments("a: [b,\n", "f:2:1: the file ends here, but a bracket or brace is still open"),
        arguments("- a\n-b\n", "f:3:1: a key must be followed by \": \" and its value; the key begins at 2:1"),
        arguments("a: *\n", "f:1:5: anchors and aliases (\"&\" and \"*\") are not supported; put the text in quotes"),
        arguments("a: !<\n", "f:1:6: tags (\"!\") are not supported; put the text in quotes"),
        arguments("a: |x\n  b", "f:1:5: the block text that begins at 1:4 is malformed; write \"|\" or \">\" alone, "
            + "then indented lines"),
        arguments("a: x\u0007y", "f:1:5: the control character U+0007 is not allowed in a text file; remove it"),
        arguments("a: \"x\\e[2J\"", "f:1:4: a: the invisible character U+001B is not allowed in a text; remove it"),
        arguments("a: {\"x\\x9b\": 1}", "f:1:5: a: the invisible character U+009B is not allowed in a text; remove it"),
        arguments("a: x\u202Ey", "f:1:4: a: the invisible character U+202E is not allowed in a text; remove it"),
        arguments("a: 1\n...\nb: 2\n", "f:3:1: the document has ended before this line; check its indentation"),
        arguments("a: 1\n---\nb: 2\n", "f:2:1: a second document begins here; a file holds one, so put it into a "
            + "file of its own"),
        arguments("b: {<<: {a: 1}, c: 2}", "f:1:5: b: merge keys (<<) are not supported; write the keys out"),
        arguments("? [a, b]\n: 1\nc: 2", "f:1:3: a key must be a plain text, found a list; if braces are part of the "
            + "text, put it in quotes"),
        arguments("", "f: the file is empty"),
        arguments("~", "f: the file is empty"));
  }

  @ParameterizedTest
  @MethodSource
  @DisplayName("broken YAML is refused in one plain sentence at the right place")
  void yaml(String text, String expected) {
    assertEquals(expected.replaceFirst("^f", "f.yaml"), problems("f.yaml", text));
  }

  @Test
  @DisplayName("anchors, aliases, tags, merge keys and repeated keys are all reported at once")
  void allAtOnce() {
    assertEquals("""
        f.yaml:1:4: a: anchors are not supported (&x); write the value where it is needed, or put it in quotes if it \
        is a text that begins with "&"
        f.yaml:2:4: b: aliases are not supported (*x); write the value out, or put it in quotes if it is a text that \
        begins with "*"
        f.yaml:3:4: c: tags are not supported (!!map); remove it, or put the value in quotes if it is a text that \
        begins with "!"
        f.yaml:3:17: c.d: the key "d" was already given at 3:11; keep one of them
        f.yaml:4:1: merge keys (<<) are not supported; write the keys out
        f.yaml:5:1: a: the key "a" was already given at 1:1; keep one of them\
        """,
        problems("f.yaml", "a: &x 1\nb: *x\nc: !!map {d: 1, d: 2}\n<<: z\na: 3\n"));
  }

  @Test
  @DisplayName("parts that follow a refused part are still read")
  void readsOn() {
    Problems problems = new Problems();
    Node root = Document.parse("f.yaml", "a: *x\nb: 2\n", problems).orElseThrow().root();
    assertEquals(1, problems.errorCount());
    assertEquals(Node.Kind.BROKEN, root.get("a").orElseThrow().kind());
    assertEquals("2", root.get("b").orElseThrow().text());
  }

  @Test
  @DisplayName("nesting ends at 64 levels, in YAML and JSON")
  void nesting() {
    String path = "[0]".repeat(64);
    String message = ":1:65: " + path + ": nested more than 64 levels deep; flatten this part of the file";
    assertEquals("f.yaml" + message, problems("f.yaml", "[".repeat(100_000)));
    assertEquals("f.json" + message, problems("f.json", "[".repeat(100_000)));
    assertEquals("", problems("f.json", "[".repeat(64) + "]".repeat(64)));
  }

  static Stream<Arguments> json() {
    String key = "a key in double quotes must stand here; remove a trailing comma, and put keys in double quotes";
    return Stream.of(
        arguments("{\"a\": 1, \"a\": 2}", "f:1:10: a: the key \"a\" was already given at 1:2; keep one of them"),
        arguments("{\"a\": 1,}", "f:1:9: " + key),
        arguments("{a: 1}", "f:1:2: " + key),
        arguments("{\"a\" 1}", "f:1:6: a \":\" is missing between the key and its value"),
        arguments("{\"a\": 1} {}", "f:1:10: the document has ended before this; a file holds one value"),
        arguments("{\"a\": [1 2]}", "f:1:10: a \",\" or a closing brace or bracket is missing before this"),
        arguments("{\"a\": \"x", "f:1:9: the JSON text ends too early; a brace, bracket or quote is not closed"),
        arguments("{\"a\": NaN}", "f:1:10: NaN and infinite numbers are not JSON; write a finite number"),
        arguments("{\"a\": 'x'}", "f:1:7: this is not JSON: the character \"'\" cannot stand here"),
        arguments("{\n  \"a\": 01\n}", "f:2:9: this is not JSON: Invalid numeric value: Leading zeroes not allowed"),
        arguments("{\"a\": tru}", "f:1:7: this is not JSON: Unrecognized token 'tru'"),
        arguments("{\"a\": \"x\\ud800\"}",
            "f:1:7: a: the invisible character U+D800 is not allowed in a text; remove it"),
        arguments("{\"a\": \"x\ny\"}", "f:1:9: a text in quotes must not contain a line break or a control character; "
            + "write \\n for a line break"),
        arguments("{\"\": 1}", "f:1:2: a key is missing before the colon"),
        arguments("{\"a\":1]", "f:1:7: this is not JSON: Unexpected close marker ']': expected '}'"),
        arguments("", "f: the file is empty"),
        arguments("null", "f: the file is empty"));
  }

  @ParameterizedTest
  @MethodSource
  @DisplayName("broken JSON is refused in one plain sentence at the right place")
  void json(String text, String expected) {
    assertEquals(expected.replaceFirst("^f", "f.json"), problems("f.json", text));
  }
}
