package io.edgewise.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.CacheCapacity.Eviction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BoundedCacheTest {

  /** The obvious cache: keys in the order of eviction, the next one first. */
  private static final class SlowCache {

    final List<Integer> order = new ArrayList<>();
    final Map<Integer, long[]> copies = new HashMap<>();
    final int capacity;
    final boolean lru;
    final long ttl;

    SlowCache(int capacity, boolean lru, long ttl) {
      this.capacity = capacity;
      this.lru = lru;
      this.ttl = ttl;
    }

    boolean lookUp(Integer key, long now) {
      boolean alive = copies.containsKey(key) && now - copies.get(key)[0] < ttl;
      if (alive && lru) {
        order.remove(key);
        order.add(key);
      }
      return alive;
    }

    void fill(Integer key, long now, long version) {
      if (!order.remove(key) && order.size() == capacity) {
        copies.remove(order.removeFirst());
      }
      order.add(key);
      copies.put(key, new long[] {now, version});
    }
  }

  @Test
  @DisplayName("random reads and fills against an obvious cache, LRU and FIFO, one copy up to a thousand")
  void againstTheObvious() {
    Random random = new Random(3);
    for (int capacity : new int[] {1, 2, 63, 64, 65, 1_000}) {
      for (Eviction eviction : List.of(Eviction.LRU, Eviction.FIFO)) {
        BoundedCache cache = new BoundedCache(5_000, capacity, eviction);
        SlowCache slow = new SlowCache(capacity, eviction == Eviction.LRU, 5_000);
        int keys = 3 * capacity;
        for (long now = 0; now < 20_000; now++) {
          int key = (int) (keys * random.nextDouble() * random.nextDouble());
          boolean hit = slow.lookUp(key, now);
          assertEquals(hit, cache.lookUp(key, now));
          assertEquals(slow.copies.containsKey(key), cache.knows(key));
          if (hit) {
            assertEquals(slow.copies.get(key)[1], cache.version());
          }
          if (!hit || random.nextInt(10) == 0) {
            slow.fill(key, now, now - 7);
            cache.fill(key, now, now - 7);
          }
          assertEquals(slow.copies.size(), cache.size());
        }
      }
    }
  }

  @Test
  @DisplayName("by hand: three copies appended from the newest to the oldest; a fill evicts the last one")
  void appended() {
    BoundedCache cache = new BoundedCache(100, 3, Eviction.LRU);
    assertTrue(cache.append(7, 90));
    assertTrue(cache.append(8, 80));
    assertFalse(cache.append(7, 70), "read again, later than that");
    assertTrue(cache.append(9, 60));
    assertFalse(cache.append(10, 50), "it is full");
    cache.fill(11, 100, 100);
    assertFalse(cache.lookUp(9, 100), "evicted");
    assertTrue(cache.lookUp(8, 100));
    assertEquals(80, cache.version());
    cache.fill(12, 101, 101);
    assertFalse(cache.lookUp(7, 101), "8 was read since");
    cache.clear();
    assertFalse(cache.lookUp(8, 101));
    assertEquals(0, cache.size());
  }

  @Test
  @DisplayName("random eviction takes every copy alike: of a thousand copies filled at once, e^-1 outlive a thousand fills")
  void randomEviction() {
    BoundedCache cache = new BoundedCache(Long.MAX_VALUE, 1_000, Eviction.RANDOM);
    for (int key = 0; key < 2_000; key++) {
      cache.fill(key, 1_000_003L * key, key);
    }
    int left = 0;
    int firstHalf = 0;
    for (int key = 0; key < 1_000; key++) {
      boolean stays = cache.lookUp(key, 0);
      left += stays ? 1 : 0;
      firstHalf += stays && key < 500 ? 1 : 0;
    }
    assertEquals(1_000, cache.size());
    // Standard deviations 15 and 11.
    assertEquals(1_000 / Math.E, left, 50);
    assertEquals(500 / Math.E, firstHalf, 37);
  }

  @Test
  @DisplayName("a cache without room holds nothing")
  void nothing() {
    BoundedCache cache = new BoundedCache(100, 0, Eviction.LRU);
    cache.fill(1, 0, 0);
    assertFalse(cache.lookUp(1, 0));
    assertFalse(cache.knows(1));
  }
}
