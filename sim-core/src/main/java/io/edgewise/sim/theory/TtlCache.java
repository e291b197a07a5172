package io.edgewise.sim.theory;

/**
 * One object in a cache that keeps a copy for a fixed time from the fill, whatever is read or written meanwhile. Reads
 * and writes are Poisson; a read after the expiry is a miss and fills the cache anew.
 *
 * <p>A renewal cycle is the time-to-live T and the wait for the next read, so lambda T of each 1 + lambda T reads hit.
 *
 * <p>Reference: Jung, Berger and Balakrishnan (2003), Modeling TTL-based Internet caches, INFOCOM, section III.
 *
 * @param readRate lambda, above 0
 * @param writeRate of the origin's object, at least 0
 * @param timeToLive T, at least 0
 */
public record TtlCache(double readRate, double writeRate, double timeToLive) {

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public TtlCache {
    Require.positive("readRate", readRate);
    Require.notNegative("writeRate", writeRate);
    Require.notNegative("timeToLive", timeToLive);
  }

  /** The share of reads served from the copy, lambda T / (1 + lambda T) (ibid.). */
  public double hitRatio() {
    return readRate * timeToLive / (1 + readRate * timeToLive);
  }

  /**
   * The share of all reads that miss a write made since the fill: a copy of age a is stale with probability
   * 1 - exp(-writeRate a), and the hits see ages uniform over 0..T.
   */
  public double staleReads() {
    double exponent = writeRate * timeToLive;
    if (exponent == 0) {
      return 0;
    }
    // (1 - exp(-x)) / x is 1 - x/2 + ...; from expm1 it keeps its accuracy for rare writes, its complement by series.
    double stale = exponent < 1e-4
        ? exponent / 2 - exponent * exponent / 6
        : 1 + Math.expm1(-exponent) / exponent;
    return hitRatio() * stale;
  }

  /** The mean age of what a read gets, T/2 for a hit and 0 for a miss, over all reads. */
  public double meanCopyAge() {
    return hitRatio() * timeToLive / 2;
  }

  /** The rate of fills, that is of reads at the origin, lambda / (1 + lambda T) (ibid.). */
  public double missRate() {
    return readRate / (1 + readRate * timeToLive);
  }
}
