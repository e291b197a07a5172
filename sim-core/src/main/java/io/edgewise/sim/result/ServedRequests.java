package io.edgewise.sim.result;

import io.edgewise.sim.stats.LatencyHistogram;

/** The requests that were served: their latencies by kind and by origin, and what these were made of. */
public final class ServedRequests {

  private final LatencyHistogram[] byKind;
  private LatencyHistogram latency;
  /* Null until an answer is streamed. */
  private LatencyHistogram firstToken;
  /* Empty slots where nobody was served yet, and the only one of a single origin: its latencies are all there are. */
  private final LatencyHistogram[] byOrigin;
  private final ComponentSums components = new ComponentSums();
  private long coldStarts;

  ServedRequests(int kinds, int origins) {
    byKind = new LatencyHistogram[kinds];
    for (int i = 0; i < kinds; i++) {
      byKind[i] = new LatencyHistogram();
    }
    byOrigin = new LatencyHistogram[origins];
  }

  /**
   * Counts a request.
   *
   * @param latencyNanos its latency
   * @param parts by ordinal of {@link Component} from {@code offset} on
   */
  public void record(long latencyNanos, int kind, int origin, boolean cold, long[] parts, int offset) {
    byKind[kind].record(latencyNanos);
    if (byOrigin.length > 1) {
      LatencyHistogram here = byOrigin[origin];
      if (here == null) {
        here = new LatencyHistogram(Measurements.COARSE_BITS);
        byOrigin[origin] = here;
      }
      here.record(latencyNanos);
    }
    components.add(latencyNanos, parts, offset);
    if (cold) {
      coldStarts++;
    }
  }

  /** Counts the time to the first token, at the user, of a request whose answer is streamed. */
  public void firstToken(long nanos) {
    if (firstToken == null) {
      firstToken = new LatencyHistogram();
    }
    firstToken.record(nanos);
  }

  void add(ServedRequests other) {
    for (int i = 0; i < byKind.length; i++) {
      byKind[i].add(other.byKind[i]);
    }
    for (int i = 0; i < byOrigin.length; i++) {
      if (other.byOrigin[i] != null) {
        if (byOrigin[i] == null) {
          byOrigin[i] = new LatencyHistogram(Measurements.COARSE_BITS);
        }
        byOrigin[i].add(other.byOrigin[i]);
      }
    }
    if (other.firstToken != null) {
      firstToken = firstToken == null ? new LatencyHistogram() : firstToken;
      firstToken.add(other.firstToken);
    }
    components.add(other.components);
    coldStarts += other.coldStarts;
  }

  long count() {
    long sum = 0;
    for (LatencyHistogram kind : byKind) {
      sum += kind.count();
    }
    return sum;
  }

  /** Those that waited for an instance to start. */
  long coldStarts() {
    return coldStarts;
  }

  LatencyHistogram latency() {
    if (byKind.length == 1) {
      return byKind[0];
    }
    if (latency == null || latency.count() != count()) {
      latency = new LatencyHistogram();
      for (LatencyHistogram kind : byKind) {
        latency.add(kind);
      }
    }
    return latency;
  }

  LatencyHistogram latencyOfKind(int kind) {
    return byKind[kind];
  }

  LatencyHistogram latencyOfOrigin(int origin) {
    if (byOrigin.length == 1) {
      return latency().count() == 0 ? null : latency();
    }
    return byOrigin[origin];
  }

  int kinds() {
    return byKind.length;
  }

  int origins() {
    return byOrigin.length;
  }

  LatencyHistogram firstToken() {
    return firstToken;
  }

  ComponentSums components() {
    return components;
  }
}
