package io.edgewise.sim.benchmark;

import io.edgewise.sim.engine.CompiledDeployment;
import io.edgewise.sim.engine.Simulation;
import io.edgewise.sim.engine.Slice;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.Measurements;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The whole event loop on one core: time per request, from its arrival to its record in the histograms. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 4, time = 2)
public class EngineBenchmark {

  /** Expected requests of one invocation. */
  static final int REQUESTS = 200_000;

  /** What is simulated. */
  @Param({"EDGE_TWO_HOP", "FUNCTION_REGION", "WORLD_EDGE_CACHE", "CONTENDED_STORE", "FLASH_SALE"})
  public Workloads workload;

  private Simulation simulation;
  private List<Slice> slices;

  /** Compiles the scenario. */
  @Setup
  public void compile() {
    Scenario scenario = workload.scenario();
    simulation = new Simulation(CompiledDeployment.of(scenario).get(0));
    slices = Workloads.slices(scenario, REQUESTS);
  }

  /** One replication, from an empty system. */
  @Benchmark
  @OperationsPerInvocation(REQUESTS)
  public Measurements request() {
    return simulation.run(1, 0, slices);
  }
}
