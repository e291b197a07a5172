package io.edgewise.sim.engine;

import io.edgewise.sim.result.DependencyCounts;
import io.edgewise.sim.result.Measurements;
import java.util.Arrays;

/**
 * What the clients at all sites know of what they ask with guarded operations: the circuits and the budgets of further
 * attempts, and when a second one is sent. What they did is counted by dependency.
 */
final class GuardTargets {

  private final CompiledGuards guards;

  // By target; null where there is none.
  private final Circuits[] circuits;
  private final RetryBudgets[] budgets;
  private final long[][] hedgeNanos;

  /** By dependency. */
  private final DependencyCounts[] counts;

  GuardTargets(CompiledDeployment compiled, Sites sites) {
    guards = compiled.guards;
    int places = compiled.places.size();
    circuits = guards.targets.stream().map(guard -> guard.policy().breaker()
        .map(breaker -> new Circuits(breaker, places, sites.window())).orElse(null)).toArray(Circuits[]::new);
    budgets = guards.targets.stream().map(guard -> RetryBudgets.of(guard.retries().budget(), places))
        .toArray(RetryBudgets[]::new);
    hedgeNanos = guards.targets.stream().map(guard -> hedgeNanos(guard, compiled, sites)).toArray(long[][]::new);
    counts = new DependencyCounts[guards.names.size()];
  }

  private static long[] hedgeNanos(CompiledGuards.Guard guard, CompiledDeployment compiled, Sites sites) {
    if (guard.policy().hedge().isEmpty()) {
      return null;
    }
    if (guard.dependency() < sites.stores.length) {
      return HedgeDelays.ofReads(guard.policy().hedge().get(), sites.stores[guard.dependency()],
          compiled.backbone.jitter());
    }
    long[] delays = new long[compiled.places.size()];
    Arrays.fill(delays, guard.policy().hedge().get().afterNanos());
    return delays;
  }

  /** Counts into other measurements from now on. */
  void use(Measurements into) {
    for (CompiledGuards.Guard target : guards.targets) {
      counts[target.dependency()] = countsIn(into, target);
    }
  }

  private DependencyCounts countsIn(Measurements measurements, CompiledGuards.Guard guard) {
    return measurements.dependency(guard.dependency(), guards.names.get(guard.dependency()));
  }

  /** Closes all circuits and fills all budgets. */
  void clear() {
    for (int target = 0; target < circuits.length; target++) {
      if (circuits[target] != null) {
        circuits[target].clear();
      }
      if (budgets[target] != null) {
        budgets[target].clear();
      }
    }
  }

  /** Starts to count anew; circuits and budgets stay as they are. */
  void goOn() {
    for (Circuits each : circuits) {
      if (each != null) {
        each.goOn();
      }
    }
  }

  /** Adds what the circuits did to the measurements. */
  void finish(Measurements into) {
    for (int target = 0; target < circuits.length; target++) {
      if (circuits[target] != null) {
        circuits[target].finish(countsIn(into, guards.targets.get(target)));
      }
    }
  }

  /** What is counted of those who ask what an operation asks. */
  DependencyCounts counts(CompiledGuards.Guard guard) {
    return counts[guard.dependency()];
  }

  /** Null where nobody stops asking. */
  Circuits circuits(CompiledGuards.Guard guard) {
    return circuits[guard.target()];
  }

  /** Null where further attempts are not limited together. */
  RetryBudgets budgets(CompiledGuards.Guard guard) {
    return budgets[guard.target()];
  }

  /** After which time the code at a site sends a second operation; {@link Long#MAX_VALUE} if it never does. */
  long hedgeNanos(CompiledGuards.Guard guard, int site) {
    long[] delays = hedgeNanos[guard.target()];
    return delays == null ? Long.MAX_VALUE : delays[site];
  }
}
