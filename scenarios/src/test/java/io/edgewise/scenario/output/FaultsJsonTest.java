package io.edgewise.scenario.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.ScenarioCompiler;
import io.edgewise.scenario.spec.ScenarioReader;
import io.edgewise.sim.Experiment;
import io.edgewise.topology.text.Problems;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code results.json} and {@code timeline.csv} say of faults. */
class FaultsJsonTest {

  private static final String SCENARIO = """
      users: {rate: 5 / s, where: city:tokyo, access: none}
      requests: {get: {steps: [{compute: 1 ms}]}}
      strategies:
        one: {compute: {platform: box, at: aws:us-east-1}}
      catalog: {platforms: {box: {name: Box, cores: 4}}}
      network: {rtt: 0 ms}
      run: {horizon: 20 min, warmUp: 0 s, replications: 4, seed: 3}
      """;

  private static Results results(String more, int threads) {
    Problems problems = new Problems();
    CompiledScenario compiled = ScenarioReader.read("test.yaml", SCENARIO + more, List.of(), problems)
        .flatMap(spec -> ScenarioCompiler.shipped().compile(spec, problems))
        .orElseThrow(() -> new AssertionError(problems.toString()));
    return Results.of(compiled, new Experiment(compiled.scenario()).threads(threads).run(), LocalDate.of(2026, 11, 28));
  }

  private static JsonNode strategy(Results results) {
    return JsonMapper.builder().build().readTree(ResultsJson.text(results)).get("strategies").get(0);
  }

  @Test
  @DisplayName("a tenth of the horizon is down: a tenth of the requests fail, in the intervals of the outage")
  void outage() {
    String faults = "faults: [{from: 10 min, for: 2 min, outage: aws:us-east-1}]\nslo: {availability: 99%}\n";
    Results results = results(faults, 1);
    JsonNode one = strategy(results);
    double availability = one.get("availability").get("value").asDouble();
    assertEquals(0.9, availability, 0.01);
    assertEquals(1 - one.get("errorRate").asDouble(), availability, 1e-12);
    // Of 1 % of the 2,190 times as many minutes that a month has, two are down.
    assertEquals(2 / (0.01 * 43_800), one.get("errorBudget").get("spentOfMonth").asDouble(), 0.0006);
    assertFalse(one.get("sloMet").asBoolean());
    JsonNode fault = one.get("faults").get(0);
    assertEquals(600, fault.get("fromSeconds").asDouble());
    assertEquals(120, fault.get("recoverSeconds").asDouble());
    assertTrue(fault.get("detectSeconds").isNull(), "there is nowhere to go");
    assertEquals(240, one.get("timeline").size());
    for (JsonNode part : one.get("timeline")) {
      boolean down = part.get("fromSeconds").asDouble() >= 600 && part.get("toSeconds").asDouble() <= 720;
      assertEquals(down ? part.get("requests").asLong() : 0, part.get("errors").asLong(), part::toString);
      assertEquals(down, part.get("p99").isNull());
    }
    assertEquals(List.of("before", "outage of aws:us-east-1", "after"), StreamSupport
        .stream(one.get("phases").spliterator(), false).map(phase -> phase.get("name").asString()).toList());
    assertEquals(one.get("outcomes").get("unreachable").asLong(),
        StreamSupport.stream(one.get("timeline").spliterator(), false).mapToLong(p -> p.get("errors").asLong()).sum());
    String csv = FaultsJson.csv(results.run());
    assertEquals(241, csv.lines().count());
    assertTrue(csv.startsWith("strategy,fromSeconds,toSeconds,requests,attempts,errors,"));
    IntStream.of(2, 3).forEach(threads -> {
      Results again = results(faults, threads);
      assertEquals(csv, FaultsJson.csv(again.run()), "the same bytes on any number of threads");
      assertEquals(ResultsJson.text(results), ResultsJson.text(again));
    });
  }

  @Test
  @DisplayName("where nothing breaks there is nothing of it, but an availability that is asked for")
  void nothing() {
    JsonNode plain = strategy(results("", 2));
    for (String key : List.of("availability", "errorBudget", "outcomes", "faults", "phases", "timeline")) {
      assertFalse(plain.has(key), key);
    }
    JsonNode asked = strategy(results("slo: {availability: 99.9%}\n", 2));
    assertEquals(1, asked.get("availability").get("value").asDouble());
    assertEquals(0, asked.get("errorBudget").get("spentOfMonth").asDouble());
    assertTrue(asked.get("sloMet").asBoolean());
  }
}
