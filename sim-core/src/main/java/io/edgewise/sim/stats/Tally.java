package io.edgewise.sim.stats;

/**
 * Count, mean, variance, minimum and maximum of observations, by Welford's updating formulas, which do not cancel
 * (B. P. Welford, Technometrics 4, 1962). Two tallies are merged by the formula of Chan, Golub and LeVeque (The
 * American Statistician 37, 1983); merging in another order may differ in the last digits. Allocates nothing. Not
 * thread-safe.
 */
public final class Tally {

  private long count;
  private double mean;
  private double squares;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  /** A tally of the given observations. */
  public static Tally of(double... observations) {
    Tally tally = new Tally();
    for (double observation : observations) {
      tally.add(observation);
    }
    return tally;
  }

  /**
   * Takes one observation.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public void add(double observation) {
    if (!Double.isFinite(observation)) {
      throw new IllegalArgumentException("an observation must be finite, was " + observation);
    }
    count++;
    double distance = observation - mean;
    mean += distance / count;
    squares += distance * (observation - mean);
    min = Math.min(min, observation);
    max = Math.max(max, observation);
  }

  /** Takes all observations of another tally. */
  public void add(Tally other) {
    if (other.count == 0) {
      return;
    }
    long total = count + other.count;
    double distance = other.mean - mean;
    double share = (double) other.count / total;
    squares += other.squares + distance * distance * count * share;
    mean += distance * share;
    count = total;
    min = Math.min(min, other.min);
    max = Math.max(max, other.max);
  }

  /** The number of observations. */
  public long count() {
    return count;
  }

  /** The mean; not a number without observations. */
  public double mean() {
    return count == 0 ? Double.NaN : mean;
  }

  /** The unbiased variance, with divisor n - 1; not a number below two observations. */
  public double variance() {
    return count < 2 ? Double.NaN : squares / (count - 1);
  }

  /** The root of the variance; not a number below two observations. */
  public double standardDeviation() {
    return Math.sqrt(variance());
  }

  /** The standard deviation of the mean of independent observations; not a number below two of them. */
  public double standardError() {
    return Math.sqrt(variance() / count);
  }

  /** The least observation; positive infinity without any. */
  public double min() {
    return min;
  }

  /** The greatest observation; negative infinity without any. */
  public double max() {
    return max;
  }
}
