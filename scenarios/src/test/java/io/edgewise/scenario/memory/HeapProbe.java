package io.edgewise.scenario.memory;

import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.ScenarioCompiler;
import io.edgewise.scenario.spec.ScenarioReader;
import io.edgewise.sim.Experiment;
import io.edgewise.sim.engine.CompiledDeployment;
import io.edgewise.sim.engine.Simulation;
import io.edgewise.sim.engine.Slice;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.RunResult;
import io.edgewise.topology.text.Problems;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.List;

/**
 * Simulates every strategy of a scenario file and prints what its state takes of the heap, a line each: id, places of the
 * code, mean requests in flight, bytes in use after a garbage collection while the simulation is alive. Then runs the whole
 * experiment.
 */
public final class HeapProbe {

  private static final long SECOND = 1_000_000_000;

  private HeapProbe() {}

  /** @param args the file */
  public static void main(String[] args) {
    Problems problems = new Problems();
    CompiledScenario compiled = ScenarioReader.read(Path.of(args[0]), List.of(), problems)
        .flatMap(spec -> ScenarioCompiler.shipped().compile(spec, problems))
        .orElseThrow(() -> new IllegalArgumentException(problems.toString()));
    for (CompiledDeployment deployment : CompiledDeployment.of(compiled.scenario())) {
      Simulation simulation = new Simulation(deployment);
      Measurements measured =
          simulation.run(1, 0, List.of(new Slice(0, SECOND, deployment.copyMemoryNanos() / 2)));
      System.gc();
      long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
      Reference.reachabilityFence(simulation);
      double inFlight = measured.requests() * measured.latency().meanNanos() / 1e9;
      System.out.printf("%s %d %.0f %d%n", deployment.deployment().id(), deployment.deployment().sites().size(),
          inFlight, used);
    }
    RunResult result = new Experiment(compiled.scenario()).run();
    System.out.println("run " + result.strategies().size());
  }
}
