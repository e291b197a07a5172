package io.edgewise.sim.engine;

import java.util.Arrays;

/**
 * Requests that were sent and have not reached their sites yet. Those that reach them before a time are put in order
 * together, which costs a fraction of what an event list takes for each: they are distributed over buckets of equal
 * width, and the few that share one are sorted by insertion. Simultaneous ones stay in the order in which they were sent.
 */
final class UnderWay {

  /** So many may wait for their time to come: each of them is looked at whenever others are put in order. */
  private static final int MOST = 1024;

  /* Not due yet, in the order in which they were sent. */
  private long[] waiting = new long[MOST];
  private int[] waitingSlots = new int[MOST];
  private int count;
  /* Whether each of them reaches its site no earlier than the one before. */
  private boolean inOrder;
  private long lastNanos;

  /* Due; sorted, but for the time in which they are distributed from the second pair of arrays to the first. */
  private long[] due = new long[MOST];
  private int[] dueSlots = new int[MOST];
  private final long[] unsorted = new long[MOST];
  private final int[] unsortedSlots = new int[MOST];
  private int next;
  private int end;

  /* By bucket: where among those that are due its next one goes. */
  private final int[] places = new int[2 * MOST];

  UnderWay() {
    clear();
  }

  void clear() {
    count = 0;
    startAnew();
    next = 0;
    end = 0;
  }

  private void startAnew() {
    inOrder = count == 0;
    lastNanos = Long.MIN_VALUE;
  }

  /** Whether none waits for its time to come. */
  boolean isEmpty() {
    return count == 0;
  }

  /** Whether there is no room for another. */
  boolean isFull() {
    return count == MOST;
  }

  /** A request that is sent now reaches its site at a time; there must be room. */
  void add(long reachNanos, int slot) {
    inOrder &= reachNanos >= lastNanos;
    lastNanos = reachNanos;
    waiting[count] = reachNanos;
    waitingSlots[count++] = slot;
  }

  /** Makes those due that reach their sites before a time; the last ones that were must have been taken. */
  void release(long beforeNanos) {
    next = 0;
    if (inOrder && lastNanos < beforeNanos) {
      releaseAll();
    } else {
      pickOut(beforeNanos);
      if (end > 1) {
        distribute();
        sort();
      }
    }
    startAnew();
  }

  /** When the next of those that are due reaches its site; {@link Long#MAX_VALUE} if none is left. */
  long nextNanos() {
    return next < end ? due[next] : Long.MAX_VALUE;
  }

  /** Takes the next of those that are due, which must exist, and returns its slot. */
  int take() {
    return dueSlots[next++];
  }

  private void releaseAll() {
    long[] times = waiting;
    int[] slots = waitingSlots;
    waiting = due;
    waitingSlots = dueSlots;
    due = times;
    dueSlots = slots;
    end = count;
    count = 0;
  }

  /** Every one is written to where it goes and to where it does not, in place of a branch that could be mispredicted. */
  private void pickOut(long beforeNanos) {
    int kept = 0;
    int picked = 0;
    for (int i = 0; i < count; i++) {
      long time = waiting[i];
      int slot = waitingSlots[i];
      int stays = time < beforeNanos ? 0 : 1;
      unsorted[picked] = time;
      unsortedSlots[picked] = slot;
      picked += 1 - stays;
      waiting[kept] = time;
      waitingSlots[kept] = slot;
      kept += stays;
    }
    count = kept;
    end = picked;
    due[0] = unsorted[0];
    dueSlots[0] = unsortedSlots[0];
  }

  private void distribute() {
    long least = Long.MAX_VALUE;
    long greatest = Long.MIN_VALUE;
    for (int i = 0; i < end; i++) {
      least = Math.min(least, unsorted[i]);
      greatest = Math.max(greatest, unsorted[i]);
    }
    int buckets = Integer.highestOneBit(end) << 1;
    int bits = Long.SIZE - Long.numberOfLeadingZeros(greatest - least);
    int shift = Math.max(0, bits - Integer.numberOfTrailingZeros(buckets));
    Arrays.fill(places, 0, buckets, 0);
    for (int i = 0; i < end; i++) {
      places[(int) (unsorted[i] - least >>> shift)]++;
    }
    int place = 0;
    for (int bucket = 0; bucket < buckets; bucket++) {
      int here = places[bucket];
      places[bucket] = place;
      place += here;
    }
    for (int i = 0; i < end; i++) {
      int to = places[(int) (unsorted[i] - least >>> shift)]++;
      due[to] = unsorted[i];
      dueSlots[to] = unsortedSlots[i];
    }
  }

  private void sort() {
    for (int i = 1; i < end; i++) {
      long time = due[i];
      int slot = dueSlots[i];
      int at = i;
      while (at > 0 && due[at - 1] > time) {
        due[at] = due[at - 1];
        dueSlots[at] = dueSlots[at - 1];
        at--;
      }
      due[at] = time;
      dueSlots[at] = slot;
    }
  }
}
