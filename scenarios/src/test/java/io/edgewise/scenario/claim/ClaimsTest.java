package io.edgewise.scenario.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.report.table.ClaimTable;
import io.edgewise.report.table.ClaimTable.Verdict;
import io.edgewise.report.table.Quantity;
import io.edgewise.report.table.Quantity.Unit;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.ScenarioCompiler;
import io.edgewise.scenario.output.Results;
import io.edgewise.scenario.output.ResultsJson;
import io.edgewise.scenario.spec.ScenarioReader;
import io.edgewise.sim.Experiment;
import io.edgewise.topology.text.Problems;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Claims")
class ClaimsTest {

  private static final String SCENARIO = """
      users: {rate: 10 / s, where: city:berlin, access: none}
      requests: {page: {steps: [{compute: 20 ms}]}}
      strategies:
        functions: {compute: {platform: aws-lambda, at: aws:eu-central-1, memory: 1769 MB, runtime: go}}
        server: {compute: {platform: ec2, at: aws:eu-central-1, instance: t3.medium}}
      network: {rtt: 0 ms, jitter: none}
      run: {horizon: 2 min, warmUp: 1 min, replications: 2, seed: 3}
      claims:
        - title: Costs
          source: somebody
          claims: [STATEMENT]
      """;
  private static final String LAMBDA = "{platform: aws-lambda, at: aws:us-east-1, memory: 128 MB}";
  private static final String SERVER = "{compute: {platform: ec2, at: aws:us-east-1, instance: t3.medium}}";

  private static Optional<CompiledScenario> compiled(String statement, Problems problems) {
    return ScenarioReader.read("test.yaml", SCENARIO.replace("STATEMENT", statement), List.of(), problems)
        .flatMap(spec -> ScenarioCompiler.shipped().compile(spec, problems));
  }

  private static ClaimTable.Row row(String statement) {
    Problems problems = new Problems();
    CompiledScenario scenario = compiled(statement, problems).orElseThrow(() -> new AssertionError(problems));
    List<ClaimTable> tables = scenario.claims().against(new Experiment(scenario.scenario()).threads(1).run());
    assertEquals("Costs", tables.getFirst().title());
    return tables.getFirst().rows().getFirst();
  }

  private static double found(String figure) {
    return row("{claim: it, found: " + figure + "}").found().orElseThrow().value();
  }

  @Test
  @DisplayName("a bill is what the invoice with that usage comes to")
  void bill() {
    String bill = "{bill: {compute: " + LAMBDA + ", usage: {invocations: 3M, duration: 100 ms}}}";
    assertEquals(1.2250, found(bill), 1e-4);
    assertEquals(0.40, found(bill.replace("100 ms}", "100 ms}, freeTier: true")), 1e-9);
    assertEquals(4.2250, found(bill.replace("usage", "front: [api-gateway-http], usage")), 1e-4);
    assertEquals(30.368 / 1.2250, found("{ratio: [{bill: " + SERVER + "}, " + bill + "]}"), 1e-2);
  }

  @Test
  @DisplayName("C31: an HTTP API in front of functions costs as much as a t3.medium from 21,563,100 requests on")
  void crossover() {
    assertEquals(21_563_100, found("{crossover: {bill: {compute: " + LAMBDA
        + ", front: [api-gateway-http], usage: {duration: 100 ms}}, against: " + SERVER + "}}"), 1e-4 * 21_563_100);
  }

  @Test
  @DisplayName("servers are cheaper from 10.2 % utilisation on where functions are small, from 20.1 % where they are large")
  void utilisation() {
    String figure = "{utilisation: {bill: {compute: " + LAMBDA + ", usage: {duration: 100 ms}}, of: " + SERVER + "}}";
    assertEquals(0.102, found(figure), 0.0005);
    assertEquals(0.201, found(figure.replace("128 MB", "1769 MB").replace("100 ms", "900 s")), 0.0005);
  }

  @Test
  @DisplayName("figures of a run, of a start and of a file come in their units")
  void others() {
    assertEquals(20, found("{simulated: {of: server, metric: p50}}"), 0.5);
    assertTrue(found("{simulated: {of: functions, metric: monthlyCost}}") > 1);
    assertEquals(316, found("{startUp: {of: functions, phase: overhead, quantile: 50%}}"), 1e-6);
    assertEquals(900_000, found("{stated: {of: aws-lambda, path: timeout.most}}"));
    Quantity memory = row("{claim: it, found: {stated: {of: aws-lambda, path: memory.most}}}").found().orElseThrow();
    assertEquals(Unit.BYTES, memory.unit());
    assertEquals("10 GB", memory.text());
  }

