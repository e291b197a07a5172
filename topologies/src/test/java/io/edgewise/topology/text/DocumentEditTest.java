package io.edgewise.topology.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentEditTest {

  private static final Document DOCUMENT = Document.parse("f.yaml", """
      run: {seed: 1, horizon: 1 day}
      where:
        - {place: "city:tokyo", share: 30%}
        - {place: "city:paris", share: 70%}
      hosts: {a.b: 1}
      """, new Problems()).orElseThrow();

  private static Node at(Document document, String... steps) {
    Node node = document.root();
    for (String step : steps) {
      node = step.matches("\\d+") ? node.items().get(Integer.parseInt(step)) : node.get(step).orElseThrow();
    }
    return node;
  }

  @Test
  @DisplayName("a set value replaces one value, and its location says where it came from")
  void replaces() {
    Document changed = DOCUMENT.with("where[1].share", "60%");
    assertEquals("60%", at(changed, "where", "1", "share").text());
    assertEquals("--set where[1].share", at(changed, "where", "1", "share").location().toString());
    assertEquals("where[1].share", at(changed, "where", "1", "share").path());
    assertEquals("30%", at(changed, "where", "0", "share").text());
    assertEquals("f.yaml:3:5", at(changed, "where", "0").location().toString());
    assertEquals("70%", at(DOCUMENT, "where", "1", "share").text());
  }

  @Test
  @DisplayName("keys and items are added, flow values are parsed, other values are texts")
  void adds() {
    Document changed = DOCUMENT.with("slo", "{p99: 300 ms, tags: [a, 'b']}").with("where[2]", "x: y")
        .with("note", "*a");
    assertEquals("300 ms", at(changed, "slo", "p99").text());
    assertEquals("slo.tags[1]", at(changed, "slo", "tags", "1").path());
    assertEquals("--set slo", at(changed, "slo", "tags", "1").location().toString());
    assertEquals("x: y", at(changed, "where", "2").text());
    assertEquals("*a", at(changed, "note").text());
    assertEquals("2", at(DOCUMENT.with("hosts.\"a.b\"", "2"), "hosts", "a.b").text());
    assertEquals(Node.Kind.EMPTY, at(DOCUMENT.with("run.seed", " "), "run", "seed").kind());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "rnu.seed | there is no \"rnu\" in the file; did you mean \"run\"?",
    "slo.p99 | there is no \"slo\" in the file; set the whole of it: \"slo={...}\"",
    "run.seed.x | \"run.seed\" is the text \"1\" and has no key \"x\"",
    "run[0] | \"run\" is a mapping with the keys seed, horizon and has no item [0]",
    "where.share | \"where\" is a list and has no key \"share\"",
    "where[3] | there is no item [3] in \"where\"; its items are [0] to [1]",
    "where[2].share | there is no item [2] in \"where\"; its items are [0] to [1]",
    "where[x] | the path \"where[x]\" cannot be read: a list index is a whole number in brackets, "
        + "counted from 0, such as \"where[1].share\"",
    "where[1 | the path \"where[1\" cannot be read: a list index is a whole number in brackets, "
        + "counted from 0, such as \"where[1].share\"",
    "where[1]share | the path \"where[1]share\" cannot be read: a \".\" or \"[\" is missing after \"]\"",
    "run..seed | the path \"run..seed\" cannot be read: a key is missing before or after a \".\"",
    "run. | the path \"run.\" cannot be read: a key is missing before or after a \".\"",
    ".run | the path \".run\" cannot be read: a key is missing before or after a \".\"",
    "hosts.\"a | the path \"hosts.\"a\" cannot be read: a quote is not closed",
  })
  @DisplayName("a path that leads nowhere says where it ends")
  void refuses(String path, String message) {
    InvalidInputException thrown = assertThrows(InvalidInputException.class, () -> DOCUMENT.with(path, "1"));
    assertEquals("--set " + path + ": " + message, thrown.getMessage());
  }

  @Test
  @DisplayName("a broken value is refused, located at the setting")
  void brokenValues() {
    assertEquals("--set run: the \"{\" opened at 1:1 needs a \",\" or a \"}\" here", assertThrows(
        InvalidInputException.class, () -> DOCUMENT.with("run", "{seed: 1")).getMessage());
    assertEquals("--set run: run.seed: the key \"seed\" was already given at 1:2; keep one of them", assertThrows(
        InvalidInputException.class, () -> DOCUMENT.with("run", "{seed: 1, seed: 2}")).getMessage());
    assertEquals("--set : the path is empty; write it as \"run.seed=7\" or \"where[1].share=30%\"", assertThrows(
        InvalidInputException.class, () -> DOCUMENT.with("", "1")).getMessage());
  }
}
