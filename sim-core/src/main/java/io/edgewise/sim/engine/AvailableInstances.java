package io.edgewise.sim.engine;

import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.random.RandomStream;
import java.util.function.IntPredicate;

/**
 * The instances of a pool that have room for another request. Provisioned ones, which never expire, are taken first; of the others one
 * that the rule of the pool picks. Nobody looks at an idle instance when its keep-alive is over: it is discarded when it is
 * picked the next time.
 */
final class AvailableInstances {

  private final InstanceTable instances;
  private final InstanceLives lives;
  private final PoolTotals totals;
  private final int provisionedCount;
  private final boolean picksAtRandom;
  private final long leastKeepAliveNanos;
  private final IdleSet provisioned;
  private final IdleSet onDemand;
  private RandomStream choiceStream;

  /** @param totals are told of the instances that are discarded */
  AvailableInstances(InstancePolicy policy, InstanceTable instances, InstanceLives lives, PoolTotals totals) {
    this.instances = instances;
    this.lives = lives;
    this.totals = totals;
    provisionedCount = policy.provisioned();
    picksAtRandom = policy.idleSelection() == InstancePolicy.IdleSelection.RANDOM;
    leastKeepAliveNanos = lives.leastKeepAliveNanos();
    provisioned = new IdleSet(policy.idleSelection());
    onDemand = new IdleSet(policy.idleSelection());
  }

  /** Draws the choices of the random rule from another stream from now on. */
  void use(RandomStream draws) {
    choiceStream = draws;
  }

  void clear() {
    provisioned.clear();
    onDemand.clear();
  }

  /** An instance is started. */
  void started(int instance) {
    setOf(instance).started(instance);
  }

  /** An instance has room again. */
  void add(int instance) {
    setOf(instance).add(instance);
  }

  /** Takes an instance for a request, and discards expired ones on the way to it; returns -1 if there is none. */
  int take(long nowNanos, long requestNumber) {
    if (!provisioned.isEmpty()) {
      return provisioned.take(choice(requestNumber));
    }
    while (!onDemand.isEmpty()) {
      int instance = onDemand.take(choice(requestNumber));
      // Most are taken again long before any could have expired, and need no draw.
      if (instances.isBusy(instance) || nowNanos - instances.idleSinceNanos(instance) < leastKeepAliveNanos
          || lives.expiryNanos(instance) > nowNanos) {
        return instance;
      }
      discard(instance);
    }
    return -1;
  }

  /** Discards all instances whose keep-alive is over, though nobody has looked at them since. */
  void discardExpired(long nowNanos) {
    IntPredicate isExpired = instance -> !instances.isBusy(instance) && lives.expiryNanos(instance) <= nowNanos;
    withdraw(isExpired);
    for (int instance = provisionedCount; instance < instances.end(); instance++) {
      if (instances.exists(instance) && isExpired.test(instance)) {
        discard(instance);
      }
    }
  }

  /** Gives no requests any more to some of the on-demand instances, which live on. */
  void withdraw(IntPredicate which) {
    onDemand.removeIf(which);
  }

  /** Ends an on-demand instance that is idle and was taken or withdrawn, as of its expiry. */
  void discard(int instance) {
    totals.ended(instances.startedNanos(instance), lives.expiryNanos(instance));
    onDemand.ended(instance);
    instances.close(instance);
  }

  private IdleSet setOf(int instance) {
    return instance < provisionedCount ? provisioned : onDemand;
  }

  private long choice(long requestNumber) {
    return picksAtRandom ? choiceStream.bits(requestNumber) : 0;
  }
}
