package io.edgewise.sim.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's step-down correction for several comparisons at once: keeps the chance of even one false finding at the level,
 * whatever the dependence among them. S. Holm, A simple sequentially rejective multiple test procedure, Scandinavian
 * Journal of Statistics 6, 1979.
 */
public final class Holm {

  private Holm() {}

  /**
   * Adjusted p-values: compare them with the level as if each were the only one. The i-th smallest (from 0) of m is
   * multiplied by m - i, at least the one before and at most 1.
   *
   * @return in the order given
   * @throws IllegalArgumentException if a p-value is not within 0..1
   */
  public static double[] adjusted(double[] pValues) {
    for (double pValue : pValues) {
      if (!(pValue >= 0 && pValue <= 1)) {
        throw new IllegalArgumentException("a p-value must be within 0..1, was " + pValue);
      }
    }
    int[] order = IntStream.range(0, pValues.length).boxed()
        .sorted(Comparator.comparingDouble(i -> pValues[i])).mapToInt(i -> i).toArray();
    double[] adjusted = new double[pValues.length];
    double last = 0;
    for (int i = 0; i < order.length; i++) {
      last = Math.max(last, Math.min(1, pValues[order[i]] * (order.length - i)));
      adjusted[order[i]] = last;
    }
    return adjusted;
  }
}
