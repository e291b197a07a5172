package io.edgewise.sim.engine;

import java.util.Arrays;

/** When the first token of an answer that is streamed reached the code, by slot of the request. */
final class FirstTokens {

  private static final long NOBODY = Long.MIN_VALUE;

  private long[] requests = {};
  private long[] nanos = {};

  /** Notes a first token of a request; the earliest counts. */
  void arrived(int slot, long request, long atNanos) {
    if (slot >= requests.length) {
      grow(slot);
    }
    nanos[slot] = requests[slot] == request ? Math.min(nanos[slot], atNanos) : atNanos;
    requests[slot] = request;
  }

  /** Whether a request has had a first token. */
  boolean has(int slot, long request) {
    return slot < requests.length && requests[slot] == request;
  }

  /** When it was, of a request that {@link #has} had one. */
  long nanos(int slot) {
    return nanos[slot];
  }

  void clear() {
    Arrays.fill(requests, NOBODY);
  }

  private void grow(int slot) {
    int old = requests.length;
    int size = Math.max(1024, Integer.highestOneBit(slot) << 1);
    requests = Arrays.copyOf(requests, size);
    nanos = Arrays.copyOf(nanos, size);
    Arrays.fill(requests, old, size, NOBODY);
  }
}
