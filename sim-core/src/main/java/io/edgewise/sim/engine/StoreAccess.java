package io.edgewise.sim.engine;

import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.random.QuantileTable;

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
  final Caches caches;

  /** Where the keys live and what they are busy with, or null for stores of copies. */
  final Actors actors;

  /** Whether operations may wait for each other, so that they have to come in the order of their times. */
  final boolean mayWait;

  /** Which reads, and which writes, the partitions take; null where they take all. */
  final RateLimiter readLimiter;
  final RateLimiter writeLimiter;

  /** Whether operations may be refused because of a rate. */
  final boolean isLimited;

  /** The last write of each key, or null where staleness cannot occur. */
  final LastWrites writes;

  StoreAccess(StateStore store, StorePaths paths, TableCache tables, int keys, TimeWindow window) {
    this.store = store;
    readTable = tables.of(store.readMillis(), 1e6);
    writeTable = tables.of(store.writeMillis(), 1e6);
    readRttNanos = paths.readRttNanos;
    readCopy = paths.readCopy;
    strongRttNanos = paths.strongRttNanos;
    strongCopy = paths.strongCopy;
    writeRttNanos = paths.writeRttNanos;
    writeCopy = paths.writeCopy;
    readsRemote = paths.readsRemote;
    writesRemote = paths.writesRemote;
    stations = store.capacity().isUnlimited() ? null : new Station[paths.copies];
    for (int copy = 0; stations != null && copy < stations.length; copy++) {
      stations[copy] = new Station(store.capacity().servers(), store.capacity().queueLimit(), window);
    }
    lagTable = store.layout() instanceof StateStore.Replicated replicated
        ? tables.of(replicated.lagMillis(), 1e6)
        : null;
    caches = store.layout() instanceof StateStore.EdgeCached cached ? new Caches(cached, paths, tables) : null;
    actors = store.layout() instanceof StateStore.Actors ? new Actors(paths, window) : null;
    mayWait = store.mayWait();
    readLimiter = limiter(store.rates().readUnitsPerSecond(), store.rates().burstNanos());
    writeLimiter = limiter(store.rates().writeUnitsPerSecond(), store.rates().burstNanos());
    isLimited = readLimiter != null || writeLimiter != null;
    writes = keys > 0 && actors == null && (caches != null || paths.copies > 1) ? new LastWrites() : null;
  }

  private static RateLimiter limiter(double unitsPerSecond, long burstNanos) {
    return unitsPerSecond == Double.POSITIVE_INFINITY ? null : new RateLimiter(unitsPerSecond, burstNanos);
  }

  /**
   * Whether a copy takes an operation on a key now.
   *
   * @param milliUnits thousandths of a unit that it is
   */
  boolean admits(boolean read, int copy, int key, long milliUnits, long nowNanos) {
    RateLimiter limiter = read ? readLimiter : writeLimiter;
    if (limiter == null) {
      return true;
    }
    int count = store.rates().partitions();
    int where = store.layout() instanceof StateStore.Replicated ? copy : 0;
    long partition = count == 0 ? key : Math.floorMod(key * 0x9E3779B9, count);
    return limiter.admits((long) where << 32 | partition, milliUnits, nowNanos);
  }

  void reset() {
    if (readLimiter != null) {
      readLimiter.clear();
    }
    if (writeLimiter != null) {
      writeLimiter.clear();
    }
    for (int copy = 0; stations != null && copy < stations.length; copy++) {
      stations[copy].clear();
    }
    if (caches != null) {
      caches.clear();
    }
    if (actors != null) {
      actors.clear();
    }
    if (writes != null) {
      writes.clear();
    }
  }

  /** Starts to count anew; queues, copies and writes stay. */
  void goOn() {
    for (int copy = 0; stations != null && copy < stations.length; copy++) {
      stations[copy].goOn();
    }
    if (actors != null) {
      actors.goOn();
    }
  }
}
