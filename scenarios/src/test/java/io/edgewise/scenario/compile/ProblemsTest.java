package io.edgewise.scenario.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Problems of scenarios")
class ProblemsTest {

  /** Pairs of a setting and the message that it must cause. */
  static Stream<Arguments> mistakes() throws IOException {
    return Stream.of(Files.readString(Path.of("src/test/resources/io/edgewise/scenario/one-mistake.txt")).split("\n\n"))
        .map(block -> block.strip().split("\n  "))
        .map(block -> Arguments.of(block[0], block[1]));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  @DisplayName("one mistake, one message")
  void oneMistake(String setting, String message) {
    String problems = Compilation.problems(Compilation.SMALL, setting);
    String shown = problems.replaceAll("(?m)^(--set [^ ]+|test\\.yaml:\\d+:\\d+): ", "");
    assertEquals(message, shown.lines().filter(line -> !line.startsWith("strategies.here.stores: the data set"))
        .findFirst().orElse(shown.strip()));
  }

  @Test
  @DisplayName("a strong read from copies that may be old is impossible")
  void strongReadOfCopies() {
    assertEquals("--set strategies.edge.stores.stock: the store \"cloudflare-kv\" answers from copies that may be old, "
        + "and requests.buy.steps[2].read.from demands a strong read of \"stock\"; choose another store, or "
        + "\"consistency: eventual\"",
        Compilation.problems(ProductExampleTest.DOCUMENTED, "strategies.edge.stores.stock=cloudflare-kv",
            "requests.buy.steps[2]={read: {from: stock, consistency: strong}}"));
  }

  @Test
  @DisplayName("a front that contradicts the platform is impossible")
  void noFront() {
    assertEquals("--set strategies.edge.front: the platform \"lambda-at-edge\" is reached through \"cloudfront\"; "
        + "leave the key out",
        Compilation.problems(ProductExampleTest.DOCUMENTED,
            "strategies.edge={compute: {platform: lambda-at-edge}, stores: {catalog: {store: dynamodb, "
                + "at: aws:us-east-1}, session: {store: dynamodb, at: aws:us-east-1}, stock: {store: dynamodb, "
                + "at: aws:us-east-1}, orders: {store: dynamodb, at: aws:us-east-1}}}",
            "strategies.edge.front=none"));
  }
}
