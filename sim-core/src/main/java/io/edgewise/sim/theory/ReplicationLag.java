package io.edgewise.sim.theory;

/**
 * Reads at an asynchronous replica: a read is stale when it comes sooner after the write than the replica's lag.
 *
 * <p>Reference: competing times of a race, Ross (2014), Introduction to Probability Models, 11th ed., section 5.2.
 */
public final class ReplicationLag {

  private ReplicationLag() {}

  /**
   * Constant lag, read after an exponential time: 1 - exp(-lag / mean).
   *
   * @param lag at least 0
   * @param meanReadTime mean time from the write to the read, above 0
   */
  public static double staleConstantLag(double lag, double meanReadTime) {
    Require.notNegative("lag", lag);
    Require.positive("meanReadTime", meanReadTime);
    return -Math.expm1(-lag / meanReadTime);
  }

  /**
   * Exponential lag, read after a constant time: exp(-time / mean).
   *
   * @param meanLag above 0
   * @param readTime time from the write to the read, at least 0
   */
  public static double staleExponentialLag(double meanLag, double readTime) {
    Require.positive("meanLag", meanLag);
    Require.notNegative("readTime", readTime);
    return Math.exp(-readTime / meanLag);
  }

  /**
   * Exponential lag, read after an exponential time: mean lag / (mean lag + mean read time), the read being first of
   * the two.
   *
   * @param meanLag above 0
   * @param meanReadTime above 0
   */
  public static double staleBothExponential(double meanLag, double meanReadTime) {
    Require.positive("meanLag", meanLag);
    Require.positive("meanReadTime", meanReadTime);
    return meanLag / (meanLag + meanReadTime);
  }
}
