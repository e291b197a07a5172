package io.edgewise.topology.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {

  private static final List<String> KNOWN = List.of("cloudflare-workers", "aws-lambda", "cloudflare-kv", "dynamodb",
      "fly-machines", "lambda-at-edge", "gcp-cloud-run");

  @ParameterizedTest
  @CsvSource({
      "cloudflare-worker, cloudflare-workers", "aws_lambda, aws-lambda", "AWS-Lambda, aws-lambda",
      "awslambda, aws-lambda", "lambda-aws, aws-lambda", "lambda, aws-lambda lambda-at-edge", "dynamo, dynamodb",
      "workers, cloudflare-workers", "clodflare-workers, cloudflare-workers", "cloudlfare-kv, cloudflare-kv",
      "cloudflare, cloudflare-workers cloudflare-kv", "google-cloud-run-gcp-cloud-run, gcp-cloud-run",
      "fly, fly-machines"
  })
  @DisplayName("finds what was meant: case, separators, plural, words missing or moved, typing errors")
  void finds(String found, String expected) {
    assertEquals(Arrays.asList(expected.split(" ")).stream().sorted().toList(),
        Suggestions.closest(found, KNOWN).stream().sorted().toList());
  }

  @ParameterizedTest
  @CsvSource({"zzz", "x", "kubernetes", "''", "' '"})
  @DisplayName("proposes nothing when nothing is near")
  void findsNothing(String found) {
    assertEquals(List.of(), Suggestions.closest(found, KNOWN));
  }

  @Test
  @DisplayName("proposes at most three, and lists what is allowed when the list is short")
  void hints() {
    assertEquals(3, Suggestions.closest("item", List.of("item1", "item2", "item3", "item4")).size());
    assertEquals("; did you mean \"tls1.2\" or \"tls1.3\"?", Suggestions.hint("tls1.4", List.of("tls1.2", "tls1.3")));
    assertEquals("; allowed: a, b", Suggestions.hint("zzz", List.of("a", "b")));
    assertEquals("", Suggestions.hint("zzz", IntStream.range(0, 13).mapToObj(i -> "name" + i).toList()));
    assertEquals("", Suggestions.hint("zzz", List.of()));
  }

  /** The definition, without memory of anything. */
  private static int slowDistance(String a, String b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.length() + b.length();
    }
    String a1 = a.substring(1);
    String b1 = b.substring(1);
    int best = slowDistance(a1, b1) + (a.charAt(0) == b.charAt(0) ? 0 : 1);
    best = Math.min(best, 1 + Math.min(slowDistance(a1, b), slowDistance(a, b1)));
    if (a.length() > 1 && b.length() > 1 && a.charAt(0) == b.charAt(1) && a.charAt(1) == b.charAt(0)) {
      best = Math.min(best, 1 + slowDistance(a.substring(2), b.substring(2)));
    }
    return best;
  }

  @Test
  @DisplayName("the distance agrees with its recursive definition")
  void distance() {
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      String a = word(random);
      String b = word(random);
      assertEquals(slowDistance(a, b), Suggestions.distance(a, b), a + " / " + b);
    }
    assertEquals(3, Suggestions.distance("ca", "abc"));
  }

  private static String word(Random random) {
    return random.ints(random.nextInt(6), 'a', 'd').collect(StringBuilder::new, (s, c) -> s.append((char) c),
        StringBuilder::append).toString();
  }
}
