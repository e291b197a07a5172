package io.edgewise.sim.engine;

import io.edgewise.sim.model.CircuitBreaker;
import io.edgewise.sim.result.DependencyCounts;
import java.util.Arrays;

/** The circuits of one breaker: one for each site whose code asks the store or the service. Times must not go back. */
final class Circuits {

  private static final int CLOSED = 0;
  private static final int OPEN = 1;
  private static final int HALF_OPEN = 2;

  private final CircuitBreaker breaker;
  private final TimeWindow window;

  /* Words of bits for the last results of a circuit, 1 for a failure. */
  private final int words;
  private final long[] results;

  // By site.
  private final int[] state;
  private final int[] count;
  private final int[] next;
  private final int[] failures;
  private final int[] admitted;
  private final long[] untilNanos;
  private final int[] generation;
  private final boolean[] used;

  // Within the measured window.
  private long opened;
  private long openNanos;

  Circuits(CircuitBreaker breaker, int sites, TimeWindow window) {
    this.breaker = breaker;
    this.window = window;
    words = (breaker.of() + Long.SIZE - 1) / Long.SIZE;
    results = new long[words * sites];
    state = new int[sites];
    count = new int[sites];
    next = new int[sites];
    failures = new int[sites];
    admitted = new int[sites];
    untilNanos = new long[sites];
    generation = new int[sites];
    used = new boolean[sites];
  }

  void clear() {
    for (int site = 0; site < state.length; site++) {
      state[site] = CLOSED;
      used[site] = false;
      forget(site);
    }
    goOn();
  }

  /** Starts to count anew; the circuits stay as they are. */
  void goOn() {
    opened = 0;
    openNanos = 0;
    for (int site = 0; site < state.length; site++) {
      openNanos += state[site] == OPEN
          ? window.overlap(untilNanos[site] - breaker.openNanos(), untilNanos[site]) : 0;
    }
  }

  /** Whether the code at a site may ask now. */
  boolean admits(int site, long nowNanos) {
    used[site] = true;
    if (state[site] == OPEN && nowNanos >= untilNanos[site]) {
      state[site] = HALF_OPEN;
      forget(site);
    }
    if (state[site] == HALF_OPEN) {
      return admitted[site] < breaker.probes() && ++admitted[site] > 0;
    }
    return state[site] == CLOSED;
  }

  /** Whether what a site was admitted to last is a probe. */
  boolean isProbing(int site) {
    return state[site] == HALF_OPEN;
  }

  /** Which life of a circuit this is; results of operations that began in an earlier one do not count. */
  int generation(int site) {
    return generation[site];
  }

  /** An operation that was admitted in a generation is over. */
  void over(int site, int inGeneration, boolean failed, long nowNanos) {
    if (inGeneration != generation[site]) {
      return;
    }
    note(site, failed);
    int enough = state[site] == HALF_OPEN ? breaker.probes() : breaker.of();
    if (count[site] < enough) {
      return;
    }
    if (failures[site] >= breaker.failureShare() * enough) {
      state[site] = OPEN;
      untilNanos[site] = nowNanos + breaker.openNanos();
      opened += window.contains(nowNanos) ? 1 : 0;
      openNanos += window.overlap(nowNanos, untilNanos[site]);
      forget(site);
    } else if (state[site] == HALF_OPEN) {
      state[site] = CLOSED;
      forget(site);
    }
  }

  private void note(int site, boolean failed) {
    if (state[site] == HALF_OPEN) {
      count[site]++;
      failures[site] += failed ? 1 : 0;
      return;
    }
    int word = site * words + next[site] / Long.SIZE;
    long bit = 1L << next[site];
    if (count[site] == breaker.of()) {
      failures[site] -= (results[word] & bit) != 0 ? 1 : 0;
    } else {
      count[site]++;
    }
    results[word] = failed ? results[word] | bit : results[word] & ~bit;
    failures[site] += failed ? 1 : 0;
    next[site] = (next[site] + 1) % breaker.of();
  }

  private void forget(int site) {
    Arrays.fill(results, site * words, (site + 1) * words, 0);
    count[site] = 0;
    next[site] = 0;
    failures[site] = 0;
    admitted[site] = 0;
    generation[site]++;
  }

  /** Tells what the circuits of all sites that asked did in the window. */
  void finish(DependencyCounts counts) {
    int circuits = 0;
    for (boolean asked : used) {
      circuits += asked ? 1 : 0;
    }
    counts.circuits(circuits, circuits * (window.toNanos() - window.fromNanos()), opened, openNanos);
  }
}
