package io.edgewise.sim.engine;

import java.util.Arrays;

/**
 * Requests that hold an instance, or a core, beyond the end of a measured window, at a time at which another one may begin. They were booked
 * when their end was known, which the later window, that they also work in, would not hear of.
 */
final class HeldLater {

  /** Counts the part of a stay that lies in the measured window. */
  interface Counter {

    /** Something was held from start to end. */
    void count(long startNanos, long endNanos, boolean cold);
  }

  private static final int INITIAL = 16;

  private long[] startNanos = new long[INITIAL];
  private long[] endNanos = new long[INITIAL];
  private boolean[] cold = new boolean[INITIAL];
  private int size;

  void clear() {
    size = 0;
  }

  /** A request holds an instance from start to end. */
  void add(long start, long end, boolean startsCold) {
    if (size == startNanos.length) {
      startNanos = Arrays.copyOf(startNanos, 2 * size);
      endNanos = Arrays.copyOf(endNanos, 2 * size);
      cold = Arrays.copyOf(cold, 2 * size);
    }
    startNanos[size] = start;
    endNanos[size] = end;
    cold[size] = startsCold;
    size++;
  }

  /** Counts them in a window that is set, and keeps those that may count in a further one. */
  void recall(TimeWindow window, Counter counter) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      counter.count(startNanos[i], endNanos[i], cold[i]);
      if (window.mayCountLater(endNanos[i])) {
        startNanos[kept] = startNanos[i];
        endNanos[kept] = endNanos[i];
        cold[kept] = cold[i];
        kept++;
      }
    }
    size = kept;
  }
}
