package io.edgewise.sim.random;

import java.util.Arrays;
import java.util.Locale;

/**
 * Values that were recorded, one for each request in the order in which they came: request {@code n} has the value
 * {@code n} modulo their number, so that quantities recorded of the same request stay together. Nothing is drawn where a
 * request takes the value that is its own; seen from without, the values are a distribution like others.
 *
 * <p>Eight bytes a value, and as many again once a {@link #quantile} was asked for, the first of which takes O(n log n).
 */
public final class Recorded implements Distribution {

  private final double[] values;
  private final double mean;
  private final double variance;
  private final boolean constant;
  private final int hash;

  /* Made when first asked for; threads that do so at once make the same. */
  private double[] sorted;

  private Recorded(double[] values) {
    this.values = values;
    double sum = 0;
    double least = Double.POSITIVE_INFINITY;
    double greatest = 0;
    for (double value : values) {
      Arguments.notNegative("recorded value", value);
      sum += value;
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    constant = least == greatest;
    variance = constant ? 0 : squares / values.length;
    hash = Arrays.hashCode(values);
  }

  /**
   * The values of requests, in order.
   *
   * @throws IllegalArgumentException if there is none, or one is negative or not finite
   */
  public static Recorded of(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("nothing was recorded");
    }
    return new Recorded(values.clone());
  }

  /** How many there are. */
  public int size() {
    return values.length;
  }

  /** The value of a request; numbers below 0 count from the end. */
  public double of(long request) {
    return values[Math.floorMod(request, values.length)];
  }

  @Override
  public double mean() {
    return mean;
  }

  @Override
  public double variance() {
    return variance;
  }

  @Override
  public double cdf(double x) {
    return (double) Arrays.stream(values).filter(value -> value <= x).count() / values.length;
  }

  @Override
  public double quantile(double p) {
    Arguments.probability(p);
    double[] ascending = sorted;
    if (ascending == null) {
      ascending = values.clone();
      Arrays.sort(ascending);
      sorted = ascending;
    }
    return ascending[Math.max(0, (int) Math.ceil(p * ascending.length) - 1)];
  }

  @Override
  public boolean isConstant() {
    return constant;
  }

  @Override
  public String describe(String unit) {
    return String.format(Locale.ROOT, "recorded, %d values, mean %.4g %s", values.length, mean, unit).strip();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Recorded that && hash == that.hash && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return describe();
  }
}
