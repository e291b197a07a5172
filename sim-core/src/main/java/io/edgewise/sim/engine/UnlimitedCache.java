package io.edgewise.sim.engine;

import java.util.Arrays;

/**
 * A cache that holds every copy until its time to live is over. An open hash table that drops expired copies before it
 * grows, so its size follows the keys asked for within one time to live. Only at first, while it matters which keys were
 * asked for at all (see {@link CopyWarmUp}), it drops none: what it knows must not depend on the size that its arrays
 * have from an earlier replication.
 */
final class UnlimitedCache implements KeyCache {

  private static final int EMPTY = KeySlots.EMPTY;

  private static final int FIRST = 64;

  private final long ttlNanos;
  private final CopyArrays.Spare spare;
  private CopyArrays copies;

  /* Those of the copies, at hand for the loop. */
  private int[] keys;
  private long[] filledNanos;
  private long[] versionNanos;
  private int used;
  private int found;

  /** Until when nothing is dropped: two times to live after the first copy, which may be one old when it is put in. */
  private long droppingNanos;

  /** @param spare arrays that all caches of the simulation share */
  UnlimitedCache(long ttlNanos, CopyArrays.Spare spare) {
    this.ttlNanos = ttlNanos;
    this.spare = spare;
    use(spare.take(FIRST));
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
      if (used == 0) {
        droppingNanos = ttlNanos > Long.MAX_VALUE / 4 ? Long.MAX_VALUE : nowNanos + 2 * ttlNanos;
      }
      if (KeySlots.isFull(used, keys.length)) {
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

  private void use(CopyArrays arrays) {
    copies = arrays;
    keys = arrays.keys();
    filledNanos = arrays.filledNanos();
    versionNanos = arrays.versionNanos();
  }

  private void rehash(long nowNanos) {
    CopyArrays before = copies;
    int[] oldKeys = keys;
    long[] oldFilled = filledNanos;
    long[] oldVersions = versionNanos;
    long keptNanos = nowNanos < droppingNanos ? Long.MAX_VALUE : ttlNanos;
    int alive = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != EMPTY && nowNanos - oldFilled[i] < keptNanos) {
        alive++;
      }
    }
    use(spare.take(2 * (alive + 1) > oldKeys.length ? 2 * oldKeys.length : oldKeys.length));
    clear();
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != EMPTY && nowNanos - oldFilled[i] < keptNanos) {
        int index = indexOf(oldKeys[i]);
        keys[index] = oldKeys[i];
        filledNanos[index] = oldFilled[i];
        versionNanos[index] = oldVersions[i];
        used++;
      }
    }
    spare.give(before);
  }
}
