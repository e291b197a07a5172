package io.edgewise.sim.engine;

import io.edgewise.sim.model.Connections;
import io.edgewise.sim.model.InstancePolicy;
import java.util.ArrayList;
import java.util.List;

/**
 * How the code of all sites gets connections to one database.
 *
 * <p>Instances that come and go open their own, as many as the database accepts. They end without an event, so how many are
 * held is only known as an upper bound; they are counted when that reaches the limit, and not again before the next instance
 * may have ended. Servers share a pool of connections at each site, a queue of its own.
 */
final class Connecting {

  private final Connections connections;
  private final List<InstancePool> instances = new ArrayList<>();
  private final int store;
  private final Station[] pools;
  private long held;
  private long nextEndNanos;

  /**
   * Connections to a database that nobody holds yet.
   *
   * @param store number of the connection that instances keep to it
   * @param sites where code of the deployment runs
   */
  Connecting(Connections connections, int store, int sites, TimeWindow window) {
    this.connections = connections;
    this.store = store;
    pools = new Station[sites];
    for (int site = 0; site < sites; site++) {
      pools[site] = new Station(connections.each(), InstancePolicy.UNLIMITED, window);
    }
  }

  /** The instances of a site open connections. */
  void serve(InstancePool pool) {
    if (!instances.contains(pool)) {
      instances.add(pool);
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
  void goOn(long nowNanos) {
    for (Station pool : pools) {
      pool.goOn(nowNanos);
    }
  }

  /** Counts the work that comes to the connections that servers share from now on. */
  void countOffered() {
    for (Station pool : pools) {
      pool.countOffered();
    }
  }

  /** Looks how busy the connections that servers share are. */
  void look(OfferedLoad load) {
    for (Station pool : pools) {
      pool.look(load, OfferedLoad.ALL);
    }
  }

  /** The connections that servers share, by site; of no use where instances open their own. */
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
