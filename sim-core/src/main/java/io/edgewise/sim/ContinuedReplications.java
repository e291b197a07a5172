package io.edgewise.sim;

import io.edgewise.sim.engine.CompiledDeployment;
import io.edgewise.sim.engine.Simulation;
import io.edgewise.sim.engine.Slice;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.result.Measurements;
import java.util.ArrayList;
import java.util.List;

/**
 * Replications one behind the other. A warm-up costs a hundred times as much as a small replication, so it is paid only
 * once: {@value SlicePlan#SLICES} simulations, spread evenly over the period of the load with a random offset, are warmed
 * up from empty systems and then go on for as long as replications are wanted. Every replication is a short stretch of
 * each of them, so each sees all hours of the day.
 *
 * <p>These are batch means (Law, Simulation Modeling and Analysis, 2015, section 9.5.3) with a gap between the batches:
 * what happens to two requests is dependent only as far as they meet the same queues and instances, which is forgotten
 * within the gap, save for how many instances are alive. All strategies see the same requests at the same times.
 */
final class ContinuedReplications implements Replications {

  /** Simulated between two replications: longer than requests last. */
  static final long GAP_NANOS = 500_000_000L;

  private final CompiledDeployment compiled;
  private final LoadCurve curve;
  private final long seed;
  private final long stretchNanos;
  private final long warmUpNanos;
  private final long[] startNanos = new long[SlicePlan.SLICES];
  private final Simulation[] simulations = new Simulation[SlicePlan.SLICES];

  ContinuedReplications(CompiledDeployment compiled, SlicePlan slices, long warmUpNanos) {
    this.compiled = compiled;
    this.warmUpNanos = warmUpNanos;
    curve = compiled.scenario().workload().load();
    seed = compiled.scenario().plan().seed();
    stretchNanos = Math.max(1, slices.measuredNanos() / SlicePlan.SLICES);
    for (int chain = 0; chain < startNanos.length && !curve.isConstant(); chain++) {
      startNanos[chain] = slices.slices(0).get(chain).startNanos();
    }
  }

  @Override
  public List<Runnable> tasks(int first, Measurements[] into, Runnable started) {
    List<Runnable> tasks = new ArrayList<>();
    for (int i = 0; i < simulations.length; i++) {
      int chain = i;
      tasks.add(() -> goOn(chain, first, into, chain == 0 ? started : () -> {}));
    }
    return tasks;
  }

  private void goOn(int chain, int first, Measurements[] into, Runnable started) {
    if (simulations[chain] == null) {
      simulations[chain] = new Simulation(compiled);
      simulations[chain].run(seed, chain, List.of(new Slice(startNanos[chain], 1, warmUpNanos)));
    }
    for (int i = 0; i < into.length && !Thread.currentThread().isInterrupted(); i++) {
      started.run();
      Measurements part = simulations[chain].goOn(seed, number(chain, first + i), GAP_NANOS, stretchNanos);
      // Integers are added, so the order in which the chains come does not matter.
      synchronized (into) {
        if (into[i] == null) {
          into[i] = part;
        } else {
          into[i].add(part);
        }
      }
    }
  }

  /** Number of the draws of one stretch; those before are for the warm-ups. */
  private static int number(int chain, int replication) {
    return SlicePlan.SLICES * (replication + 1) + chain;
  }

  @Override
  public double expectedMeasured(int replication) {
    double sum = 0;
    for (long start : startNanos) {
      long from = start + 1 + replication * (GAP_NANOS + stretchNanos) + GAP_NANOS;
      sum += curve.expectedRequests(from, from + stretchNanos);
    }
    return sum;
  }

  @Override
  public double affordable(long requests) {
    double perSecond = curve.meanRatePerSecond() * SlicePlan.SLICES;
    double warmUps = perSecond * warmUpNanos / 1e9;
    return (requests - warmUps) / Math.max(1, perSecond * (GAP_NANOS + stretchNanos) / 1e9);
  }

  @Override
  public boolean isWhole() {
    return false;
  }
}
