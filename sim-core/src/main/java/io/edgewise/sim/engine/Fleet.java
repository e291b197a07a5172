package io.edgewise.sim.engine;

import io.edgewise.sim.model.Autoscaling;
import io.edgewise.sim.random.QuantileTable;
import io.edgewise.sim.random.RandomStream;

/**
 * The instances of a site that scales and the machines they are placed on, each a stack: what was started last ends first.
 * Instances count as existing from when they are asked for, machines likewise, and machines are what is billed.
 */
final class Fleet {

  private static final long NOT_EMPTY = Long.MAX_VALUE;

  private final Autoscaling scaling;
  private final QuantileTable start;
  private final QuantileTable machineStart;
  private final TimeWindow window;
  private final PoolTotals totals;

  // By instance.
  private final long[] startedNanos;
  private final long[] readyNanos;
  private int size;

  // By machine.
  private final long[] machineStartedNanos;
  private final long[] machineReadyNanos;
  private final long[] emptySinceNanos;
  private int machines;

  private RandomStream startStream;
  private RandomStream machineStream;
  private long starts;
  private long servedNanos;

  Fleet(Autoscaling scaling, QuantileTable start, QuantileTable machineStart, TimeWindow window, PoolTotals totals) {
    this.scaling = scaling;
    this.start = start;
    this.machineStart = machineStart;
    this.window = window;
    this.totals = totals;
    startedNanos = new long[scaling.most()];
    readyNanos = new long[scaling.most()];
    int most = scaling.machines().holding(scaling.most());
    machineStartedNanos = new long[most];
    machineReadyNanos = new long[most];
    emptySinceNanos = new long[most];
  }

  /** Begins with so many instances that serve already. */
  void reset(long nowNanos, int instances) {
    starts = 0;
    servedNanos = 0;
    size = instances;
    machines = scaling.machines().holding(instances);
    for (int i = 0; i < size; i++) {
      startedNanos[i] = nowNanos;
      readyNanos[i] = nowNanos;
    }
    for (int i = 0; i < machines; i++) {
      machineStartedNanos[i] = nowNanos;
      machineReadyNanos[i] = nowNanos;
      emptySinceNanos[i] = NOT_EMPTY;
    }
  }

  /** Draws start-up times from streams by the number of the start. */
  void use(RandomStream startDraws, RandomStream machineDraws) {
    startStream = startDraws;
    machineStream = machineDraws;
  }

  /** The measured window begins: counts the instances that are there. */
  void beginWindow() {
    totals.seen(size);
  }

  /** Counts anew for the window that begins. */
  void goOn() {
    servedNanos = 0;
    beginWindow();
  }

  /** Instances that exist, starting ones included. */
  int size() {
    return size;
  }

  /** Instances that serve. */
  int ready(long nowNanos) {
    int ready = 0;
    for (int i = 0; i < size; i++) {
      if (readyNanos[i] <= nowNanos) {
        ready++;
      }
    }
    return ready;
  }

  /** When an instance serves or will serve. */
  long readyNanos(int instance) {
    return readyNanos[instance];
  }

  /** Starts or ends instances until there are so many. */
  void resize(long nowNanos, int instances) {
    while (size > instances) {
      size--;
      totals.existed(startedNanos[size], nowNanos);
      servedNanos += window.overlap(Math.min(readyNanos[size], nowNanos), nowNanos);
    }
    while (machines < scaling.machines().holding(instances)) {
      machineStartedNanos[machines] = nowNanos;
      machineReadyNanos[machines] = nowNanos + machineStart.sampleNanos(machineStream, starts);
      machines++;
      starts++;
    }
    while (size < instances) {
      startedNanos[size] = nowNanos;
      readyNanos[size] = Math.max(nowNanos, machineReadyNanos[size / scaling.machines().instances()])
          + start.sampleNanos(startStream, starts);
      size++;
      starts++;
      totals.started(nowNanos, size);
    }
    int holding = scaling.machines().holding(size);
    for (int machine = 0; machine < machines; machine++) {
      emptySinceNanos[machine] = machine < holding ? NOT_EMPTY : Math.min(emptySinceNanos[machine], nowNanos);
    }
  }

  /** Ends the machines that have been without instances for long enough. */
  void release(long nowNanos) {
    while (machines > scaling.machines().holding(size)
        && nowNanos - emptySinceNanos[machines - 1] >= scaling.machines().lingerNanos()) {
      machines--;
      totals.billed(machineStartedNanos[machines], nowNanos, true);
    }
  }

  /** Adds what existed within the window that is over. */
  void finish(long nowNanos) {
    long end = Math.max(nowNanos, window.toNanos());
    for (int i = 0; i < size; i++) {
      totals.existed(startedNanos[i], end);
      servedNanos += window.overlap(Math.min(readyNanos[i], end), end);
    }
    for (int i = 0; i < machines; i++) {
      totals.billed(machineStartedNanos[i], end, false);
    }
    totals.seen(size);
  }

  /** Time within the window for which instances could serve, summed over them. */
  long servedNanos() {
    return servedNanos;
  }
}
