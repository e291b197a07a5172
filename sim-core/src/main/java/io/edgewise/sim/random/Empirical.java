package io.edgewise.sim.random;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A distribution given by points of its quantile function, with straight lines between them.
 *
 * @param probabilities strictly increasing from 0 to 1, at least two; a copy is kept
 * @param values the quantiles, non-decreasing, as many as probabilities; equal neighbours are an atom; a copy is kept
 */
public record Empirical(double[] probabilities, double[] values) implements Distribution {

  private static final int TAIL_HALVINGS = 10;

  /**
   * Checks the points.
   *
   * @throws IllegalArgumentException if there are fewer than two points or not as many values as probabilities, the
   *     probabilities do not increase strictly from exactly 0 to exactly 1, or a value is not finite or below the one
   *     before
   */
  public Empirical {
    probabilities = probabilities.clone();
    values = values.clone();
    int n = probabilities.length;
    if (n < 2 || values.length != n) {
      throw new IllegalArgumentException("at least two probabilities and as many values are needed, were " + n
          + " and " + values.length);
    }
    if (probabilities[0] != 0 || probabilities[n - 1] != 1) {
      throw new IllegalArgumentException("probabilities must run from 0 to 1, ran from " + probabilities[0] + " to "
          + probabilities[n - 1]);
    }
    Arguments.finite("values[0]", values[0]);
    for (int i = 1; i < n; i++) {
      Arguments.finite("values[" + i + "]", values[i]);
      if (!(probabilities[i] > probabilities[i - 1])) {
        throw new IllegalArgumentException("probabilities must increase, but " + probabilities[i] + " follows "
            + probabilities[i - 1]);
      }
      if (values[i] < values[i - 1]) {
        throw new IllegalArgumentException("values must not decrease, but " + values[i] + " follows "
            + values[i - 1]);
      }
    }
  }

  /**
   * Straight lines through the order statistics, the i-th of n (from 0) at probability i / (n - 1): from the least
   * sample to the greatest (type 7 of Hyndman and Fan, Sample quantiles in statistical packages, 1996). Its mean
   * differs from the sample mean by at most (max - min) / (2 (n - 1)). One sample gives a constant. O(n log n).
   *
   * @throws IllegalArgumentException if there is no sample or one is not finite
   */
  public static Empirical ofSamples(double[] samples) {
    if (samples.length == 0) {
      throw new IllegalArgumentException("at least one sample is needed");
    }
    double[] sorted = samples.clone();
    Arrays.sort(sorted);
    if (sorted.length == 1) {
      return new Empirical(new double[] {0, 1}, new double[] {sorted[0], sorted[0]});
    }
    double[] probabilities = new double[sorted.length];
    for (int i = 0; i < sorted.length; i++) {
      probabilities[i] = (double) i / (sorted.length - 1);
    }
    return new Empirical(probabilities, sorted);
  }

  /**
   * Straight lines through given quantiles, such as a published p50, p90 and p99, keyed by probability. What lies
   * outside them is an assumption:
   *
   * <ul>
   *   <li>below the lowest, unless 0 is given, the first line goes on down to probability 0, but never below 0 (or
   *       below the lowest given value, if that is negative);
   *   <li>above the highest, unless 1 is given, the tail is exponential through the two highest quantiles, the value
   *       growing by the same amount whenever the tail probability halves; it is followed for ten halvings and ends
   *       there, so the greatest value is the quantile of 1 - (1 - highest) / 1024.
   * </ul>
   *
   * @throws IllegalArgumentException if fewer than two quantiles are given, a probability is not within 0..1, a value
   *     is not finite, or the values decrease
   */
  public static Empirical ofQuantiles(Map<Double, Double> quantiles) {
    TreeMap<Double, Double> points = new TreeMap<>(quantiles);
    if (points.size() < 2) {
      throw new IllegalArgumentException("at least two quantiles are needed, were " + points.size());
    }
    points.keySet().forEach(Arguments::probability);
    if (points.firstKey() > 0) {
      double p0 = points.firstKey();
      double v0 = points.get(p0);
      double p1 = points.higherKey(p0);
      double onwards = v0 - p0 * (points.get(p1) - v0) / (p1 - p0);
      points.put(0.0, Math.max(onwards, Math.min(v0, 0)));
    }
    if (points.lastKey() < 1) {
      addExponentialTail(points);
    }
    return new Empirical(
        points.keySet().stream().mapToDouble(p -> p).toArray(),
        points.values().stream().mapToDouble(v -> v).toArray());
  }

  private static void addExponentialTail(TreeMap<Double, Double> points) {
    double last = points.lastKey();
    double value = points.get(last);
    double previous = points.lowerKey(last);
    double perHalving = (value - points.get(previous)) / (Math.log((1 - previous) / (1 - last)) / Math.log(2));
    double tail = 1 - last;
    for (int halving = 1; halving <= TAIL_HALVINGS; halving++) {
      tail /= 2;
      double p = halving == TAIL_HALVINGS ? 1 : 1 - tail;
      points.put(p, value + halving * perHalving);
    }
  }

  @Override
  public double[] probabilities() {
    return probabilities.clone();
  }

  @Override
  public double[] values() {
    return values.clone();
  }

  @Override
  public double mean() {
    double sum = 0;
    for (int i = 1; i < values.length; i++) {
      sum += (probabilities[i] - probabilities[i - 1]) * (values[i - 1] + (values[i] - values[i - 1]) / 2);
    }
    return sum;
  }

  @Override
  public double variance() {
    double mean = mean();
    double sum = 0;
    for (int i = 1; i < values.length; i++) {
      double width = values[i] - values[i - 1];
      double distance = values[i - 1] + width / 2 - mean;
      sum += (probabilities[i] - probabilities[i - 1]) * (width * width / 12 + distance * distance);
    }
    return sum;
  }

  @Override
  public double cdf(double x) {
    int n = values.length;
    if (x < values[0]) {
      return 0;
    }
    if (x >= values[n - 1]) {
      return 1;
    }
    // The last point at or below x; among equal values the last, so that the whole atom counts.
    int low = 0;
    int high = n - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (values[middle] <= x) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double share = (x - values[low]) / (values[high] - values[low]);
    return probabilities[low] + share * (probabilities[high] - probabilities[low]);
  }

  @Override
  public double quantile(double p) {
    Arguments.probability(p);
    int found = Arrays.binarySearch(probabilities, p);
    if (found >= 0) {
      return values[found];
    }
    int high = -found - 1;
    int low = high - 1;
    double share = (p - probabilities[low]) / (probabilities[high] - probabilities[low]);
    return Math.min(values[high], values[low] + share * (values[high] - values[low]));
  }

  @Override
  public boolean isConstant() {
    return values[0] == values[values.length - 1];
  }

  @Override
  public String describe(String unit) {
    return "empirical p50 " + Arguments.text(quantile(0.5)) + " " + unit
        + " p99 " + Arguments.text(quantile(0.99)) + " " + unit;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Empirical that
        && Arrays.equals(probabilities, that.probabilities)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(probabilities) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Empirical[" + values.length + " points, " + describe("units") + "]";
  }
}