  @ParameterizedTest(name = "{0} for $30.37 is {1}")
  @CsvSource(delimiter = ';', value = {"{about: $30}; CONFIRMED", "{about: $27}; CONTRADICTED",
      "{about: $27, within: 20%}; CONFIRMED", "{between: [$10, $30]}; CONTRADICTED",
      "{between: [$10, $30], within: 2%}; CONFIRMED", "{atMost: $30}; CONTRADICTED", "{atLeast: $30}; CONFIRMED"})
  void verdicts(String says, Verdict expected) {
    ClaimTable.Row row = row("{claim: it, says: " + says + ", found: {bill: " + SERVER + "}}");
    assertEquals(expected, row.verdict(), row::toString);
  }

  @Test
  @DisplayName("an estimate decides nothing where its interval holds the limit")
  void notDistinguishable() {
    Expectation atMost = new Expectation(0, 10, "≤ 10");
    assertEquals(Verdict.NOT_DISTINGUISHABLE, atMost.verdict(new Quantity(9.9, 0.2, Unit.COUNT)));
    assertEquals(Verdict.NOT_DISTINGUISHABLE, atMost.verdict(new Quantity(10.1, 0.2, Unit.COUNT)));
    assertEquals(Verdict.CONFIRMED, atMost.verdict(new Quantity(9.7, 0.2, Unit.COUNT)));
    assertEquals(Verdict.CONTRADICTED, atMost.verdict(new Quantity(10.3, 0.2, Unit.COUNT)));
    assertEquals(Verdict.NOT_DECIDED, row("{claim: dedicated hardware is required}").verdict());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = ';', value = {
      "{simulated: {of: sever, metric: p50}}; no strategy \"sever\"; did you mean \"server\"?",
      "{simulated: {of: server, metric: p51}}; no metric \"p51\"",
      "{stated: {of: aws-lamda, path: timeout.most}}; no offer \"aws-lamda\"",
      "{stated: {of: aws-lambda, path: timeout.mos}}; states no plain number at \"timeout.mos\"",
      "{bill: {compute: {platform: ec3}}}; no platform \"ec3\"",
      "{bill: {compute: {platform: ec2, at: aws:us-east-1}, front: [alb]}}; no front \"alb\"",
      "{ratio: [{bill: {compute: {platform: ec2, at: aws:us-east-1}}}]}; a ratio is of two figures, found 1",
      "{utilisation: {bill: {compute: {platform: ec2, at: aws:us-east-1}}, of: {compute: {platform: ec2, "
          + "at: aws:us-east-1}}}}; the usage needs a \"duration\"",
      "{coin: 1}; coin"})
  @DisplayName("what is wrong is told with its place")
  void mistakes(String figure, String expected) {
    Problems problems = new Problems();
    assertTrue(compiled("{claim: it, found: " + figure + "}", problems).isEmpty());
    assertTrue(problems.toString().contains(expected), problems::toString);
    assertTrue(problems.toString().startsWith("test.yaml:11:"), problems::toString);
  }

  @Test
  @DisplayName("a value in another unit than what is found is wrong")
  void units() {
    Problems problems = new Problems();
    assertTrue(compiled("{claim: it, says: {about: 30 ms}, found: {bill: " + SERVER + "}}", problems).isEmpty());
    assertTrue(problems.toString().contains("says.about"), problems::toString);
  }

  @Test
  @DisplayName("results.json holds the claims with values and units")
  void json() {
    Problems problems = new Problems();
    CompiledScenario scenario = compiled("{claim: it, says: {about: $30}, found: {bill: " + SERVER
        + "}, beside: {largest: {stated: {of: aws-lambda, path: memory.most}}}}", problems).orElseThrow();
    Results results =
        Results.of(scenario, new Experiment(scenario.scenario()).threads(1).run(), LocalDate.of(2026, 11, 28));
    JsonNode claim = JsonMapper.shared().readTree(ResultsJson.text(results)).get("claims").get(0).get("claims").get(0);
    assertEquals(30.368, claim.get("found").get("value").asDouble(), 1e-9);
    assertEquals("USD", claim.get("found").get("unit").asString());
    assertEquals("confirmed", claim.get("verdict").asString());
    assertEquals(10_737_418_240.0, claim.get("beside").get("largest").get("value").asDouble());
  }
}
