package io.edgewise.sim.engine;

import java.util.Arrays;

/**
 * What is known of each instance of a pool. The number of an instance that has ended is given to a later one; the table
 * doubles when all are taken and never shrinks.
 *
 * <p>An instance is {@value #LONGS} longs side by side, one cache line.
 */
final class InstanceTable {

  /** Of an expiry that is not drawn yet. */
  static final long UNKNOWN = Long.MIN_VALUE;

  private static final int LONGS = 8;
  private static final int INITIAL = 16;

  // Fields of an instance.
  private static final int REQUESTS = 0;
  private static final int STARTED = 1;
  private static final int READY = 2;
  private static final int IDLE_SINCE = 3;
  private static final int EXPIRY = 4;
  private static final int LAST_REQUEST = 5;
  private static final int ACTIVE_SINCE = 6;
  private static final int CONNECTED = 7;

  /** In place of the number of requests where no instance is. */
  private static final long NO_INSTANCE = -1;

  private long[] data = new long[INITIAL * LONGS];
  private int[] free = new int[INITIAL];
  private int freeCount;
  private int used;

  void clear() {
    freeCount = 0;
    used = 0;
  }

  /** All instances have numbers below this; see {@link #exists}. */
  int end() {
    return used;
  }

  /** Instances that exist. */
  int size() {
    return used - freeCount;
  }

  /** Adds an instance without requests and connections; it gets the number that {@link #size} says if none has ended. */
  int open(long startedNanos, long readyNanos) {
    int instance = freeCount > 0 ? free[--freeCount] : used++;
    if (instance == free.length) {
      data = Arrays.copyOf(data, 2 * data.length);
      free = Arrays.copyOf(free, 2 * free.length);
    }
    int at = instance * LONGS;
    data[at + REQUESTS] = 0;
    data[at + STARTED] = startedNanos;
    data[at + READY] = readyNanos;
    data[at + CONNECTED] = 0;
    return instance;
  }

  void close(int instance) {
    data[instance * LONGS + REQUESTS] = NO_INSTANCE;
    free[freeCount++] = instance;
  }

  /** Whether a number below {@link #end} is that of an instance. */
  boolean exists(int instance) {
    return data[instance * LONGS + REQUESTS] != NO_INSTANCE;
  }

  /** Requests that the instance has. */
  long requests(int instance) {
    return data[instance * LONGS + REQUESTS];
  }

  /** Whether the instance has requests; not if there is none. */
  boolean isBusy(int instance) {
    return requests(instance) > 0;
  }

  void requests(int instance, long count) {
    data[instance * LONGS + REQUESTS] = count;
  }

  /** When its start began. */
  long startedNanos(int instance) {
    return data[instance * LONGS + STARTED];
  }

  /** When it is or was ready to serve. */
  long readyNanos(int instance) {
    return data[instance * LONGS + READY];
  }

  void readyNanos(int instance, long nanos) {
    data[instance * LONGS + READY] = nanos;
  }

  /** When its last request ended; of an instance without requests. */
  long idleSinceNanos(int instance) {
    return data[instance * LONGS + IDLE_SINCE];
  }

  void idleSinceNanos(int instance, long nanos) {
    data[instance * LONGS + IDLE_SINCE] = nanos;
  }

  /** When it expires if it gets no other request, or {@link #UNKNOWN}. */
  long expiryNanos(int instance) {
    return data[instance * LONGS + EXPIRY];
  }

  void expiryNanos(int instance, long nanos) {
    data[instance * LONGS + EXPIRY] = nanos;
  }

  /** Number of the request that it got last. */
  long lastRequest(int instance) {
    return data[instance * LONGS + LAST_REQUEST];
  }

  void lastRequest(int instance, long number) {
    data[instance * LONGS + LAST_REQUEST] = number;
  }

  /** Since when it has had requests without a break, billed start-up included; of an instance with requests. */
  long activeSinceNanos(int instance) {
    return data[instance * LONGS + ACTIVE_SINCE];
  }

  void activeSinceNanos(int instance, long nanos) {
    data[instance * LONGS + ACTIVE_SINCE] = nanos;
  }

  /** The stores that it has a connection to, a bit for each. */
  long connected(int instance) {
    return data[instance * LONGS + CONNECTED];
  }

  void connected(int instance, long stores) {
    data[instance * LONGS + CONNECTED] = stores;
  }
}
