package io.edgewise.sim.theory;

/**
 * When a write becomes visible at a place that caches for a fixed time and reads at a fixed interval: no chance in it.
 *
 * <p>The place reads and fills at time 0 and then reads at each multiple of the interval. A read at or after the expiry
 * fetches what the origin has at that moment. Follows the rule of the Cloudflare Workers KV documentation, "How KV
 * works": a change may take up to the cache's time-to-live to be seen elsewhere.
 *
 * @param writeTime when the new value is written, above 0
 * @param propagation time until the origin serves the new value, at least 0
 * @param readInterval above 0
 * @param timeToLive above 0
 */
public record TtlPropagation(long writeTime, long propagation, long readInterval, long timeToLive) {

  /**
   * Checks the parameters, which are whole units of any one kind.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public TtlPropagation {
    Require.atLeast("writeTime", 1, writeTime);
    Require.atLeast("propagation", 0, propagation);
    Require.atLeast("readInterval", 1, readInterval);
    Require.atLeast("timeToLive", 1, timeToLive);
  }

  /** The time of the first read that gets the new value: the first refill once the origin has it. */
  public long firstFreshRead() {
    long refillInterval = Math.ceilDiv(timeToLive, readInterval) * readInterval;
    return Math.ceilDiv(writeTime + propagation, refillInterval) * refillInterval;
  }

  /** The number of reads at or after the write that still get the old value. */
  public long staleReads() {
    return firstFreshRead() / readInterval - Math.ceilDiv(writeTime, readInterval);
  }
}
