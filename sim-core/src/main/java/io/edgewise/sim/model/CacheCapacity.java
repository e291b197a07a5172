package io.edgewise.sim.model;

import java.util.Objects;

/**
 * How much one cache holds, and which copy makes room for another. All items of a data set count as equally large.
 *
 * @param items copies that fit at most
 * @param bytes size of all copies together at most
 * @param eviction which copy makes room
 */
public record CacheCapacity(long items, long bytes, Eviction eviction) {

  /** Which copy makes room for another. Copies whose time to live is over stay until it is their turn. */
  public enum Eviction {
    /** The one that was read or filled least recently. */
    LRU,
    /** The one that was filled first. */
    FIFO,
    /** Any. */
    RANDOM
  }

  /** Copies stay until their time to live is over. */
  public static final CacheCapacity UNLIMITED = new CacheCapacity(Long.MAX_VALUE, Long.MAX_VALUE, Eviction.LRU);

  /**
   * Checks the signs.
   *
   * @throws IllegalArgumentException if a size is negative
   */
  public CacheCapacity {
    Objects.requireNonNull(eviction, "eviction");
    if (items < 0 || bytes < 0) {
      throw new IllegalArgumentException("a cache holds at least 0 items and bytes, got " + items + " and " + bytes);
    }
  }

  /**
   * How many copies fit.
   *
   * @param itemBytes size of each; with 0 only the number is limited
   */
  public long copies(long itemBytes) {
    return bytes == Long.MAX_VALUE || itemBytes == 0 ? items : Math.min(items, bytes / itemBytes);
  }
}
