package io.edgewise.sim.engine;

import java.util.Arrays;

/**
 * The writes of each key that not every replica is certain to have yet: when they were made and committed, and when each
 * replica gets them. The last writer wins, so a replica shows the newest of those that it has. What all replicas have by now hides
 * everything older, which is forgotten; of a key no more than {@link #MOST} are remembered.
 *
 * <p>An open hash table of the keys that were written at all, whose entries are chains, the newest first, in one pool.
 */
final class Versions {

  /** In place of a version that is not known. */
  static final int NONE = -1;

  /** Versions of one key that are remembered. */
  static final int MOST = 64;

  private static final int INITIAL = 256;

  private final int replicas;

  // By slot of the hash table.
  private int[] keys = new int[INITIAL];
  private int[] newest = new int[INITIAL];
  private int usedKeys;

  // By version.
  private long[] written = new long[INITIAL];
  private long[] committed = new long[INITIAL];
  private int[] older = new int[INITIAL];
  private long[] arrivals;
  private int free;
  private int usedVersions;
  private long missedAtNanos;

  Versions(int replicas) {
    this.replicas = replicas;
    arrivals = new long[INITIAL * replicas];
    clear();
  }

  /** Forgets all writes. */
  void clear() {
    Arrays.fill(keys, KeySlots.EMPTY);
    usedKeys = 0;
    usedVersions = 0;
    free = NONE;
  }

  /**
   * Notes a write.
   *
   * @param writtenNanos its time stamp, which decides who is the last writer
   * @param committedNanos when it was acknowledged to the writer
   * @param arrivalNanos by replica: when it gets there
   * @param clockNanos a time that no later read of any replica lies before
   */
  void add(int key, long writtenNanos, long committedNanos, long[] arrivalNanos, long clockNanos) {
    int slot = slot(key);
    int version = take();
    written[version] = writtenNanos;
    committed[version] = committedNanos;
    System.arraycopy(arrivalNanos, 0, arrivals, version * replicas, replicas);
    int newer = NONE;
    int rest = newest[slot];
    while (rest != NONE && written[rest] > writtenNanos) {
      newer = rest;
      rest = older[rest];
    }
    older[version] = rest;
    if (newer == NONE) {
      newest[slot] = version;
    } else {
      older[newer] = version;
    }
    forget(newest[slot], clockNanos);
  }

  /** When a version was written; before all times for {@link #NONE}. */
  long writtenNanos(int version) {
    return version == NONE ? Long.MIN_VALUE : written[version];
  }

  /** When the newest version of a key was written that is not newer than a time; before all times for none. */
  long writtenUntil(int key, long nanos) {
    int version = first(key);
    while (version != NONE && written[version] > nanos) {
      version = older[version];
    }
    return writtenNanos(version);
  }

  /** From when on a replica shows what was written to a key at a time, or something newer; before all times if always. */
  long shownFrom(int key, int replica, long writtenAtNanos) {
    long from = Long.MAX_VALUE;
    for (int version = first(key); version != NONE && written[version] >= writtenAtNanos; version = older[version]) {
      from = Math.min(from, arrivals[version * replicas + replica]);
    }
    return from == Long.MAX_VALUE ? Long.MIN_VALUE : from;
  }

  /** The newest version of a key that a replica has at a time, or {@link #NONE}. */
  int newest(int key, int replica, long atNanos) {
    int version = first(key);
    while (version != NONE && arrivals[version * replicas + replica] > atNanos) {
      version = older[version];
    }
    return version;
  }

  /** The newer one of two versions of a key; any may be {@link #NONE}. */
  int newer(int key, int one, int other) {
    if (one == other || other == NONE) {
      return one;
    }
    int version = first(key);
    while (version != one && version != other) {
      version = older[version];
    }
    return version;
  }

  /** How many writes of a key, committed until a time, are newer than a version; {@link #missedAtNanos()} is then the newest. */
  int missed(int key, int seen, long untilNanos) {
    int missed = 0;
    for (int version = first(key); version != seen && version != NONE; version = older[version]) {
      if (committed[version] <= untilNanos) {
        missedAtNanos = missed == 0 ? committed[version] : missedAtNanos;
        missed++;
      }
    }
    return missed;
  }

  /** When the newest of the writes was committed that were found missed last. */
  long missedAtNanos() {
    return missedAtNanos;
  }

  private int first(int key) {
    int index = KeySlots.find(keys, key);
    return keys[index] == key ? newest[index] : NONE;
  }

  /** Gives back what is older than the first version that all replicas have, or than the most that are remembered. */
  private void forget(int from, long clockNanos) {
    int last = from;
    for (int count = 1; count < MOST && last != NONE && !isEverywhere(last, clockNanos); count++) {
      last = older[last];
    }
    if (last == NONE) {
      return;
    }
    int rest = older[last];
    older[last] = NONE;
    while (rest != NONE) {
      int next = older[rest];
      older[rest] = free;
      free = rest;
      rest = next;
    }
  }

  private boolean isEverywhere(int version, long clockNanos) {
    for (int replica = 0; replica < replicas; replica++) {
      if (arrivals[version * replicas + replica] > clockNanos) {
        return false;
      }
    }
    return true;
  }

  private int take() {
    if (free != NONE) {
      int version = free;
      free = older[version];
      return version;
    }
    if (usedVersions == committed.length) {
      written = Arrays.copyOf(written, 2 * usedVersions);
      committed = Arrays.copyOf(committed, 2 * usedVersions);
      older = Arrays.copyOf(older, 2 * usedVersions);
      arrivals = Arrays.copyOf(arrivals, 2 * usedVersions * replicas);
    }
    return usedVersions++;
  }

  private int slot(int key) {
    int index = KeySlots.find(keys, key);
    if (keys[index] == key) {
      return index;
    }
    if (KeySlots.isFull(usedKeys, keys.length)) {
      grow();
      index = KeySlots.find(keys, key);
    }
    keys[index] = key;
    newest[index] = NONE;
    usedKeys++;
    return index;
  }

  private void grow() {
    KeySlots.Rehash rehash = KeySlots.rehash(keys);
    keys = rehash.keys();
    newest = rehash.moved(newest);
  }
}
