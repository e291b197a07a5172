package io.edgewise.sim.engine;

import io.edgewise.sim.model.Connections;
import io.edgewise.sim.model.InstancePolicy;

/**
 * How the code of all sites gets connections to one database.
 *
 * <p>Instances that come and go open their own, as many as the database accepts. They end without an event, so how many are
 * held is only known as an upper bound; they are counted when that reaches the limit, and not again before the next instance
 * may have ended. Servers share a pool of connections at each site, a queue of its own.
 */
final class Connecting {

  private static final Station[] NONE = {};

  private final Connections connections;
  private final InstancePool[] instances;
  private final int store;
  private final Station[] pools;
  private long held;
  private long nextEndNanos;

  /**
   * Connections to a database.
   *
   * @param instances of each site; null where servers share connections
   * @param store number of the connection that instances keep to it
   */
  Connecting(Connections connections, InstancePool[] instances, int sites, int store, TimeWindow window) {
    this.connections = connections;
    this.instances = instances;
    this.store = store;
    pools = instances == null ? new Station[sites] : NONE;
    for (int site = 0; site < pools.length; site++) {
      pools[site] = new Station(connections.each(), InstancePolicy.UNLIMITED, window);
    }
  }

  void clear() {
    held = 0;
    nextEndNanos = Long.MIN_VALUE;
    for (Station pool : pools) {
      pool.clear();
    }
  }

  /** Starts to count anew; who holds a connection keeps it. */
  void goOn() {
    for (Station pool : pools) {
      pool.goOn();
    }
  }

  /** Whether operations wait for one of the connections that the servers of a site share. */
  boolean isShared() {
    return instances == null;
  }

  /** The connections that servers share, by site; none where instances open their own. */
  Station[] pools() {
    return pools;
  }

  /** Whether an instance gets its connections now; the caller marks them as held. */
  boolean open(long nowNanos) {
    if (isExhausted() && nowNanos >= nextEndNanos) {
      count(nowNanos);
    }
    if (isExhausted()) {
      return false;
    }
    held += connections.each();
    return true;
  }

  private void count(long nowNanos) {
    held = 0;
    nextEndNanos = Long.MAX_VALUE;
    for (InstancePool pool : instances) {
      held += (long) connections.each() * pool.countConnected(nowNanos, store);
      nextEndNanos = Math.min(nextEndNanos, pool.nextEndNanos(nowNanos));
    }
  }

  private boolean isExhausted() {
    return held + connections.each() > connections.limit();
  }
}
