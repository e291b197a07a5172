package io.edgewise.scenario.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.report.table.ComparisonCsv;
import io.edgewise.report.table.ComparisonMarkdown;
import io.edgewise.report.table.ComparisonText;
import io.edgewise.report.table.Paint;
import io.edgewise.scenario.output.Results;
import io.edgewise.scenario.output.ResultsJson;
import io.edgewise.sim.Experiment;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.InferenceEndpoint;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.Service;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Lognormal;
import io.edgewise.sim.random.Uniform;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.topology.catalog.Catalog;
import io.edgewise.topology.catalog.OfferKind;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.traffic.TokenCounts;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Steps that ask models, and what strategies bind these to. */
class ModelsTest {

  private static final String CHAT = """
      users: {rate: 5 / s, where: city:tokyo, access: none}
      requests:
        chat: {steps: [{infer: {model: assistant, input: 550, output: {uniform: 100..200}, stream: true}}]}
      strategies:
        region:
          compute: {platform: box, at: aws:us-east-1}
          models: {assistant: own}
        edge:
          compute: {platform: box, at: cloudflare:NRT}
          models: {assistant: {offer: own, at: aws:us-east-1}}
      catalog:
        platforms: {box: {name: Box}}
        models:
          own:
            firstToken: 300 ms
            perToken: 10 ms
            contextWindow: 1000
            prices: {tokens: {meter: output-tokens, price: $1 / 1M tokens}}
      network: {rtt: 40 ms}
      run: {horizon: 10 min, warmUp: 10 s, replications: 4, seed: 3}
      """;

  @Test
  @DisplayName("a step becomes a question to a model, which answers in each strategy at its own place")
  void compiled() {
    Scenario scenario = Compilation.of(CHAT).scenario();
    assertEquals(List.of("assistant"), scenario.models());
    assertEquals(List.of(new Step.Infer(0, new Constant(550), new Uniform(100, 200), true)),
        scenario.requests().getFirst().steps());
    for (int i = 0; i < 2; i++) {
      InferenceEndpoint own = scenario.deployments().get(i).models().getFirst();
      assertEquals(List.of("aws:us-east-1"), own.places().stream().map(place -> place.id()).toList());
      assertEquals(1000, own.contextTokens());
    }
  }

  @Test
  @DisplayName("consumers of messages ask as well, at the one place where all code runs; their answers are not the user's")
  void consumers() {
    String steps = "steps: [{infer: {model: assistant, input: 550, output: {uniform: 100..200}, stream: true}}";
    String text = CHAT.replace("model: assistant, input: 550, output: {uniform: 100..200}, stream: true}}]",
        "model: assistant, input: 550, output: 20, stream: true}}, {publish: {to: captions, " + steps + "]}}]")
        .replace("models: {assistant: own}", """
            models: {assistant: own}
                services: {captions: {platform: box, at: aws:us-east-1}}
                queues: {captions: sqs}""")
        .replaceAll("(?s)  edge:.*catalog:", "catalog:");
    CompiledScenario compiled = Compilation.of(text);
    assertEquals(List.of("aws:us-east-1"), compiled.scenario().deployments().getFirst().models().getFirst().places()
        .stream().map(place -> place.id()).toList());
    Measurements result = new Experiment(compiled.scenario()).run().strategies().getFirst().measurements();
    assertEquals(340e6, result.firstToken().quantile(0.5), 2e6);
    assertEquals(result.requests(), result.firstToken().count());
    assertEquals(2, (double) result.usage().total(UsageKind.INFERENCES) / result.requests(), 0.05);
  }

