package io.edgewise.sim.engine;

import io.edgewise.sim.model.Network;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.random.QuantileTable;
import java.util.Arrays;
import java.util.List;

/**
 * One data set's store as its compute sites see it: round-trip times compiled to arrays, one queue for each copy where
 * the capacity is bounded, and the caches.
 */
final class StoreAccess {

  final StateStore store;
  final QuantileTable readTable;
  final QuantileTable writeTable;

  // By site: round-trip time and copy for each way to use the store.
  final long[] readRttNanos;
  final int[] readCopy;
  final long[] strongRttNanos;
  final int[] strongCopy;
  final long[] writeRttNanos;
  final int[] writeCopy;

  /** By site: whether reads, and writes, leave the site's place. */
  final boolean[] readsRemote;
  final boolean[] writesRemote;

  /** By copy; null where operations never wait for each other. */
  final Station[] stations;

  /** Lag of replication, or null for stores without replicas. */
  final QuantileTable lagTable;

  /** Caches, or null for stores without. */
  final EdgeCaches caches;

  /** By key: when it was last written, by which request and at which copy; null where staleness cannot occur. */
  final long[] writtenNanos;
  final long[] writtenBy;
  final int[] writtenAt;

  StoreAccess(StateStore store, List<Place> sites, Network network, TableCache tables, int keys,
      TimeWindow window) {
    this.store = store;
    readTable = tables.of(store.readMillis(), 1e6);
    writeTable = tables.of(store.writeMillis(), 1e6);
    int count = sites.size();
    readRttNanos = new long[count];
    readCopy = new int[count];
    strongRttNanos = new long[count];
    strongCopy = new int[count];
    writeRttNanos = new long[count];
    writeCopy = new int[count];
    readsRemote = new boolean[count];
    writesRemote = new boolean[count];
    List<Place> copies = switch (store.layout()) {
      case StateStore.Home home -> List.of(home.at());
      case StateStore.Replicated replicated -> replicated.replicas();
      case StateStore.EdgeCached cached -> cached.central();
    };
    boolean onePrimary = store.layout() instanceof StateStore.Replicated replicated && !replicated.multiPrimary();
    for (int site = 0; site < count; site++) {
      int nearest = nearest(sites.get(site), copies, network);
      int strong = store.layout() instanceof StateStore.EdgeCached ? nearest : 0;
      int write = onePrimary ? 0 : nearest;
      readCopy[site] = nearest;
      readRttNanos[site] = network.rttNanos(sites.get(site), copies.get(nearest));
      strongCopy[site] = strong;
      strongRttNanos[site] = network.rttNanos(sites.get(site), copies.get(strong));
      writeCopy[site] = write;
      readsRemote[site] = !sites.get(site).id().equals(copies.get(nearest).id());
      writesRemote[site] = !sites.get(site).id().equals(copies.get(write).id());
      writeRttNanos[site] = network.rttNanos(sites.get(site), copies.get(write));
    }
    stations = store.capacity().isUnlimited() ? null : new Station[copies.size()];
    for (int copy = 0; stations != null && copy < stations.length; copy++) {
      stations[copy] = new Station(store.capacity().servers(), store.capacity().queueLimit(), window);
    }
    lagTable = store.layout() instanceof StateStore.Replicated replicated
        ? tables.of(replicated.lagMillis(), 1e6)
        : null;
    caches =
        store.layout() instanceof StateStore.EdgeCached cached ? new EdgeCaches(cached, sites, network, tables) : null;
    boolean canBeStale = keys > 0 && (caches != null || copies.size() > 1);
    writtenNanos = canBeStale ? new long[keys] : null;
    writtenBy = canBeStale ? new long[keys] : null;
    writtenAt = canBeStale ? new int[keys] : null;
  }

  void reset() {
    for (int copy = 0; stations != null && copy < stations.length; copy++) {
      stations[copy].clear();
    }
    if (caches != null) {
      caches.clear();
    }
    if (writtenNanos != null) {
      Arrays.fill(writtenNanos, Long.MIN_VALUE);
    }
  }

  /** Notes a write, so that reads of older copies can be told. */
  void written(int key, long nanos, long request, int copy) {
    if (writtenNanos != null && nanos > writtenNanos[key]) {
      writtenNanos[key] = nanos;
      writtenBy[key] = request;
      writtenAt[key] = copy;
    }
  }

  private static int nearest(Place from, List<Place> to, Network network) {
    int best = 0;
    for (int i = 1; i < to.size(); i++) {
      if (network.rttNanos(from, to.get(i)) < network.rttNanos(from, to.get(best))) {
        best = i;
      }
    }
    return best;
  }

  /** The caches of an edge-cached store: one at every site, and those of the tiers. */
  static final class EdgeCaches {

    final QuantileTable hitTable;
    final QuantileTable tierTable;

    /** By site: index of its tier, and the round-trip times to it and from it to the centre. */
    final int[] tier;
    final long[] tierRttNanos;
    final long[] centralRttNanos;

    final KeyCache[] bySite;
    final KeyCache[] byTier;

    EdgeCaches(StateStore.EdgeCached layout, List<Place> sites, Network network, TableCache tables) {
      hitTable = tables.of(layout.hitMillis(), 1e6);
      tierTable = tables.of(layout.tierMillis(), 1e6);
      int count = sites.size();
      tier = new int[count];
      tierRttNanos = new long[count];
      centralRttNanos = new long[count];
      bySite = new KeyCache[count];
      byTier = new KeyCache[layout.tiers().size()];
      for (int i = 0; i < byTier.length; i++) {
        byTier[i] = new KeyCache(layout.ttlNanos());
      }
      for (int site = 0; site < count; site++) {
        bySite[site] = new KeyCache(layout.ttlNanos());
        if (byTier.length > 0) {
          tier[site] = nearest(sites.get(site), layout.tiers(), network);
          Place at = layout.tiers().get(tier[site]);
          tierRttNanos[site] = network.rttNanos(sites.get(site), at);
          Place central = layout.central().get(nearest(at, layout.central(), network));
          centralRttNanos[site] = network.rttNanos(at, central);
        }
      }
    }

    void clear() {
      for (KeyCache cache : bySite) {
        cache.clear();
      }
      for (KeyCache cache : byTier) {
        cache.clear();
      }
    }
  }
}
