package io.edgewise.sim.engine;

import io.edgewise.sim.kernel.EventQueue;

/**
 * When the requests on the instances of a pool end, the earliest first, simultaneous ones in the order in which they came.
 * Up to {@value #FEW} are kept sorted by moving all, without a branch that could be mispredicted; more go into an event
 * list until it is empty.
 */
final class Departures {

  private static final int FEW = 12;

  /* Sorted, the earliest last. */
  private final long[] times = new long[FEW + 1];
  private final int[] instances = new int[FEW + 1];
  private int few;

  /* In use from the moment at which there were too many until none is left. */
  private final EventQueue many = new EventQueue(2 * FEW);

  private long timeNanos;
  private int instance;

  void clear() {
    few = 0;
    many.clear();
  }

  int size() {
    return few + many.size();
  }

  /** The earliest time; {@link Long#MAX_VALUE} if there is none. */
  long nextTimeNanos() {
    return few > 0 ? times[few - 1] : many.nextTimeNanos();
  }

  /** The request on an instance ends at a time. */
  void add(long atNanos, int ofInstance) {
    if (many.size() > 0) {
      many.schedule(atNanos, 0, ofInstance);
      return;
    }
    int later = 0;
    for (int i = few - 1; i >= 0; i--) {
      long time = times[i];
      // All ones if it leaves later than the one added and stays where it is, else 0.
      long stays = atNanos - time >> 63;
      later -= (int) stays;
      times[i + 1] = time & ~stays | times[i + 1] & stays;
      instances[i + 1] = instances[i] & (int) ~stays | instances[i + 1] & (int) stays;
    }
    times[later] = atNanos;
    instances[later] = ofInstance;
    if (++few > FEW) {
      while (few > 0) {
        few--;
        many.schedule(times[few], 0, instances[few]);
      }
    }
  }

  /** Takes the earliest one, which must exist; {@link #timeNanos()} and {@link #instance()} then describe it. */
  void take() {
    if (few > 0) {
      few--;
      timeNanos = times[few];
      instance = instances[few];
    } else {
      many.advance();
      timeNanos = many.timeNanos();
      instance = many.slot();
    }
  }

  long timeNanos() {
    return timeNanos;
  }

  int instance() {
    return instance;
  }
}
