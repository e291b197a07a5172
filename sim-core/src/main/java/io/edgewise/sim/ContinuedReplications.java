package io.edgewise.sim;

import io.edgewise.sim.engine.CompiledDeployment;
import io.edgewise.sim.engine.Simulation;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.SampleSizes;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.QueueHours;
import io.edgewise.sim.result.QueueMemory;
import io.edgewise.sim.stats.Dependence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Replications one behind the other. A warm-up costs a hundred times as much as a small replication, so it is paid only
 * once: a few simulations, spread evenly over the period of the load with a random offset, are warmed
 * up from empty systems and then go on for as long as replications are wanted. Every replication is a short stretch of
 * each of them, so each sees all hours of the day.
 *
 * <p>These are batch means (Law, Simulation Modeling and Analysis, 2015, section 9.5.3): what happens to two requests is
 * dependent only as far as they meet the same queues and instances, which is soon forgotten, save for how many instances
 * are alive. The simulations may take turns: the first replications are stretches of every second one, so that a first answer waits for
 * half of the warm-ups, the next ones of the others. Under a constant load stretches lie as far apart as queues remember. Where that
 * is longer than a stretch, what happens between two of them is measured as well, and how far they depend on each other is known
 * ({@link Dependence}); so it is where the load changes and its busiest hours are near saturation. All strategies see the same requests
 * at the same times, save for those near saturation.
 */
final class ContinuedReplications implements Replications {

  /** Simulated between two replications at least: about as long as requests hold an instance. */
  private static final long GAP_NANOS = 100_000_000L;

  /** Simulated behind a batch, so that its last requests come to their end: longer than most requests last. */
  private static final long TAIL_NANOS = 2_000_000_000L;

  /**
   * Where requests last for longer, their end is waited for until so many more have been sent: without those that take longest the
   * upper quantiles would be too low. Not where the system is saturated, and they may never end.
   */
  private static final double TAIL_REQUESTS = 200_000;

  /**
   * Simulations at a constant rate which is so high that their warm-ups and gaps, not their stretches, are what is simulated: all
   * hours are the same then.
   */
  private static final int FEW_CHAINS = 2;

  /**
   * Near saturation stretches last for so many relaxation times (at most for twice the length of a pilot), and follow each other at once:
   * behind the 99th percentile of ten of eight simulations stand some fifteen busy excursions then, wherever near saturation.
   */
  private static final int RELAXATIONS_MEASURED = 4;

  private static final int TIMES_APART = 2;

  /**
   * Near saturation in the busiest hours of a load that changes there are so many times the simulations, of stretches that are as much
   * shorter: with eight, the hours that they happen to see would decide how long queues are, for good.
   */
  private static final int MORE_HOURS = 3;

  private final CompiledDeployment compiled;
  private final LoadCurve curve;
  private final long seed;
  private final long shortestNanos;
  private final long stretchNanos;
  private final long warmUpNanos;
  private final long gapNanos;
  private final long[] startNanos;
  private final Simulation[] simulations;

  /** Of a load that changes, by chain. */
  private final QueueHours hours;

  /** Into so many sets the chains are divided, of which each replication is simulated by one: 1 or 2. */
  private final int sets;

  private final long longestTailNanos;

  /** By replication: when its stretch of each chain of its set begins. */
  private final List<long[]> fromNanos = new ArrayList<>();

  /** Replications that the second set has simulated, or begun to. */
  private int bySecond;

  ContinuedReplications(CompiledDeployment compiled, SlicePlan slices, WarmUpChoice warmUp) {
    this.compiled = compiled;
    warmUpNanos = warmUp.nanos();
    curve = compiled.scenario().workload().load();
    seed = compiled.scenario().plan().seed();
    SampleSizes sizes = compiled.scenario().plan().sizes();
    boolean fast = sizes.warmUp().isTooFastFor(curve.meanRatePerSecond());
    boolean few = fast && curve.isConstant();
    int chains = few ? Math.min(FEW_CHAINS, sizes.slices()) : sizes.slices();
    int mostSets = sizes.alternates() && !few ? 2 : 1;
    shortestNanos = Math.max(1, mostSets * slices.measuredNanos() / chains);
    boolean isLong = remembersLong(warmUp.pooledNanos());
    sets = isLong ? 1 : mostSets;
    int more = isLong && !curve.isConstant() ? MORE_HOURS : 1;
    stretchNanos = isLong ? Math.max(shortestNanos, TIMES_APART * warmUp.apartNanos()) / more : shortestNanos;
    gapNanos = isLong || !curve.isConstant() ? GAP_NANOS : Math.max(GAP_NANOS, warmUp.apartNanos());
    startNanos = curve.isConstant() ? new long[chains] : slices.startNanos(0, more * chains);
    simulations = new Simulation[startNanos.length];
    hours = new QueueHours(startNanos.length);
    longestTailNanos =
        Math.max(TAIL_NANOS, (long) (1e9 * TAIL_REQUESTS / (curve.meanRatePerSecond() * startNanos.length)));
  }

