package io.edgewise.sim.model;

/**
 * Keys of a data set and their popularity: key k of 1..count is asked for with probability proportional to 1 / k^zipf.
 *
 * @param count number of keys, 1 to {@value #MOST_KEYS}
 * @param zipf exponent, 0 for equal popularity
 * @param perUser whether each key belongs to a user: all steps of a request that say so, with equally many keys, touch the
 *     same one; otherwise every step draws its own
 */
public record KeySpace(int count, double zipf, boolean perUser) {

  /** The largest number of keys. */
  public static final int MOST_KEYS = 10_000_000;

  /** Keys of which every step draws its own. */
  public KeySpace(int count, double zipf) {
    this(count, zipf, false);
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if the count is outside its range or the exponent is negative or not finite
   */
  public KeySpace {
    if (count < 1 || count > MOST_KEYS) {
      throw new IllegalArgumentException("key count must be 1.." + MOST_KEYS + ", got " + count);
    }
    if (!(zipf >= 0) || zipf == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("zipf exponent must be finite and not negative, got " + zipf);
    }
  }
}
