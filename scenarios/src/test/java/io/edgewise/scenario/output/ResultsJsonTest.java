package io.edgewise.scenario.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.ScenarioCompiler;
import io.edgewise.scenario.spec.ScenarioReader;
import io.edgewise.sim.Experiment;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.topology.text.Problems;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResultsJsonTest {

  /** One server that bears the load and one that cannot, a store with a price, users in two places. */
  private static final String SCENARIO = """
      name: Two servers
      users:
        rate: 20 / s
        where: [{place: city:tokyo, share: 30%}, {place: city:berlin, share: 70%}]
        access: none
        connection: {requestsPerConnection: 4}
      requests:
        get: {share: 3, steps: [{compute: 100 ms}, {read: items}]}
        put: {share: 1, steps: [{compute: 100 ms}, {write: items}]}
      strategies:
        small: {compute: {platform: core}, stores: {items: table}}
        large: {compute: {platform: cores}, stores: {items: table}}
      catalog:
        platforms:
          core: {name: One core, cores: 1}
          cores: {name: Four cores, cores: 4}
        stores:
          table: {name: Table, read: 2 ms, write: 4 ms, prices: {reads: {item: Reads, meter: read-units,
            price: $0.25 / 1M reads}}}
      network: {rtt: 10 ms, jitter: none}
      run: {horizon: 2 min, warmUp: 20 s, replications: 3, seed: 5}
      slo: {p99: 2 s, monthly: 500 USD}
      """;

  private static Results results;
  private static JsonNode json;
  private static JsonNode saturated;
  private static JsonNode steady;

  @BeforeAll
  static void run() {
    Problems problems = new Problems();
    CompiledScenario compiled = ScenarioReader.read("two.yaml", SCENARIO, List.of(), problems)
        .flatMap(spec -> ScenarioCompiler.shipped().compile(spec, problems))
        .orElseThrow(() -> new AssertionError(problems));
    results = Results.of(compiled, new Experiment(compiled.scenario()).run(), LocalDate.of(2026, 11, 23));
    json = JsonMapper.shared().readTree(ResultsJson.text(results));
    saturated = json.get("strategies").get(0);
    steady = json.get("strategies").get(1);
  }

  @Test
  @DisplayName("the keys of format 1, in their order")
  void keys() {
    assertEquals(List.of("format", "scenario", "seed", "level", "fingerprint", "strategies", "comparisons",
        "infeasible"),
        List.copyOf(json.propertyNames()));
    assertEquals(List.of("id", "name", "requests", "replications", "saturated", "precisionReached", "sampled",
        "warmUpSeconds", "latencyMs", "byOrigin", "sites", "entries", "byRequest", "componentsMs", "coldStartRate",
        "throttledRate",
        "errorRate", "staleReadRate", "rateIntervals", "tooSmall", "stalenessMs", "instances", "utilisation",
        "monthlyCost",
        "sloMet", "sloBroken"), List.copyOf(steady.propertyNames()));
    assertEquals(List.copyOf(steady.propertyNames()), List.copyOf(saturated.propertyNames()));
    assertEquals(List.of("mean", "p50", "p90", "p95", "p99", "p999"),
        List.copyOf(steady.get("latencyMs").propertyNames()));
    assertEquals(List.of("value", "low", "high"), List.copyOf(steady.get("latencyMs").get("p99").propertyNames()));
    assertEquals(List.of("id", "name", "lat", "lon", "requests", "mean", "p50", "p95", "p99"),
        List.copyOf(steady.get("byOrigin").get(0).propertyNames()));
    assertEquals(List.of("connect", "network", "queue", "coldStart", "compute", "store", "other"),
        List.copyOf(steady.get("componentsMs").get("tail").propertyNames()));
    assertEquals(List.of("mean", "max"), List.copyOf(steady.get("instances").propertyNames()));
    assertEquals(List.of("offer", "item", "region", "quantity", "billable", "unit", "amount", "guessedRegion", "source",
        "date", "kind", "confidence"), List.copyOf(steady.get("monthlyCost").get("items").get(0).propertyNames()));
    assertEquals(List.of("first", "second", "metric", "difference", "pValue", "verdict"),
        List.copyOf(json.get("comparisons").get(0).propertyNames()));
  }

  @Test
  @DisplayName("numbers are those of the result: milliseconds, dollars, seconds, read back exactly")
  void numbers() {
    StrategyResult strategy = results.run().strategies().get(1);
    assertEquals(strategy.metric(Metric.P99).orElseThrow().value(),
        steady.get("latencyMs").get("p99").get("value").asDouble());
    assertEquals(strategy.measurements().latency().quantile(0.99) / 1e6,
        steady.get("latencyMs").get("p99").get("value").asDouble());
    assertEquals(strategy.monthlyCost().total().doubleValue(),
        steady.get("monthlyCost").get("total").get("value").asDouble());
    assertEquals(20, steady.get("warmUpSeconds").asDouble());
    assertEquals(String.format("%016x", results.run().fingerprint()), json.get("fingerprint").asString());
    assertTrue(json.get("scenario").get("sha256").asString().matches("[0-9a-f]{64}"));
    long served = 0;
    for (JsonNode origin : steady.get("byOrigin")) {
      served += origin.get("requests").asLong();
    }
    assertEquals(strategy.measurements().latency().count(), served);
    double parts = 0;
    for (JsonNode part : steady.get("componentsMs").get("mean")) {
      parts += part.asDouble();
    }
    assertEquals(steady.get("latencyMs").get("mean").get("value").asDouble(), parts, 1e-6);
  }

  @Test
  @DisplayName("a saturated strategy has no latencies, and they are not compared; its bill is")
  void saturation() {
    assertTrue(saturated.get("saturated").asBoolean());
    assertFalse(steady.get("saturated").asBoolean());
    saturated.get("latencyMs").forEach(metric -> assertTrue(metric.isNull()));
    assertTrue(saturated.get("byOrigin").get(0).get("p99").isNull());
    assertTrue(saturated.get("byRequest").get(0).get("mean").isNull());
    assertTrue(saturated.get("componentsMs").get("tail").get("queue").isNull());
    assertFalse(saturated.get("sloMet").asBoolean());
    assertEquals("p99", saturated.get("sloBroken").get(0).asString());
    assertTrue(steady.get("sloMet").asBoolean());
    for (JsonNode comparison : json.get("comparisons")) {
      boolean money = comparison.get("metric").asString().equals("monthlyCost");
      assertEquals(!money, comparison.get("difference").isNull());
      if (money) {
        assertNotEquals("saturated", comparison.get("verdict").asString());
      } else {
        assertEquals("saturated", comparison.get("verdict").asString());
      }
    }
  }

  @Test
  @DisplayName("latency.csv is a distribution: rising to 1, and its counts are all requests served")
  void latencyTable() {
    List<String> lines = ResultTables.latency(results.run()).lines().toList();
    assertEquals("strategy,latencyMs,cumulativeShare,count", lines.getFirst());
    StrategyResult large = results.run().strategies().get(1);
    double before = 0;
    long sum = 0;
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      assertEquals("large", cells[0]);
      double share = Double.parseDouble(cells[2]);
      assertTrue(share > before);
      before = share;
      sum += Long.parseLong(cells[3]);
    }
    assertEquals(1, before);
    assertEquals(large.measurements().latency().count(), sum);
    assertEquals(large.measurements().latency().maxNanos() / 1e6, Double.parseDouble(lines.getLast().split(",")[1]));
  }

  @Test
  @DisplayName("costs.csv has the items of every bill")
  void costTable() {
    List<String> lines = ResultTables.costs(results.run()).lines().toList();
    long items = results.run().strategies().stream().mapToLong(s -> s.monthlyCost().items().size()).sum();
    assertEquals(items + 1, lines.size());
    assertTrue(lines.get(1).startsWith("small,Table,Reads,"), lines.get(1));
  }
}
