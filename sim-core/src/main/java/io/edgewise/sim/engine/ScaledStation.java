package io.edgewise.sim.engine;

/**
 * Cores with one first-in-first-out queue whose number changes. Who waits when a core is added starts earlier than could be
 * known on arrival, so a queue needs events: one at the earliest departure as long as anybody waits. Cores that are taken
 * away finish what they do.
 */
final class ScaledStation {

  /** Instead of the time at which a service begins: it is not known yet. */
  static final long WAITS = Long.MAX_VALUE;

  private final int queueLimit;
  private final TimeWindow window;
  private final Departures departures = new Departures();
  private final LongRing waiting = new LongRing();
  private final LongRing askedNanos = new LongRing();
  private final LongRing serviceNanos = new LongRing();
  private final HeldLater heldLater = new HeldLater();
  private int cores;
  private int running;
  private long atNanos;
  private long work;
  private long busyNanos;
  private long offeredNanos;
  private long startedAskedNanos;
  private long startedEndNanos;

  ScaledStation(int queueLimit, TimeWindow window) {
    this.queueLimit = queueLimit;
    this.window = window;
  }

  void reset(long nowNanos, int newCores) {
    departures.clear();
    waiting.clear();
    askedNanos.clear();
    serviceNanos.clear();
    heldLater.clear();
    cores = newCores;
    running = 0;
    atNanos = nowNanos;
    work = 0;
    busyNanos = 0;
    offeredNanos = 0;
  }

  /** Starts to count anew, for a window that is set and begins later; whoever is inside stays, and may be served within it. */
  void goOn() {
    busyNanos = 0;
    heldLater.recall(window, (start, end, cold) -> busyNanos += window.overlap(start, end));
  }

  /**
   * Serves a customer that arrives now.
   *
   * @return now if its service begins, {@link #WAITS}, or {@link Station#NEVER} if the queue is full and it is refused
   */
  long arrive(long nowNanos, int slot, long service) {
    offeredNanos += service;
    settle(nowNanos);
    if (running < cores && waiting.isEmpty()) {
      begin(nowNanos, service);
      return nowNanos;
    }
    if (waiting.size() >= queueLimit) {
      return Station.NEVER;
    }
    waiting.add(slot);
    askedNanos.add(nowNanos);
    serviceNanos.add(service);
    return WAITS;
  }

  /** Lets the next customer in the queue begin if a core is free; its slot, or -1. */
  int next(long nowNanos) {
    settle(nowNanos);
    if (waiting.isEmpty() || running >= cores) {
      return -1;
    }
    startedAskedNanos = askedNanos.take();
    startedEndNanos = nowNanos + serviceNanos.peek();
    begin(nowNanos, serviceNanos.take());
    return (int) waiting.take();
  }

  /** When the customer that {@link #next} let in had come. */
  long startedAskedNanos() {
    return startedAskedNanos;
  }

  /** When the service of the customer that {@link #next} let in ends. */
  long startedEndNanos() {
    return startedEndNanos;
  }

  /** When a core may become free for somebody who waits; {@link Long#MAX_VALUE} if nobody does. */
  long wakeNanos() {
    return waiting.isEmpty() ? Long.MAX_VALUE : departures.nextTimeNanos();
  }

  void cores(int count) {
    cores = count;
  }

  /** Time for which cores worked up to now, summed over them. */
  long workUntil(long nowNanos) {
    settle(nowNanos);
    return work;
  }

  /** The same within the measured window. */
  long busyNanos() {
    return busyNanos;
  }

  /** Counts the work that comes from now on. */
  void countOffered() {
    offeredNanos = 0;
  }

  /** The work that has come since counting began. */
  long offeredNanos() {
    return offeredNanos;
  }

  /** Whether nobody waits or is served any more once all known departures have happened. */
  boolean isAtRest() {
    settle(Long.MAX_VALUE - 1);
    return waiting.isEmpty() && running == 0;
  }

  private void begin(long nowNanos, long service) {
    running++;
    departures.add(nowNanos + service, 0);
    busyNanos += window.overlap(nowNanos, nowNanos + service);
    if (window.mayCountLater(nowNanos + service)) {
      heldLater.add(nowNanos, nowNanos + service, false);
    }
  }

  private void settle(long nowNanos) {
    while (departures.nextTimeNanos() <= nowNanos) {
      departures.take();
      work += running * (departures.timeNanos() - atNanos);
      atNanos = departures.timeNanos();
      running--;
    }
    work += running * (nowNanos - atNanos);
    atNanos = nowNanos;
  }
}
