package io.edgewise.scenario.uncertainty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.ScenarioCompiler;
import io.edgewise.scenario.spec.ScenarioReader;
import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.sim.Experiment;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.Scenario;
import io.edgewise.topology.catalog.Catalog;
import io.edgewise.topology.catalog.Offer;
import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.InvalidInputException;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InputsTest {

  private static final ScenarioCompiler COMPILER = ScenarioCompiler.shipped();
  private static final Path EXAMPLES = Path.of("examples");

  private static final String SHOP = """
      users: {rate: 5 / s, where: city:berlin}
      requests:
        get: {steps: [{compute: {cpu: {p50: 4 ms, p99: 9 ms}}}, {read: items}]}
      strategies:
        region: {compute: {platform: aws-lambda, at: aws:eu-central-1}, stores: {items: dynamodb}}
        edge: {compute: {platform: cloudflare-workers}, stores: {items: cloudflare-kv}}
      run: {horizon: 1 min, replications: 2}
      """;

  private static ScenarioSpec spec(String name, String text) {
    return ScenarioReader.read(name, text, List.of(), new Problems()).orElseThrow();
  }

  private static CompiledScenario compiled(String name, String text, List<String> settings) {
    Problems problems = new Problems();
    Optional<CompiledScenario> compiled = Document.parse(name, text, problems)
        .flatMap(document -> ScenarioReader.read(document, settings, problems))
        .flatMap(spec -> COMPILER.compile(spec, problems));
    problems.throwIfAny();
    return compiled.orElseThrow();
  }

  private static List<Input> inputs(String text, boolean money) {
    return Inputs.of(spec("shop.yaml", text), compiled("shop.yaml", text, List.of()),
        settings -> compiled("shop.yaml", text, settings), Set.of("region", "edge"), money);
  }

  private static Input input(List<Input> inputs, String id) {
    return inputs.stream().filter(input -> input.id().equals(id)).findFirst().orElseThrow();
  }

  private static List<String> refusals(String uncertainty) {
    return assertThrows(InvalidInputException.class, () -> inputs(SHOP + uncertainty, false)).problems().stream()
        .map(Problem::toString).toList();
  }

  @Test
  @DisplayName("the range of a number follows from how far it can be trusted, and the weakest of a group decides")
  void rangesFollowFromTrust() {
    List<Input> inputs = inputs(SHOP, true);
    Input read = input(inputs, "dynamodb: read");
    assertEquals(Trust.MEASURED, read.trust());
    assertEquals(0.8, read.knob().from());
    assertEquals(1.25, read.knob().to());
    Input start = input(inputs, "aws-lambda: startUp");
    assertEquals(Trust.ASSUMED, start.trust(), "its overhead is assumed, its initialisation measured");
    assertTrue(start.numbers().size() >= 2);
    assertEquals(Trust.ASSUMED, input(inputs, "cloudflare-kv: read").trust(), "of confidence C");
    assertEquals(Trust.PRICES, input(inputs, "AWS Lambda: Requests").trust());
    assertEquals(Trust.ASSUMED, input(inputs, "requests.get.response").trust());
  }

  @Test
  @DisplayName("prices matter to money alone, and what the file states is known")
  void pricesAndStatedNumbersAreLeftOut() {
    Set<String> ids = inputs(SHOP, false).stream().map(Input::id).collect(Collectors.toCollection(TreeSet::new));
    assertFalse(ids.contains("AWS Lambda: Requests"));
    assertFalse(ids.contains("users.rate"));
    assertFalse(ids.stream().anyMatch(id -> id.startsWith("run.")));
    assertEquals(ids.size(), inputs(SHOP, false).size());
  }

  @Test
  @DisplayName("a scenario states ranges of classes, of numbers in force, of its own numbers, and what is known")
  void scenariosStateRanges() {
    List<Input> inputs = inputs(SHOP + """
        uncertainty:
          measured: 50%..150%
          "cloudflare-kv: read": 90%..300%
          "aws-lambda: startUp": known
          users.rate: 1 / s..20 / s
          requests.get.steps[0].compute.cpu: 50%..200%
        """, false);
    assertEquals(1.5, input(inputs, "dynamodb: read").knob().to());
    assertEquals(3, input(inputs, "cloudflare-kv: read").knob().to());
    assertTrue(inputs.stream().noneMatch(input -> input.id().equals("aws-lambda: startUp")));
    assertEquals(List.of("users.rate=20 / s"), input(inputs, "users.rate").settings(20));
    assertEquals(Optional.of(5.0), input(inputs, "users.rate").base());
    assertEquals(List.of("requests.get.steps[0].compute.cpu.p50=8 ms", "requests.get.steps[0].compute.cpu.p99=18 ms"),
        input(inputs, "requests.get.steps[0].compute.cpu").settings(2));
  }

  @Test
  @DisplayName("what a range is given to that is not there, or cannot have it, is told with its place")
  void wrongRangesAreTold() {
    List<String> problems = refusals("""
        uncertainty:
          "dynamodb: raed": 50%..200%
          "dynamodb: read": 1 ms..5 ms
          users.where: 50%..200%
          users.rate: 1 ms..2 ms
        """);
    assertEquals(4, problems.size(), problems.toString());
    assertTrue(problems.get(0).startsWith("shop.yaml:9:21: ") && problems.get(0).contains("\"dynamodb: read\""),
        problems.get(0));
    assertTrue(problems.get(1).startsWith("shop.yaml:10:21: ") && problems.get(1).contains("several numbers"),
        problems.get(1));
    assertTrue(problems.get(2).contains("there is no number above 0 at \"users.where\""), problems.get(2));
    assertTrue(problems.get(3).startsWith("shop.yaml:12:15: ") && problems.get(3).contains("users.rate=1 ms"),
        problems.get(3));
  }

  @Test
  @DisplayName("a range that is none is refused where the file is read")
  void rangesAreRead() {
    for (String range : List.of("200%..50%", "0%..10%", "much", "5 ms..2 s")) {
      Problems problems = new Problems();
      ScenarioReader.read("shop.yaml", SHOP + "uncertainty: {users.rate: " + range + "}\n", List.of(), problems);
      assertEquals(1, problems.errorCount(), range);
    }
  }

  @Test
  @DisplayName("counts stay whole, and half of 1M is half a million")
  void countsStayWhole() {
    List<Input> inputs = inputs(SHOP + "uncertainty: {data.items.keys.count: 50%..200%}\n", false);
    assertEquals(List.of("data.items.keys.count=79370"), input(inputs, "data.items.keys.count").settings(0.793701));
    assertEquals(List.of("data.items.keys.zipf=0.495"), input(inputs, "data.items.keys.zipf").settings(0.5));
    assertEquals("x=500000", FileValue.of("x", "1M").orElseThrow().times(0.5, true));
  }

  @Test
  @DisplayName("every group of numbers of the catalogue knows its sources, a cache those of the store behind it")
  void groupsKnowTheirSources() throws IOException {
    Set<String> shipped = Catalog.shipped().offers().stream().map(Offer::id).collect(Collectors.toSet());
    Set<String> unknown = new TreeSet<>();
    Set<String> known = new TreeSet<>();
    for (String name : List.of("state-stores", "global-checkout", "cold-starts", "chat-inference", "queue-worker",
        "order-workflow", "lambda-vs-server")) {
      Path file = EXAMPLES.resolve(name + ".yaml");
      CompiledScenario compiled = compiled(file.toString(), Files.readString(file), List.of());
      for (ModelInputs.Group group : ModelInputs.of(compiled.scenario(), compiled)) {
        // How long instances are kept may be said by the strategy.
        boolean stated = !shipped.contains(group.id().replaceFirst(": .*", "")) || group.id().endsWith(": keepAlive");
        if (group.numbers().isEmpty() && !stated) {
          unknown.add(group.id());
        }
        known.add(group.id());
      }
    }
    assertEquals(Set.of(), unknown, "numbers in force that no assumption tells of");
    assertTrue(known.contains("dynamodb: read") && !known.contains("dax: read") && known.contains("dax: cache"));
    assertTrue(known.containsAll(Set.of("queues: send", "fronts: added", "bedrock-llama-3-3-70b: perToken")));
  }

  @Test
  @DisplayName("all times doubled double the latency")
  void doubledTimesDoubleLatency() {
    String text = """
        users: {rate: 5 / s, where: city:berlin, access: cable, connection: {requestsPerConnection: 3}}
        requests:
          get: {steps: [{read: items}, {write: items}], response: 0 B}
        strategies:
          region: {compute: {platform: box, at: aws:eu-central-1}, stores: {items: dynamodb}}
        catalog: {platforms: {box: {name: Box, cores: 4}}}
        network: {jitter: none}
        run: {horizon: 1 min, replications: 2}
        """;
    CompiledScenario compiled = compiled("box.yaml", text, List.of("users.connection.dns=0 ms"));
    Scenario scenario = compiled.scenario();
    Scenario doubled = scenario;
    for (ModelInputs.Group group : ModelInputs.of(scenario, compiled)) {
      if (Set.of("network.rtt", "users.access", "dynamodb: read", "dynamodb: write").contains(group.id())) {
        doubled = group.change().applied(doubled, 2);
      } else if (group.id().equals("users.loss")) {
        scenario = group.change().applied(scenario, 1e-9);
        doubled = group.change().applied(doubled, 1e-9);
      }
    }
    assertEquals(2 * mean(scenario), mean(doubled), 1e-3 * mean(doubled));
  }

  private static double mean(Scenario scenario) {
    return new Experiment(scenario).threads(1).run().strategies().getFirst().metric(Metric.MEAN).orElseThrow().value();
  }
}
