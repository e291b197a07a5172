package io.edgewise.sim.engine;

/**
 * What caches would hold of the time before they were emptied: a copy is put in when its item is first asked for, as likely
 * and as old as one of the steady state that nobody has used since; see {@link SteadyCopies}.
 */
final class EarlierCopies {

  /** When the copy is filled that is not there. */
  static final long NONE = Long.MIN_VALUE;

  private final SteadyCopies steady;
  private long emptyNanos;

  EarlierCopies(CompiledDeployment compiled) {
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
    return Math.max(0, 1 - (double) (nowNanos - emptyNanos) / ttlNanos);
  }
}
