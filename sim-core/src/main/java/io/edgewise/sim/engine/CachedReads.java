package io.edgewise.sim.engine;

import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.StateStore.CacheScope;
import io.edgewise.sim.result.Measurements;

/** Reads of stores with caches in front: the cache near the code answers, else a tier, else the central store. */
final class CachedReads {

  // Who answers a read.
  private static final int CENTRE = 0;
  private static final int TIER = 1;
  private static final int NEAR = 2;

  private final StoreWalk walk;
  private final CompiledDeployment compiled;
  private final RequestTable table;
  private final Sites sites;
  private final Freshness freshness;
  private Draws draws;
  private Measurements measurements;

  // Who answered the last read, and what fetch answers besides the time.
  private int answeredBy;
  private long fetchedVersion;

  /** @param walk takes the operations to the central store */
  CachedReads(StoreWalk walk, CompiledDeployment compiled, RequestTable table, Sites sites, Freshness freshness) {
    this.walk = walk;
    this.compiled = compiled;
    this.table = table;
    this.sites = sites;
    this.freshness = freshness;
  }

  void use(Draws replicationDraws, Measurements into) {
    draws = replicationDraws;
    measurements = into;
  }

  /** Makes the reads that follow draw from other streams of the same replication. */
  void drawFrom(Draws other) {
    draws = other;
  }

  /** Whether the central store answered the last read. */
  boolean byCentre() {
    return answeredBy == CENTRE;
  }

  /** Whether a tier answered the last read. */
  boolean byTier() {
    return answeredBy == TIER;
  }

  /** A read that asks caches first; returns when its answer is back. */
  long read(int slot, RequestProgram.Operation operation, StoreAccess access, long nowNanos) {
    answeredBy = CENTRE;
    Caches caches = access.caches;
    int key = draws.key(operation, table.number(slot));
    KeyCache near = sites.near(caches, table.site(slot), sites.instance(table, slot));
    long end = near == null
        ? nowNanos
        : nowNanos + caches.hitTable.sampleNanos(draws.cacheService[operation.stepIndex()], table.number(slot));
    long version;
    if (caches.scope == CacheScope.REPLICA) {
      answeredBy = NEAR;
      end += walk.connect(slot, operation, access, walk.roundTrip(slot, operation, access));
      int site = table.site(slot);
      int instance = sites.instance(table, slot);
      long replicated = caches.updates.lastNanos(site, instance, sites.readyNanos(site, instance), nowNanos);
      version = near.lookUp(key, nowNanos) ? Math.max(replicated, near.version()) : replicated;
    } else if (near != null && near.lookUp(key, nowNanos)) {
      answeredBy = NEAR;
      version = near.version();
    } else {
      end = recallOrFetch(slot, operation, access, end, key, near);
      if (walk.refused()) {
        return end;
      }
      version = fetchedVersion;
      if (near != null && answeredBy != NEAR) {
        near.fill(key, end, version);
      }
      if (answeredBy != NEAR && table.isMeasured(slot) && (near != null || answeredBy == CENTRE)) {
        measurements.usage().count(UsageKind.CACHE_MISSES, operation.dataSet(), 1);
      }
    }
    freshness.observeCached(slot, access, key, version, nowNanos);
    return end;
  }

  /** Gets a copy that the near cache has from before it was emptied, at once, or else one from elsewhere. */
  private long recallOrFetch(int slot, RequestProgram.Operation operation, StoreAccess access, long nowNanos, int key,
      KeyCache near) {
    int dataSet = operation.dataSet();
    Caches caches = access.caches;
    if (sites.earlier == null || !sites.earlier.areRecalled(dataSet, caches)) {
      return fetch(slot, operation, access, nowNanos, key, 1, 0);
    }
    int site = table.site(slot);
    long ttl = caches.ttlNanos();
    double draw = draws.earlierCopy[operation.stepIndex()].uniform(table.number(slot));
    double here = near == null || near.knows(key) ? 0 : sites.earlier.atSite(dataSet, site, key, ttl, nowNanos);
    long filled = sites.earlier.fill(near, key, nowNanos, draw, here);
    if (filled != EarlierCopies.NONE) {
      answeredBy = NEAR;
      fetchedVersion = filled;
      return nowNanos;
    }
    double there = caches.byTier.length == 0 ? 0 : sites.earlier.atTier(dataSet, caches.tier[site], key, ttl, nowNanos);
    return fetch(slot, operation, access, nowNanos, key, (draw - here) / (1 - here), there);
  }

  /**
   * Gets a copy from the tier or the centre, over the network, starting at a time.
   *
   * @param draw uniform in 0..1
   * @param inTier the probability that the tier has a copy from before it was emptied, if it was not asked for one since
   */
  private long fetch(int slot, RequestProgram.Operation operation, StoreAccess access, long nowNanos, int key,
      double draw, double inTier) {
    Caches caches = access.caches;
    int site = table.site(slot);
    if (caches.byTier.length == 0) {
      long trip = walk.roundTrip(slot, operation, access);
      long there = nowNanos + walk.connect(slot, operation, access, trip) + trip / 2;
      if (walk.isRefused(slot, operation, access)) {
        return there + (trip - trip / 2);
      }
      long done = there + walk.service(slot, operation, access);
      fetchedVersion = done;
      return done + (trip - trip / 2);
    }
    int step = operation.stepIndex();
    long number = table.number(slot);
    long toTier = compiled.backbone.roundTripNanos(caches.tierRttNanos[site], draws, step, number);
    long atTier = nowNanos + walk.connect(slot, operation, access, toTier) + toTier / 2;
    KeyCache tier = caches.byTier[caches.tier[site]];
    long done = atTier + caches.tierTable.sampleNanos(draws.service[step], number);
    if (tier.lookUp(key, atTier)) {
      answeredBy = TIER;
      fetchedVersion = tier.version();
      return done + (toTier - toTier / 2);
    }
    long filled =
        inTier == 0 || tier.knows(key) ? EarlierCopies.NONE : sites.earlier.fill(tier, key, atTier, draw, inTier);
    if (filled != EarlierCopies.NONE) {
      answeredBy = TIER;
      fetchedVersion = filled;
    } else {
      long toCentre = compiled.backbone.roundTripNanos(caches.centralRttNanos[site], draws, step, number);
      fetchedVersion = done + toCentre / 2;
      done += toCentre;
      if (!walk.isRefused(slot, operation, access)) {
        done += walk.service(slot, operation, access);
        tier.fill(key, done, fetchedVersion);
      }
    }
    return done + (toTier - toTier / 2);
  }
}
