package io.edgewise.sim.engine;

/** What the instances of one site added up to within the measured window. */
final class PoolTotals {

  private final TimeWindow window;
  private long existedNanos;
  private long busyNanos;
  private long coldBusyNanos;
  private long starts;
  private int most;

  PoolTotals(TimeWindow window) {
    this.window = window;
  }

  void clear() {
    existedNanos = 0;
    busyNanos = 0;
    coldBusyNanos = 0;
    starts = 0;
    most = 0;
  }

  /** An instance existed for so long within the window. */
  void existed(long nanos) {
    existedNanos += nanos;
  }

  /** A request held an instance from start to end, the start-up included. */
  void held(long startNanos, long endNanos, boolean cold) {
    long nanos = window.overlap(startNanos, endNanos);
    busyNanos += nanos;
    if (cold) {
      coldBusyNanos += nanos;
    }
  }

  /** An instance was started on demand and so many existed then. */
  void started(long nanos, int live) {
    if (window.contains(nanos)) {
      starts++;
      most = Math.max(most, live);
    }
  }

  /** So many instances exist at a moment of the window. */
  void seen(int live) {
    most = Math.max(most, live);
  }

  long existedNanos() {
    return existedNanos;
  }

  long busyNanos() {
    return busyNanos;
  }

  long coldBusyNanos() {
    return coldBusyNanos;
  }

  long starts() {
    return starts;
  }

  int most() {
    return most;
  }
}
