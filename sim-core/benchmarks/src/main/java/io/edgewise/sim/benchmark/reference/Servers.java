package io.edgewise.sim.benchmark.reference;

import java.util.Arrays;

/** The servers of all PoPs as the times at which they become free: enough where nobody overtakes. */
final class Servers {

  private final long[] freeNanos = new long[TwoHopModel.POPS * TwoHopModel.SERVERS];

  /** Makes all free. */
  void clear() {
    Arrays.fill(freeNanos, 0);
  }

  /** Takes the server of a PoP that is free first, for a service, and returns when the service is over. */
  long serve(int pop, long now, long service) {
    int first = pop * TwoHopModel.SERVERS;
    int best = first;
    long earliest = freeNanos[first];
    for (int i = first + 1; i < first + TwoHopModel.SERVERS; i++) {
      if (freeNanos[i] < earliest) {
        earliest = freeNanos[i];
        best = i;
      }
    }
    long end = Math.max(now, earliest) + service;
    freeNanos[best] = end;
    return end;
  }
}
