package io.edgewise.ui.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class YamlTokensTest {

  private static List<String> read(String text) {
    List<String> lines = Lines.of(text);
    List<List<Token>> tokens = YamlTokens.of(lines);
    return IntStream.range(0, lines.size()).mapToObj(i -> tokens.get(i).stream()
        .map(token -> token.kind() + " " + token.in(lines.get(i))).collect(Collectors.joining("|"))).toList();
  }

  @Test
  @DisplayName("keys, quantities, words, comments and marks of block style")
  void blockStyle() {
    assertEquals(List.of(
        "COMMENT # a comment",
        "KEY users|MARK :",
        "KEY rate|MARK :|NUMBER 400 / s|COMMENT # mean",
        "MARK -|KEY at|MARK :|TEXT aws:us-east-1",
        "KEY free|MARK :|WORD false",
        "KEY name|MARK :|STRING \"a: # b\"",
        "KEY size|MARK :|NUMBER 5..50 ms",
        "KEY instance|MARK :|TEXT m7g.large"),
        read("""
            # a comment
            users:
              rate: 400 / s   # mean
              - at: aws:us-east-1
              free: false
              name: "a: # b"
              size: 5..50 ms
              instance: m7g.large"""));
  }

  @Test
  @DisplayName("commas part values within braces alone")
  void flowStyle() {
    assertEquals(
        List.of("KEY a|MARK :|MARK {|KEY b|MARK :|NUMBER 1|MARK ,|KEY \"c\"|MARK :|MARK [|TEXT x|MARK ,|TEXT y|"
            + "MARK ]|MARK }", "KEY question|MARK :|TEXT one, two"),
        read("a: {b: 1, \"c\": [x, y]}\nquestion: one, two"));
  }

  @Test
  @DisplayName("a block of text is text, whatever it looks like")
  void blockText() {
    assertEquals(List.of("KEY a|MARK :|TEXT |", "STRING b: 1", "", "STRING c", "KEY d|MARK :|NUMBER 2"),
        read("a: |\n  b: 1\n\n  c\nd: 2"));
  }

  @Test
  @DisplayName("a brace or a quote without an end does not colour the rest of the file")
  void broken() {
    assertEquals(List.of("KEY a|MARK :|MARK {|KEY b|MARK :|STRING \"c", "KEY d|MARK :|TEXT one, two"),
        read("a: {b: \"c\nd: one, two"));
  }
}
