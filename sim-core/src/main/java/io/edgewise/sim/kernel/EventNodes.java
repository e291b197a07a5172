package io.edgewise.sim.kernel;

import java.util.Arrays;

/** Pooled events in singly linked lists. A list is named by its first node; {@link #NONE} ends it. */
final class EventNodes {

  static final int NONE = -1;

  long[] times;
  int[] events;
  int[] next;
  private int free = NONE;
  private int used;

  EventNodes(int capacity) {
    times = new long[capacity];
    events = new int[capacity];
    next = new int[capacity];
  }

  /** Gives back all nodes. */
  void clear() {
    free = NONE;
    used = 0;
  }

  /** A node that is in no list yet. Doubles the arrays when all are taken, and allocates nothing otherwise. */
  int take(long time, int event) {
    int node = free;
    if (node != NONE) {
      free = next[node];
    } else {
      node = used++;
      if (node == times.length) {
        times = Arrays.copyOf(times, 2 * node);
        events = Arrays.copyOf(events, 2 * node);
        next = Arrays.copyOf(next, 2 * node);
      }
    }
    times[node] = time;
    events[node] = event;
    next[node] = NONE;
    return node;
  }

  /** Gives a node back. */
  void release(int node) {
    next[node] = free;
    free = node;
  }
}
