package io.edgewise.sim.engine;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Values by key, made when first asked for; those not used for longest are forgotten when all together weigh too much.
 * Safe for many threads; two that miss the same key at once may both make it, and get equal values.
 */
final class RecentlyUsed<K, V> {

  private static final float LOAD_FACTOR = 0.75f;

  private final long capacity;
  private final ToLongFunction<V> weight;
  private final Map<K, V> values = new LinkedHashMap<>(16, LOAD_FACTOR, true);
  private long total;

  /** Holds values of at most so much weight, and always the one used last. */
  RecentlyUsed(long capacity, ToLongFunction<V> weight) {
    this.capacity = capacity;
    this.weight = weight;
  }

  V get(K key, Function<K, V> make) {
    synchronized (values) {
      V known = values.get(key);
      if (known != null) {
        return known;
      }
    }
    V made = make.apply(key);
    synchronized (values) {
      V other = values.putIfAbsent(key, made);
      if (other != null) {
        return other;
      }
      total += weight.applyAsLong(made);
      Iterator<V> oldest = values.values().iterator();
      while (total > capacity && values.size() > 1) {
        total -= weight.applyAsLong(oldest.next());
        oldest.remove();
      }
      return made;
    }
  }
}
