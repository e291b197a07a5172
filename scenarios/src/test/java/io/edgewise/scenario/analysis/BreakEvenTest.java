package io.edgewise.scenario.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.scenario.SharedTables;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.ScenarioCompiler;
import io.edgewise.scenario.spec.Knob;
import io.edgewise.scenario.spec.ScenarioReader;
import io.edgewise.sim.Experiment;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.theory.EdgeVersusRegion;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BreakEvenTest {

  private static final ScenarioCompiler COMPILER = ScenarioCompiler.shipped();

  /** Two small sites against one of two servers, 24 ms farther; M/M/1 against M/M/2, 13 a second and server. */
  static final String POOLED = """
      users:
        rate: 10 / s
        where: [{place: city:tokyo, share: 50%}, {place: city:london, share: 50%}]
        access: none
        connection: {requestsPerConnection: 1000000}
      requests: {job: {steps: [{compute: {exponential: 76.923076923 ms}}], response: 0 B}}
      strategies:
        edge: {compute: {platform: small, at: [city:tokyo, city:london]}}
        region: {compute: {platform: large, at: aws:us-east-1}}
      catalog: {platforms: {small: {name: One, cores: 1}, large: {name: Two, cores: 2}}}
      network:
        rtt:
          default: 25 ms
          pairs:
            - {between: [city:tokyo, city:tokyo], rtt: 1 ms}
            - {between: [city:london, city:london], rtt: 1 ms}
      run: {horizon: 500 s, warmUp: 30 s, replications: 10, seed: 1}
      """;

  /** Round trips and constant times alone: calls of 41 ms from near the users, or of 1 ms from 100 ms farther. */
  static final String CALLS = """
      users: {rate: 20 / s, where: city:osaka, access: none, connection: {requestsPerConnection: 1000000}}
      requests:
        job: {steps: [{repeat: {times: 2, steps: [{read: items}]}}], response: 0 B}
      strategies:
        near: {compute: {platform: box, at: city:tokyo}, stores: {items: {store: table, at: aws:us-east-1}}}
        far: {compute: {platform: box, at: aws:us-east-1}, stores: {items: table}}
      catalog:
        platforms: {box: {name: Box, cores: 4}}
        stores: {table: {name: Table, read: 1 ms, write: 1 ms}}
      network:
        rtt:
          default: 0 ms
          pairs:
            - {between: [city:tokyo, aws:us-east-1], rtt: 40 ms}
            - {between: [city:osaka, aws:us-east-1], rtt: 100 ms}
        jitter: none
      run: {horizon: 60 s, warmUp: 1 s, replications: 4, seed: 1}
      """;

  static Variants variants(String text) {
    return settings -> {
      Problems problems = new Problems();
      CompiledScenario compiled = ScenarioReader.read("test.yaml", text, settings, problems)
          .flatMap(spec -> COMPILER.compile(spec, problems)).orElse(null);
      problems.throwIfAny();
      return compiled;
    };
  }

  static RunResult run(Scenario scenario) {
    return new Experiment(scenario).sharing(SharedTables.TABLES).run();
  }

  private static BreakEven find(String text, String knob, String first, String second, Metric metric) {
    return BreakEvenSearch.find(variants(text), Knob.parse(knob), new Contest(first, second, metric),
        BreakEvenSearch.POINTS, BreakEvenTest::run, part -> {
        });
  }

  static void contains(double expected, Crossing crossing) {
    assertTrue(crossing.low() <= expected && expected <= crossing.high(), crossing + " has not " + expected);
  }

  @Test
  @DisplayName("E01 the loads at which five M/M/1 and one M/M/5 tie are found, in the mean and at p95, and by theory")
  void edgeAgainstRegion() throws IOException {
    String lab = Files.readString(Path.of("examples", "lab", "edge-against-region.yaml"))
        .replace("horizon: 6000 s", "horizon: 1500 s");
    BreakEven mean = find(lab, "users.rate=5 / s..45 / s", "edge", "region", Metric.MEAN);
    assertEquals(1, mean.crossings().size());
    Crossing tie = mean.crossings().getFirst();
    assertEquals("edge", tie.below());
    assertEquals(5 * 3.10747, tie.theory().orElseThrow().value(), 1e-4);
    assertTrue(tie.theory().orElseThrow().exact());
    contains(5 * 3.10747, tie);
    assertTrue(tie.high() - tie.low() < 0.1 * tie.value(), tie.toString());
    Crossing p95 =
        find(lab, "users.rate=2 / s..45 / s", "edge", "region", Metric.P95).crossings().getFirst();
    contains(5 * 13 * 0.094335, p95);
    assertEquals(5 * 13 * 0.094335, p95.theory().orElseThrow().value(), 1e-4);
  }

  @Test
  @DisplayName("a strategy that is saturated or infeasible beyond a value has lost there")
  void saturation() {
    BreakEven mean = find(POOLED, "users.rate=4 / s..60 / s", "region", "edge", Metric.MEAN);
    Crossing tie = mean.crossings().getFirst();
    double theory = 2 * 13 * new EdgeVersusRegion(2, 1, 13, 0.001, 0.025).meanCutOffUtilisation();
    assertEquals("edge", tie.below());
    contains(theory, tie);
    assertEquals(CurvePoint.State.SATURATED, mean.curve().getLast().first().state());
    assertTrue(mean.curve().stream().noneMatch(point -> point.value() > 26 && point.isDecided()));
    String limited = POOLED.replace("small: {name: One, cores: 1}",
        "small: {name: One, cores: 1, payload: 1000 B}");
    BreakEven size = find(limited.replace("rate: 10 / s", "rate: 2 / s").replace("response: 0 B", "response: 1 B"),
        "requests.job.response=1 B..3000 B", "edge", "region", Metric.MEAN);
    assertEquals(1, size.crossings().size());
    assertEquals(1000, size.crossings().getFirst().value(), 8);
    assertEquals(CurvePoint.State.INFEASIBLE, size.curve().getLast().first().state());
  }

  @Test
  @DisplayName("of whole numbers the last and the first are told: with one call the code belongs near the users")
  void wholeNumbers() {
    BreakEven answer = find(CALLS, "requests.job.steps[0].repeat.times=1..5", "near", "far", Metric.P99);
    assertTrue(answer.knob().whole());
    // near: 41 n; far: 100 + n.
    Crossing tie = answer.crossings().getFirst();
    assertEquals("near", tie.below());
    assertEquals(2, tie.low());
    assertEquals(2, tie.value());
    assertEquals(3, tie.high());
    assertEquals(5, answer.curve().size());
    BreakEven many = find(CALLS.replace("rtt: 100 ms", "rtt: 4050 ms"),
        "requests.job.steps[0].repeat.times=1..400", "near", "far", Metric.MEAN);
    assertEquals(List.of(1.0, 51.0, 101.0, 151.0, 200.0, 250.0, 300.0, 350.0, 400.0), many.firstLook());
    assertEquals(101, many.crossings().getFirst().low());
    assertEquals(102, many.crossings().getFirst().high());
    assertEquals(101, many.crossings().getFirst().theory().orElseThrow().value());
  }

  @Test
  @DisplayName("a knob of time is solved to its own digits, and theory agrees where nothing is random")
  void exact() {
    // near: 3 x 41 = 123; far: x + 3.
    BreakEven answer = find(CALLS.replace("times: 2", "times: 3"), "network.rtt.pairs[1].rtt=10 ms..400 ms", "near",
        "far", Metric.MEAN);
    Crossing tie = answer.crossings().getFirst();
    assertEquals("far", tie.below());
    assertEquals(120, tie.value(), 0.5);
    assertEquals(120, tie.theory().orElseThrow().value(), 1e-3);
    assertTrue(tie.low() > 119 && tie.high() < 121, tie.toString());
  }

  @Test
  @DisplayName("identical strategies are not distinguishable, and there may be no break-even")
  void none() {
    String same = POOLED.replace("region: {compute: {platform: large, at: aws:us-east-1}}",
        "region: {compute: {platform: small, at: [city:tokyo, city:london]}}");
    BreakEven twins = find(same, "users.rate=4 / s..20 / s", "edge", "region", Metric.P99);
    assertTrue(twins.crossings().isEmpty());
    assertTrue(twins.curve().stream().noneMatch(CurvePoint::isDecided));
    BreakEven always = find(CALLS, "users.rate=1 / s..5 / s", "near", "far", Metric.MEAN);
    assertTrue(always.crossings().isEmpty());
    assertTrue(always.curve().stream().allMatch(CurvePoint::firstIsLower));
    assertEquals(9, always.curve().size());
  }

  @Test
  @DisplayName("the interval of a crossing contains the true one in 93 to 97 of 100 experiments")
  void coverage() {
    double truth = 2 * 13 * new EdgeVersusRegion(2, 1, 13, 0.001, 0.025).meanCutOffUtilisation();
    String small = POOLED.replace("horizon: 500 s", "horizon: 100 s");
    Knob knob = Knob.parse("users.rate=1 / s..24 / s");
    Scenario atTruth = variants(small).with(List.of(knob.setting(truth))).scenario();
    // The interval of a crossing is the set of values at which the interval of the difference contains 0.
    int seeds = 1_000;
    long covered = IntStream.range(0, seeds).parallel().filter(seed -> {
      Scenario scenario = atTruth.withPlan(atTruth.plan().withSeed(seed));
      return new Experiment(scenario).threads(1).sharing(SharedTables.TABLES).run()
          .comparison("edge", "region", Metric.MEAN)
          .orElseThrow().difference().contains(0);
    }).count();
    assertTrue(covered >= 0.93 * seeds && covered <= 0.97 * seeds, covered + " of " + seeds);
    List<Integer> different = new ArrayList<>();
    for (int seed = 0; seed < 5; seed++) {
      int chosen = seed;
      Crossing crossing = BreakEvenSearch.find(settings -> {
        List<String> all = new ArrayList<>(settings);
        all.add("run.seed=" + chosen);
        return variants(small).with(all);
      }, knob, new Contest("edge", "region", Metric.MEAN), 5, BreakEvenTest::run, part -> {
      }).crossings().getFirst();
      Scenario scenario = atTruth.withPlan(atTruth.plan().withSeed(seed));
      boolean contains = run(scenario).comparison("edge", "region", Metric.MEAN).orElseThrow().difference().contains(0);
      if (contains != (crossing.low() <= truth && truth <= crossing.high())) {
        different.add(seed);
      }
    }
    assertEquals(List.of(), different);
  }
}
