package io.edgewise.sim.kernel;

import java.util.Arrays;

/**
 * A time-ordered event list over primitive arrays. Simultaneous events leave first in, first out.
 *
 * <p>An event is a time in nanoseconds, a kind (0..{@value #KINDS} - 1) and a slot (0..{@value #SLOTS} - 1) whose
 * meaning is the caller's. Events must not be scheduled before the time of the event taken last.
 *
 * <p>A ladder queue (Tang, Goh and Thng, ACM Transactions on Modeling and Computer Simulation 15(3), 2005). The next
 * events stand sorted in the <em>bottom</em>; later ones wait unsorted in the buckets of <em>rungs</em>, each rung
 * dividing one bucket of the rung above; the rest waits in one list, the <em>top</em>. A bucket is sorted only when its
 * time has come and it holds few events; a fuller one becomes a rung. Scheduling and removal take O(1) on average and
 * allocate nothing until an array is outgrown, which then doubles. Lists keep the order of arrival, and two equal times
 * always are in the same list, so ties need no sequence numbers.
 */
public final class EventQueue {

  /** Number of event kinds that fit into an event. */
  public static final int KINDS = 1 << 4;

  /** Number of slots that fit into an event. */
  public static final int SLOTS = 1 << 24;

  private static final int KIND_SHIFT = 24;

  /** So many events are sorted by insertion rather than divided further. */
  private static final int FEW = 24;

  /** A bottom of so many events is divided, or insertion into it would become slow. */
  private static final int OVERGROWN = 64;

  private final EventNodes nodes;

  private long[] bottomTimes = new long[2 * OVERGROWN];
  private int[] bottomEvents = new int[2 * OVERGROWN];
  private int bottomHead;
  private int bottomTail;
  /* Events before this time are in the bottom. */
  private long bottomEndNanos;

  private Rung[] rungs = {new Rung(), new Rung(), new Rung(), new Rung()};
  private int depth;

  private int topHead;
  private int topTail;
  private int topCount;
  private long topLeast;
  private long topGreatest;
  /* Events from this time on are in the top. */
  private long topStartNanos;

  private int size;
  private long timeNanos;
  private int event;

  /** An empty list with room for {@code capacity} events before it grows. */
  public EventQueue(int capacity) {
    nodes = new EventNodes(Math.max(4, capacity));
    clear();
  }

  /** Forgets all events. */
  public void clear() {
    nodes.clear();
    size = 0;
    clearTop();
    startAnew();
  }

  /** Number of pending events. */
  public int size() {
    return size;
  }

  /** Time of the next event, or {@link Long#MAX_VALUE} when there is none. */
  public long nextTimeNanos() {
    if (bottomHead == bottomTail) {
      if (size == 0) {
        return Long.MAX_VALUE;
      }
      refill();
    }
    return bottomTimes[bottomHead];
  }

  /** Adds an event. Time, kind and slot must be in range; this is not checked here. */
  public void schedule(long atNanos, int eventKind, int eventSlot) {
    int added = eventKind << KIND_SHIFT | eventSlot;
    if (size++ == 0) {
      startAnew();
    }
    if (atNanos < bottomEndNanos) {
      insert(atNanos, added);
    } else {
      put(nodes.take(atNanos, added), atNanos);
    }
  }

  /**
   * Takes the next event off the list; {@link #timeNanos()}, {@link #kind()} and {@link #slot()} then describe it.
   *
   * @return whether there was one
   */
  public boolean advance() {
    if (size == 0) {
      return false;
    }
    if (bottomHead == bottomTail) {
      refill();
    }
    size--;
    timeNanos = bottomTimes[bottomHead];
    event = bottomEvents[bottomHead++];
    return true;
  }

  /** Time of the event taken last. */
  public long timeNanos() {
    return timeNanos;
  }

  /** Kind of the event taken last. */
  public int kind() {
    return event >>> KIND_SHIFT;
  }

  /** Slot of the event taken last. */
  public int slot() {
    return event & (SLOTS - 1);
  }

  /** With no event pending, a few are best kept sorted: all go to the bottom until it is overgrown. */
  private void startAnew() {
    bottomHead = 0;
    bottomTail = 0;
    depth = 0;
    bottomEndNanos = Long.MAX_VALUE;
    topStartNanos = Long.MAX_VALUE;
  }

  private void clearTop() {
    topHead = EventNodes.NONE;
    topTail = EventNodes.NONE;
    topCount = 0;
    topLeast = Long.MAX_VALUE;
    topGreatest = Long.MIN_VALUE;
  }

