package io.edgewise.sim.engine;

import java.util.Arrays;

/**
 * Where each key of a data set lives, and until when it is busy. A key's home is the nearest one to the site that uses it
 * first; it serves one operation at a time, first in first out, so its queue is the time at which it will be free. An
 * open hash table of the keys that were used at all: its size does not grow with the number of operations. Operations
 * must come in time order.
 */
final class Actors {

  private static final int EMPTY = KeySlots.EMPTY;
  private static final int INITIAL = 256;

  private final long[][] rttNanos;
  private final int[] nearestHome;
  private final TimeWindow window;
  private int[] keys = new int[INITIAL];
  private int[] homes = new int[INITIAL];
  private long[] freeNanos = new long[INITIAL];
  private long[] busyNanos = new long[INITIAL];
  private long[] offeredNanos = new long[INITIAL];
  private int used;
  private long lastServiceNanos;

  Actors(StorePaths paths, TimeWindow window) {
    rttNanos = paths.homeRttNanos;
    nearestHome = paths.readCopy;
    this.window = window;
    clear();
  }

  /** Forgets all keys. */
  void clear() {
    Arrays.fill(keys, EMPTY);
    used = 0;
  }

  /** Starts to count anew, for a window that is set and begins later; homes and queues stay, and some of them reach into it. */
  void goOn(long nowNanos) {
    for (int index = 0; index < keys.length; index++) {
      busyNanos[index] = keys[index] != EMPTY && freeNanos[index] > nowNanos
          ? window.overlap(nowNanos, freeNanos[index]) : 0;
    }
  }

  /** Counts the work that comes from now on. */
  void countOffered() {
    Arrays.fill(offeredNanos, 0);
  }

  /** The round trip from a site to a key's home, which is fixed now if the key was never used. */
  long rttNanos(int key, int site) {
    int index = find(key, site);
    return rttNanos[site][homes[index]];
  }

  /** Where a key lives that has been used. */
  int home(int key) {
    return homes[indexOf(key)];
  }

  /** Whether a key that has been used lives at the home that is nearest to a site. */
  boolean livesNearest(int key, int site) {
    return homes[indexOf(key)] == nearestHome[site];
  }

  /** Serves an operation that arrives now at the home of a key that has been used; returns when its service begins. */
  long serve(int key, long nowNanos, long serviceNanos) {
    int index = indexOf(key);
    long start = Math.max(nowNanos, freeNanos[index]);
    freeNanos[index] = start + serviceNanos;
    busyNanos[index] += window.overlap(start, start + serviceNanos);
    offeredNanos[index] += serviceNanos;
    lastServiceNanos = serviceNanos;
    return start;
  }

  /** How long the service of the operation served last takes. */
  long lastServiceNanos() {
    return lastServiceNanos;
  }

  /** Tells how busy the busiest key is. */
  void look(OfferedLoad load) {
    long busiest = 0;
    long offered = 0;
    for (int index = 0; index < keys.length; index++) {
      if (keys[index] != EMPTY && busyNanos[index] > busiest) {
        busiest = busyNanos[index];
        offered = offeredNanos[index];
      }
    }
    load.look(OfferedLoad.ALL, 1, busiest, offered);
  }

  private int find(int key, int site) {
    int index = indexOf(key);
    if (keys[index] == key) {
      return index;
    }
    if (KeySlots.isFull(used, keys.length)) {
      grow();
      index = indexOf(key);
    }
    used++;
    keys[index] = key;
    homes[index] = nearestHome[site];
    freeNanos[index] = Long.MIN_VALUE;
    busyNanos[index] = 0;
    offeredNanos[index] = 0;
    return index;
  }

  private int indexOf(int key) {
    return KeySlots.find(keys, key);
  }

  private void grow() {
    KeySlots.Rehash rehash = KeySlots.rehash(keys);
    keys = rehash.keys();
    homes = rehash.moved(homes);
    freeNanos = rehash.moved(freeNanos);
    busyNanos = rehash.moved(busyNanos);
    offeredNanos = rehash.moved(offeredNanos);
  }
}
