package io.edgewise.sim.benchmark.comparison;

import io.edgewise.sim.benchmark.Workloads;
import io.edgewise.sim.benchmark.reference.Loop;
import io.edgewise.sim.benchmark.reference.Sample;
import io.edgewise.sim.engine.CompiledDeployment;
import io.edgewise.sim.engine.Simulation;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.Measurements;

/** The product's engine on one workload: a replication with all that it measures. Serves one thread. */
final class EngineLoop implements Loop {

  private final Scenario scenario;
  private final CompiledDeployment compiled;
  private final Simulation simulation;
  private long coldStarts;

  EngineLoop(Workloads workload) {
    this(CompiledDeployment.of(workload.scenario()).get(0));
  }

  private EngineLoop(CompiledDeployment compiled) {
    this.compiled = compiled;
    scenario = compiled.scenario();
    simulation = new Simulation(compiled);
  }

  /** Another engine on the same compiled workload, for another thread. */
  EngineLoop another() {
    return new EngineLoop(compiled);
  }

  /** Requests of the run before that waited for an instance to start. */
  long coldStarts() {
    return coldStarts;
  }

  /** Simulates the time in which so many requests are expected; the sample has all of them, whatever their outcome. */
  @Override
  public Sample run(int requests, long seed) {
    Measurements measured = simulation.run(seed, 0, Workloads.slices(scenario, requests));
    coldStarts = measured.coldStarts();
    double failed = measured.requests() - measured.latency().count();
    double sum = measured.latency().meanNanos() / 1e6 * measured.latency().count();
    return new Sample(measured.requests(), failed > 0 ? Double.NaN : sum);
  }
}
