package io.edgewise.sim.engine;

import java.util.Arrays;

/** Known departures of one pool: a binary min-heap of (time, instance). Grows by doubling, else allocates nothing. */
final class DepartureHeap {

  private long[] times = new long[16];
  private int[] instances = new int[16];
  private int size;

  void clear() {
    size = 0;
  }

  boolean isEmpty() {
    return size == 0;
  }

  long nextNanos() {
    return size == 0 ? Long.MAX_VALUE : times[0];
  }

  void add(long time, int instance) {
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
      instances = Arrays.copyOf(instances, 2 * size);
    }
    int index = size++;
    while (index > 0 && times[(index - 1) >> 1] > time) {
      times[index] = times[(index - 1) >> 1];
      instances[index] = instances[(index - 1) >> 1];
      index = (index - 1) >> 1;
    }
    times[index] = time;
    instances[index] = instance;
  }

  /** Takes the earliest departure and returns its instance. */
  int take() {
    int first = instances[0];
    size--;
    if (size > 0) {
      long time = times[size];
      int instance = instances[size];
      int index = 0;
      while (2 * index + 1 < size) {
        int child = 2 * index + 1;
        if (child + 1 < size && times[child + 1] < times[child]) {
          child++;
        }
        if (times[child] >= time) {
          break;
        }
        times[index] = times[child];
        instances[index] = instances[child];
        index = child;
      }
      times[index] = time;
      instances[index] = instance;
    }
    return first;
  }
}
