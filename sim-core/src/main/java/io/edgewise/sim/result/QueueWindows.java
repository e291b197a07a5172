package io.edgewise.sim.result;

/** The measured windows of time, what their queues had to do in them, and in how many of them a backlog grew. */
final class QueueWindows {

  /**
   * One in so many hours that the servers cannot keep up with makes the latencies of a day unknown: two hours of it. At 95 % of what
   * they bear in the busiest hour no large sample takes any hour for such, and a quick one takes up to one in thirteen.
   */
  static final int SATURATED_ONE_IN = 12;

  private final QueueLoads loads = new QueueLoads();
  private long nanos;
  private long windows;
  private long saturatedWindows;
  private boolean areHours;
  /* Of the window that is not closed yet. */
  private boolean grows;

  /** Counts a queue in the window that is not closed yet; see {@link Measurements#queue}. */
  void count(int queue, long requests, long busyNanos, long offeredNanos, long windowNanos) {
    grows |= loads.add(queue, requests, busyNanos, offeredNanos, windowNanos);
  }

  /** Closes a window, whose queues have been counted. */
  void close(long windowNanos) {
    nanos += windowNanos;
    windows++;
    if (grows) {
      saturatedWindows++;
    }
    grows = false;
  }

  /** The windows are hours of a load that changes, each of which stands for all like it. */
  void areHours() {
    areHours = true;
  }

  void add(QueueWindows other) {
    loads.add(other.loads);
    nanos += other.nanos;
    windows += other.windows;
    saturatedWindows += other.saturatedWindows;
    areHours |= other.areHours;
  }

  QueueLoads loads() {
    return loads;
  }

  /** Length of all windows. */
  long nanos() {
    return nanos;
  }

  /** Whether the backlog of any queue grew: over all of the time, or, of hours, in too many of them. */
  boolean saturated() {
    return areHours ? SATURATED_ONE_IN * saturatedWindows > windows : loads.anyGrows(nanos);
  }
}
