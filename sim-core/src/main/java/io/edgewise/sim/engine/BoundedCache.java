package io.edgewise.sim.engine;

import io.edgewise.sim.model.CacheCapacity.Eviction;
import java.util.Arrays;

/**
 * A cache with room for so many copies: a hash table of entries that stand in a list, the next to be evicted at its end.
 * Every access takes constant time. The arrays double until they have room for as many copies as fit, and then stay.
 *
 * <p>A copy whose time to live is over is no hit, but takes its room until it is evicted or filled again.
 */
final class BoundedCache implements KeyCache {

  private static final int FIRST = 64;
  private static final int NONE = -1;

  private final long ttlNanos;
  private final int capacity;
  private final Eviction eviction;

  // By entry: key, when it was filled, what it shows, and its neighbours in the list.
  private int[] keys;
  private long[] filledNanos;
  private long[] versionNanos;
  private int[] newer;
  private int[] older;

  /* The hash table: entries plus one, 0 for free; its length is a power of two, at least twice the entries. */
  private int[] slots;
  private int used;
  private int newest;
  private int oldest;
  private int found;

  BoundedCache(long ttlNanos, int capacity, Eviction eviction) {
    this.ttlNanos = ttlNanos;
    this.capacity = capacity;
    this.eviction = eviction;
    int entries = Math.min(capacity, FIRST);
    keys = new int[entries];
    filledNanos = new long[entries];
    versionNanos = new long[entries];
    newer = new int[entries];
    older = new int[entries];
    slots = new int[2 * FIRST];
    clear();
  }

  @Override
  public void clear() {
    Arrays.fill(slots, 0);
    used = 0;
    newest = NONE;
    oldest = NONE;
    found = NONE;
  }

  @Override
  public long ttlNanos() {
    return ttlNanos;
  }

  /** Which copy makes room. */
  Eviction eviction() {
    return eviction;
  }

  /** Copies in it, alive or not. */
  int size() {
    return used;
  }

  boolean isFull() {
    return used == capacity;
  }

  @Override
  public boolean lookUp(int key, long nowNanos) {
    found = slots[slotOf(key)] - 1;
    if (found == NONE || nowNanos - filledNanos[found] >= ttlNanos) {
      return false;
    }
    if (eviction == Eviction.LRU) {
      renew(found);
    }
    return true;
  }

  @Override
  public boolean knows(int key) {
    return found != NONE && keys[found] == key;
  }

  @Override
  public long version() {
    return versionNanos[found];
  }

  @Override
  public void fill(int key, long nowNanos, long version) {
    int slot = slotOf(key);
    int entry = slots[slot] - 1;
    if (entry != NONE) {
      renew(entry);
    } else if (used < capacity) {
      entry = insert(slot, key);
      linkNewest(entry);
    } else if (capacity > 0) {
      entry = eviction == Eviction.RANDOM ? any(key, nowNanos) : oldest;
      unlink(entry);
      free(slotOf(keys[entry]));
      keys[entry] = key;
      slots[slotOf(key)] = entry + 1;
      linkNewest(entry);
    } else {
      return;
    }
    filledNanos[entry] = nowNanos;
    versionNanos[entry] = version;
  }

  /**
   * Puts a copy in behind all others, as if it had been read before them; nothing if there is one or no room.
   *
   * @return whether it was put in
   */
  boolean append(int key, long filled) {
    int slot = slotOf(key);
    if (slots[slot] != 0 || used == capacity) {
      return false;
    }
    int entry = insert(slot, key);
    newer[entry] = oldest;
    older[entry] = NONE;
    if (oldest == NONE) {
      newest = entry;
    } else {
      older[oldest] = entry;
    }
    oldest = entry;
    filledNanos[entry] = filled;
    versionNanos[entry] = filled;
    return true;
  }

  /** Key of an entry, 0 up to {@link #size} - 1. */
  int key(int entry) {
    return keys[entry];
  }

  long filledNanos(int entry) {
    return filledNanos[entry];
  }

  /** Says that an entry was filled at another time, with what the store had then. */
  void refill(int entry, long nanos) {
    filledNanos[entry] = nanos;
    versionNanos[entry] = nanos;
  }

  /* A copy to evict, as random as times and keys are; the same whenever the run is repeated. */
  private int any(int key, long nowNanos) {
    long bits = (nowNanos ^ (long) key << 40) * 0x9E3779B97F4A7C15L;
    bits = (bits ^ bits >>> 32) * 0x3C79AC492BA7B653L;
    return (int) Math.unsignedMultiplyHigh(bits ^ bits >>> 29, capacity);
  }

  private int insert(int slot, int key) {
    int at = slot;
    if (used == keys.length) {
      grow();
      at = slotOf(key);
    }
    keys[used] = key;
    slots[at] = used + 1;
    return used++;
  }

  private void renew(int entry) {
    if (entry != newest) {
      unlink(entry);
      linkNewest(entry);
    }
  }

  private void unlink(int entry) {
    if (newer[entry] == NONE) {
      newest = older[entry];
    } else {
      older[newer[entry]] = older[entry];
    }
    if (older[entry] == NONE) {
      oldest = newer[entry];
    } else {
      newer[older[entry]] = newer[entry];
    }
  }

  private void linkNewest(int entry) {
    newer[entry] = NONE;
    older[entry] = newest;
    if (newest == NONE) {
      oldest = entry;
    } else {
      newer[newest] = entry;
    }
    newest = entry;
  }

  /** Where the entry of a key is, or the free slot that it would get. */
  private int slotOf(int key) {
    int mask = slots.length - 1;
    int slot = home(key);
    while (slots[slot] != 0 && keys[slots[slot] - 1] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private int home(int key) {
    return key * 0x9E3779B9 >>> 7 & slots.length - 1;
  }

  /* Knuth, The Art of Computer Programming 3, section 6.4, algorithm R: what follows moves up, so that no marks remain. */
  private void free(int slot) {
    int mask = slots.length - 1;
    int hole = slot;
    slots[hole] = 0;
    for (int next = hole + 1 & mask; slots[next] != 0; next = next + 1 & mask) {
      int wanted = home(keys[slots[next] - 1]);
      if ((next - wanted & mask) >= (next - hole & mask)) {
        slots[hole] = slots[next];
        slots[next] = 0;
        hole = next;
      }
    }
  }

  private void grow() {
    int entries = Math.min(capacity, 2 * keys.length);
    keys = Arrays.copyOf(keys, entries);
    filledNanos = Arrays.copyOf(filledNanos, entries);
    versionNanos = Arrays.copyOf(versionNanos, entries);
    newer = Arrays.copyOf(newer, entries);
    older = Arrays.copyOf(older, entries);
    if (slots.length < 2 * entries) {
      slots = new int[2 * slots.length];
      for (int entry = 0; entry < used; entry++) {
        slots[slotOf(keys[entry])] = entry + 1;
      }
    }
  }
}
