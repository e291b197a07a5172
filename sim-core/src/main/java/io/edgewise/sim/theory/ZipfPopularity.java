package io.edgewise.sim.theory;

/**
 * Zipf's law of popularity: the i-th of n objects is read in proportion to 1 / i^alpha.
 *
 * <p>Reference: Breslau, Cao, Fan, Phillips and Shenker (1999), Web caching and Zipf-like distributions: evidence and
 * implications, INFOCOM, section III.
 */
public final class ZipfPopularity {

  private ZipfPopularity() {}

  /**
   * The probabilities of objects 1..n, most popular first; they sum to 1.
   *
   * @param alpha exponent, at least 0; 0 makes all equal
   * @param objects n, at least 1
   * @throws IllegalArgumentException if a value is outside its range
   */
  public static double[] probabilities(double alpha, int objects) {
    Require.notNegative("alpha", alpha);
    Require.atLeast("objects", 1, objects);
    double[] probability = new double[objects];
    double sum = 0;
    for (int i = objects; i >= 1; i--) {
      probability[i - 1] = Math.pow(i, -alpha);
      sum += probability[i - 1];
    }
    for (int i = 0; i < objects; i++) {
      probability[i] /= sum;
    }
    return probability;
  }
}
