package io.edgewise.scenario.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.scenario.spec.ScenarioReader;
import io.edgewise.sim.Experiment;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.RecordedArrivals;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.result.Measurements;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Scenarios that replay a trace")
class ReplayScenarioTest {

  private static final Path AZURE = Path.of("examples", "traces", "trace_azure_functions_2021_sample.csv");

  private static final String FUNCTIONS = """
      users:
        where: city:tokyo
        access: none
        connection: {requestsPerConnection: 1000000}
        pattern: {trace: t.csv}
      requests:
        job: {steps: [{wait: recorded}], response: 0 B}
      strategies:
        separate: {compute: {platform: box}}
        together: {compute: {platform: box}, functions: together}
        servers: {compute: {platform: server}}
      catalog:
        platforms:
          box: {name: Box, keepAlive: 30 s}
          server: {name: Server, cores: 4}
      network: {rtt: 0 ms}
      run: {warmUp: 0 s, replications: 2, precision: {metric: mean, within: 1%}}
      """;

  @TempDir
  private Path folder;

  private final Problems problems = new Problems();

  private Optional<CompiledScenario> compile(String text, String... settings) throws IOException {
    Path file = Files.writeString(folder.resolve("s.yaml"), text);
    return ScenarioReader.read(file, List.of(settings), problems)
        .flatMap(spec -> ScenarioCompiler.shipped().compile(spec, problems));
  }

  private CompiledScenario good(String text, String... settings) throws IOException {
    Optional<CompiledScenario> compiled = compile(text, settings);
    problems.throwIfAny();
    return compiled.orElseThrow();
  }

  private String refused(String text, String... settings) throws IOException {
    assertTrue(compile(text, settings).isEmpty());
    return problems.toString().replace(folder + "/", "");
  }

  private void trace(String text) throws IOException {
    Files.writeString(folder.resolve("t.csv"), text);
  }

  @Test
  @DisplayName("a scenario finds its trace beside itself, and scales it where it states a rate")
  void counts() throws IOException {
    Files.writeString(folder.resolve("load.csv"), "minute,requests\n0,60\n1,180\n");
    String text = Compilation.MM1.replace("  rate: 8 / s\n", "  pattern: {trace: load.csv}\n")
        .replace("horizon: 1 h, ", "");
    LoadCurve asIs = good(text).scenario().workload().load();
    assertEquals(2, asIs.meanRatePerSecond(), 1e-12);
    assertEquals(120_000_000_000L, good(text).scenario().plan().horizonNanos());
    LoadCurve scaled = good(text, "users.rate=10 / s").scenario().workload().load();
    assertEquals(10, scaled.meanRatePerSecond(), 1e-12);
    assertEquals(15, scaled.peakRatePerSecond(), 1e-12);
    String before = good(text).facts().sha256();
    Files.writeString(folder.resolve("load.csv"), "minute,requests\n0,60\n1,181\n");
    assertFalse(before.equals(good(text).facts().sha256()), "the hash covers the trace");
  }

  @Test
  @DisplayName("cold starts of the Azure sample equal those of an independent replay with a list of instances, to the unit")
  void azure() throws IOException {
    Files.copy(AZURE, folder.resolve("t.csv"));
    for (int keepAliveSeconds : new int[] {1, 10, 30, 60, 120, 300, 600, 3_600}) {
      CompiledScenario compiled =
          good(FUNCTIONS.replace("keepAlive: 30 s", "keepAlive: " + keepAliveSeconds + " s"));
      assertEquals(List.of(true, false, false),
          compiled.scenario().deployments().stream().map(each -> each.separateFunctions()).toList());
      List<Measurements> measured = new Experiment(compiled.scenario()).threads(1).run().strategies().stream()
          .map(each -> each.measurements()).toList();
      assertEquals(398, measured.getFirst().requests(), "two replications of 199");
      assertEquals(2 * coldStarts(keepAliveSeconds, true), measured.getFirst().coldStarts(), keepAliveSeconds + " s");
      assertEquals(2 * coldStarts(keepAliveSeconds, false), measured.get(1).coldStarts(), keepAliveSeconds + " s");
      assertEquals(0, measured.get(2).coldStarts());
      assertEquals(2 * 32, measured.getFirst().usage().ofPool(UsageKind.INVOCATIONS,
          compiled.scenario().workload().recorded().orElseThrow().functions().indexOf("f33")));
    }
  }

  /** One row of the sample, as its columns say. */
  private record Invocation(String function, long startMillis, long endMillis) {}

