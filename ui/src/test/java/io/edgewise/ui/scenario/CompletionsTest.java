package io.edgewise.ui.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.topology.catalog.Catalog;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CompletionsTest {

  private static final KnownNames NAMES = new KnownNames(Catalog.shipped());
  private final Completions completions = new Completions(ScenarioSpec.VALUE.shape(), () -> Optional.of(NAMES));

  /** What may be written where a text has a caret, written as a vertical bar. */
  private List<Completion> at(String text) {
    String before = text.substring(0, text.indexOf('|'));
    List<String> lines = Lines.of(text.replace("|", ""));
    int line = Lines.of(before).size() - 1;
    return completions.at(YamlOutline.of(lines, line, Lines.of(before).getLast().length()));
  }

  private List<String> labels(String text) {
    return at(text).stream().map(Completion::label).toList();
  }

  @Test
  @DisplayName("keys of the file, required ones said so, without those that are there")
  void keysOfTheFile() {
    List<String> labels = labels("users:\n  rate: 1 / s\n|\nrun:\n  seed: 1\n");
    assertTrue(labels.containsAll(List.of("requests", "strategies", "slo")), labels::toString);
    assertFalse(labels.contains("users") || labels.contains("run"), labels::toString);
    assertEquals(new Completion("requests", "requests:\n  ",
        "Required. Kinds of requests, by a name of your choice."), at("req|").getFirst());
  }

  @Test
  @DisplayName("keys deeper in, by indentation, in lists and in braces")
  void keysDeeperIn() {
    assertEquals(List.of("rate", "retries"), labels("users:\n  r|\n  where: world\n").subList(0, 2));
    assertTrue(labels("requests:\n  page:\n    steps:\n      - |").containsAll(List.of("compute", "read", "write")));
    assertEquals("cpu: ", at("requests:\n  page:\n    steps:\n      - compute: {c|}").getFirst().text());
    List<String> second = labels("strategies:\n  a:\n    compute: {platform: ec2, |}\n");
    assertTrue(second.contains("at") && !second.contains("platform"), second::toString);
  }

  @Test
  @DisplayName("options of the offer whose id is written beside them")
  void options() {
    List<String> servers = labels("strategies:\n  a:\n    compute: {platform: ec2, |}\n");
    assertTrue(servers.containsAll(List.of("at", "count", "instance")) && !servers.contains("runtime"),
        servers::toString);
    List<String> functions =
        labels("strategies:\n  a:\n    compute:\n      platform: 'aws-lambda'\n      memory: 1 GB\n      |");
    assertTrue(functions.containsAll(List.of("runtime", "snapStart")) && !functions.contains("memory")
        && !functions.contains("count"), functions::toString);
    assertEquals(new Completion("queueLimit", "queueLimit: ", "An option of EC2."),
        at("strategies:\n  a:\n    compute: {platform: ec2, queueL|}\n").getFirst());
    List<String> unknown = labels("strategies:\n  a:\n    compute: {platform: nonsense, |}\n");
    assertEquals(List.of("at", "preset"), unknown);
  }

  @Test
  @DisplayName("a key that has its colon is replaced by a name alone")
  void keyWithItsColon() {
    assertEquals("rate", at("users:\n  ra|: 5 / s\n").getFirst().text());
  }

  @Test
  @DisplayName("ids of the catalogue and of the file's own offers, with what they are")
  void ids() {
    String own = "catalog:\n  platforms:\n    mine: {}\n";
    Completion workers = at("strategies:\n  a:\n    compute: {platform: cloudflare-w|}\n").getFirst();
    assertEquals("cloudflare-workers", workers.label());
    assertTrue(workers.description().startsWith("Cloudflare Workers"), workers.description());
    assertEquals("mine", at(own + "strategies:\n  a:\n    compute:\n      platform: |").getFirst().label());
    assertTrue(labels("strategies:\n  a:\n    stores: {orders: dyn|}").contains("dynamodb"));
  }

  @Test
  @DisplayName("places as one or in a list, also by the name of the city")
  void places() {
    assertEquals("aws:us-east-1", labels("strategies:\n  a:\n    compute: {platform: ec2, at: aws:us-e|}").getFirst());
    assertTrue(labels("strategies:\n  a:\n    compute: {platform: ec2, at: [aws:us-east-1, frankf|]}")
        .contains("aws:eu-central-1"));
    assertTrue(labels("users:\n  where: |").contains("world"));
  }

  @Test
  @DisplayName("words of enumerations and examples of quantities")
  void words() {
    assertTrue(labels("users:\n  connection:\n    protocol: |").contains("tls1.3"));
    assertEquals("Example of a duration", at("run:\n  horizon: |").stream()
        .filter(each -> each.description().startsWith("Example")).findFirst().orElseThrow().description());
  }

  @Test
  @DisplayName("nothing in comments, in blocks of text, nor below what the file does not know")
  void nothing() {
    assertEquals(List.of(), labels("users: # ra|\n"));
    assertEquals(List.of(), labels("question: >\n  ra|\n"));
    assertEquals(List.of(), labels("nonsense:\n  ra|\n"));
  }
}
