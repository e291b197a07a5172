package io.edgewise.sim.engine;

import io.edgewise.sim.kernel.EventQueue;
import io.edgewise.sim.result.Component;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * The requests in flight. A slot is taken when a request is sent and given back when its outcome is known; the table
 * doubles when all slots are taken and never shrinks.
 *
 * <p>A slot is {@value #LONGS} longs side by side, two cache lines: with a million requests in flight every field of a
 * request would otherwise be a line of its own to wait for.
 */
final class RequestTable {

  private static final int LONGS = 16;

  // Fields of a slot. The components come first, in the order of their ordinals; the last three fields hold two numbers
  // each.
  private static final int CONNECT = Component.CONNECT.ordinal();
  private static final int NETWORK = Component.NETWORK.ordinal();
  private static final int QUEUE = Component.QUEUE.ordinal();
  private static final int COLD_START = Component.COLD_START.ordinal();
  private static final int COMPUTE = Component.COMPUTE.ordinal();
  private static final int STORE = Component.STORE.ordinal();
  private static final int OTHER = Component.OTHER.ordinal();
  private static final int NUMBER = Component.COUNT;
  private static final int SENT = NUMBER + 1;
  private static final int START = SENT + 1;
  private static final int ROUND_TRIP = START + 1;
  private static final int HEAD_START = ROUND_TRIP + 1;
  private static final int BILLED_START = HEAD_START + 1;
  private static final int ROUTE_AND_COUNTER = BILLED_START + 1;
  private static final int SITE_AND_INSTANCE = ROUTE_AND_COUNTER + 1;
  private static final int ORIGIN_AND_KIND = SITE_AND_INSTANCE + 1;

  /** Lower half of {@link #ORIGIN_AND_KIND}: the kind above three flags. */
  private static final long MEASURED = 1;
  private static final long COLD = 2;
  private static final long HOLDS = 4;
  private static final int KIND_SHIFT = 3;

  private static final long LOWER = 0xFFFFFFFFL;

  private long[] data;
  private int[] free;
  private int freeCount;

  /* By slot: its user, or null where nobody is told apart within an origin. */
  private int[] users;

  RequestTable(int capacity) {
    data = new long[capacity * LONGS];
    free = new int[capacity];
    clear();
  }

  void clear() {
    freeCount = free.length;
    for (int i = 0; i < freeCount; i++) {
      free[i] = freeCount - 1 - i;
    }
  }

  /** Slots, taken and free. */
  int capacity() {
    return free.length;
  }

  /** Requests in flight. */
  int inFlight() {
    return free.length - freeCount;
  }

  /** Whether a request in flight was sent within the measured window. O(capacity). */
  boolean measuresStill() {
    return open().anyMatch(this::isMeasured);
  }

  /** The slots of requests that have an instance and may have it for longer than is known. O(capacity). */
  IntStream holding() {
    return open().filter(slot -> (data[slot * LONGS + ORIGIN_AND_KIND] & HOLDS) != 0);
  }

  private IntStream open() {
    BitSet open = new BitSet(free.length);
    open.set(0, free.length);
    for (int i = 0; i < freeCount; i++) {
      open.clear(free[i]);
    }
    return open.stream();
  }

  /**
   * Takes a free slot for a request; its components are to be set by {@link #way}.
   *
   * @param number of the request within the replication: the counter of all its random draws
   * @param programCounter its first operation
   * @param measured whether it is sent within the measured window
   * @throws IllegalStateException if more requests are in flight than an event can name
   */
  int open(long number, long sentNanos, int origin, int kind, int route, int site, int programCounter,
      boolean measured) {
    if (freeCount == 0) {
      grow();
    }
    int slot = free[--freeCount];
    int at = slot * LONGS;
    data[at + NUMBER] = number;
    data[at + SENT] = sentNanos;
    data[at + BILLED_START] = 0;
    data[at + ROUTE_AND_COUNTER] = (long) route << Integer.SIZE | programCounter;
    data[at + SITE_AND_INSTANCE] = (long) site << Integer.SIZE;
    data[at + ORIGIN_AND_KIND] = (long) origin << Integer.SIZE | (long) kind << KIND_SHIFT | (measured ? MEASURED : 0);
    return slot;
  }

  /** Makes a request another attempt of itself: a new number, from its first operation on, all its components at 0. */
  void again(int slot, long number, int programCounter) {
    int at = slot * LONGS;
    data[at + NUMBER] = number;
    data[at + BILLED_START] = 0;
    data[at + ORIGIN_AND_KIND] &= ~COLD;
    programCounter(slot, programCounter);
    way(slot, 0, 0, 0, 0, -1);
  }

  void close(int slot) {
    free[freeCount++] = slot;
  }

  /** Request number within the replication. */
  long number(int slot) {
    return data[slot * LONGS + NUMBER];
  }

  /** When the user sent it. */
  long sentNanos(int slot) {
    return data[slot * LONGS + SENT];
  }

  /** When its instance began to work on it; before that, when it asked for one. */
  long startNanos(int slot) {
    return data[slot * LONGS + START];
  }

  void startNanos(int slot, long nanos) {
    data[slot * LONGS + START] = nanos;
  }

  /** Round-trip time between user and entry, jitter not included. */
  long roundTripNanos(int slot) {
    return data[slot * LONGS + ROUND_TRIP];
  }

  /** Handshake time that a platform may use to start an instance ahead; -1 for a request on an open connection. */
  long headStartNanos(int slot) {
    return data[slot * LONGS + HEAD_START];
  }

  /** Sets what the way to the site was: all components, of which three may be above 0, and what the way back needs. */
  void way(int slot, long connectNanos, long networkNanos, long otherNanos, long roundTripNanos, long headStartNanos) {
    int at = slot * LONGS;
    data[at + CONNECT] = connectNanos;
    data[at + NETWORK] = networkNanos;
    data[at + QUEUE] = 0;
    data[at + COLD_START] = 0;
    data[at + COMPUTE] = 0;
    data[at + STORE] = 0;
    data[at + OTHER] = otherNanos;
    data[at + ROUND_TRIP] = roundTripNanos;
    data[at + HEAD_START] = headStartNanos;
  }

  /** Start-up time that is billed with the request. */
  long billedStartNanos(int slot) {
    return data[slot * LONGS + BILLED_START];
  }

  void billedStartNanos(int slot, long nanos) {
    data[slot * LONGS + BILLED_START] = nanos;
  }

  int route(int slot) {
    return (int) (data[slot * LONGS + ROUTE_AND_COUNTER] >>> Integer.SIZE);
  }

  /** Sends a request another way than before. */
  void reroute(int slot, int route, int site, long roundTripNanos) {
    int at = slot * LONGS;
    data[at + ROUTE_AND_COUNTER] = (long) route << Integer.SIZE | data[at + ROUTE_AND_COUNTER] & LOWER;
    data[at + SITE_AND_INSTANCE] = (long) site << Integer.SIZE;
    data[at + ROUND_TRIP] = roundTripNanos;
  }

  /** Index of the operation to go on with. */
  int programCounter(int slot) {
    return (int) data[slot * LONGS + ROUTE_AND_COUNTER];
  }

  void programCounter(int slot, int operation) {
    int at = slot * LONGS + ROUTE_AND_COUNTER;
    data[at] = data[at] & ~LOWER | operation;
  }

  /** Index of the compute site. */
  int site(int slot) {
    return (int) (data[slot * LONGS + SITE_AND_INSTANCE] >>> Integer.SIZE);
  }

  /** Index of the instance within its pool. */
  int instance(int slot) {
    return (int) data[slot * LONGS + SITE_AND_INSTANCE];
  }

  void instance(int slot, int instance) {
    int at = slot * LONGS + SITE_AND_INSTANCE;
    data[at] = data[at] & ~LOWER | instance;
  }

  int origin(int slot) {
    return (int) (data[slot * LONGS + ORIGIN_AND_KIND] >>> Integer.SIZE);
  }

  /** Tells the users of requests apart. */
  void identifyUsers() {
    users = new int[free.length];
  }

  /** Who sent a request: its session where these are told apart, else all users of its origin. */
  int user(int slot) {
    return users == null ? origin(slot) : users[slot];
  }

  void user(int slot, int user) {
    users[slot] = user;
  }

  /** The user of a child is that of its parent. */
  void inheritUser(int child, int parent) {
    if (users != null) {
      users[child] = users[parent];
    }
  }

  int kind(int slot) {
    return (int) data[slot * LONGS + ORIGIN_AND_KIND] >>> KIND_SHIFT;
  }

  /** Whether it was sent within the measured window. */
  boolean isMeasured(int slot) {
    return (data[slot * LONGS + ORIGIN_AND_KIND] & MEASURED) != 0;
  }

  /** Whether its instance had to be started. */
  boolean isCold(int slot) {
    return (data[slot * LONGS + ORIGIN_AND_KIND] & COLD) != 0;
  }

  void markCold(int slot) {
    data[slot * LONGS + ORIGIN_AND_KIND] |= COLD;
  }

  /** It has its instance from {@link #startNanos} on. */
  void holds(int slot) {
    data[slot * LONGS + ORIGIN_AND_KIND] |= HOLDS;
  }

  /** When it gives its instance back is known. */
  void givesBack(int slot) {
    data[slot * LONGS + ORIGIN_AND_KIND] &= ~HOLDS;
  }

  /** Adds to a part of the latency. */
  void add(int slot, Component component, long nanos) {
    data[slot * LONGS + component.ordinal()] += nanos;
  }

  /** A part of the latency so far, in nanoseconds. */
  long component(int slot, Component component) {
    return data[slot * LONGS + component.ordinal()];
  }

  /** The array that holds the components of all slots; see {@link #componentsAt}. */
  long[] components() {
    return data;
  }

  /** Where in {@link #components} those of a slot begin; they are in the order of their ordinals. */
  int componentsAt(int slot) {
    return slot * LONGS;
  }

  /**
   * A request reaches its site again from the beginning: all that it took so far, the way out aside, counts as other.
   *
   * @param programCounter its first operation
   */
  void restart(int slot, long reachNanos, int programCounter) {
    int at = slot * LONGS;
    long before = reachNanos - data[at + SENT] - data[at + CONNECT] - data[at + NETWORK];
    data[at + QUEUE] = 0;
    data[at + COLD_START] = 0;
    data[at + COMPUTE] = 0;
    data[at + STORE] = 0;
    data[at + OTHER] = before;
    data[at + BILLED_START] = 0;
    data[at + ORIGIN_AND_KIND] &= ~COLD;
    programCounter(slot, programCounter);
  }

  private void grow() {
    int old = free.length;
    if (old >= EventQueue.SLOTS) {
      throw new IllegalStateException("more than " + EventQueue.SLOTS + " requests are in flight: the system cannot"
          + " keep up with its load");
    }
    int size = Math.min(2 * old, EventQueue.SLOTS);
    data = Arrays.copyOf(data, size * LONGS);
    free = Arrays.copyOf(free, size);
    users = users == null ? null : Arrays.copyOf(users, size);
    for (int slot = size - 1; slot >= old; slot--) {
      free[freeCount++] = slot;
    }
  }
}
