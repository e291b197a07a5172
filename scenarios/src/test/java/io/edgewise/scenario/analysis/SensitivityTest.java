package io.edgewise.scenario.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.scenario.SharedTables;
import io.edgewise.scenario.analysis.Tornado.Bar;
import io.edgewise.scenario.analysis.Tornado.Turn;
import io.edgewise.scenario.analysis.Tornado.Verdict;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.ScenarioCompiler;
import io.edgewise.scenario.spec.ScenarioReader;
import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.scenario.uncertainty.Input;
import io.edgewise.scenario.uncertainty.Inputs;
import io.edgewise.sim.Experiment;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.topology.text.Problems;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SensitivityTest {

  private static final ScenarioCompiler COMPILER = ScenarioCompiler.shipped();

  /**
   * Constant times alone. Near: 10 ms to the code, then two reads of 40 ms on the way and 1 ms at the table, 92 ms. Far:
   * 100 ms to the code, then two reads of 1 ms, 102 ms. So near is 10 ms faster.
   */
  private static final String CONSTANT = """
      users: {rate: 20 / s, where: city:osaka, access: none, connection: {requestsPerConnection: 1000000}}
      requests:
        job: {steps: [{read: items}, {read: items}], response: 0 B}
      strategies:
        near: {compute: {platform: box, at: city:tokyo}, stores: {items: {store: table, at: aws:us-east-1}}}
        far: {compute: {platform: box, at: aws:us-east-1}, stores: {items: slow}}
      catalog:
        platforms: {box: {name: Box, cores: 4}}
        stores:
          table: {name: Table, read: 1 ms, write: 1 ms}
          slow: {name: Slow, read: 1 ms, write: 1 ms}
      network:
        rtt:
          default: 10 ms
          pairs:
            - {between: [city:tokyo, aws:us-east-1], rtt: 40 ms}
            - {between: [city:osaka, aws:us-east-1], rtt: 100 ms}
            - {between: [aws:us-east-1, aws:us-east-1], rtt: 0 ms}
        jitter: none
      uncertainty:
        network.rtt: 50%..200%
        "table: read": 50%..1000%
        "slow: read": 50%..200%
      run: {horizon: 60 s, warmUp: 1 s, replications: 4, seed: 1}
      """;

  private record Read(Variants variants, ScenarioSpec spec) {

    static Read of(String text) {
      Variants variants = settings -> {
        Problems problems = new Problems();
        Optional<CompiledScenario> compiled = ScenarioReader.read("test.yaml", text, settings, problems)
            .flatMap(spec -> COMPILER.compile(spec, problems));
        problems.throwIfAny();
        return compiled.orElseThrow();
      };
      return new Read(variants, ScenarioReader.read("test.yaml", text, List.of(), new Problems()).orElseThrow());
    }

    List<Input> inputs(Contest contest) {
      return Inputs.of(spec, variants.with(List.of()), variants::with, Set.of(contest.first(), contest.second()),
          contest.metric() == Metric.MONTHLY_COST);
    }
  }

  private static RunResult run(Scenario scenario) {
    return new Experiment(scenario).threads(1).sharing(SharedTables.TABLES).run();
  }

  private static Tornado tornado(String text, Contest contest) {
    Read read = Read.of(text);
    return TornadoAnalysis.of(read.variants(), read.inputs(contest), contest, OptionalLong.empty(),
        SensitivityTest::run, done -> {});
  }

  private static Bar bar(Tornado tornado, String id) {
    return tornado.bars().stream().filter(bar -> bar.input().id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  @DisplayName("bars are as long as exact reasoning says, and sorted by it")
  void barsAreExact() {
    Tornado tornado = tornado(CONSTANT, new Contest("near", "far", Metric.MEAN));
    assertEquals(-10, tornado.base().of(ConfidenceInterval::value), 0.01);
    assertEquals(Verdict.FIRST_LOWER, tornado.verdict());
    assertEquals(4, tornado.replications());
    // The factor on reads of the table moves near alone, by twice 1 ms.
    Bar table = bar(tornado, "table: read");
    assertEquals(-11, table.low().of(ConfidenceInterval::value), 0.01);
    assertEquals(8, table.high().of(ConfidenceInterval::value), 0.01);
    assertEquals(-3, bar(tornado, "slow: read").swing(), 0.01);
    // Round trips: near has 10 + 80 ms of them, far 100 ms.
    Bar trips = bar(tornado, "network.rtt");
    assertEquals(-5, trips.low().of(ConfidenceInterval::value), 0.01);
    assertEquals(-20, trips.high().of(ConfidenceInterval::value), 0.01);
    assertEquals(List.of("table: read", "network.rtt", "slow: read"),
        tornado.bars().stream().map(bar -> bar.input().id()).limit(3).toList());
  }

  @Test
  @DisplayName("the value at which a verdict turns is the one that exact reasoning gives")
  void turnsAreFound() {
    Tornado tornado = tornado(CONSTANT, new Contest("near", "far", Metric.MEAN));
    assertFalse(tornado.holds());
    Turn turn = bar(tornado, "table: read").upwards().orElseThrow();
    // 90 ms + 2 x 1 ms x factor is 102 ms at a factor of 6.
    assertEquals(6, turn.tie().orElseThrow(), 0.1);
    assertEquals(6, turn.changes(), 0.1);
    assertEquals(Verdict.SECOND_LOWER, turn.atEnd());
    assertTrue(bar(tornado, "table: read").downwards().isEmpty());
    assertTrue(bar(tornado, "network.rtt").holds());
  }

  @Test
  @DisplayName("what the file states alone is not varied, and absolute ranges of paths are")
  void statedValuesNeedARange() {
    String text = CONSTANT.replace("\"slow: read\": 50%..200%", "network.rtt.default: 5 ms..50 ms");
    Tornado tornado = tornado(text, new Contest("near", "far", Metric.MEAN));
    assertTrue(tornado.bars().stream().noneMatch(bar -> bar.input().id().equals("slow: read")));
    // Only the way from Osaka to Tokyo has the default.
    Bar way = bar(tornado, "network.rtt.default");
    assertEquals(-15, way.low().of(ConfidenceInterval::value), 0.01);
    assertEquals(30, way.high().of(ConfidenceInterval::value), 0.01);
    assertEquals(20, way.upwards().orElseThrow().tie().orElseThrow(), 0.5);
  }

  @Test
  @DisplayName("prices move the bill alone, in proportion")
  void pricesMoveTheBill() {
    String priced = CONSTANT.replace("slow: {name: Slow, ",
        "slow: {name: Slow, prices: {plan: {item: Plan, standing: $12 / month}}, ")
        .replace("\"slow: read\": 50%..200%", "\"Slow at aws:us-east-1: Plan\": 50%..200%");
    Tornado tornado = tornado(priced, new Contest("near", "far", Metric.MONTHLY_COST));
    assertEquals(-12, tornado.base().of(ConfidenceInterval::value), 1e-6);
    assertEquals(-6, bar(tornado, "Slow at aws:us-east-1: Plan").low().of(ConfidenceInterval::value), 1e-6);
    assertEquals(-24, bar(tornado, "Slow at aws:us-east-1: Plan").high().of(ConfidenceInterval::value), 1e-6);
    assertEquals(0, bar(tornado, "table: read").swing(), 1e-9);
  }

  @Test
  @DisplayName("varied together, inputs of a sum have the effects that exact reasoning gives, and do not interact")
  void screeningIsExact() {
    Read read = Read.of(CONSTANT.replace("50%..1000%", "50%..200%"));
    Contest contest = new Contest("near", "far", Metric.MEAN);
    Screening screening =
        ScreeningAnalysis.of(read.variants(), read.inputs(contest), contest, 6, SensitivityTest::run, done -> {});
    Screening.Ranked trips = screening.inputs().getFirst();
    assertEquals("network.rtt", trips.input().id());
    // A move over two thirds of a range from 1/2 to 2 in even ratios: from 0.5 to 1.26 or from 0.79 to 2, times 10 ms.
    double small = 10 * (Math.pow(2, 1.0 / 3) - 0.5) * 1.5;
    double large = 10 * (2 - Math.pow(2, -1.0 / 3)) * 1.5;
    assertTrue(trips.effects().meanOfAbsolutes() >= small - 0.05 && trips.effects().meanOfAbsolutes() <= large + 0.05);
    assertEquals(-trips.effects().meanOfAbsolutes(), trips.effects().mean(), 1e-9);
    assertEquals(6 * (read.inputs(contest).size() + 1), screening.points());
    assertEquals(screening.points(), screening.verdicts().get(Verdict.FIRST_LOWER));
  }
}
