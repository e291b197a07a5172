package io.edgewise.sim;

import io.edgewise.sim.engine.CompiledDeployment;
import io.edgewise.sim.engine.Simulation;
import io.edgewise.sim.engine.Slice;
import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.Service;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.WarmUpSizes;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import io.edgewise.sim.result.QueueMemory;
import io.edgewise.sim.stats.WarmUp;
import java.util.Arrays;
import java.util.List;

/**
 * How long a deployment needs to forget that it started empty. Two answers, of which the longer holds: the memory that is
 * written into it (keep-alive of instances, time to live of caches), and, where requests may wait for each other, the
 * transient that MSER-5 and the correlation of latencies show in a pilot replication, which sees queues build up. Near saturation a
 * pilot is too short to show that, and how long a queue remembers follows from how busy its servers are, in the busiest hour of a load
 * that changes.
 *
 * @param nanos length of the warm-up
 * @param apartNanos how far stretches of time lie apart that find the busiest queue in states of their own, the length of the pilot at
 *     most; 0 where no pilot was looked at
 * @param pooledNanos relaxation time of the queues as if they were one, as far as a pilot tells; 0 where none was looked at
 */
record WarmUpChoice(long nanos, long apartNanos, double pooledNanos) {

  /** Number of the pilot replication; its draws are used for nothing else. */
  private static final int PILOT = Integer.MAX_VALUE;

  private static final int CORRELATION_LENGTHS = 6;

  /** Relaxation times between two stretches: a choice, since those further apart depend less on each other and cost more. */
  private static final int RELAXATIONS_APART = 2;

  /** Times for which quota may be saved up that pass before a full bucket is forgotten, at twice the rate. */
  private static final int QUOTA_MEMORIES = 2;

  /** So many times the requests of a warm-up may be spent on that. */
  private static final int MORE_FOR_LONG_WORK = 8;

  /** A pilot of so many of these times, or fewer, is not much longer than it takes a system to fill. */
  private static final double MUCH_OF_A_PILOT = 10;

  /** A warm-up of a length that no pilot decides; nothing is known of queues. */
  static WarmUpChoice fixed(long nanos) {
    return new WarmUpChoice(nanos, 0, 0);
  }

  /** The warm-up of a deployment. */
  static WarmUpChoice of(CompiledDeployment compiled) {
    var load = compiled.scenario().workload().load();
    double rate = load.periodic() ? load.meanRatePerSecond() : load.segments().get(0).ratePerSecond();
    if (rate == 0) {
      return fixed(0);
    }
    WarmUpSizes sizes = compiled.scenario().plan().sizes().warmUp();
    long memory = Math.max(memoryNanos(compiled), QUOTA_MEMORIES * compiled.quotaMemoryNanos())
        + compiled.openNanos();
    boolean tooFast = sizes.isTooFastFor(rate);
    // Where requests last for so long that it would be over before as many are in service as usual, or where instances hold the
    // connections that others do not get, it costs more.
    double filled = Math.max(compiled.fillingNanos(), connectedNanos(compiled));
    long working = (long) Math.min(filled, MORE_FOR_LONG_WORK * sizes.mostRequests() / rate * 1e9);
    long affordable = Math.max(Math.max(tooFast ? WarmUpSizes.LEAST_NANOS_AT_HIGH_RATES : 0, working),
        (long) Math.min(Long.MAX_VALUE, mostRequests(compiled) / rate * 1e9));
    if (!compiled.mayQueue()) {
      return fixed(Math.max(Math.min(memory, affordable), memoryOfCopiesNanos(compiled)));
    }
    if (tooFast) {
      return fixed(Math.min(Math.max(memory, Math.max(WarmUpSizes.LEAST_NANOS_AT_HIGH_RATES, working)), affordable));
    }
    long pilot = (long) Math.min(compiled.scenario().plan().horizonNanos(), sizes.pilotRequests() / rate * 1e9);
    // Latencies do not tell of servers that are still free because nobody has been there for long.
    boolean fills = pilot < MUCH_OF_A_PILOT * working;
    WarmUpChoice found = ofPilot(compiled, Math.max(1, pilot));
    long remembered = Math.min(fills ? Math.max(memory, working) : memory, affordable);
    return new WarmUpChoice(Math.max(remembered, found.nanos), found.apartNanos, found.pooledNanos);
  }

