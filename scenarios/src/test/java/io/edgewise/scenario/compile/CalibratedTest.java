package io.edgewise.scenario.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.scenario.spec.ScenarioReader;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.random.Scaled;
import io.edgewise.sim.random.Shifted;
import io.edgewise.topology.catalog.Assumption;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A calibration takes the place of exactly what it measured. */
class CalibratedTest {

  private static final String SCENARIO = """
      users: {rate: 30 / s, where: city:berlin}
      requests:
        get: {share: 1, steps: [{compute: 2 ms}, {read: items}]}
        put: {share: 1, steps: [{compute: 3 ms}, {compute: 4 ms}, {write: items}]}
      strategies:
        there:
          compute: {platform: aws-lambda, runtime: nodejs20, at: aws:eu-central-1}
          stores: {items: dynamodb}
      calibration: measured.yaml
      """;

  private static final String SOURCE = "source: {files: [x.csv], sha256: [ab], date: 2026-11-29}";

  @TempDir
  private Path folder;

  private static String group(String labels, String distribution) {
    return "  - {" + labels + ", distribution: " + distribution + ", samples: 50, " + SOURCE + "}\n";
  }

  private CompiledScenario compile(String groups, String... settings) throws IOException {
    Problems problems = new Problems();
    CompiledScenario compiled = compile(groups, problems, settings);
    problems.throwIfAny();
    return compiled;
  }

  private CompiledScenario compile(String groups, Problems problems, String... settings) throws IOException {
    Files.writeString(folder.resolve("measured.yaml"), "groups:\n" + groups);
    Path file = Files.writeString(folder.resolve("scenario.yaml"), SCENARIO);
    return ScenarioReader.read(file, List.of(settings), problems)
        .flatMap(spec -> ScenarioCompiler.shipped().compile(spec, problems)).orElse(null);
  }

  @Test
  @DisplayName("reads and writes of a store, with their source, and nothing else")
  void stores() throws IOException {
    CompiledScenario with = compile(group("component: store-read, store: dynamodb", "{exponential: 9 ms}")
        + group("component: store-write, store: dynamodb", "{shifted: {by: 1 ms, of: {exponential: 2 ms}}}"));
    CompiledScenario without = compile(group("component: store-read, store: dynamodb", "5 ms"), "calibration=none");
    StateStore store = with.scenario().deployments().getFirst().stores().getFirst();
    assertEquals(new Exponential(9), store.readMillis());
    assertEquals(new Shifted(1, new Exponential(2)), store.writeMillis());
    assertEquals(without.scenario().deployments().getFirst().platform(),
        with.scenario().deployments().getFirst().platform());
    Assumption read = with.strategies().get("there").assumptions().stream()
        .filter(each -> each.subject().equals("dynamodb: read")).findFirst().orElseThrow();
    assertEquals(Provenance.Kind.MEASURED, read.provenance().orElseThrow().kind());
    assertEquals("x.csv", read.provenance().orElseThrow().source());
    assertEquals("50 values of store-read dynamodb", read.provenance().orElseThrow().note());
    assertEquals(2, with.calibration().orElseThrow().replaced().size());
    assertTrue(without.calibration().isEmpty());
    assertNotEquals(with.facts().sha256(), without.facts().sha256());
  }

  @Test
  @DisplayName("the initialisation alone, the whole start, and the overhead of a request")
  void platforms() throws IOException {
    Platform plain = compile("", "calibration=none").scenario().deployments().getFirst().platform();
    Platform first = compile(group("component: initialisation, platform: aws-lambda", "{exponential: 70 ms}")
        + group("component: invoke, platform: aws-lambda", "{constant: 3 ms}")).scenario().deployments().getFirst()
        .platform();
    assertEquals(List.of(plain.startUp().phasesMillis().getFirst(), new Exponential(70)),
        first.startUp().phasesMillis());
    assertTrue(first.startUp().billed());
    assertEquals(new Constant(3), first.invokeOverheadMillis());
    Platform whole = compile(group("component: cold-start, platform: aws-lambda", "{exponential: 300 ms}")).scenario()
        .deployments().getFirst().platform();
    assertEquals(List.of(new Exponential(300)), whole.startUp().phasesMillis());
    assertEquals(plain.instances(), whole.instances());
  }

