package io.edgewise.sim.engine;

/** Where a key stands in an open hash table: an array whose length is a power of two, with some room left. */
final class KeySlots {

  /** In place of a key where none stands; keys are not negative. */
  static final int EMPTY = -1;

  private KeySlots() {}

  /** The slot of a key, or the empty one that it would get. */
  static int find(int[] keys, int key) {
    int mask = keys.length - 1;
    int index = key * 0x9E3779B9 >>> 7 & mask;
    while (keys[index] != EMPTY && keys[index] != key) {
      index = index + 1 & mask;
    }
    return index;
  }
}
