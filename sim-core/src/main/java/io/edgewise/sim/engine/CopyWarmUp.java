package io.edgewise.sim.engine;

import io.edgewise.sim.model.StateStore.CacheScope;

/** Leaves in the caches, without simulating anything else, the copies that requests of a warm-up would leave. */
final class CopyWarmUp {

  private final Sites sites;
  private final SteadyCopies steady;
  private Draws draws;
  private long emptyNanos;

  CopyWarmUp(CompiledDeployment compiled, Sites sites) {
    this.sites = sites;
    steady = new SteadyCopies(compiled);
  }

  /**
   * Begins with empty caches.
   *
   * @param nowNanos when they are empty
   * @param requestsPerNano by site: rate of requests then
   */
  void begin(long nowNanos, double[] requestsPerNano, Draws replicationDraws) {
    draws = replicationDraws;
    emptyNanos = nowNanos;
    steady.begin(requestsPerNano, sites.stores);
  }

  /**
   * Leaves the copies that one operation of a request would leave.
   *
   * @param instance number of the instance of the request at its site; negative if it got none
   */
  void leave(int site, int instance, long number, RequestProgram.Operation operation, long nowNanos) {
    StoreAccess access = sites.stores[operation.dataSet()];
    Caches caches = access.caches;
    if (caches == null || operation.isRead() && CompiledDeployment.isDemanding(operation)) {
      return;
    }
    if (instance < 0 && caches.bySite == null) {
      return;
    }
    int key = operation.keys().sample(draws.key[operation.stepIndex()].bits(number));
    KeyCache near = caches.bySite != null
        ? caches.bySite[site]
        : caches.near(site, instance, readyNanos(site, instance));
    if (!operation.isRead()) {
      access.written(key, nowNanos, number, access.writeCopy[site], nowNanos, draws, null);
      KeyCache seen = near == null ? caches.byTier[caches.tier[site]] : near;
      seen.fill(key, nowNanos, nowNanos);
    } else if (caches.scope != CacheScope.REPLICA) {
      read(site, number, operation, nowNanos, caches, near, key);
    }
  }

  private void read(int site, long number, RequestProgram.Operation operation, long nowNanos, Caches caches,
      KeyCache near, int key) {
    if (near != null && near.lookUp(key, nowNanos)) {
      return;
    }
    long ttl = caches.ttlNanos();
    double left = Math.max(0, 1 - (double) (nowNanos - emptyNanos) / ttl);
    double draw = draws.cacheService[operation.stepIndex()].uniform(number);
    double copyHere = caches.bySite == null || near.knows(key)
        ? 0
        : left * steady.atSite(operation.dataSet(), site, key, ttl);
    if (draw < copyHere) {
      long filled = nowNanos - ttl + (long) (draw / copyHere * left * ttl);
      near.fill(key, filled, filled);
      return;
    }
    long version = nowNanos;
    if (caches.byTier.length > 0) {
      int tier = caches.tier[site];
      double rest = (draw - copyHere) / (1 - copyHere);
      version = leaveInTier(caches.byTier[tier], key, nowNanos, rest, left,
          steady.atTier(operation.dataSet(), tier, key, ttl));
    }
    if (near != null) {
      near.fill(key, nowNanos, version);
    }
  }

  private static long leaveInTier(KeyCache tier, int key, long nowNanos, double draw, double left, double steadily) {
    if (tier.lookUp(key, nowNanos)) {
      return tier.version();
    }
    double copyThere = tier.knows(key) ? 0 : left * steadily;
    long filled = draw < copyThere
        ? nowNanos - tier.ttlNanos() + (long) (draw / copyThere * left * tier.ttlNanos())
        : nowNanos;
    tier.fill(key, filled, filled);
    return filled;
  }

  private long readyNanos(int site, int instance) {
    return sites.pools == null ? sites.isolates[site].readyNanos() : sites.pools[site].readyNanos(instance);
  }
}