  @Test
  @DisplayName("measured numbers hold under a preset too, and the preset for the rest")
  void presets() throws IOException {
    CompiledScenario seed =
        compile(group("component: store-read, store: dynamodb", "{exponential: 9 ms}"), "preset=seed");
    StateStore store = seed.scenario().deployments().getFirst().stores().getFirst();
    assertEquals(new Exponential(9), store.readMillis());
    assertEquals(compile("", "calibration=none", "preset=seed").scenario().deployments().getFirst().stores().getFirst()
        .writeMillis(), store.writeMillis());
  }

  @Test
  @DisplayName("a round trip of users holds with its spread, and its last mile with it")
  void network() throws IOException {
    CompiledScenario with = compile(group("component: network, from: city:berlin, to: \"aws:eu-central-1\"",
        "{shifted: {by: 10 ms, of: {exponential: 5 ms}}}"));
    double median = 10 + 5 * Math.log(2);
    Place berlin = with.scenario().workload().origins().getFirst();
    Place frankfurt = with.scenario().deployments().getFirst().sites().getFirst();
    assertEquals(median, with.scenario().network().rttNanos(berlin, frankfurt) / 1e6, 1e-3);
    assertEquals(new Constant(0), with.scenario().workload().access().lastMileMillis());
    assertEquals(new Scaled(1 / median, new Shifted(10, new Exponential(5))).quantile(0.99),
        with.scenario().workload().access().jitter().quantile(0.99), 1e-9);
    CompiledScenario stated = compile(group("component: network, from: city:berlin, to: \"aws:eu-central-1\"", "12 ms"),
        "users.access=fibre");
    assertTrue(stated.scenario().workload().access().lastMileMillis().mean() > 0);
  }

  @Test
  @DisplayName("computing of a request with one compute step; with two it is told and left out")
  void computing() throws IOException {
    Problems problems = new Problems();
    CompiledScenario with = compile(group("component: compute, request: get", "{exponential: 7 ms}")
        + group("component: compute, request: put", "{exponential: 8 ms}"), problems);
    assertEquals(new Step.Compute(new Exponential(7)), with.scenario().requests().getFirst().steps().getFirst());
    assertEquals(new Step.Compute(new Constant(3)), with.scenario().requests().get(1).steps().getFirst());
    assertEquals(1, problems.warnings().stream().filter(each -> each.message()
        .contains("the request \"put\" has 2 compute steps")).count(), problems.toString());
    assertEquals(List.of("compute put"), with.calibration().orElseThrow().idle().stream()
        .map(entry -> entry.key().toString()).toList());
  }

  @Test
  @DisplayName("what is wrong with a calibration is told with its place in that file, all at once")
  void problems() throws IOException {
    Problems problems = new Problems();
    compile(
        """
              - {component: store-read, store: dynamo, distribution: 5 ms, source: {files: [x], date: 2026-11-29}}
              - {component: network, from: city:berlin, to: "aws:nowhere-1", distribution: 5 ms, source: {files: [x], date: 2026-11-29}}
            """,
        problems);
    String text = problems.toString().replace(folder + "/", "");
    assertTrue(text.contains("measured.yaml:2:5: store: no store \"dynamo\"; did you mean"), text);
    assertTrue(text.contains("measured.yaml:3:5: to: no place \"aws:nowhere-1\""), text);
    Problems form = new Problems();
    compile("""
          - {component: store-raed, store: dynamodb, distribution: 5, source: {files: [x], date: 2026}}
          - {component: store-read, distribution: 5 ms}
        """, form);
    List<String> lines = form.toString().replace(folder + "/", "").lines()
        .filter(line -> line.startsWith("measured.yaml")).collect(Collectors.toList());
    assertEquals(5, lines.size(), form.toString());
    assertTrue(lines.get(0).contains("did you mean \"store-read\"?"), lines.get(0));
  }
}
