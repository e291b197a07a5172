package io.edgewise.sim.stats;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Which order statistics enclose a quantile of an independent sample, whatever the distribution: the number of
 * observations below the p-quantile is binomial(n, p). H. A. David and H. N. Nagaraja, Order Statistics, 3rd edition,
 * 2003, section 7.1.
 *
 * <p>Observations of one simulation run are usually correlated; there the interval is too narrow, and percentiles of
 * replications with {@link ConfidenceInterval#ofReplications(double, double[], double)} are the way.
 *
 * @param p the quantile's probability, strictly inside 0..1
 * @param sampleSize n, 1..2^31 - 1
 * @param level confidence level asked for
 * @param lowRank rank (from 1) of the lower end; 0 if no observation is low enough
 * @param highRank rank of the upper end; n + 1 if no observation is high enough
 */
public record QuantileInterval(double p, int sampleSize, double level, int lowRank, long highRank) {

  /**
   * Checks the ranks.
   *
   * @throws IllegalArgumentException if p or the level is not inside 0..1, or not 0 &lt;= lowRank &lt; highRank &lt;=
   *     n + 1
   */
  public QuantileInterval {
    ConfidenceInterval.requireLevel(level);
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException("p must be inside 0..1, was " + p);
    }
    if (sampleSize < 1 || lowRank < 0 || highRank <= lowRank || highRank > sampleSize + 1L) {
      throw new IllegalArgumentException("no ranks of " + sampleSize + " observations: " + lowRank + ".." + highRank);
    }
  }

  /**
   * The narrowest ranks that miss the quantile with a probability of at most (1 - level) / 2 on either side.
   *
   * @throws IllegalArgumentException if p or the level is not strictly inside 0..1, or n is outside 1..2^31 - 1
   */
  public static QuantileInterval of(double p, long sampleSize, double level) {
    ConfidenceInterval.requireLevel(level);
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException("p must be inside 0..1, was " + p);
    }
    if (sampleSize < 1 || sampleSize > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("sampleSize must be within 1..2147483647, was " + sampleSize);
    }
    int n = (int) sampleSize;
    double tail = (1 - level) / 2;
    BinomialDistribution below = BinomialDistribution.of(n, p);
    // Low rank r misses when fewer than r observations lie below the quantile: P(N <= r - 1) <= tail.
    int low = below.inverseCumulativeProbability(tail);
    while (low > 0 && below.cumulativeProbability(low - 1) > tail) {
      low--;
    }
    while (low < n && below.cumulativeProbability(low) <= tail) {
      low++;
    }
    // High rank r misses when at least r observations lie below it: P(N > r - 1) <= tail.
    long high = below.inverseSurvivalProbability(tail) + 1L;
    while (high > low + 1L && below.survivalProbability((int) high - 2) <= tail) {
      high--;
    }
    while (high <= n && below.survivalProbability((int) high - 1) > tail) {
      high++;
    }
    return new QuantileInterval(p, n, level, low, high);
  }

  /** The fewest observations for which both ends exist: the least n with p^n and (1 - p)^n at most (1 - level) / 2. */
  public static long smallestSample(double p, double level) {
    ConfidenceInterval.requireLevel(level);
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException("p must be inside 0..1, was " + p);
    }
    return (long) Math.ceil(Math.log((1 - level) / 2) / Math.log(Math.max(p, 1 - p)));
  }

  /** Whether the sample is large enough for both ends. */
  public boolean isLargeEnough() {
    return lowRank >= 1 && highRank <= sampleSize;
  }

  /** The true probability that the interval holds the quantile of a continuous distribution. */
  public double coverage() {
    BinomialDistribution below = BinomialDistribution.of(sampleSize, p);
    double missedBelow = lowRank == 0 ? 0 : below.cumulativeProbability(lowRank - 1);
    double missedAbove = highRank > sampleSize ? 0 : below.survivalProbability((int) highRank - 1);
    return 1 - missedBelow - missedAbove;
  }

  /** One sentence: what the sample allows to say, or how many observations it would take. */
  public String statement() {
    String quantile = "p" + new BigDecimal(p * 100).round(new MathContext(9)).stripTrailingZeros().toPlainString();
    String percent = new BigDecimal(level * 100).round(new MathContext(6)).stripTrailingZeros().toPlainString();
    if (isLargeEnough()) {
      return String.format(Locale.ROOT, "%s lies between the observations of rank %,d and %,d of %,d (%s %%)",
          quantile, lowRank, highRank, sampleSize, percent);
    }
    return String.format(Locale.ROOT, "%s needs at least %,d observations for a %s %% interval, there are %,d",
        quantile, smallestSample(p, level), percent, sampleSize);
  }

  /**
   * The interval over a sample; an end that the sample cannot give is infinite. The point estimate is the observation
   * of rank ceil(p n).
   *
   * @param sorted the sample in ascending order
   * @throws IllegalArgumentException if it has not n observations
   */
  public ConfidenceInterval over(double[] sorted) {
    if (sorted.length != sampleSize) {
      throw new IllegalArgumentException(sampleSize + " observations are needed, were " + sorted.length);
    }
    int rank = (int) Math.min(Math.max(Math.ceil(p * sampleSize), 1), sampleSize);
    double low = lowRank == 0 ? Double.NEGATIVE_INFINITY : sorted[lowRank - 1];
    double high = highRank > sampleSize ? Double.POSITIVE_INFINITY : sorted[(int) highRank - 1];
    return new ConfidenceInterval(sorted[rank - 1], low, high, level);
  }

  /**
   * The interval in nanoseconds over the values of a histogram, to its resolution.
   *
   * @throws IllegalArgumentException if it has not n values
   */
  public ConfidenceInterval over(LatencyHistogram histogram) {
    if (histogram.count() != sampleSize) {
      throw new IllegalArgumentException(sampleSize + " values are needed, were " + histogram.count());
    }
    double n = sampleSize;
    double low = lowRank == 0 ? Double.NEGATIVE_INFINITY : histogram.quantile(lowRank / n);
    double high = highRank > sampleSize ? Double.POSITIVE_INFINITY : histogram.quantile(highRank / n);
    return new ConfidenceInterval(histogram.quantile(p), low, high, level);
  }
}
