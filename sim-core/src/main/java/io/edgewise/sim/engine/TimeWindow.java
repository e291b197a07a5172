package io.edgewise.sim.engine;

/** The measured part of the simulated time: everything before is warm-up, everything after is running out. */
final class TimeWindow {

  private long fromNanos;
  private long toNanos;

  void set(long from, long to) {
    fromNanos = from;
    toNanos = to;
  }

  boolean contains(long nanos) {
    return nanos >= fromNanos && nanos < toNanos;
  }

  /** Length of the part of start..end that lies inside, in nanoseconds. */
  long overlap(long startNanos, long endNanos) {
    long from = Math.max(startNanos, fromNanos);
    long to = Math.min(endNanos, toNanos);
    return Math.max(0, to - from);
  }

  long fromNanos() {
    return fromNanos;
  }

  long toNanos() {
    return toNanos;
  }
}