  @Test
  @DisplayName("token counts: a number, a distribution, or a trace, which is told with its source")
  void tokens() {
    String text = CHAT.replace("contextWindow: 1000", "contextWindow: 100k");
    CompiledScenario traces = Compilation.of(text.replace("input: 550, output: {uniform: 100..200}, stream: true",
        "input: azure-code, output: azure-code"));
    TokenCounts code = TokenCounts.of("azure-code");
    assertEquals(List.of(new Step.Infer(0, code.input(), code.output(), false)),
        traces.scenario().requests().getFirst().steps());
    String told = traces.assumptions().stream().map(Object::toString).collect(Collectors.joining("\n"));
    assertTrue(told.contains("Azure Public Dataset") && told.contains("steps[0].infer.stream"), told);
    Step.Infer lognormal = (Step.Infer) Compilation.of(text.replace("input: 550", "input: {p50: 100, p99: 900}"))
        .scenario().requests().getFirst().steps().getFirst();
    assertEquals(Lognormal.ofMedianAndP99(100, 900), lognormal.inputTokens());
  }

  @Test
  @DisplayName("what is wrong is told where it is, with what was probably meant")
  void problems() {
    String text = CHAT.replace("input: 550", "input: azure-chat").replace("{assistant: own}", "{asistant: ownn}")
        .replace("stream: true", "streams: true");
    String found = Compilation.problems(text);
    assertTrue(found.contains("infer.input: "), found);
    assertTrue(found.contains("azure-conversation"), found);
    assertTrue(found.contains("did you mean \"stream\"?"), found);
    assertTrue(found.contains("no model \"ownn\"; did you mean \"own\"?"), found);
    assertTrue(found.contains("strategies.region.models: the model \"assistant\" has no offer"), found);
    String nobody = Compilation.problems(CHAT.replace("models: {assistant", "models: {assistent"));
    assertTrue(nobody.contains("no strategy has an offer for the model \"assistant\"; did you mean \"assistent\"?"),
        nobody);
    String without = Compilation.problems(CHAT.replace("    models: {assistant: own}\n", ""));
    assertTrue(without.contains("add \"assistant: OFFER\" under \"models\""), without);
  }

  @Test
  @DisplayName("a binding that nobody asks is a warning")
  void unused() {
    Problems problems = new Problems();
    assertTrue(Compilation.compile("test.yaml", CHAT.replace("{assistant: own}", "{assistant: own, other: own}"),
        problems).isPresent());
    assertTrue(problems.toString().contains("no request asks the model \"other\""), problems::toString);
  }

  @Test
  @DisplayName("a strategy whose model cannot hold the average prompt and answer is infeasible")
  void contextWindow() {
    CompiledScenario compiled = Compilation.of(CHAT.replace("{offer: own, at: aws:us-east-1}", "small")
        .replace("  models:\n    own:", "  models:\n    small: {contextWindow: 600}\n    own:"));
    assertEquals(List.of("edge"), compiled.infeasible().stream().map(Infeasible::id).toList());
    String told = compiled.infeasible().getFirst().limits().toString();
    assertTrue(
        told.contains("context window: prompt and answer of \"chat\" have 700 tokens on average; small allows 600"),
        told);
  }

  @Test
  @DisplayName("first token and latency: round trips, 300 ms, and 10 ms for each further token; the bill is the tokens")
  void simulated() {
    List<StrategyResult> results = new Experiment(Compilation.of(CHAT).scenario()).run().strategies();
    StrategyResult region = results.getFirst();
    // A round trip of the users, which stand 40 ms off, and one from the edge to the model.
    assertEquals(340e6, region.measurements().firstToken().quantile(0.5), 2e6);
    assertEquals(380e6, results.get(1).measurements().firstToken().quantile(0.5), 2e6);
    assertEquals(340 + 149 * 10, region.measurements().latency().meanNanos() / 1e6, 20);
    double output = region.measurements().usage().total(UsageKind.OUTPUT_TOKENS);
    assertEquals(output * region.monthFactor() / 1e6, region.monthlyCost().total().doubleValue(), 1e-6);
  }

