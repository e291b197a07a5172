package io.edgewise.sim.fit;

import java.util.Arrays;

/**
 * Measured values above or at 0, in one unit (milliseconds unless said otherwise). Immutable.
 *
 * <p>Memory: 8 bytes a value as it came, and up to 16 for the ordered ones.
 */
public final class Sample {

  /** Values are multiples of a power of ten where their quotient is this close to a whole number. */
  private static final double WHOLE = 1e-6;
  private static final double COARSEST = 100;
  private static final double FINEST = 1e-3;

  /** Rounding matters from this part of the middle half of the values on. */
  private static final double COARSE = 1.0 / 20;

  private final double[] arrived;
  private final double[] values;
  private final double[] counts;
  private final double resolution;

  private Sample(double[] arrived) {
    this.arrived = arrived;
    double[] sorted = arrived.clone();
    Arrays.sort(sorted);
    double[] distinct = new double[sorted.length];
    double[] times = new double[sorted.length];
    int at = -1;
    for (double value : sorted) {
      if (at < 0 || value != distinct[at]) {
        distinct[++at] = value;
      }
      times[at]++;
    }
    values = Arrays.copyOf(distinct, at + 1);
    counts = Arrays.copyOf(times, at + 1);
    resolution = resolution(values);
  }

  /**
   * A sample.
   *
   * @param values as they were measured, one after the other; copied
   * @throws IllegalArgumentException if there is none, or one is negative or not finite
   */
  public static Sample of(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a sample has at least one value");
    }
    for (double value : values) {
      if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("a value must be finite and at least 0, was " + value);
      }
    }
    return new Sample(values.clone());
  }

  private static double resolution(double[] values) {
    for (double step = COARSEST; step > FINEST / 2; step /= 10) {
      if (areMultiples(values, step)) {
        return step;
      }
    }
    return 0;
  }

  private static boolean areMultiples(double[] values, double step) {
    for (double value : values) {
      double times = value / step;
      if (Math.abs(times - Math.rint(times)) > WHOLE) {
        return false;
      }
    }
    return true;
  }

  /** How many values there are. */
  public int size() {
    return arrived.length;
  }

  /** The power of ten that all values are multiples of, from 0.001 to 100; 0 where they are finer. */
  public double resolution() {
    return resolution;
  }

  /**
   * Whether values were rounded so coarsely that it matters: to more than a twentieth of the distance between the quartiles,
   * or to 0.
   */
  public boolean isCoarse() {
    return resolution > 0 && (resolution > COARSE * (quantile(0.75) - quantile(0.25)) || values[0] == 0);
  }

  /** The different values in ascending order. */
  double[] values() {
    return values;
  }

  /** How often each of {@link #values()} was measured. */
  double[] counts() {
    return counts;
  }

  /** The mean. */
  public double mean() {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += counts[i] * values[i];
    }
    return sum / size();
  }

  /** The variance, with n - 1 below; 0 of a single value. */
  public double variance() {
    double mean = mean();
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += counts[i] * (values[i] - mean) * (values[i] - mean);
    }
    return size() == 1 ? 0 : sum / (size() - 1);
  }

  /** The values in ascending order, in a new array. */
  public double[] sorted() {
    double[] sorted = arrived.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  /** The least value. */
  public double min() {
    return values[0];
  }

  /** The greatest value. */
  public double max() {
    return values[values.length - 1];
  }

  /**
   * The value of rank ceil(p n), at least 1: the smallest one that a share p of the values does not exceed.
   *
   * @throws IllegalArgumentException if p is not within 0..1
   */
  public double quantile(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("p must be within 0..1, was " + p);
    }
    // Products such as 0.07 x 100 come out above their whole number.
    return ranked(Math.ceil(p * size() - 1e-9));
  }

  /** The value of a rank, counted from 1; ranks outside are those of the ends. */
  double ranked(double rank) {
    double below = 0;
    for (int i = 0; i < values.length; i++) {
      below += counts[i];
      if (below >= rank) {
        return values[i];
      }
    }
    return max();
  }

  /** Every second value as they came: the first, third and so on, or the second, fourth and so on. */
  Sample half(boolean first) {
    double[] half = new double[first ? (size() + 1) / 2 : size() / 2];
    for (int i = 0; i < half.length; i++) {
      half[i] = arrived[2 * i + (first ? 0 : 1)];
    }
    return new Sample(half);
  }
}
