package io.edgewise.sim.engine;

import java.util.Arrays;

/** Where a key stands in an open hash table: an array whose length is a power of two, with some room left. */
final class KeySlots {

  /** In place of a key where none stands; keys are not negative. */
  static final int EMPTY = -1;

  /**
   * A table that is twice as long as one that was full.
   *
   * @param keys the longer table
   * @param to by slot of the shorter one: the slot that its key has in the longer one; negative where no key stood
   */
  record Rehash(int[] keys, int[] to) {

    /** What was kept by slot of the shorter table, by slot of the longer one. */
    int[] moved(int[] values) {
      int[] moved = new int[keys.length];
      for (int slot = 0; slot < to.length; slot++) {
        if (to[slot] >= 0) {
          moved[to[slot]] = values[slot];
        }
      }
      return moved;
    }

    /** What was kept by slot of the shorter table, by slot of the longer one. */
    long[] moved(long[] values) {
      long[] moved = new long[keys.length];
      for (int slot = 0; slot < to.length; slot++) {
        if (to[slot] >= 0) {
          moved[to[slot]] = values[slot];
        }
      }
      return moved;
    }
  }

  private KeySlots() {}

  /** Whether a table of a length has no room for another key: a quarter stays free, so that searches are short. */
  static boolean isFull(int used, int length) {
    return 4 * (used + 1) > 3 * length;
  }

  /** The slot of a key, or the empty one that it would get. */
  static int find(int[] keys, int key) {
    int mask = keys.length - 1;
    int index = key * 0x9E3779B9 >>> 7 & mask;
    while (keys[index] != EMPTY && keys[index] != key) {
      index = index + 1 & mask;
    }
    return index;
  }

  /** Makes room in a table that is full. */
  static Rehash rehash(int[] keys) {
    int[] longer = new int[2 * keys.length];
    int[] to = new int[keys.length];
    Arrays.fill(longer, EMPTY);
    for (int slot = 0; slot < keys.length; slot++) {
      to[slot] = keys[slot] == EMPTY ? EMPTY : find(longer, keys[slot]);
      if (keys[slot] != EMPTY) {
        longer[to[slot]] = keys[slot];
      }
    }
    return new Rehash(longer, to);
  }
}
