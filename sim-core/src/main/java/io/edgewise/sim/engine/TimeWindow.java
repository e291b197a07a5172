package io.edgewise.sim.engine;

/** The measured part of the simulated time: everything before is warm-up, everything after is running out. */
final class TimeWindow {

  private long fromNanos;
  private long toNanos;
  private long laterFromNanos;

  /** Measures one part, and no other one later. */
  void set(long from, long to) {
    fromNanos = from;
    toNanos = to;
    laterFromNanos = Long.MAX_VALUE;
  }

  /** Another part may be measured later, of what happens from a time on. */
  void goesOnFrom(long nanos) {
    laterFromNanos = nanos;
  }

  /** Whether what lasts until a time may reach into a part that is measured later. */
  boolean mayCountLater(long endNanos) {
    return endNanos > laterFromNanos;
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
