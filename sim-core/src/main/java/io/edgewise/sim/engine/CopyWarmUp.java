package io.edgewise.sim.engine;

import io.edgewise.sim.model.StateStore.CacheScope;

/**
 * Leaves in the caches, without simulating anything else, the copies that requests of a warm-up would leave. They take their time: a
 * copy that was under way to a cache during a write stays out of date for as long as it lives. Nobody waits for a connection or
 * in a queue.
 */
final class CopyWarmUp {

  private final RequestProgram program;
  private final RequestProgram.Operation[] operations;
  private final Sites sites;
  private final CompiledDeployment compiled;
  private final long[] milliUnits;
  private final EarlierCopies earlier;
  private Draws draws;

  /* Whose request it is. */
  private int user;

  // When the answer to the last operation was back, and the moment of the store that it shows.
  private long answeredNanos;
  private long shownNanos;

  CopyWarmUp(CompiledDeployment compiled, Sites sites) {
    program = compiled.program;
    operations = program.operations();
    this.sites = sites;
    this.compiled = compiled;
    milliUnits = StoreUsage.milliUnits(compiled);
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
   * @param origin of its user
   */
  void leave(int site, int instance, long number, int kind, int origin, long nowNanos) {
    user = origin;
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
    if (caches == null || compiled.recalled[operation.dataSet()]
        || operation.isRead() && operation.isDemanding()) {
      return;
    }
    if (instance < 0 && caches.bySite == null) {
      return;
    }
    int key = draws.key(operation, number);
    KeyCache near = sites.near(caches, site, instance);
    // Users that are told apart are others when it is measured.
    boolean knows = access.sessions != null && compiled.sessions == null;
    long known = knows ? access.sessions.known(user, key, nowNanos, nowNanos) : 0;
    answeredNanos = nowNanos;
    if (!operation.isRead()) {
      if (!write(site, number, operation, nowNanos, access, near, key)) {
        return;
      }
    } else if (caches.scope != CacheScope.REPLICA) {
      read(site, number, operation, nowNanos, access, near, key);
    } else {
      return;
    }
    if (knows) {
      long shown = operation.isRead() ? access.sessions.shown(key, 0, shownNanos) : shownNanos;
      access.sessions.note(operation, user, key, shown, known, answeredNanos, null);
    }
  }

  /** Returns whether the store has taken it. */
  private boolean write(int site, long number, RequestProgram.Operation operation, long nowNanos, StoreAccess access,
      KeyCache near, int key) {
    int step = operation.stepIndex();
    int copy = access.writeCopy[site];
    if (access.writeRates != null && !access.writeRates.admits(step, copy, draws.keyBits(operation, number),
        milliUnits[step], nowNanos)) {
      return false;
    }
    long trip = trip(access.writeRttNanos[site], step, number);
    shownNanos = nowNanos + trip / 2 + access.writeTable.sampleNanos(draws.service[step], number);
    answeredNanos = shownNanos + (trip - trip / 2);
    access.written(key, shownNanos, number, copy, nowNanos, draws, null);
    access.caches.writeThrough(near, site, key, shownNanos);
    return true;
  }

  private void read(int site, long number, RequestProgram.Operation operation, long nowNanos, StoreAccess access,
      KeyCache near, int key) {
    if (near != null && near.lookUp(key, nowNanos)) {
      shownNanos = near.version();
      return;
    }
    Caches caches = access.caches;
    int step = operation.stepIndex();
    double draw = draws.earlierCopy[step].uniform(number);
    // What a cache that evicts copies knows of the past was put into it before: see CacheHistory.
    double copyHere = caches.bySite == null || caches.bounded || near.knows(key)
        ? 0
        : earlier.atSite(operation.dataSet(), site, key, caches.ttlNanos(), nowNanos);
    shownNanos = earlier.fill(near, key, nowNanos, draw, copyHere);
    if (shownNanos != EarlierCopies.NONE) {
      return;
    }
    long asked = near == null ? nowNanos : nowNanos + caches.hitTable.sampleNanos(draws.cacheService[step], number);
    if (caches.byTier.length == 0) {
      long trip = trip(access.readRttNanos[site], step, number);
      shownNanos = asked + trip / 2 + access.readTable.sampleNanos(draws.service[step], number);
      answeredNanos = shownNanos + (trip - trip / 2);
      near.fill(key, answeredNanos, shownNanos);
      return;
    }
    double rest = (draw - copyHere) / (1 - copyHere);
    boolean drawn = !caches.bounded || caches.scope != CacheScope.TIER;
    readTier(site, number, operation, asked, access, key, rest,
        drawn ? earlier.atTier(operation.dataSet(), caches.tier[site], key, caches.ttlNanos(), nowNanos) : 0);
    if (near != null) {
      near.fill(key, answeredNanos, shownNanos);
    }
  }

  private void readTier(int site, long number, RequestProgram.Operation operation, long nowNanos, StoreAccess access,
      int key, double draw, double copyThere) {
    Caches caches = access.caches;
    int step = operation.stepIndex();
    long toTier = trip(caches.tierRttNanos[site], step, number);
    long atTier = nowNanos + toTier / 2;
    long done = atTier + caches.tierTable.sampleNanos(draws.service[step], number);
    KeyCache tier = caches.byTier[caches.tier[site]];
    if (tier.lookUp(key, atTier)) {
      shownNanos = tier.version();
    } else {
      shownNanos = earlier.fill(tier, key, atTier, draw, tier.knows(key) ? 0 : copyThere);
      if (shownNanos == EarlierCopies.NONE) {
        long toCentre = trip(caches.centralRttNanos[site], step, number);
        shownNanos = done + toCentre / 2;
        done += toCentre + access.readTable.sampleNanos(draws.service[step], number);
        tier.fill(key, done, shownNanos);
      }
    }
    answeredNanos = done + (toTier - toTier / 2);
  }

  private long trip(long rttNanos, int step, long number) {
    return compiled.backbone.roundTripNanos(rttNanos, draws, step, number);
  }
}
