package io.edgewise.sim.engine;

import io.edgewise.sim.random.QuantileTable;
import io.edgewise.sim.random.RandomStream;

/**
 * How long the instances of a pool live. One that is idle expires after its keep-alive time, which is drawn when it is
 * first asked for; an instance with requests lives at least as long as these.
 */
final class InstanceLives {

  private final InstanceTable instances;
  private final QuantileTable keepAlive;
  private RandomStream keepAliveStream;

  /** @param keepAlive in nanoseconds */
  InstanceLives(InstanceTable instances, QuantileTable keepAlive) {
    this.instances = instances;
    this.keepAlive = keepAlive;
  }

  /** Draws keep-alive times from another stream from now on. */
  void use(RandomStream draws) {
    keepAliveStream = draws;
  }

  /** The shortest keep-alive time. */
  long leastKeepAliveNanos() {
    return (long) Math.floor(keepAlive.least());
  }

  /** When an idle instance expires. */
  long expiryNanos(int instance) {
    long expiry = instances.expiryNanos(instance);
    if (expiry == InstanceTable.UNKNOWN) {
      expiry = saturatedAdd(instances.idleSinceNanos(instance),
          keepAlive.sampleNanos(keepAliveStream, instances.lastRequest(instance)));
      instances.expiryNanos(instance, expiry);
    }
    return expiry;
  }

  /** How many instances live at a time; draws the keep-alive times of all that are idle. */
  int count(long nowNanos) {
    return countConnected(nowNanos, 0);
  }

  /**
   * How many of the instances that live at a time are connected to all of some stores.
   *
   * @param stores a bit for each
   */
  int countConnected(long nowNanos, long stores) {
    int count = 0;
    for (int instance = 0; instance < instances.end(); instance++) {
      if (instances.exists(instance) && (instances.connected(instance) & stores) == stores
          && isAlive(instance, nowNanos)) {
        count++;
      }
    }
    return count;
  }

  /** A time before which none of the instances ends that live at a time. */
  long nextEndNanos(long nowNanos) {
    long next = saturatedAdd(nowNanos, leastKeepAliveNanos());
    for (int instance = 0; instance < instances.end(); instance++) {
      if (instances.exists(instance) && !instances.isBusy(instance) && expiryNanos(instance) > nowNanos) {
        next = Math.min(next, expiryNanos(instance));
      }
    }
    return next;
  }

  /** Whether any instance has requests. */
  boolean anyBusy() {
    for (int instance = 0; instance < instances.end(); instance++) {
      if (instances.exists(instance) && instances.isBusy(instance)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Adds the instances that nobody has discarded yet to the totals of the window that is over.
   *
   * @param provisioned how many there are; they have the least numbers
   * @param window that is over, though what goes on may have lasted until later
   */
  void finish(long nowNanos, int provisioned, TimeWindow window, PoolTotals totals) {
    for (int instance = provisioned; instance < instances.end(); instance++) {
      if (instances.exists(instance)) {
        if (isAlive(instance, nowNanos)) {
          totals.existsStill(instances.startedNanos(instance), nowNanos);
        } else {
          totals.ended(instances.startedNanos(instance), expiryNanos(instance));
        }
      }
    }
    for (int instance = 0; instance < provisioned; instance++) {
      totals.provisioned(instances.startedNanos(instance), Math.max(nowNanos, window.toNanos()));
    }
    for (int instance = 0; totals.countsActivity() && instance < instances.end(); instance++) {
      if (instances.isBusy(instance)) {
        totals.activeStill(instances.activeSinceNanos(instance), nowNanos, instance < provisioned);
      }
    }
  }

  private boolean isAlive(int instance, long nowNanos) {
    return instances.isBusy(instance) || expiryNanos(instance) > nowNanos;
  }

  private static long saturatedAdd(long a, long b) {
    long sum = a + b;
    return b > 0 && sum < a ? Long.MAX_VALUE : sum;
  }
}
