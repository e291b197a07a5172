package io.edgewise.sim.engine;

import java.util.Arrays;

/**
 * Ends instances of a pool before their time: those that are idle at once, others, which get no further request, with the last one
 * that they have.
 */
final class Retirement {

  private final InstanceTable instances;
  private final AvailableInstances available;
  private final int firstOnDemand;
  private boolean[] retired = {};

  /** @param firstOnDemand instances with lesser numbers are provisioned, and stay */
  Retirement(InstanceTable instances, AvailableInstances available, int firstOnDemand) {
    this.instances = instances;
    this.available = available;
    this.firstOnDemand = firstOnDemand;
  }

  void clear() {
    Arrays.fill(retired, false);
  }

  /** Whether an instance ends with its last request. */
  boolean isRetired(int instance) {
    return instance < retired.length && retired[instance];
  }

  /** Retires a part of the on-demand instances that were started before a time. */
  void retire(long nowNanos, double share, long startedBefore) {
    // Those whose keep-alive is over are gone, and no part of what is to end.
    available.discardExpired(nowNanos);
    choose(share, startedBefore);
    available.withdraw(this::isRetired);
    for (int instance = firstOnDemand; instance < instances.end(); instance++) {
      if (isRetired(instance) && instances.exists(instance) && !instances.isBusy(instance)) {
        end(instance, nowNanos);
      }
    }
  }

  /** A retired instance has no request any more, and ends; its number may be given to another. */
  void end(int instance, long nanos) {
    instances.expiryNanos(instance, nanos);
    available.discard(instance);
    retired[instance] = false;
  }

  private void choose(double share, long startedBefore) {
    int old = 0;
    for (int instance = firstOnDemand; instance < instances.end(); instance++) {
      old += isOld(instance, startedBefore) ? 1 : 0;
    }
    int wanted = (int) Math.round(share * old);
    if (wanted > 0 && retired.length < instances.end()) {
      retired = Arrays.copyOf(retired, 2 * instances.end());
    }
    for (int instance = firstOnDemand; wanted > 0 && instance < instances.end(); instance++) {
      if (isOld(instance, startedBefore)) {
        retired[instance] = true;
        wanted--;
      }
    }
  }

  private boolean isOld(int instance, long startedBefore) {
    return instances.exists(instance) && !isRetired(instance) && instances.startedNanos(instance) < startedBefore;
  }
}