  @Test
  @DisplayName("where answers are streamed, table, CSV and results.json tell the first token apart; elsewhere nothing does")
  void reported() {
    for (boolean streamed : new boolean[] {true, false}) {
      CompiledScenario compiled = Compilation.of(CHAT.replace("stream: true", "stream: " + streamed));
      Results results = Results.of(compiled, new Experiment(compiled.scenario()).run(), LocalDate.of(2026, 11, 28));
      String table = ComparisonText.of(results.run(), results.presentation(), Paint.PLAIN);
      assertEquals(streamed, table.contains("First token of an answer"), table);
      assertEquals(streamed,
          ComparisonMarkdown.of(results.run(), results.presentation()).contains("| first token p99 |"));
      String csv = ComparisonCsv.of(results.run(), results.presentation());
      assertEquals(streamed, csv.lines().findFirst().orElseThrow().contains(",firstTokenP99Ms,"), csv);
      assertTrue(table.contains("models, platform and waits"), table);
      JsonNode region = JsonMapper.shared().readTree(ResultsJson.text(results)).get("strategies").get(0);
      assertEquals(streamed, region.has("firstTokenMs"));
      if (streamed) {
        assertEquals(340, region.get("firstTokenMs").get("p50").get("value").doubleValue(), 2);
        assertEquals(region.get("requests").intValue(), region.get("firstTokenMs").get("requests").intValue());
      }
    }
  }

  @Test
  @DisplayName("a model on GPUs: its instances are a service of their own, and on the bill by the second")
  void instances() {
    String text = CHAT.replace("{offer: own, at: aws:us-east-1}",
        "{offer: replicate-llama-3-3-70b, at: aws:us-east-1, instances: {provisioned: 3, maxInstances: 3}}");
    CompiledScenario compiled = Compilation.of(text);
    Deployment edge = compiled.scenario().deployments().get(1);
    assertEquals(List.of("assistant"), edge.services().stream().map(Service::id).toList());
    assertEquals(0, edge.models().getFirst().pool());
    assertEquals(InferenceEndpoint.SHARED, compiled.scenario().deployments().getFirst().models().getFirst().pool());
    StrategyResult result = new Experiment(compiled.scenario()).run().strategies().get(1);
    // 40 ms from the edge to the GPUs, some 30 ms of invocation, 130 ms of prompt, and 5 requests a second of 3.4 s each
    // for 15 slots: most wait.
    assertTrue(result.saturated() || result.measurements().components().mean()[Component.QUEUE.ordinal()] > 1e9);
    // Three times two H100 for 730 hours.
    assertEquals(3 * 0.00305 * 2_628_000, result.monthlyCost().total().doubleValue(), 1);
    String trickle = text.replace("provisioned: 3, maxInstances: 3", "keepAlive: 30 s").replace("5 / s", "1 / h")
        .replace("horizon: 10 min", "horizon: 40 h");
    StrategyResult cold = new Experiment(Compilation.of(trickle).scenario()).run().strategies().get(1);
    // Another request comes within the 580 s for which an instance loads, answers and waits with probability 0.15.
    assertEquals(0.85, cold.rate(StrategyResult.Rate.COLD_START).orElseThrow().value(), 0.1);
    assertEquals(0.85 * 730 * 580 * 0.00305, cold.monthlyCost().total().doubleValue(), 200);
  }

  @Test
  @DisplayName("every model of the catalogue answers, to code at the edge and in a region")
  void everyModel() {
    for (String id : Catalog.shipped().ids(OfferKind.MODEL)) {
      String binding = Compilation.problems(CHAT.replace("offer: own, at: aws:us-east-1", "offer: " + id)).isEmpty()
          ? "offer: " + id
          : "offer: " + id + ", at: " + (id.startsWith("vertex") ? "gcp:us-central1" : "aws:us-east-1");
      StrategyResult edge = new Experiment(Compilation.of(CHAT.replace("offer: own, at: aws:us-east-1", binding))
          .scenario()).run().strategies().get(1);
      assertTrue(edge.measurements().count(Outcome.SERVED) > 0.8 * edge.measurements().requests(), id);
      assertTrue(edge.monthlyCost().total().signum() > 0, id);
    }
  }
}
