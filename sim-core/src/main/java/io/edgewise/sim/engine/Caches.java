package io.edgewise.sim.engine;

import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.StateStore.CacheScope;
import io.edgewise.sim.random.QuantileTable;
import java.util.Arrays;
import java.util.function.Supplier;

/** The caches of a cached store: those that the code asks first, at its sites or inside its instances, and the tiers. */
final class Caches {

  final CacheScope scope;
  final boolean inFront;
  final QuantileTable hitTable;
  final QuantileTable tierTable;

  /** By site: index of its tier, and the round-trip times to it and from it to the centre. */
  final int[] tier;
  final long[] tierRttNanos;
  final long[] centralRttNanos;

  final KeyCache[] byTier;

  /** By site, or null where the caches are elsewhere. */
  final KeyCache[] bySite;

  /** By site, or null where the caches are elsewhere. */
  private final InstanceCaches[] inside;

  /** When replicas were brought up to date. */
  final ReplicaUpdates updates;

  /** Whether those that the code asks first evict copies. */
  final boolean bounded;

  private final long ttlNanos;

  /** @param copies that fit into each cache that the code asks first; a negative number for all */
  Caches(StateStore.EdgeCached layout, StorePaths paths, TableCache tables, int copies,
      CopyArrays.Spare spare) {
    scope = layout.scope();
    inFront = layout.inFront();
    ttlNanos = layout.ttlNanos();
    updates = new ReplicaUpdates(ttlNanos);
    hitTable = tables.of(layout.hitMillis(), 1e6);
    tierTable = tables.of(layout.tierMillis(), 1e6);
    tier = paths.tier;
    tierRttNanos = paths.tierRttNanos;
    centralRttNanos = paths.centralRttNanos;
    int sites = tier.length;
    bounded = copies >= 0;
    Supplier<KeyCache> all = () -> new UnlimitedCache(ttlNanos, spare);
    Supplier<KeyCache> first =
        bounded ? () -> new BoundedCache(ttlNanos, copies, layout.capacity().eviction()) : all;
    bySite = scope == CacheScope.SITE ? caches(sites, first) : null;
    byTier = caches(layout.tiers().size(), scope == CacheScope.TIER ? first : all);
    inside = scope == CacheScope.INSTANCE || scope == CacheScope.REPLICA ? new InstanceCaches[sites] : null;
    for (int site = 0; inside != null && site < sites; site++) {
      inside[site] = new InstanceCaches(first);
    }
  }

  private static KeyCache[] caches(int count, Supplier<KeyCache> maker) {
    KeyCache[] caches = new KeyCache[count];
    Arrays.setAll(caches, i -> maker.get());
    return caches;
  }

  /** The caches that many instances share and the code asks first: those of the sites, or the tiers; none inside instances. */
  KeyCache[] shared() {
    return switch (scope) {
      case SITE -> bySite;
      case TIER -> byTier;
      case INSTANCE, REPLICA -> new KeyCache[0];
    };
  }

  long ttlNanos() {
    return ttlNanos;
  }

  /** After what time every copy shows a write. */
  long memoryNanos() {
    return 1 + (byTier.length > 0 && bySite != null ? 2 : 1) * ttlNanos;
  }

  /**
   * The cache that code asks first, or null if it asks the tier.
   *
   * @param instance number of its instance at the site
   * @param readyNanos when that instance became ready
   */
  KeyCache near(int site, int instance, long readyNanos) {
    if (bySite != null) {
      return bySite[site];
    }
    return inside == null ? null : inside[site].of(instance, readyNanos);
  }

  void clear() {
    for (int site = 0; site < tier.length; site++) {
      if (bySite != null) {
        bySite[site].clear();
      } else if (inside != null) {
        inside[site].clear();
      }
    }
    for (KeyCache cache : byTier) {
      cache.clear();
    }
  }

  /**
   * A write is seen at once in the cache that it was made in or passed through: that of the site, or its tier; unless one is there that
   * gets to the centre after it, though it was made before: that is the last writer.
   *
   * @param atNanos when the centre has it
   */
  void writeThrough(KeyCache near, int site, int key, long atNanos) {
    KeyCache cache = near == null ? byTier[tier[site]] : near;
    if (!cache.lookUp(key, atNanos) || cache.version() < atNanos) {
      cache.fill(key, atNanos, atNanos);
    }
  }
}