  /** Puts an event that is not for the bottom into the lowest rung that reaches so far, or into the top. */
  private void put(int node, long time) {
    if (time < topStartNanos) {
      int rung = depth - 1;
      while (time >= rungs[rung].endNanos) {
        rung--;
      }
      rungs[rung].add(nodes, node);
      return;
    }
    if (topTail == EventNodes.NONE) {
      topHead = node;
    } else {
      nodes.next[topTail] = node;
    }
    topTail = node;
    topCount++;
    topLeast = Math.min(topLeast, time);
    topGreatest = Math.max(topGreatest, time);
  }

  /** Inserts into the bottom, behind events of the same time. */
  private void insert(long time, int added) {
    if (bottomTail == bottomTimes.length) {
      makeRoom();
    }
    int index = bottomTail++;
    while (index > bottomHead && bottomTimes[index - 1] > time) {
      bottomTimes[index] = bottomTimes[index - 1];
      bottomEvents[index] = bottomEvents[index - 1];
      index--;
    }
    bottomTimes[index] = time;
    bottomEvents[index] = added;
    if (bottomTail - bottomHead > OVERGROWN && index < bottomTail - 1) {
      divideBottom();
    }
  }

  private void makeRoom() {
    int count = bottomTail - bottomHead;
    if (2 * count > bottomTimes.length) {
      bottomTimes = Arrays.copyOf(bottomTimes, 2 * bottomTimes.length);
      bottomEvents = Arrays.copyOf(bottomEvents, 2 * bottomEvents.length);
    }
    System.arraycopy(bottomTimes, bottomHead, bottomTimes, 0, count);
    System.arraycopy(bottomEvents, bottomHead, bottomEvents, 0, count);
    bottomHead = 0;
    bottomTail = count;
  }

  /** Makes a rung of the bottom; simultaneous events need none, being appended at its end. */
  private void divideBottom() {
    long least = bottomTimes[bottomHead];
    long greatest = bottomTimes[bottomTail - 1];
    if (least == greatest) {
      return;
    }
    long end = depth == 0 && topCount == 0 ? greatest + 1 : bottomEndNanos;
    Rung rung = newRung(least, end, bottomTail - bottomHead);
    if (depth == 1) {
      topStartNanos = end;
    }
    for (int i = bottomHead; i < bottomTail; i++) {
      rung.add(nodes, nodes.take(bottomTimes[i], bottomEvents[i]));
    }
    bottomHead = 0;
    bottomTail = 0;
    refill();
  }

  /** Moves the next events into the empty bottom; there must be one. */
  private void refill() {
    while (true) {
      if (depth == 0) {
        int list = topHead;
        long least = topLeast;
        long end = topGreatest + 1;
        int count = topCount;
        clearTop();
        topStartNanos = end;
        if (count <= FEW || end - least == 1) {
          sort(list, end);
          return;
        }
        divide(list, least, end, count);
        continue;
      }
      Rung rung = rungs[depth - 1];
      if (!rung.advance()) {
        depth--;
        continue;
      }
      int count = rung.count();
      long start = rung.bucketStartNanos();
      long end = rung.bucketEndNanos();
      int list = rung.takeBucket();
      if (count <= FEW || rung.isFinest()) {
        sort(list, end);
        return;
      }
      divide(list, start, end, count);
    }
  }

  private Rung newRung(long fromNanos, long toNanos, int count) {
    if (depth == rungs.length) {
      rungs = Arrays.copyOf(rungs, 2 * depth);
      for (int i = depth; i < rungs.length; i++) {
        rungs[i] = new Rung();
      }
    }
    Rung rung = rungs[depth++];
    rung.layOut(fromNanos, toNanos, count);
    return rung;
  }

  private void divide(int list, long fromNanos, long toNanos, int count) {
    Rung rung = newRung(fromNanos, toNanos, count);
    int node = list;
    while (node != EventNodes.NONE) {
      int following = nodes.next[node];
      nodes.next[node] = EventNodes.NONE;
      rung.add(nodes, node);
      node = following;
    }
  }

  /** Fills the empty bottom with a list, sorted; equal times keep their order. */
  private void sort(int list, long endNanos) {
    bottomHead = 0;
    bottomTail = 0;
    bottomEndNanos = endNanos;
    int node = list;
    while (node != EventNodes.NONE) {
      if (bottomTail == bottomTimes.length) {
        makeRoom();
      }
      long time = nodes.times[node];
      int index = bottomTail++;
      while (index > 0 && bottomTimes[index - 1] > time) {
        bottomTimes[index] = bottomTimes[index - 1];
        bottomEvents[index] = bottomEvents[index - 1];
        index--;
      }
      bottomTimes[index] = time;
      bottomEvents[index] = nodes.events[node];
      int following = nodes.next[node];
      nodes.release(node);
      node = following;
    }
  }
}
