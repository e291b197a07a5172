package io.edgewise.sim.engine;

import io.edgewise.sim.model.StateStore.CacheScope;

/**
 * What caches would hold of the time before they were emptied: a copy is put in when its item is first asked for, as likely
 * and as old as one of the steady state that nobody has used since; see {@link SteadyCopies}.
 */
final class EarlierCopies {

  /** When the copy is filled that is not there. */
  static final long NONE = Long.MIN_VALUE;

  private final CompiledDeployment compiled;
  private final SteadyCopies steady;
  private long emptyNanos;
  private boolean samples;

  EarlierCopies(CompiledDeployment compiled) {
    this.compiled = compiled;
    steady = new SteadyCopies(compiled);
  }

  /**
   * Begins with empty caches.
   *
   * @param nowNanos when they are empty
   * @param requestsPerNano by site: rate of requests before
   */
  void begin(long nowNanos, double[] requestsPerNano, StoreAccess[] stores) {
    emptyNanos = nowNanos;
    steady.begin(requestsPerNano, stores);
  }

  /**
   * Has requests that come one by one find what they would find among all others: from now on all caches that are shared and evict nothing
   * have copies from before, of which none grow old, up to {@link #endSample}.
   *
   * @param requestsPerNano by site: rate of requests
   */
  void beginSample(long nowNanos, double[] requestsPerNano, StoreAccess[] stores) {
    begin(nowNanos, requestsPerNano, stores);
    samples = true;
  }

  /** Other requests come as well again. */
  void endSample() {
    samples = false;
  }

  /** Whether caches of a data set have copies from before that are not in them yet. */
  boolean areRecalled(int dataSet, Caches caches) {
    return compiled.recalled[dataSet]
        || samples && !caches.bounded && (caches.scope == CacheScope.SITE || caches.scope == CacheScope.TIER);
  }

  /** The probability that a cache of a site has a copy from before that has not been asked for since. */
  double atSite(int dataSet, int site, int key, long ttlNanos, long nowNanos) {
    double left = left(ttlNanos, nowNanos);
    return left == 0 ? 0 : left * steady.atSite(dataSet, site, key, ttlNanos);
  }

  /** The same of a tier. */
  double atTier(int dataSet, int tier, int key, long ttlNanos, long nowNanos) {
    double left = left(ttlNanos, nowNanos);
    return left == 0 ? 0 : left * steady.atTier(dataSet, tier, key, ttlNanos);
  }

  /**
   * Puts the copy in, or not.
   *
   * @param draw uniform in 0..1
   * @param probability of the copy
   * @return when it was filled, which is also the moment that it shows; {@link #NONE} if there is none
   */
  long fill(KeyCache cache, int key, long nowNanos, double draw, double probability) {
    if (probability == 0 || draw >= probability) {
      return NONE;
    }
    long ttl = cache.ttlNanos();
    long filled = nowNanos - ttl + (long) (draw / probability * left(ttl, nowNanos) * ttl);
    cache.fill(key, filled, filled);
    return filled;
  }

  /** What is left of the copies from before, as a part of what there was. */
  private double left(long ttlNanos, long nowNanos) {
    return samples ? 1 : Math.max(0, 1 - (double) (nowNanos - emptyNanos) / ttlNanos);
  }
}
