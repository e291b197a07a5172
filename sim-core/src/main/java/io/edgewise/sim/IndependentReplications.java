package io.edgewise.sim;

import io.edgewise.sim.engine.CompiledDeployment;
import io.edgewise.sim.engine.Simulation;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.stats.Dependence;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Replications that each begin with empty systems. */
final class IndependentReplications implements Replications {

  private final CompiledDeployment compiled;
  private final SlicePlan slices;
  private final boolean samplesHours;
  private final Queue<Simulation> idle = new ConcurrentLinkedQueue<>();

  IndependentReplications(CompiledDeployment compiled, SlicePlan slices) {
    this.compiled = compiled;
    this.slices = slices;
    samplesHours = !slices.isWhole() && !compiled.scenario().workload().load().isConstant();
  }

  @Override
  public List<Runnable> tasks(int first, Measurements[] into, Runnable started) {
    List<Runnable> tasks = new ArrayList<>();
    for (int i = 0; i < into.length; i++) {
      int index = i;
      tasks.add(() -> {
        started.run();
        into[index] = simulate(first + index);
      });
    }
    return tasks;
  }

  private Measurements simulate(int replication) {
    Simulation simulation = idle.poll();
    if (simulation == null) {
      simulation = slices.isWhole() ? new Simulation(compiled) : new Simulation(compiled).sampling();
    }
    long seed = compiled.scenario().plan().seed();
    Measurements measured = simulation.run(seed, replication, slices.slices(replication));
    if (samplesHours) {
      measured.samplesHours();
    }
    idle.add(simulation);
    return measured;
  }

  @Override
  public double expectedMeasured(int replication) {
    return slices.expectedMeasured(replication);
  }

  @Override
  public double affordable(long requests) {
    return requests / Math.max(1, slices.expectedRequests());
  }

  @Override
  public Dependence dependence(Measurements total, int count) {
    return Dependence.NONE;
  }

  @Override
  public boolean isWhole() {
    return slices.isWhole();
  }
}
