package io.edgewise.sim.stats;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * An estimate with its confidence interval.
 *
 * @param value the point estimate
 * @param low lower end, may be negative infinity
 * @param high upper end, may be positive infinity
 * @param level confidence level, inside 0..1, usually 0.95
 */
public record ConfidenceInterval(double value, double low, double high, double level) {

  /**
   * Checks the interval.
   *
   * @throws IllegalArgumentException if the level is not strictly inside 0..1, low &gt; high, or an end or the value is
   *     not a number
   */
  public ConfidenceInterval {
    requireLevel(level);
    if (!(low <= high) || Double.isNaN(value)) {
      throw new IllegalArgumentException("no interval: " + low + ".." + high + " around " + value);
    }
  }

  /** The interval of the same quantity with the opposite sign: of second minus first for one of first minus second. */
  public ConfidenceInterval negated() {
    return new ConfidenceInterval(-value, -high, -low, level);
  }

  static void requireLevel(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level must be inside 0..1, was " + level);
    }
  }

  /**
   * Student's t interval for the mean of independent replications; exact for normal ones, good for averages over many
   * requests. A single replication gives an infinite interval: it tells nothing about its own error.
   *
   * @param values one finite number a replication, at least one
   * @throws IllegalArgumentException if there are none, one is not finite, or the level is not inside 0..1
   */
  public static ConfidenceInterval ofReplications(double[] values, double level) {
    return ofReplications(Tally.of(values).mean(), values, level);
  }

  /**
   * The same width around another point estimate, such as a percentile of all replications pooled, whose error is
   * judged by the percentiles of the single replications.
   *
   * @param pointEstimate the centre, finite
   * @throws IllegalArgumentException as {@link #ofReplications(double[], double)}, and if the estimate is not a number
   */
  public static ConfidenceInterval ofReplications(double pointEstimate, double[] values, double level) {
    requireLevel(level);
    if (values.length == 0) {
      throw new IllegalArgumentException("at least one replication is needed");
    }
    Tally tally = Tally.of(values);
    if (values.length == 1) {
      return new ConfidenceInterval(pointEstimate, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, level);
    }
    double t = TDistribution.of(values.length - 1.0).inverseSurvivalProbability((1 - level) / 2);
    double half = t * tally.standardError();
    return new ConfidenceInterval(pointEstimate, pointEstimate - half, pointEstimate + half, level);
  }

  /**
   * The Clopper-Pearson interval for a proportion of independent trials. It covers at least at the stated level for
   * every sample size and proportion; the price is width: with few trials it covers more than stated. After n trials
   * without success its upper end at 95 % is about 3.7 / n. Clopper and Pearson, Biometrika 26, 1934.
   *
   * @throws IllegalArgumentException if trials &lt; 1, successes are not within 0..trials, or the level is not inside
   *     0..1
   */
  public static ConfidenceInterval ofProportion(long successes, long trials, double level) {
    requireLevel(level);
    if (trials < 1 || successes < 0 || successes > trials) {
      throw new IllegalArgumentException("successes must be within 0..trials and trials at least 1, were " + successes
          + " and " + trials);
    }
    return ofEffectiveTrials(successes, trials, level);
  }

  /** The same for observations that depend on each other; the numbers, not whole ones, are of independent ones that tell as much. */
  static ConfidenceInterval ofEffectiveTrials(double successes, double trials, double level) {
    double tail = (1 - level) / 2;
    double failures = trials - successes;
    double low = successes == 0
        ? 0 : BetaDistribution.of(successes, failures + 1).inverseCumulativeProbability(tail);
    double high = failures == 0
        ? 1 : BetaDistribution.of(successes + 1, failures).inverseSurvivalProbability(tail);
    return new ConfidenceInterval(successes / trials, low, high, level);
  }

  /** The same ends, stated at another level: for an interval that was computed at a higher one to cover at this. */
  public ConfidenceInterval atLevel(double stated) {
    return new ConfidenceInterval(value, low, high, stated);
  }

  /** The same width around another estimate. */
  public ConfidenceInterval around(double estimate) {
    return new ConfidenceInterval(estimate, estimate - halfWidth(), estimate + halfWidth(), level);
  }

  /** The same interval, or around its value so far to each side, whichever reaches farther on that side. */
  public ConfidenceInterval atLeast(double toEachSide) {
    return new ConfidenceInterval(value, Math.min(low, value - toEachSide), Math.max(high, value + toEachSide), level);
  }

  /** The same interval, each end so many times as far from the value. */
  public ConfidenceInterval widened(double factor) {
    return new ConfidenceInterval(value, value - factor * (value - low), value + factor * (high - value), level);
  }

  /** Half the distance of the ends, may be infinite. */
  public double halfWidth() {
    return (high - low) / 2;
  }

  /** The half width as a share of the estimate; infinite if the estimate is 0 and the width is not. */
  public double relativeHalfWidth() {
    return halfWidth() == 0 ? 0 : halfWidth() / Math.abs(value);
  }

  /** Whether a number lies between the ends, ends included. */
  public boolean contains(double number) {
    return number >= low && number <= high;
  }
}
