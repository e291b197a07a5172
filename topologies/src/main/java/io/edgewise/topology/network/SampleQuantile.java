package io.edgewise.topology.network;

import java.util.Arrays;

/** Sample quantiles. */
final class SampleQuantile {

  private SampleQuantile() {}

  /**
   * The quantile of a sorted sample by linear interpolation between order statistics (Hyndman and Fan 1996, type 7);
   * NaN for an empty one.
   */
  static double quantile(double[] sorted, double p) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double position = p * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  /** The median of an unsorted sample, which is left as it is; NaN for an empty one. */
  static double median(double[] sample) {
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    return quantile(sorted, 0.5);
  }
}
