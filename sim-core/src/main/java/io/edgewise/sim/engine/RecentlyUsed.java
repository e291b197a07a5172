package io.edgewise.sim.engine;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Values by key, made when first asked for; those not used for longest are forgotten when all together weigh too much.
 * Safe for many threads; of two that miss the same key at once, one makes it and the other waits.
 */
final class RecentlyUsed<K, V> {

  private static final float LOAD_FACTOR = 0.75f;

  /** Where a value will be; whoever makes it holds the lock. */
  private static final class Slot<V> {
    /** Null until it is made. */
    volatile V value;
  }

  private final long capacity;
  private final ToLongFunction<V> weight;
  private final Map<K, Slot<V>> slots = new LinkedHashMap<>(16, LOAD_FACTOR, true);
  private long total;

  /** Holds values of at most so much weight, and always the one used last. */
  RecentlyUsed(long capacity, ToLongFunction<V> weight) {
    this.capacity = capacity;
    this.weight = weight;
  }

  V get(K key, Function<K, V> make) {
    Slot<V> slot;
    synchronized (slots) {
      slot = slots.computeIfAbsent(key, absent -> new Slot<>());
    }
    synchronized (slot) {
      if (slot.value == null) {
        keep(slot, make.apply(key));
      }
      return slot.value;
    }
  }

  private void keep(Slot<V> slot, V made) {
    synchronized (slots) {
      slot.value = made;
      total += weight.applyAsLong(made);
      Iterator<Slot<V>> oldest = slots.values().iterator();
      while (total > capacity && oldest.hasNext()) {
        Slot<V> each = oldest.next();
        // What is being made has no weight yet.
        if (each != slot && each.value != null) {
          total -= weight.applyAsLong(each.value);
          oldest.remove();
        }
      }
    }
  }
}
