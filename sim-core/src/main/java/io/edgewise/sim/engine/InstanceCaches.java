package io.edgewise.sim.engine;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * One cache inside each instance of a site. The numbers of instances that have ended are given to new ones, so a cache
 * belongs to a number and to the time at which its instance became ready; a new instance finds it empty.
 */
final class InstanceCaches {

  private final Supplier<KeyCache> maker;
  private KeyCache[] caches = {};
  private long[] readyNanos = {};

  InstanceCaches(Supplier<KeyCache> maker) {
    this.maker = maker;
  }

  void clear() {
    for (KeyCache cache : caches) {
      if (cache != null) {
        cache.clear();
      }
    }
  }

  /** The cache of an instance that became ready at a time. */
  KeyCache of(int instance, long ready) {
    if (instance >= caches.length) {
      int size = Math.max(instance + 1, 2 * caches.length);
      caches = Arrays.copyOf(caches, size);
      readyNanos = Arrays.copyOf(readyNanos, size);
    }
    if (caches[instance] == null) {
      caches[instance] = maker.get();
    } else if (readyNanos[instance] != ready) {
      caches[instance].clear();
    }
    readyNanos[instance] = ready;
    return caches[instance];
  }
}