  @Override
  public List<Runnable> tasks(int first, Measurements[] into, Runnable started) {
    if (into.length == 0) {
      return List.of();
    }
    for (int i = 0; i < into.length; i++) {
      fromNanos.add(new long[startNanos.length / sets]);
    }
    // Whoever looks at the first batch alone pays for the warm-ups of the first set alone.
    int second = sets == 1 || first == 0 ? 0 : Math.clamp((first + into.length) / 2 - bySecond, 0, into.length);
    bySecond += second;
    List<Runnable> tasks = new ArrayList<>();
    addTasks(tasks, 1, new Batch(first, into, 0, second, started));
    addTasks(tasks, 0, new Batch(first, into, second, into.length, started));
    return tasks;
  }

  /**
   * What one set simulates of a batch.
   *
   * @param first number of the first replication of the batch
   * @param into takes what the replications measured
   * @param from index of the first one that the set simulates
   * @param to index behind the last one
   * @param started is told whenever one begins
   */
  private record Batch(int first, Measurements[] into, int from, int to, Runnable started) {}

  private void addTasks(List<Runnable> tasks, int set, Batch batch) {
    if (batch.from < batch.to) {
      for (int i = set; i < simulations.length; i += sets) {
        int chain = i;
        tasks.add(() -> goOn(chain, batch));
      }
    }
  }

  private void goOn(int chain, Batch batch) {
    if (simulations[chain] == null) {
      simulations[chain] = new Simulation(compiled);
      simulations[chain].begin(seed, chain, startNanos.length + chain, startNanos[chain], warmUpNanos);
    }
    Measurements first = simulate(chain, batch, batch.from);
    Measurements before = first;
    for (int i = batch.from + 1; i < batch.to; i++) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      Measurements part = simulate(chain, batch, i);
      if (i > batch.from + 1) {
        add(batch.into, i - 1, before);
      }
      before = part;
    }
    simulations[chain].runOn(GAP_NANOS, TAIL_NANOS, before.saturated() ? TAIL_NANOS : longestTailNanos, first);
    add(batch.into, batch.from, first);
    if (batch.to > batch.from + 1) {
      add(batch.into, batch.to - 1, before);
    }
  }

  private Measurements simulate(int chain, Batch batch, int index) {
    if (chain < sets) {
      batch.started.run();
    }
    fromNanos.get(batch.first + index)[chain / sets] = simulations[chain].nowNanos() + gapNanos;
    Measurements measured = simulations[chain].measure(gapNanos, stretchNanos);
    if (!curve.isConstant()) {
      measured.samplesHours();
      hours.add(chain, measured);
    }
    return measured;
  }

  /** Adds the part of one chain. Integers are added, so the order in which the chains come does not matter. */
  private static void add(Measurements[] into, int index, Measurements part) {
    synchronized (into) {
      if (into[index] == null) {
        into[index] = part;
      } else {
        into[index].add(part);
      }
    }
  }

  @Override
  public double expectedMeasured(int replication) {
    return Arrays.stream(fromNanos.get(replication))
        .mapToDouble(from -> curve.expectedRequests(from, from + stretchNanos)).sum();
  }

  @Override
  public double affordable(long requests) {
    double perSecond = curve.meanRatePerSecond() * startNanos.length;
    double warmUps = perSecond * warmUpNanos / 1e9;
    return (requests - warmUps) / Math.max(1, perSecond / sets * (gapNanos + stretchNanos) / 1e9);
  }

  @Override
  public Dependence dependence(Measurements total, int count) {
    if (!compiled.mayQueue()) {
      return Dependence.NONE;
    }
    QueueMemory memory = curve.isConstant() ? total.queueMemory(1) : hours.memory();
    int used = bySecond == 0 ? 1 : sets;
    double histories = used * startNanos.length / sets * memory.queues();
    return remembersLong(memory.pooledNanos())
        ? Dependence.ofStretches(histories, Math.ceilDiv(count, used), stretchNanos, gapNanos, memory.meanNanos())
        : Dependence.NONE;
  }

  /** Whether queues with such a relaxation time are in hardly more than one state in each of the shortest stretches. */
  private boolean remembersLong(double relaxationNanos) {
    return RELAXATIONS_MEASURED * relaxationNanos > shortestNanos;
  }

  @Override
  public boolean isWhole() {
    return false;
  }
}
