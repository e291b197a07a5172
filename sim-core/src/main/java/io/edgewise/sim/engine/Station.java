package io.edgewise.sim.engine;

import java.util.Arrays;

/**
 * Servers with one first-in-first-out queue. Because nobody overtakes, the departure of a customer is known the moment
 * it arrives (Kiefer and Wolfowitz, 1955), so a visit needs no event of its own. Arrivals must come in time order.
 */
final class Station {

  /** No time: a refusal. Every other number is a time, those of a warm-up before the clock's zero are negative. */
  static final long NEVER = Long.MIN_VALUE;

  private static final int INITIAL = 16;

  /** So many servers are kept sorted. */
  private static final int FEW = 16;

  private final int servers;
  private final int queueLimit;

  /** Departure times still to come, as a binary min-heap; expired ones are dropped at the next arrival. */
  private long[] departures = new long[INITIAL];
  private int inSystem;

  /** When each server becomes free, sorted if they are few, else as a binary min-heap; of no use while fewer customers than servers are inside. */
  private final long[] freeNanos;

  private final TimeWindow window;
  private long busyNanos;
  private long offeredNanos;

  Station(int servers, int queueLimit, TimeWindow window) {
    this.servers = servers;
    this.queueLimit = queueLimit;
    this.window = window;
    freeNanos = new long[servers];
  }

  void clear() {
    inSystem = 0;
    Arrays.fill(freeNanos, Long.MIN_VALUE);
    busyNanos = 0;
    offeredNanos = 0;
  }

  /**
   * Starts to count anew, for a window that is set and begins later; whoever is inside stays. Without a pause each server works on
   * those it has been given, of which some may be served within the window: where the queue is longer than the time up to the
   * window, nobody else is.
   */
  void goOn(long nowNanos) {
    busyNanos = 0;
    for (long free : freeNanos) {
      if (free > nowNanos) {
        busyNanos += window.overlap(nowNanos, free);
      }
    }
  }

  /**
   * Serves a customer that arrives now.
   *
   * @return when its service begins, or {@link #NEVER} if the queue is full and it is refused
   */
  long arrive(long nowNanos, long serviceNanos) {
    offeredNanos += serviceNanos;
    if (queueLimit != Integer.MAX_VALUE && isFull(nowNanos)) {
      return NEVER;
    }
    long start = Math.max(nowNanos, freeNanos[0]);
    long end = start + serviceNanos;
    if (servers <= FEW) {
      replaceFirst(freeNanos, end);
    } else {
      replaceEarliest(freeNanos, servers, end);
    }
    busyNanos += window.overlap(start, end);
    if (queueLimit != Integer.MAX_VALUE) {
      push(end);
    }
    return start;
  }

  /** When the service of a customer would begin that arrives now. */
  long beginsNanos(long nowNanos) {
    return Math.max(nowNanos, freeNanos[0]);
  }

  /** Time during which servers worked, within the measured window, summed over servers. */
  long busyNanos() {
    return busyNanos;
  }

  int servers() {
    return servers;
  }

  /** Counts the work that comes from now on. */
  void countOffered() {
    offeredNanos = 0;
  }

  /** Tells how busy it is with what comes from the users of a site. */
  void look(OfferedLoad load, int site) {
    load.look(site, servers, busyNanos, offeredNanos);
  }

  /** When the last customer so far will have left. */
  long lastDepartureNanos() {
    long last = Long.MIN_VALUE;
    for (long free : freeNanos) {
      last = Math.max(last, free);
    }
    return last;
  }

  private boolean isFull(long nowNanos) {
    while (inSystem > 0 && departures[0] <= nowNanos) {
      long last = departures[--inSystem];
      if (inSystem > 0) {
        replaceEarliest(departures, inSystem, last);
      }
    }
    return inSystem >= (long) servers + queueLimit;
  }

  private void push(long time) {
    if (inSystem == departures.length) {
      departures = Arrays.copyOf(departures, 2 * inSystem);
    }
    int index = inSystem++;
    while (index > 0 && departures[(index - 1) >> 1] > time) {
      departures[index] = departures[(index - 1) >> 1];
      index = (index - 1) >> 1;
    }
    departures[index] = time;
  }

  /**
   * Puts {@code value} in place of the first of sorted times. Every time is moved, whatever the value: a few moves cost
   * less than a branch that is mispredicted.
   */
  private static void replaceFirst(long[] sorted, long value) {
    long greater = value;
    for (int i = 1; i < sorted.length; i++) {
      long time = sorted[i];
      sorted[i - 1] = Math.min(time, greater);
      greater = Math.max(time, greater);
    }
    sorted[sorted.length - 1] = greater;
  }

  /** Puts {@code value} in place of the root of a binary min-heap. */
  private static void replaceEarliest(long[] heap, int size, long value) {
    int index = 0;
    while (true) {
      int child = 2 * index + 1;
      if (child >= size) {
        break;
      }
      if (child + 1 < size && heap[child + 1] < heap[child]) {
        child++;
      }
      if (value <= heap[child]) {
        break;
      }
      heap[index] = heap[child];
      index = child;
    }
    heap[index] = value;
  }
}
