package io.edgewise.sim.engine;

import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Outcome;

/**
 * How requests get the instances of one platform: at once, after a cold start, or when one is handed over to them; others are
 * refused. How they give them back is told by {@link RequestEnds}.
 */
final class Dispatcher {

  private final RequestWalk walk;
  private final RequestTable table;
  private final Sites sites;
  private final StartUps startUps;
  private final Outcome refusal;

  /** @param walk of the requests on their instances */
  Dispatcher(RequestWalk walk, CompiledPlatform compute, RequestTable table, Sites sites) {
    this.walk = walk;
    this.table = table;
    this.sites = sites;
    startUps = new StartUps(compute, table);
    refusal = compute.platform.instances().queueLimit() == 0 ? Outcome.THROTTLED : Outcome.REJECTED;
  }

  void use(Draws draws) {
    startUps.use(draws);
  }

  /** The cold starts here. */
  StartUps startUps() {
    return startUps;
  }

  /** A request reaches its site and asks for an instance. */
  void reach(int slot, long nowNanos) {
    int site = table.site(slot);
    if (sites.isolates != null) {
      enter(slot, sites.isolates[site], nowNanos);
      return;
    }
    InstancePool pool = sites.pools[site];
    sites.asked(site);
    table.startNanos(slot, nowNanos);
    // Drawn before the request gets its instance: the processor then draws while it waits for what the pool looks like.
    long opening = walk.openingNanos(slot);
    int instance = pool.acquire(nowNanos, table.number(slot), slot);
    if (instance >= 0) {
      begin(slot, pool, instance, nowNanos, nowNanos, opening);
    } else if (instance == InstancePool.THROTTLED) {
      walk.ends().refused(slot, nowNanos, nowNanos, refusal);
    }
  }

  /** An instance of a site may have become free for a request that waits. */
  void depart(int site, long nowNanos) {
    InstancePool pool = sites.pools[site];
    int slot = pool.handOver(nowNanos, table);
    if (slot >= 0 && walk.ends().isCancelled(slot, nowNanos)) {
      walk.ends().cancelBeforeStart(slot, pool.handedOver(), nowNanos);
    } else if (slot >= 0) {
      begin(slot, pool, pool.handedOver(), nowNanos, table.startNanos(slot), walk.openingNanos(slot));
    }
  }

  private void enter(int slot, IsolatePool isolate, long nowNanos) {
    long ready = isolate.readyNanos();
    if (isolate.enter(nowNanos)) {
      table.markCold(slot);
      ready = nowNanos + startUps.start(slot);
      isolate.readyAt(ready, table.billedStartNanos(slot));
    }
    long start = started(slot, nowNanos, ready);
    walk.begin(slot, nowNanos, start, RequestWalk.NO_OPENING);
  }

  /** The request, which reached the site at {@code reachNanos}, has its instance. */
  private void begin(int slot, InstancePool pool, int instance, long clockNanos, long reachNanos, long openingNanos) {
    long granted = pool.grantedNanos();
    table.instance(slot, instance);
    walk.add(slot, Component.QUEUE, "waiting for an instance", reachNanos, granted);
    if (pool.isCold()) {
      table.markCold(slot);
      long ready = granted + startUps.start(slot);
      pool.readyAt(instance, ready, table.billedStartNanos(slot));
    }
    long start = started(slot, granted, pool.readyNanos(instance));
    walk.begin(slot, clockNanos, start, openingNanos);
  }

  /** When a request begins whose instance it has since a time and is ready at another. */
  private long started(int slot, long grantedNanos, long readyNanos) {
    long start = Math.max(grantedNanos, readyNanos);
    walk.add(slot, Component.COLD_START, "starting", grantedNanos, start);
    table.startNanos(slot, start);
    table.holds(slot);
    return start;
  }
}
