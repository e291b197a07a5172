package io.edgewise.sim.benchmark.reference;

import java.util.Arrays;

/** A heap of four children a node over primitive arrays: which instance is free first. */
final class DepartureHeap {

  private long[] times;
  private int[] instances;
  private int size;

  DepartureHeap(int capacity) {
    times = new long[capacity];
    instances = new int[capacity];
    times[0] = Long.MAX_VALUE;
  }

  /** When the first is free, or {@link Long#MAX_VALUE} for an empty heap. */
  long firstNanos() {
    return times[0];
  }

  /** The first. */
  int first() {
    return instances[0];
  }

  void add(long nanos, int instance) {
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
      instances = Arrays.copyOf(instances, 2 * size);
    }
    int index = size++;
    while (index > 0) {
      int parent = (index - 1) >> 2;
      if (times[parent] <= nanos) {
        break;
      }
      times[index] = times[parent];
      instances[index] = instances[parent];
      index = parent;
    }
    times[index] = nanos;
    instances[index] = instance;
  }

  void removeFirst() {
    size--;
    if (size == 0) {
      times[0] = Long.MAX_VALUE;
      return;
    }
    long time = times[size];
    int index = 0;
    for (int child = 1; child < size; child = 4 * index + 1) {
      int least = child;
      int end = Math.min(child + 4, size);
      for (int other = child + 1; other < end; other++) {
        if (times[other] < times[least]) {
          least = other;
        }
      }
      if (time <= times[least]) {
        break;
      }
      times[index] = times[least];
      instances[index] = instances[least];
      index = least;
    }
    times[index] = time;
    instances[index] = instances[size];
  }

  /** Sets the flag of every instance in the heap. */
  void mark(boolean[] flags) {
    for (int i = 0; i < size; i++) {
      flags[instances[i]] = true;
    }
  }

  /** Gives every instance the number that stands at its old one. */
  void renumber(int[] numbers) {
    for (int i = 0; i < size; i++) {
      instances[i] = numbers[instances[i]];
    }
  }
}
