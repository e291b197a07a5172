package io.edgewise.sim.engine;

import io.edgewise.sim.kernel.EventQueue;

/**
 * When the requests on the instances of a pool end, the earliest first, simultaneous ones in the order in which they came.
 * Up to {@value #FEW} are kept sorted; more go into an event list until it is empty.
 */
final class Departures {

  private static final int FEW = 12;

  /* Sorted, the earliest last. */
  private final long[] times = new long[FEW + 1];
  private final int[] instances = new int[FEW + 1];
  private int few;

  /* In use from the moment at which there were too many until none is left. */
  private final EventQueue many = new EventQueue(2 * FEW);

  /* The earliest time, MAX_VALUE if there is none: most arrivals ask for nothing else. */
  private long nextNanos = Long.MAX_VALUE;
  private long timeNanos;
  private int instance;

  void clear() {
    few = 0;
    nextNanos = Long.MAX_VALUE;
    many.clear();
  }

  int size() {
    return few + many.size();
  }

  /** The earliest time; {@link Long#MAX_VALUE} if there is none. */
  long nextTimeNanos() {
    return nextNanos;
  }

  /** The request on an instance ends at a time. */
  void add(long atNanos, int ofInstance) {
    nextNanos = Math.min(nextNanos, atNanos);
    if (many.size() > 0) {
      many.schedule(atNanos, 0, ofInstance);
      return;
    }
    int at = few;
    while (at > 0 && times[at - 1] <= atNanos) {
      times[at] = times[at - 1];
      instances[at] = instances[at - 1];
      at--;
    }
    times[at] = atNanos;
    instances[at] = ofInstance;
    if (++few > FEW) {
      while (few > 0) {
        few--;
        many.schedule(times[few], 0, instances[few]);
      }
    }
  }

  /** Takes the earliest one, which must exist; {@link #timeNanos()} and {@link #instance()} then describe it. */
  void take() {
    timeNanos = nextNanos;
    if (few > 0) {
      few--;
      instance = instances[few];
      nextNanos = few > 0 ? times[few - 1] : Long.MAX_VALUE;
    } else {
      many.advance();
      instance = many.slot();
      nextNanos = many.nextTimeNanos();
    }
  }

  long timeNanos() {
    return timeNanos;
  }

  int instance() {
    return instance;
  }
}
