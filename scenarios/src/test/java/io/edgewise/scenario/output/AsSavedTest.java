package io.edgewise.scenario.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.report.gallery.SavedRun;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.scenario.SharedTables;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.ScenarioCompiler;
import io.edgewise.scenario.saved.SavedRunReader;
import io.edgewise.scenario.spec.ScenarioReader;
import io.edgewise.sim.Experiment;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A result, and the same read from its files")
class AsSavedTest {

  private static final ScenarioCompiler COMPILER = ScenarioCompiler.shipped();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

  /**
   * What examples have not: one server that cannot keep up, one that is down all the time, one whose name is another's, one that
   * is infeasible, and a number of replications of which a single one gives no interval its ends.
   */
  private static final String RARE = """
      name: Rare results
      users: {rate: 20 / s, where: [{place: city:paris, share: 30%}, {place: city:berlin, share: 70%}], access: none}
      requests:
        get: {steps: [{compute: 100 ms}], response: 10 kB}
      strategies:
        small: {name: "A, \\"small\\" one", compute: {platform: core, at: aws:us-east-1}}
        large: {name: Server, compute: {platform: cores, at: aws:us-east-1}}
        down: {name: Server, compute: {platform: cores, at: aws:eu-central-1}}
        lambda: {compute: {platform: aws-lambda, at: aws:us-east-1, memory: 20 GB}}
      catalog:
        platforms:
          core: {name: One core, cores: 1}
          cores: {name: Four cores, cores: 4}
      faults: [{from: 0 s, for: 2 min, outage: aws:eu-central-1}]
      run: {horizon: 2 min, warmUp: 0 s, replications: REPLICATIONS, seed: 5}
      """;

  @TempDir
  private Path folder;

  private static CompiledScenario compiled(String source, String text) {
    Problems problems = new Problems();
    return ScenarioReader.read(source, text, List.of(), problems)
        .flatMap(spec -> COMPILER.compile(spec, problems))
        .orElseThrow(() -> new AssertionError(problems.toString())).keepingTimes();
  }

  /** The result that its files hold; checked to be the one that is made without them. */
  private SavedRun saved(CompiledScenario compiled, Results results) throws IOException {
    Problems problems = new Problems();
    ResultFiles.write(folder, compiled, results, "1.0", Map.of());
    SavedRun read = SavedRunReader.read(folder, problems)
        .orElseThrow(() -> new AssertionError(problems.toString()));
    assertEquals(read, AsSaved.of(results));
    return read;
  }

  private static void assertSome(SavedRun run, String what, Predicate<Strategy> has) {
    assertTrue(run.strategies().stream().anyMatch(has), () -> "nothing is compared: no " + what);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"region-outage", "stale-reads", "chat-inference"})
  @DisplayName("are the same of")
  void examples(String name) throws IOException {
    Path file = Path.of("examples", name + ".yaml");
    CompiledScenario whole = compiled(file.toString(), Files.readString(file));
    CompiledScenario compiled = whole.withScenario(whole.scenario().withPlan(whole.scenario().plan().quick()));
    List<Results> answers = new ArrayList<>();
    new Experiment(compiled.scenario()).sharing(SharedTables.TABLES).atMost(1)
        .onAnswer(answer -> answers.add(Results.of(compiled, answer, TODAY))).run();
    SavedRun run = saved(compiled, answers.getFirst());
    assertSome(run, "latencies", each -> !each.latency().isEmpty() && !each.byTime().isEmpty());
    assertSome(run, "bill", each -> !each.bill().isEmpty());
    switch (name) {
      case "region-outage" -> assertSome(run, "fault", each -> each.course().faults().size() == 1);
      case "stale-reads" -> assertSome(run, "stale read", each -> !each.staleness().isEmpty());
      default -> assertSome(run, "PoP", each -> each.entries().size() > 100 && each.origins().size() > 1000);
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {1, 3})
  @DisplayName("are the same where a strategy is saturated, serves nobody or was not simulated, by number of replications")
  void rare(int replications) throws IOException {
    CompiledScenario compiled = compiled("rare.yaml", RARE.replace("REPLICATIONS", Integer.toString(replications)));
    Results results =
        Results.of(compiled, new Experiment(compiled.scenario()).sharing(SharedTables.TABLES).run(), TODAY);
    assertEquals(1, results.infeasible().size());
    SavedRun run = saved(compiled, results);
    assertEquals(List.of("A, \"small\" one", "Server (large)", "Server (down)"),
        run.strategies().stream().map(Strategy::name).toList());
    assertEquals(List.of(true, false, false), run.strategies().stream().map(Strategy::saturated).toList());
    assertEquals(List.of(true, false, true), run.strategies().stream().map(each -> each.latency().isEmpty()).toList());
    assertTrue(Double.isNaN(run.strategies().getLast().origins().getFirst().p50()));
    assertTrue(Double.isNaN(run.strategies().getLast().course().faults().getFirst().recoverSeconds()));
    if (replications == 1) {
      assertSome(run, "interval without ends",
          each -> each.metrics().values().stream().anyMatch(interval -> Double.isInfinite(interval.halfWidth())));
    } else {
      assertTrue(run.comparisons().stream().anyMatch(each -> each.difference().isEmpty()), "nobody is saturated");
    }
  }
}
