package io.edgewise.sim.engine;

import java.util.Arrays;

/**
 * A cache that holds every copy until its time to live is over. An open hash table that drops expired copies before it
 * grows, so its size follows the keys asked for within one time to live.
 */
final class UnlimitedCache implements KeyCache {

  private static final int EMPTY = KeySlots.EMPTY;

  private final long ttlNanos;
  private int[] keys = new int[64];
  private long[] filledNanos = new long[64];
  private long[] versionNanos = new long[64];
  private int[] spareKeys = new int[64];
  private long[] spareFilled = new long[64];
  private long[] spareVersions = new long[64];
  private int used;
  private int found;

  UnlimitedCache(long ttlNanos) {
    this.ttlNanos = ttlNanos;
    clear();
  }

  @Override
  public void clear() {
    Arrays.fill(keys, EMPTY);
    used = 0;
  }

  @Override
  public long ttlNanos() {
    return ttlNanos;
  }

  @Override
  public boolean lookUp(int key, long nowNanos) {
    found = indexOf(key);
    return keys[found] == key && nowNanos - filledNanos[found] < ttlNanos;
  }

  @Override
  public boolean knows(int key) {
    return keys[found] == key;
  }

  @Override
  public long version() {
    return versionNanos[found];
  }

  @Override
  public void fill(int key, long nowNanos, long version) {
    int index = indexOf(key);
    if (keys[index] != key) {
      if (4 * (used + 1) > 3 * keys.length) {
        rehash(nowNanos);
        index = indexOf(key);
      }
      keys[index] = key;
      used++;
    }
    filledNanos[index] = nowNanos;
    versionNanos[index] = version;
  }

  private int indexOf(int key) {
    return KeySlots.find(keys, key);
  }

  private void rehash(long nowNanos) {
    int[] oldKeys = keys;
    long[] oldFilled = filledNanos;
    long[] oldVersions = versionNanos;
    int alive = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != EMPTY && nowNanos - oldFilled[i] < ttlNanos) {
        alive++;
      }
    }
    if (2 * (alive + 1) > oldKeys.length) {
      spareKeys = new int[2 * oldKeys.length];
      spareFilled = new long[2 * oldKeys.length];
      spareVersions = new long[2 * oldKeys.length];
    }
    keys = spareKeys;
    filledNanos = spareFilled;
    versionNanos = spareVersions;
    clear();
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != EMPTY && nowNanos - oldFilled[i] < ttlNanos) {
        int index = indexOf(oldKeys[i]);
        keys[index] = oldKeys[i];
        filledNanos[index] = oldFilled[i];
        versionNanos[index] = oldVersions[i];
        used++;
      }
    }
    if (oldKeys.length == keys.length) {
      spareKeys = oldKeys;
      spareFilled = oldFilled;
      spareVersions = oldVersions;
    } else {
      spareKeys = new int[keys.length];
      spareFilled = new long[keys.length];
      spareVersions = new long[keys.length];
    }
  }
}
