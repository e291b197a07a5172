package io.edgewise.sim.theory;

import java.util.Arrays;

/**
 * A cache of equal objects in which a copy lives for a fixed time and makes room before that when the cache is full. As if
 * each object stayed for one common characteristic time t, of LRU after its last read, of FIFO and random eviction after it
 * was filled; t makes the expected number of objects equal to the capacity. Expired copies take their room.
 *
 * <p>An approximation. Of LRU the hit ratio of an object is the lesser of that without expiry and that without eviction;
 * of FIFO it is that of a time to live of the lesser of t and T.
 *
 * <p>References: Che, Tung and Wang (2002), see {@link CheApproximation}; Dan and Towsley (1990), An approximate analysis
 * of the LRU and FIFO buffer replacement schemes, SIGMETRICS, for FIFO; {@link TtlCache}.
 */
public final class EvictingCache {

  private final double[] probability;
  private final boolean leastRecentlyUsed;
  private final double characteristicTime;

  /**
   * Solves for the characteristic time.
   *
   * @param popularity probability of each object, at least 0, summing to 1
   * @param capacity objects that fit, above 0 and less than the objects with a probability above 0
   * @param leastRecentlyUsed whether the object read least recently is evicted; otherwise the one filled first, or any
   * @throws IllegalArgumentException if a value is outside its range
   */
  public EvictingCache(double[] popularity, double capacity, boolean leastRecentlyUsed) {
    this.leastRecentlyUsed = leastRecentlyUsed;
    if (leastRecentlyUsed) {
      characteristicTime = new CheApproximation(popularity, capacity).characteristicTime();
      probability = popularity.clone();
      return;
    }
    probability = Popularity.checked(popularity);
    Require.positive("capacity", capacity);
    long read = Arrays.stream(probability).filter(p -> p > 0).count();
    if (capacity >= read) {
      throw new IllegalArgumentException("capacity is below the " + read + " objects read, not " + capacity);
    }
    characteristicTime =
        Root.above(capacity, time -> Arrays.stream(probability).map(p -> share(p * time)).sum() - capacity);
  }

  /**
   * The share of the reads of an object that hit.
   *
   * @param object index of its probability
   * @param readRate reads of all objects in a unit of time, above 0
   * @param timeToLive T, at least 0
   */
  public double hitRatio(int object, double readRate, double timeToLive) {
    double rate = readRate * probability[object];
    double stays = characteristicTime / readRate;
    return leastRecentlyUsed
        ? Math.min(-Math.expm1(-rate * stays), share(rate * timeToLive))
        : share(rate * Math.min(stays, timeToLive));
  }

  private static double share(double reads) {
    return reads / (1 + reads);
  }
}