  /** Reads and replays the sample with a list of the ends of instances for each function. */
  private static long coldStarts(long keepAliveSeconds, boolean separate) throws IOException {
    List<Invocation> invocations = new ArrayList<>();
    for (String row : Files.readAllLines(AZURE).stream().skip(1).toList()) {
      String[] cells = row.split(",");
      long end = Math.round(1000 * Double.parseDouble(cells[2]));
      invocations.add(new Invocation(cells[1], end - Math.round(1000 * Double.parseDouble(cells[3])), end));
    }
    invocations.sort(Comparator.comparingLong(Invocation::startMillis));
    Map<String, List<Long>> endsOf = new HashMap<>();
    long cold = 0;
    for (Invocation each : invocations) {
      List<Long> ends = endsOf.computeIfAbsent(separate ? each.function() : "", name -> new ArrayList<>());
      ends.removeIf(end -> end + 1000 * keepAliveSeconds <= each.startMillis());
      Optional<Long> idle =
          ends.stream().filter(end -> end <= each.startMillis()).max(Comparator.naturalOrder());
      idle.ifPresent(ends::remove);
      cold += idle.isPresent() ? 0 : 1;
      ends.add(each.endMillis());
    }
    return cold;
  }

  @Test
  @DisplayName("kinds come from the trace, with the shares that they have in it")
  void kinds() throws IOException {
    trace("time,kind\n1,api\n2,page\n3,api\n4,api\n");
    String text = FUNCTIONS.replace("  job: {steps: [{wait: recorded}], response: 0 B}",
        "  page: {steps: [{wait: 2 s}]}\n  api: {steps: [{wait: 1 s}]}");
    CompiledScenario compiled = good(text);
    assertEquals(List.of(0.25, 0.75),
        compiled.scenario().requests().stream().map(RequestProfile::share).toList());
    RecordedArrivals recorded = compiled.scenario().workload().recorded().orElseThrow();
    assertEquals(1, recorded.kind(0));
    assertEquals(0, recorded.kind(1));
    Measurements measured =
        new Experiment(compiled.scenario()).threads(1).run().strategies().getFirst().measurements();
    assertEquals(2, measured.latencyOfKind(0).count());
    assertEquals(6, measured.latencyOfKind(1).count());
  }

  @Test
  @DisplayName("shares beside recorded kinds, and kinds that do not occur, are refused")
  void sharesBesideKinds() throws IOException {
    trace("time,kind\n1,api\n");
    assertEquals("""
        s.yaml:7:17: requests.page.share: the trace says the kind of each request; leave it out
        s.yaml:7:9: requests.page: the trace has no request of this kind; leave it out""",
        refused(FUNCTIONS.replace("  job: {steps: [{wait: recorded}], response: 0 B}",
            "  page: {share: 1, steps: [{wait: 2 s}]}\n  api: {steps: [{wait: 1 s}]}")).lines().sorted().reduce("",
                (a, b) -> a.isEmpty() ? b : a + "\n" + b));
  }

  @Test
  @DisplayName("\"recorded\" needs a trace that says it, and stands for the request itself alone")
  void recordedInVain() throws IOException {
    trace("time,func\n1,f\n");
    String message = refused(FUNCTIONS.replace("[{wait: recorded}]",
        "[{compute: recorded}, {infer: {model: m, input: recorded, output: 5}}, {parallel: [[{wait: recorded}]]}]"));
    assertTrue(message.contains("the trace has no column that is known to be the duration; name it"), message);
    assertTrue(message.contains("known to be the input; name it"), message);
    assertTrue(message.contains("belongs to the request itself"), message);
  }

  @Test
  @DisplayName("\"recorded\" without a trace is refused")
  void nothingRecorded() throws IOException {
    String message = refused(FUNCTIONS.replace("pattern: {trace: t.csv}", "rate: 1 / s"));
    assertTrue(message.contains("nothing was recorded; users.pattern must be {trace: {file: FILE, duration: COLUMN}}"),
        message);
  }

  @Test
  @DisplayName("durations that no step takes are told")
  void unusedDurations() throws IOException {
    trace("time,duration\n1,1\n");
    good(FUNCTIONS.replace("wait: recorded", "wait: 1 s"));
    assertTrue(problems.toString().contains("warning: users.pattern.trace: no step takes what the trace says under "
        + "duration; \"compute: recorded\" or \"wait: recorded\" does"), problems.toString());
  }
}
