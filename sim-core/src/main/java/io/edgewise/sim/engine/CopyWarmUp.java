package io.edgewise.sim.engine;

import io.edgewise.sim.model.StateStore.CacheScope;

/** Leaves in the caches, without simulating anything else, the copies that requests of a warm-up would leave. */
final class CopyWarmUp {

  private final RequestProgram program;
  private final RequestProgram.Operation[] operations;
  private final Sites sites;
  private final boolean[] recalled;
  private final EarlierCopies earlier;
  private Draws draws;

  CopyWarmUp(CompiledDeployment compiled, Sites sites) {
    program = compiled.program;
    operations = program.operations();
    this.sites = sites;
    recalled = compiled.recalled;
    earlier = new EarlierCopies(compiled);
  }

  /**
   * Begins with empty caches.
   *
   * @param nowNanos when they are empty
   * @param requestsPerNano by site: rate of requests then
   */
  void begin(long nowNanos, double[] requestsPerNano, Draws replicationDraws) {
    draws = replicationDraws;
    earlier.begin(nowNanos, requestsPerNano, sites.stores);
  }

  /**
   * Leaves the copies that a request would leave.
   *
   * @param instance number of its instance at the site; negative if it got none
   * @param kind of the request
   */
  void leave(int site, int instance, long number, int kind, long nowNanos) {
    int counter = program.entry(kind);
    while (operations[counter].code() != RequestProgram.END) {
      RequestProgram.Operation operation = operations[counter];
      boolean skips = operation.code() == RequestProgram.SKIP_UNLESS
          && draws.branch[operation.stepIndex()].uniform(number) >= operation.probability();
      if (operation.code() == RequestProgram.READ || operation.code() == RequestProgram.WRITE) {
        leave(site, instance, number, operation, nowNanos);
      }
      counter = skips ? operation.target() : counter + 1;
    }
  }

  private void leave(int site, int instance, long number, RequestProgram.Operation operation, long nowNanos) {
    StoreAccess access = sites.stores[operation.dataSet()];
    Caches caches = access.caches;
    if (caches == null || recalled[operation.dataSet()]
        || operation.isRead() && operation.isDemanding()) {
      return;
    }
    if (instance < 0 && caches.bySite == null) {
      return;
    }
    int key = draws.key(operation, number);
    KeyCache near = sites.near(caches, site, instance);
    if (!operation.isRead()) {
      access.written(key, nowNanos, number, access.writeCopy[site], nowNanos, draws, null);
      caches.passedThrough(near, site).fill(key, nowNanos, nowNanos);
    } else if (caches.scope != CacheScope.REPLICA) {
      read(site, number, operation, nowNanos, caches, near, key);
    }
  }

  private void read(int site, long number, RequestProgram.Operation operation, long nowNanos, Caches caches,
      KeyCache near, int key) {
    if (near != null && near.lookUp(key, nowNanos)) {
      return;
    }
    double draw = draws.cacheService[operation.stepIndex()].uniform(number);
    // What a cache that evicts copies knows of the past was put into it before: see CacheHistory.
    double copyHere = caches.bySite == null || caches.bounded || near.knows(key)
        ? 0
        : earlier.atSite(operation.dataSet(), site, key, caches.ttlNanos(), nowNanos);
    if (earlier.fill(near, key, nowNanos, draw, copyHere) != EarlierCopies.NONE) {
      return;
    }
    long version = nowNanos;
    if (caches.byTier.length > 0) {
      int tier = caches.tier[site];
      double rest = (draw - copyHere) / (1 - copyHere);
      boolean drawn = !caches.bounded || caches.scope != CacheScope.TIER;
      version = leaveInTier(caches.byTier[tier], key, nowNanos, rest,
          drawn ? earlier.atTier(operation.dataSet(), tier, key, caches.ttlNanos(), nowNanos) : 0);
    }
    if (near != null) {
      near.fill(key, nowNanos, version);
    }
  }

  private long leaveInTier(KeyCache tier, int key, long nowNanos, double draw, double copyThere) {
    if (tier.lookUp(key, nowNanos)) {
      return tier.version();
    }
    long filled = earlier.fill(tier, key, nowNanos, draw, tier.knows(key) ? 0 : copyThere);
    if (filled == EarlierCopies.NONE) {
      filled = nowNanos;
      tier.fill(key, filled, filled);
    }
    return filled;
  }
}
