package io.edgewise.sim.engine;

import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.StateStore;

/**
 * Instances that a warm-up finds started. A simulation begins without any, and all that are needed would start at once: while they
 * do, requests hold more of them than ever again and, where they may wait, queue up. After a warm-up that is longer than
 * instances are kept nothing is left of that; after a shorter one there are too many of them, which start too rarely. So
 * until as many requests are in service as usual an instance that is asked for has been there already.
 */
final class FirstInstances {

  private FirstInstances() {}

  /** For how long from its beginning on a warm-up finds the instances started that it asks for; 0 if it starts all. */
  static long fillingNanos(CompiledDeployment compiled, long warmUpNanos) {
    boolean outlive = outlive(compiled.compute.platform, warmUpNanos);
    for (CompiledPlatform service : compiled.services) {
      outlive |= outlive(service.platform, warmUpNanos);
    }
    // Who finds no connection depends on how many instances there are, and on how many there were.
    outlive |= compiled.deployment.stores().stream().map(StateStore::connections).anyMatch(found -> found.isLimited());
    return outlive ? Math.min(warmUpNanos / 2, compiled.fillingNanos()) : 0;
  }

  /** Whether what the first starts bring about may outlive a warm-up: the instances, or those who wait for one. */
  static boolean outlive(Platform platform, long warmUpNanos) {
    InstancePolicy instances = platform.instances();
    boolean wait = instances.queueLimit() > 0 && instances.maxInstances() != InstancePolicy.UNLIMITED;
    return wait || instances.keptNanos() > warmUpNanos;
  }
}
