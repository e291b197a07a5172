package io.edgewise.sim.engine;

import io.edgewise.sim.random.QuantileTable;
import io.edgewise.sim.random.RandomStream;
import java.util.Arrays;

/**
 * When each key of a data set was last written, by which request and at which copy. An open hash table of the keys that
 * were written at all, so that its size does not depend on how many there are.
 */
final class LastWrites {

  private static final int INITIAL = 256;

  private int[] keys = new int[INITIAL];
  private long[] nanos = new long[INITIAL];
  private long[] requests = new long[INITIAL];
  private int[] copies = new int[INITIAL];
  private int used;

  LastWrites() {
    clear();
  }

  /** Forgets all writes. */
  void clear() {
    Arrays.fill(keys, KeySlots.EMPTY);
    used = 0;
  }

  /** Notes a write, unless a later one is known. */
  void written(int key, long atNanos, long request, int copy) {
    int index = indexOf(key);
    if (keys[index] != key) {
      if (KeySlots.isFull(used, keys.length)) {
        grow();
        index = indexOf(key);
      }
      keys[index] = key;
      used++;
    } else if (atNanos <= nanos[index]) {
      return;
    }
    nanos[index] = atNanos;
    requests[index] = request;
    copies[index] = copy;
  }

  /** Where the last write of a key is kept, for the methods below; negative if it was not written. */
  int find(int key) {
    int index = indexOf(key);
    return keys[index] == key ? index : -1;
  }

  /** Time of a write that was found. */
  long nanos(int found) {
    return nanos[found];
  }

  /** Number of the request that made it. */
  long request(int found) {
    return requests[found];
  }

  /** Where it was made. */
  int copy(int found) {
    return copies[found];
  }

  /**
   * Whether a write and the one that was found, made at different copies, did not know of each other: the earlier one had not
   * reached the copy of the later one.
   *
   * @param lag of replication
   * @param draws of the lag, as a function of request and copy
   */
  boolean isConcurrent(int found, long atNanos, long request, int copy, QuantileTable lag, RandomStream draws) {
    if (copies[found] == copy) {
      return false;
    }
    long gap = atNanos - nanos[found];
    return Math.abs(gap) < lag.sampleNanos(
        draws.bits(gap >= 0 ? 31 * requests[found] + copy : 31 * request + copies[found]));
  }

  private int indexOf(int key) {
    return KeySlots.find(keys, key);
  }

  private void grow() {
    KeySlots.Rehash rehash = KeySlots.rehash(keys);
    keys = rehash.keys();
    nanos = rehash.moved(nanos);
    requests = rehash.moved(requests);
    copies = rehash.moved(copies);
  }
}
