package io.edgewise.sim;

import io.edgewise.sim.engine.CompiledDeployment;
import io.edgewise.sim.engine.Simulation;
import io.edgewise.sim.engine.Slice;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.result.Outcome;
import io.edgewise.sim.stats.WarmUp;
import java.util.Arrays;
import java.util.List;

/**
 * How long a deployment needs to forget that it started empty. Two answers, of which the longer holds: the memory that is
 * written into it (keep-alive of instances, time to live of caches), and the transient that MSER-5 finds in the latencies
 * of a pilot replication, which sees queues build up.
 */
final class WarmUpChoice {

  /** Number of the pilot replication; its draws are used for nothing else. */
  private static final int PILOT = Integer.MAX_VALUE;

  /** Most requests that a warm-up may cost. A longer memory is cut off, which leaves a bias that is reported nowhere else. */
  private static final double MOST_REQUESTS = 2_000_000;

  private WarmUpChoice() {}

  /** The warm-up of a deployment in nanoseconds. */
  static long of(CompiledDeployment compiled) {
    var load = compiled.scenario().workload().load();
    double rate = load.periodic() ? load.meanRatePerSecond() : load.segments().get(0).ratePerSecond();
    if (rate == 0) {
      return 0;
    }
    long memory = memoryNanos(compiled.deployment());
    long affordable = (long) Math.min(Long.MAX_VALUE, MOST_REQUESTS / rate * 1e9);
    long pilot = (long) Math.min(compiled.scenario().plan().horizonNanos(),
        compiled.scenario().plan().sampling().pilotRequests() / rate * 1e9);
    return Math.min(Math.max(memory, transientNanos(compiled, Math.max(1, pilot))), affordable);
  }

  private static long memoryNanos(Deployment deployment) {
    double memory = 0;
    InstancePolicy policy = deployment.platform().instances();
    if (!policy.keepAliveMillis().equals(InstancePolicy.KEEP_FOR_EVER)) {
      memory = 1e6 * policy.keepAliveMillis().quantile(0.99);
    }
    for (StateStore store : deployment.stores()) {
      if (store.layout() instanceof StateStore.EdgeCached cached) {
        // A copy in a tier may be as old as its time to live when a site takes it over for as long again.
        memory = Math.max(memory, (cached.tiers().isEmpty() ? 1.0 : 2.0) * cached.ttlNanos());
      }
    }
    return (long) memory;
  }

  /** The transient of a pilot, or half its length when MSER-5 finds none in its first half. */
  private static long transientNanos(CompiledDeployment compiled, long lengthNanos) {
    double[][] holder = {new double[1024]};
    int[] count = {0};
    Simulation simulation = new Simulation(compiled);
    simulation.observe((number, sent, latency, outcome, origin, kind, site, components, offset) -> {
      if (outcome == Outcome.SERVED) {
        if (count[0] == holder[0].length) {
          holder[0] = Arrays.copyOf(holder[0], 2 * count[0]);
        }
        holder[0][count[0]++] = latency;
      }
    });
    simulation.run(compiled.scenario().plan().seed(), PILOT, List.of(new Slice(-lengthNanos, lengthNanos, 0)));
    if (count[0] < 50) {
      return 0;
    }
    return WarmUp.mser5(Arrays.copyOf(holder[0], count[0]))
        .map(found -> Math.round((double) found.truncated() / count[0] * lengthNanos))
        .orElse(lengthNanos / 2);
  }
}
