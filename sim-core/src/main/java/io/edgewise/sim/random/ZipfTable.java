package io.edgewise.sim.random;

/**
 * Samples keys by popularity: the key of rank k = 1..n has probability k^-s / (1^-s + ... + n^-s). Exponent 0 is
 * uniform; web and cache traces show about 0.6 to 1.2 (Breslau et al., Web caching and Zipf-like distributions, INFOCOM
 * 1999).
 *
 * <p>One draw of 64 bits is inverted through the cumulated probabilities: a guide table (Chen and Asau, On generating
 * random variates from an empirical distribution, AIIE Transactions 6(2), 1974) of up to 65,536 entries, then bisection
 * among the few keys left. Unlike an alias table it keeps the popular keys together in memory and is monotone in the
 * draw. 8 bytes a key, none if all are alike. Immutable.
 */
public final class ZipfTable {

  private static final int MOST_GUIDE_BITS = 16;

  private static final long[] NO_SUMS = {};
  private static final int[] NO_GUIDE = {};

  private final int keys;
  private final double exponent;
  /* Entry k: the probability of the keys 0..k in units of 2^-63; the last one is 2^63 - 1. */
  private final long[] cumulated;
  /* Entry j: the first key whose cumulated probability lies above j / (number of entries); one more at the end. */
  private final int[] guide;
  private final int guideShift;

  /** All keys alike: the draw itself says which, and no table is needed. */
  private ZipfTable(int keys) {
    this.keys = keys;
    exponent = 0;
    cumulated = NO_SUMS;
    guide = NO_GUIDE;
    guideShift = 0;
  }

  private ZipfTable(double exponent, long[] cumulated, int guideBits) {
    this.keys = cumulated.length;
    this.exponent = exponent;
    this.cumulated = cumulated;
    this.guideShift = 63 - guideBits;
    this.guide = new int[(1 << guideBits) + 1];
    int key = 0;
    for (int j = 0; j < guide.length - 1; j++) {
      while (cumulated[key] <= (long) j << guideShift) {
        key++;
      }
      guide[j] = key;
    }
    guide[guide.length - 1] = cumulated.length - 1;
  }

  /**
   * Builds the table in O(keys).
   *
   * @param keys number of keys, at least 1
   * @param exponent s, at least 0
   * @throws IllegalArgumentException if keys &lt; 1, or the exponent is negative or not finite
   */
  public static ZipfTable of(int keys, double exponent) {
    if (keys < 1) {
      throw new IllegalArgumentException("keys must be at least 1, was " + keys);
    }
    Arguments.notNegative("exponent", exponent);
    if (exponent == 0) {
      return new ZipfTable(keys);
    }
    double[] sums = new double[keys];
    double sum = 0;
    double lost = 0;
    for (int k = 0; k < keys; k++) {
      // Kahan's compensated sum: a million small terms must not drift.
      double term = Math.pow(k + 1.0, -exponent) - lost;
      double next = sum + term;
      lost = (next - sum) - term;
      sum = next;
      sums[k] = sum;
    }
    long[] cumulated = new long[keys];
    for (int k = 0; k < keys; k++) {
      cumulated[k] = (long) (sums[k] / sum * 0x1p63);
    }
    cumulated[keys - 1] = Long.MAX_VALUE;
    int bits = 32 - Integer.numberOfLeadingZeros(keys);
    return new ZipfTable(exponent, cumulated, Math.min(bits, MOST_GUIDE_BITS));
  }

  /** The number of keys. */
  public int keys() {
    return keys;
  }

  /** The exponent s. */
  public double exponent() {
    return exponent;
  }

  /**
   * The probability of a key.
   *
   * @param key 0 for the most popular, up to keys - 1
   */
  public double probability(int key) {
    return exponent == 0 ? 1.0 / keys : (cumulated[key] - (key == 0 ? 0 : cumulated[key - 1])) * 0x1p-63;
  }

  /** The key that the 64 bits of one draw stand for: 0 for the most popular, up to keys - 1. */
  public int sample(long bits) {
    if (exponent == 0) {
      return (int) Math.unsignedMultiplyHigh(bits, keys);
    }
    long point = bits >>> 1;
    int slice = (int) (point >>> guideShift);
    int low = guide[slice];
    int high = guide[slice + 1];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cumulated[middle] > point) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
