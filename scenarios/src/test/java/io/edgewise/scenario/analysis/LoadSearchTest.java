package io.edgewise.scenario.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.report.table.Verdicts;
import io.edgewise.scenario.analysis.LoadStudy.InMetric;
import io.edgewise.scenario.analysis.LoadStudy.Pair;
import io.edgewise.scenario.spec.Knob;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Inversion;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.theory.EdgeVersusRegion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LoadSearchTest {

  private static final List<String> CITIES = List.of("city:tokyo", "city:london", "city:sydney", "city:chicago",
      "city:nairobi");

  /**
   * Functions that start in 100 ms and are kept for a minute, in each of five cities, or all in one region 10 ms farther.
   * Nothing else takes time, so a request starts cold with probability exp(-rate of its site x 60 s).
   */
  private static final String FUNCTIONS = """
      users:
        rate: 1 / min
        where: [%s]
        access: none
        connection: {requestsPerConnection: 1000000}
      requests: {job: {steps: [{compute: 1 us}], response: 0 B}}
      strategies:
        edge: {compute: {platform: functions, at: [%s]}}
        region: {compute: {platform: functions, at: aws:us-east-1}}
        twin: {compute: {platform: functions, at: aws:us-east-1}}
      catalog:
        platforms: {functions: {name: Functions, keepAlive: 60 s, startUp: 100 ms}}
      network:
        rtt:
          default: 11 ms
          pairs: [%s]
        jitter: none
      run: {horizon: 5 h, warmUp: 10 min, replications: 8, seed: 4}
      """.formatted(
      joined("{place: %1$s, share: 20%%}"), String.join(", ", CITIES), joined("{between: [%1$s, %1$s], rtt: 1 ms}"));

  private static String joined(String each) {
    return CITIES.stream().map(each::formatted).collect(Collectors.joining(", "));
  }

  private static LoadStudy study(String text, String rates, double now, List<String> ids) {
    return LoadSearch.find(BreakEvenTest.variants(text), Knob.parse("users.rate=" + rates), now, ids, 7,
        BreakEvenTest::run, part -> {
        });
  }

  @Test
  @DisplayName("E01 queueing overturns the round trip from the theoretical loads on, another one at p95 than in the mean")
  void queueing() throws IOException {
    String lab = Files.readString(Path.of("examples", "lab", "edge-against-region.yaml"))
        .replace("horizon: 6000 s, warmUp: 300 s", "horizon: 200 s, warmUp: 20 s");
    LoadStudy study = study(lab, "2 / s..60 / s", 40, List.of("region", "edge"));
    Pair pair = study.pairs().getFirst();
    assertEquals(List.of("edge", "region"), List.of(pair.nearer(), pair.farther()));
    assertEquals(24, pair.advantageMillis(), 0.01);
    EdgeVersusRegion theory = new EdgeVersusRegion(5, 1, 13, 0.001, 0.025);
    double[] loads = {theory.meanCutOffUtilisation(), theory.quantileCutOffUtilisation(0.95),
        theory.quantileCutOffUtilisation(0.99)};
    for (int i = 0; i < loads.length; i++) {
      InMetric contest = pair.contests().get(i);
      assertEquals(Inversion.METRICS.get(i), contest.tie().contest().metric());
      Crossing crossing = contest.tie().crossings().getFirst();
      BreakEvenTest.contains(5 * 13 * loads[i], crossing);
      assertEquals("edge", crossing.below());
      assertEquals(Component.QUEUE, contest.causeBeside(crossing).orElseThrow());
    }
  }

  @Test
  @DisplayName("cold starts overturn the round trip between two loads, which the closed form knows")
  void coldStarts() {
    LoadStudy study = study(FUNCTIONS, "2 / h..2000 / h", 60,
        List.of("edge", "region", "twin"));
    Pair pair = study.pairs().getFirst();
    assertEquals(List.of("edge", "region"), List.of(pair.nearer(), pair.farther()));
    assertEquals(10, pair.advantageMillis(), 0.01);
    // Of a rate x a minute: the edge starts exp(-x / 5) cold, the region exp(-x), and a start is ten times the advantage.
    UnivariateFunction lost = rate -> Math.exp(-rate / 60 / 5) - Math.exp(-rate / 60) - 0.1;
    List<Crossing> crossings = pair.contests().getFirst().tie().crossings();
    assertEquals(2, crossings.size());
    BreakEvenTest.contains(new BrentSolver(1e-9).solve(100, lost, 1, 60), crossings.get(0));
    BreakEvenTest.contains(new BrentSolver(1e-9).solve(100, lost, 120, 2000), crossings.get(1));
    assertEquals(List.of("edge", "region"), crossings.stream().map(Crossing::below).toList());
    Set<Component> causes = new HashSet<>(pair.contests().getFirst().causes().values());
    assertEquals(Set.of(Component.COLD_START), causes);
    Pair twins = study.pairs().getLast();
    assertEquals(Set.of("region", "twin"), Set.of(twins.nearer(), twins.farther()));
    assertEquals(0, twins.advantageMillis());
    assertTrue(twins.contests().isEmpty());
  }

  @Test
  @DisplayName("a run tells an inversion at its load with its cause, and none where stores or work take the advantage away")
  void inversions() {
    RunResult run = BreakEvenTest.run(BreakEvenTest.variants(FUNCTIONS).with(List.of()).scenario());
    Inversion mean = Inversion.between(run, "region", "edge", Metric.MEAN).orElseThrow();
    assertEquals("edge", mean.nearer());
    assertEquals(Component.COLD_START, mean.cause());
    // At one request a minute exp(-0.2) of the edge's requests start cold, and exp(-1) of the region's.
    double expected = 100 * (Math.exp(-0.2) - Math.exp(-1));
    assertEquals(expected, mean.lostMillis(), 0.05 * expected);
    assertEquals(mean.lostMillis() - mean.advantageMillis(), mean.slower().orElseThrow().value(), 0.1);
    assertTrue(Inversion.between(run, "region", "twin", Metric.MEAN).isEmpty());
    assertTrue(Inversion.allOf(BreakEvenTest.run(BreakEvenTest.variants(BreakEvenTest.CALLS)
        .with(List.of("requests.job.steps[0].repeat.times=4")).scenario())).isEmpty());
    Inversion sunk = Inversion.between(BreakEvenTest.run(BreakEvenTest.variants(BreakEvenTest.POOLED.replace(
        "share: 50%}, {place: city:london, share: 50%", "share: 80%}, {place: city:london, share: 20%"))
        .with(List.of("users.rate=20 / s")).scenario()), "edge", "region", Metric.P95).orElseThrow();
    assertTrue(sunk.slower().isEmpty());
    assertEquals(Component.QUEUE, sunk.cause());
  }

  @Test
  @DisplayName("strategies that differ in nothing but their names are not distinguishable, whatever the seed")
  void twins() {
    Variants variants = BreakEvenTest.variants(BreakEvenTest.POOLED
        .replace("region: {compute: {platform: large, at: aws:us-east-1}}",
            "edge2: {name: Other, compute: {platform: small, at: [city:tokyo, city:london]}}")
        .replace("horizon: 500 s", "horizon: 60 s").replace("warmUp: 30 s", "warmUp: 5 s"));
    String expected = "Other and edge: not distinguishable at p99 (no difference); the same in monthly cost (95 %)";
    List<Integer> told = IntStream.range(0, 100).parallel()
        .filter(seed -> !Verdicts.of(BreakEvenTest.run(variants.with(List.of("run.seed=" + seed)).scenario()))
            .equals(List.of(expected)))
        .boxed().toList();
    assertEquals(List.of(), told);
  }
}
