package io.edgewise.sim.engine;

import io.edgewise.sim.kernel.EventQueue;
import io.edgewise.sim.result.Component;
import java.util.Arrays;

/**
 * The requests in flight, as parallel arrays indexed by slot. A slot is taken when a request is sent and given back when
 * its outcome is known; the arrays double when all slots are taken and never shrink.
 */
final class RequestTable {

  /** Request number within the replication, the counter of all its random draws. */
  long[] number;

  /** When the user sent it. */
  long[] sentNanos;

  /** When its instance began to work on it. */
  long[] startNanos;

  /** CPU time used so far. */
  long[] cpuNanos;

  /** Round-trip time of the user's last mile, jitter not included. */
  long[] lastMileNanos;

  /** Handshake time that a platform may use to start an instance ahead. */
  long[] headStartNanos;

  /** Start-up time that is billed with the request. */
  long[] billedStartNanos;

  /** Parts of the latency so far, in nanoseconds, at slot x Component.COUNT + ordinal. */
  long[] components;

  int[] origin;
  int[] kind;
  int[] route;
  int[] site;
  int[] instance;
  int[] programCounter;
  boolean[] measured;
  boolean[] cold;

  private int[] free;
  private int freeCount;

  RequestTable(int capacity) {
    number = new long[capacity];
    sentNanos = new long[capacity];
    startNanos = new long[capacity];
    cpuNanos = new long[capacity];
    lastMileNanos = new long[capacity];
    headStartNanos = new long[capacity];
    billedStartNanos = new long[capacity];
    components = new long[capacity * Component.COUNT];
    origin = new int[capacity];
    kind = new int[capacity];
    route = new int[capacity];
    site = new int[capacity];
    instance = new int[capacity];
    programCounter = new int[capacity];
    measured = new boolean[capacity];
    cold = new boolean[capacity];
    free = new int[capacity];
    clear();
  }

  void clear() {
    freeCount = free.length;
    for (int i = 0; i < freeCount; i++) {
      free[i] = freeCount - 1 - i;
    }
  }

  /** Requests in flight. */
  int inFlight() {
    return free.length - freeCount;
  }

  /**
   * Takes a free slot with empty components.
   *
   * @throws IllegalStateException if more requests are in flight than an event can name
   */
  int open() {
    if (freeCount == 0) {
      grow();
    }
    int slot = free[--freeCount];
    Arrays.fill(components, slot * Component.COUNT, (slot + 1) * Component.COUNT, 0);
    cpuNanos[slot] = 0;
    billedStartNanos[slot] = 0;
    cold[slot] = false;
    return slot;
  }

  void close(int slot) {
    free[freeCount++] = slot;
  }

  void add(int slot, Component component, long nanos) {
    components[slot * Component.COUNT + component.ordinal()] += nanos;
  }

  private void grow() {
    int old = number.length;
    if (old >= EventQueue.SLOTS) {
      throw new IllegalStateException("more than " + EventQueue.SLOTS + " requests are in flight: the system cannot"
          + " keep up with its load");
    }
    int size = Math.min(2 * old, EventQueue.SLOTS);
    number = Arrays.copyOf(number, size);
    sentNanos = Arrays.copyOf(sentNanos, size);
    startNanos = Arrays.copyOf(startNanos, size);
    cpuNanos = Arrays.copyOf(cpuNanos, size);
    lastMileNanos = Arrays.copyOf(lastMileNanos, size);
    headStartNanos = Arrays.copyOf(headStartNanos, size);
    billedStartNanos = Arrays.copyOf(billedStartNanos, size);
    components = Arrays.copyOf(components, size * Component.COUNT);
    origin = Arrays.copyOf(origin, size);
    kind = Arrays.copyOf(kind, size);
    route = Arrays.copyOf(route, size);
    site = Arrays.copyOf(site, size);
    instance = Arrays.copyOf(instance, size);
    programCounter = Arrays.copyOf(programCounter, size);
    measured = Arrays.copyOf(measured, size);
    cold = Arrays.copyOf(cold, size);
    free = Arrays.copyOf(free, size);
    for (int slot = size - 1; slot >= old; slot--) {
      free[freeCount++] = slot;
    }
  }
}
