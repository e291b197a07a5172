package io.edgewise.scenario.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.report.table.Section;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.KeySpace;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.text.Problems;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Compiling scenarios")
class ScenarioCompilerTest {

  private final Scenario scenario = Compilation.of(Compilation.SMALL).scenario();

  @Test
  @DisplayName("a report shows what the scenario asks for, in its order; a section that does not exist is a mistake")
  void report() {
    assertEquals(Section.USUAL, Compilation.of(Compilation.SMALL).sections());
    assertEquals(List.of(Section.COSTS, Section.REQUESTS),
        Compilation.of(Compilation.SMALL, "report=[costs, requests]").sections());
    assertEquals(List.of(), Compilation.of(Compilation.SMALL, "report=[]").sections());
    String mistake = Compilation.problems(Compilation.SMALL, "report=[cost]");
    assertTrue(mistake.contains("report[0]") && mistake.contains("did you mean \"costs\"?"), mistake);
  }

  @Test
  @DisplayName("users of several populations get their shares of the whole")
  void populations() {
    List<Place> origins = scenario.workload().origins();
    double[] weights = scenario.workload().load().segments().getFirst().mix().toArray();
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      assertTrue(origins.get(i).country().equals("DE") || origins.get(i).id().equals("city:tokyo"));
    }
    assertEquals(1, sum, 1e-12);
    assertEquals(0.3, weights[origins.indexOf(Places.shipped().place("city:tokyo"))], 1e-12);
  }

  @Test
  @DisplayName("NO is Norway")
  void norway() {
    List<Place> origins = Compilation.of(Compilation.SMALL, "users.where=country:no").scenario().workload().origins();
    assertTrue(!origins.isEmpty() && origins.stream().allMatch(place -> place.country().equals("NO")));
    String named = Compilation.SMALL.replace("users:", "name: NO\nusers:");
    assertEquals("NO", Compilation.of(named).scenario().name());
  }

  @Test
  @DisplayName("keys and sizes of a data set are those of the first step that says some")
  void keysOfADataSet() {
    KeySpace stated = new KeySpace(1000, 1.0);
    assertEquals(new Step.Read(0, stated, 4000, Step.Consistency.EVENTUAL), scenario.requests().get(0).steps().get(1));
    assertEquals(List.of(new Step.Write(0, stated, 4000), new Step.Write(1, new KeySpace(100_000, 0.99), 1000)),
        scenario.requests().get(1).steps());
    assertEquals(List.of("items", "log"), scenario.dataSets());
    assertEquals(0.9, scenario.requests().get(0).share(), 1e-12);
  }

  @Test
  @DisplayName("data sets that are bound alike share one store, others have their own")
  void sharedStores() {
    Deployment here = scenario.deployments().get(0);
    assertSame(here.stores().get(0), here.stores().get(1));
    Deployment there = scenario.deployments().get(1);
    assertNotEquals(there.stores().get(0), there.stores().get(1));
    Place frankfurt = Places.shipped().place("aws:eu-central-1");
    assertEquals(new StateStore.Home(frankfurt), there.stores().get(0).layout());
  }

  @Test
  @DisplayName("steps nest: repetitions and chances")
  void nestedSteps() {
    Scenario nested = Compilation.of(Compilation.SMALL,
        "requests.put.steps=[{repeat: {times: 3, steps: [{chance: {of: 25%, steps: [{wait: 5 ms}]}}]}}, {write: items},"
            + " {write: log}]")
        .scenario();
    Step repeat = nested.requests().get(1).steps().getFirst();
    assertEquals(3, ((Step.Repeat) repeat).times());
    assertEquals(0.25, ((Step.Chance) ((Step.Repeat) repeat).steps().getFirst()).probability());
    assertTrue(Compilation.problems(Compilation.SMALL, "requests.put.steps=[{repeat: {times: 10000, steps: "
        + "[{repeat: {times: 10000, steps: [{wait: 1 ms}]}}]}}, {write: items}, {write: log}]")
        .contains("the most is 100000"));
  }

  @Test
  @DisplayName("reordering strategies changes their order and nothing else")
  void reordered() {
    int there = Compilation.SMALL.indexOf("  there:");
    int here = Compilation.SMALL.indexOf("  here:");
    int end = Compilation.SMALL.indexOf("catalog:");
    String text = Compilation.SMALL.substring(0, here) + Compilation.SMALL.substring(there, end)
        + Compilation.SMALL.substring(here, there) + Compilation.SMALL.substring(end);
    CompiledScenario one = Compilation.of(Compilation.SMALL);
    CompiledScenario other = Compilation.of(text);
    assertEquals(List.of("there", "here"), List.copyOf(other.strategies().keySet()));
    assertEquals(byId(one), byId(other));
    one.strategies().forEach((id, notes) -> {
      assertEquals(notes.assumptions(), other.strategies().get(id).assumptions());
      assertEquals(notes.warnings(), other.strategies().get(id).warnings());
    });
    assertEquals(one.assumptions(), other.assumptions());
    assertEquals(one.scenario().requests(), other.scenario().requests());
    assertEquals(one.scenario().dataSets(), other.scenario().dataSets());
    assertEquals(one.scenario().plan(), other.scenario().plan());
    assertEquals(one.scenario().workload().origins(), other.scenario().workload().origins());
    assertEquals(one.scenario().workload().access(), other.scenario().workload().access());
    assertEquals(one.scenario().workload().connection(), other.scenario().workload().connection());
  }

  private static Map<String, Deployment> byId(CompiledScenario compiled) {
    Map<String, Deployment> deployments = new TreeMap<>();
    compiled.scenario().deployments().forEach(deployment -> deployments.put(deployment.id(), deployment));
    return deployments;
  }

  @Test
  @DisplayName("the hash sees values and their order, not comments, layout or the choice between YAML and JSON")
  void hash() {
    String hash = Compilation.of("users: {rate: 5 / s}\n" + rest()).facts().sha256();
    assertEquals(64, hash.length());
    assertEquals(hash, Compilation.of("# five\nusers:\n    rate: \"5 / s\"\n" + rest()).facts().sha256());
    assertNotEquals(hash, Compilation.of("users: {rate: 6 / s}\n" + rest()).facts().sha256());
    assertEquals(Compilation.of("users: {rate: 6 / s}\n" + rest()).facts().sha256(),
        Compilation.of("users: {rate: 5 / s}\n" + rest(), "users.rate=6 / s").facts().sha256());
  }

  @Test
  @DisplayName("JSON says the same as YAML")
  void json() {
    String json = """
        {"users": {"rate": "8 / s", "where": "city:tokyo"},
         "requests": {"job": {"share": 3, "steps": [{"compute": "5 ms"}]}},
         "strategies": {"server": {"compute": {"platform": "one-core"}}},
         "catalog": {"platforms": {"one-core": {"name": "One core", "cores": 1}}},
         "pricing": {"freeTier": true}}""";
    String yaml = """
        users: {rate: 8 / s, where: city:tokyo}
        requests: {job: {share: 3, steps: [{compute: 5 ms}]}}
        strategies: {server: {compute: {platform: one-core}}}
        catalog: {platforms: {one-core: {name: One core, cores: 1}}}
        pricing: {freeTier: true}
        """;
    Problems problems = new Problems();
    CompiledScenario compiled = Compilation.compile("test.json", json, problems).orElseThrow();
    assertEquals("", problems.toString());
    assertEquals(Compilation.of(yaml).facts().sha256(), compiled.facts().sha256());
    assertEquals(Compilation.of(yaml).scenario().deployments(), compiled.scenario().deployments());
  }

  @Test
  @DisplayName("connections that are always open never pay for a handshake")
  void openConnections() {
    assertEquals(0, Compilation.of(Compilation.MM1, "users.connection.requestsPerConnection=unlimited").scenario()
        .workload().connection().newConnectionProbability());
  }

  private static String rest() {
    return Compilation.SMALL.substring(Compilation.SMALL.indexOf("requests:"));
  }

  @Test
  @DisplayName("a stated network holds for the pairs it names, its default for all others, 0 ms within a place")
  void statedNetwork() {
    Place tokyo = Places.shipped().place("city:tokyo");
    Place frankfurt = Places.shipped().place("aws:eu-central-1");
    Place virginia = Places.shipped().place("aws:us-east-1");
    Scenario fixed = Compilation.of(Compilation.SMALL, "network={rtt: {default: 20 ms, pairs: "
        + "[{between: [aws:us-east-1, city:tokyo], rtt: 150 ms}]}}").scenario();
    assertEquals(150_000_000, fixed.network().rttNanos(tokyo, virginia));
    assertEquals(150_000_000, fixed.network().rttNanos(virginia, tokyo));
    assertEquals(20_000_000, fixed.network().rttNanos(tokyo, frankfurt));
    assertEquals(0, fixed.network().rttNanos(frankfurt, frankfurt));
    assertTrue(fixed.backboneJitter().isConstant());
    Scenario partly = Compilation.of(Compilation.SMALL, "network={rtt: {pairs: "
        + "[{between: [aws:us-east-1, city:tokyo], rtt: 150 ms}]}, jitter: measured}").scenario();
    assertEquals(scenario.network().rttNanos(tokyo, frankfurt), partly.network().rttNanos(tokyo, frankfurt));
    assertTrue(!partly.backboneJitter().isConstant());
  }

  @Test
  @DisplayName("a default horizon fits the load")
  void defaultHorizons() {
    // A million requests at 30 / s take 555.6 minutes.
    assertEquals(556, minutes());
    assertEquals(1440, minutes("users.pattern=daily"));
    assertEquals(60, minutes("users.pattern=flash-crowd"));
    assertEquals(30 * 1440, minutes("users.rate=1 / h"));
    assertEquals(10, minutes("users.rate=1M / s"));
  }

  private static long minutes(String... settings) {
    return Compilation.of(Compilation.SMALL, settings).scenario().plan().horizonNanos() / 60_000_000_000L;
  }
}
