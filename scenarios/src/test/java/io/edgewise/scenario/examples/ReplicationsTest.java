package io.edgewise.scenario.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.edgewise.scenario.SharedTables;
import io.edgewise.scenario.compile.ScenarioCompiler;
import io.edgewise.scenario.spec.ScenarioReader;
import io.edgewise.sim.engine.CompiledDeployment;
import io.edgewise.sim.engine.Simulation;
import io.edgewise.sim.engine.Slice;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.Measurements;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A replication is a function of its number. Threads take replications as they come, so what one leaves behind in tables
 * and arrays must change nothing in the next.
 */
class ReplicationsTest {

  /** Requests of a replication here. */
  private static final double REQUESTS = 3_000;

  /** The same of a load that does not repeat. It may end in the middle of a crowd, when most is under way and left behind. */
  private static final double MOST_REQUESTS = 150_000;

  @TestFactory
  @DisplayName("a replication is the same whatever was simulated before it")
  Stream<DynamicTest> replications() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("examples"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream()
          .map(file -> dynamicTest(file.getFileName().toString(), () -> check(file)));
    }
  }

  private static void check(Path file) {
    Problems problems = new Problems();
    Scenario scenario = ScenarioReader.read(file, List.of(), problems)
        .flatMap(spec -> ScenarioCompiler.shipped().compile(spec, problems)).orElseThrow().scenario();
    LoadCurve load = scenario.workload().load();
    boolean whole = scenario.workload().recorded().isPresent() || !scenario.faults().isEmpty();
    long horizon = scenario.plan().horizonNanos();
    if (!whole && load.periodic()) {
      horizon = (long) (REQUESTS / Math.max(1e-3, load.meanRatePerSecond()) * 1e9);
    }
    while (!whole && load.expectedRequests(0, horizon) > MOST_REQUESTS) {
      horizon = horizon / 10 * 9;
    }
    List<Slice> slices = List.of(new Slice(0, horizon, Math.min(horizon, 400_000_000_000L)));
    for (CompiledDeployment compiled : CompiledDeployment.of(scenario, SharedTables.TABLES)) {
      Simulation used = new Simulation(compiled);
      List<Object> first = told(used.run(1, 5, slices));
      used.run(1, 3, slices);
      assertEquals(first, told(used.run(1, 5, slices)), compiled.deployment().id());
    }
  }

  private static List<Object> told(Measurements measured) {
    return List.of(measured.fingerprint(), measured.requests(), Arrays.toString(measured.components().mean()),
        measured.coldStarts(), measured.staleReads());
  }
}
