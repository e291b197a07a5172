package io.edgewise.sim.kernel;

import java.util.Arrays;

/**
 * A time-ordered event list over primitive arrays. Simultaneous events leave first in, first out.
 *
 * <p>An event is a time in nanoseconds, a kind (0..{@value #KINDS} - 1) and a slot (0..{@value #SLOTS} - 1) whose
 * meaning is the caller's. Scheduling and removal take O(log n) for n pending events and allocate nothing until the list
 * outgrows its arrays, which then double.
 */
public final class EventQueue {

  /** Number of event kinds that fit into an event. */
  public static final int KINDS = 1 << 3;

  /** Number of slots that fit into an event. */
  public static final int SLOTS = 1 << 24;

  private static final int KIND_SHIFT = 24;
  private static final int SEQUENCE_SHIFT = 27;

  private long[] times;
  private long[] events;
  private int size;
  private long sequence;
  private long timeNanos;
  private int kind;
  private int slot;

  /** An empty list with room for {@code capacity} events before it grows. */
  public EventQueue(int capacity) {
    times = new long[Math.max(4, capacity)];
    events = new long[times.length];
  }

  /** Forgets all events and starts counting anew. */
  public void clear() {
    size = 0;
    sequence = 0;
  }

  /** Number of pending events. */
  public int size() {
    return size;
  }

  /** Time of the next event, or {@link Long#MAX_VALUE} when there is none. */
  public long nextTimeNanos() {
    return size == 0 ? Long.MAX_VALUE : times[0];
  }

  /** Adds an event. Kind and slot must be in range; this is not checked here. */
  public void schedule(long atNanos, int eventKind, int eventSlot) {
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
      events = Arrays.copyOf(events, 2 * size);
    }
    // The sequence number in the high bits makes ties leave in the order they came.
    long event = sequence++ << SEQUENCE_SHIFT | (long) eventKind << KIND_SHIFT | eventSlot;
    siftUp(size++, atNanos, event);
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
    timeNanos = times[0];
    kind = (int) (events[0] >>> KIND_SHIFT) & (KINDS - 1);
    slot = (int) events[0] & (SLOTS - 1);
    size--;
    if (size > 0) {
      siftDown(times[size], events[size]);
    }
    return true;
  }

  /** Time of the event taken last. */
  public long timeNanos() {
    return timeNanos;
  }

  /** Kind of the event taken last. */
  public int kind() {
    return kind;
  }

  /** Slot of the event taken last. */
  public int slot() {
    return slot;
  }

  private void siftUp(int start, long time, long event) {
    int index = start;
    while (index > 0) {
      int parent = (index - 1) >> 2;
      if (times[parent] < time || times[parent] == time && events[parent] < event) {
        break;
      }
      times[index] = times[parent];
      events[index] = events[parent];
      index = parent;
    }
    times[index] = time;
    events[index] = event;
  }

  private void siftDown(long time, long event) {
    int index = 0;
    while (true) {
      int child = 4 * index + 1;
      if (child >= size) {
        break;
      }
      int least = child;
      int end = Math.min(child + 4, size);
      for (int other = child + 1; other < end; other++) {
        if (times[other] < times[least] || times[other] == times[least] && events[other] < events[least]) {
          least = other;
        }
      }
      if (time < times[least] || time == times[least] && event < events[least]) {
        break;
      }
      times[index] = times[least];
      events[index] = events[least];
      index = least;
    }
    times[index] = time;
    events[index] = event;
  }
}
