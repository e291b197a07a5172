package io.edgewise.sim.engine;

import java.util.Arrays;

/** Which instances of a pool get no further request and end with the last one that they have. */
final class Retirement {

  private boolean[] retired = {};

  void clear() {
    Arrays.fill(retired, false);
  }

  boolean isRetired(int instance) {
    return instance < retired.length && retired[instance];
  }

  void retire(int instance) {
    if (instance >= retired.length) {
      retired = Arrays.copyOf(retired, 2 * instance + 1);
    }
    retired[instance] = true;
  }

  /** An instance has ended; its number may be given to another. */
  void ended(int instance) {
    retired[instance] = false;
  }

  /**
   * Retires a part of the instances of a pool that were started on demand before a time.
   *
   * @param firstOnDemand those with lesser numbers are provisioned
   */
  void retire(InstanceTable instances, int firstOnDemand, double share, long startedBefore) {
    int old = 0;
    for (int instance = firstOnDemand; instance < instances.end(); instance++) {
      old += isOld(instances, instance, startedBefore) ? 1 : 0;
    }
    int wanted = (int) Math.round(share * old);
    for (int instance = firstOnDemand; wanted > 0 && instance < instances.end(); instance++) {
      if (isOld(instances, instance, startedBefore)) {
        retire(instance);
        wanted--;
      }
    }
  }

  private boolean isOld(InstanceTable instances, int instance, long startedBefore) {
    return instances.exists(instance) && !isRetired(instance) && instances.startedNanos(instance) < startedBefore;
  }
}