  /** What a warm-up may cost: as much as what is measured after it where that is the whole horizon. */
  private static double mostRequests(CompiledDeployment compiled) {
    Scenario scenario = compiled.scenario();
    RunPlan plan = scenario.plan();
    double most = plan.sizes().warmUp().mostRequests();
    return SlicePlan.isWhole(scenario.workload(), plan, !scenario.faults().isEmpty())
        ? Math.max(most, scenario.workload().load().expectedRequests(0, plan.horizonNanos())) : most;
  }

  private static long memoryNanos(CompiledDeployment compiled) {
    double memory = memoryOfCopiesNanos(compiled);
    memory = Math.max(memory, platformNanos(compiled.deployment().platform()));
    for (Service service : compiled.deployment().services()) {
      memory = Math.max(memory, platformNanos(service.platform()));
    }
    for (StateStore store : compiled.deployment().stores()) {
      memory = Math.max(memory, store.throughput().memoryNanos());
    }
    return (long) memory;
  }

  private static double platformNanos(Platform platform) {
    double idle = platform.instances().keepsForEver() ? 0 : platform.instances().keptNanos();
    return platform.cpu() instanceof Cpu.Scaled servers ? Math.max(idle, servers.scaling().memoryNanos()) : idle;
  }

  /**
   * How long instances are kept that may hold all connections of a database: which of them do, and how many others there are, decides
   * how many requests fail. 0 where nobody has to do without.
   */
  private static double connectedNanos(CompiledDeployment compiled) {
    boolean limited = compiled.deployment().stores().stream().anyMatch(store -> store.connections().isLimited());
    boolean hold = compiled.deployment().platform().instances().concurrency() != InstancePolicy.UNLIMITED;
    return limited && hold ? platformNanos(compiled.deployment().platform()) : 0;
  }

  /** A warm-up begins its caches in their steady state and gives their first copies time to expire before its end. */
  private static long memoryOfCopiesNanos(CompiledDeployment compiled) {
    long memory = compiled.copyMemoryNanos();
    return memory == 0 ? 0 : memory + Simulation.LONGEST_SETTLING_NANOS;
  }

  /** How many times the requests of a pilot come in the busiest hour of a load that repeats; 1 where the pilot has none. */
  private static double timesAtMost(LoadCurve load, long pilotNanos) {
    if (!load.periodic()) {
      return 1;
    }
    long turns = Math.ceilDiv(pilotNanos, load.lengthNanos()) * load.lengthNanos();
    double inPilot = load.expectedRequests(turns - pilotNanos, turns);
    return inPilot == 0 ? 1 : Math.max(1, load.peakRatePerSecond() * pilotNanos / 1e9 / inPilot);
  }

  /**
   * The transient of a pilot: what MSER-5 truncates, or half its length when it finds none in its first half. MSER weighs
   * the bias of one run of the pilot's length against its variance, and mostly keeps all. A run has many replications,
   * whose variance averages out and whose bias does not, so at least {@value #CORRELATION_LENGTHS} correlation lengths
   * are left out. (M/M/5 at 0.8: means are 0.07 % too low in place of 0.10 %, of which stopping early is a part.)
   */
  private static WarmUpChoice ofPilot(CompiledDeployment compiled, long lengthNanos) {
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
    Measurements measured =
        simulation.run(compiled.scenario().plan().seed(), PILOT, List.of(new Slice(-lengthNanos, lengthNanos, 0)));
    if (count[0] < 50) {
      return fixed(0);
    }
    double[] latencies = Arrays.copyOf(holder[0], count[0]);
    double least = Math.min(CORRELATION_LENGTHS * WarmUp.correlationLength(latencies), count[0] / 2.0);
    long transientNanos = WarmUp.mser5(latencies)
        .map(found -> Math.round(Math.max(least, found.truncated()) / count[0] * lengthNanos))
        .orElse(lengthNanos / 2);
    QueueMemory memory = measured.queueMemory(timesAtMost(compiled.scenario().workload().load(), lengthNanos));
    double relaxation = memory.longestNanos();
    long relaxed = (long) (CORRELATION_LENGTHS * Math.min(relaxation, lengthNanos));
    return new WarmUpChoice(Math.max(transientNanos, relaxed),
        (long) Math.min(RELAXATIONS_APART * relaxation, lengthNanos), memory.pooledNanos());
  }
}
