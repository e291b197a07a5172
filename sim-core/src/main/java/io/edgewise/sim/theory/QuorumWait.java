package io.edgewise.sim.theory;

import org.apache.commons.math3.special.Beta;

/**
 * The wait for the k-th of n answers that were asked for at once, each after an independent exponential time: an order
 * statistic. k = n is a fork-join (the slowest answer), k = 1 a race.
 *
 * <p>Reference: David and Nagaraja (2003), Order Statistics, 3rd ed., sections 2.1 (distribution) and 2.5 (Renyi's
 * representation for the exponential).
 *
 * @param needed k, 1..n
 * @param asked n, at least 1
 * @param meanAnswerTime above 0
 */
public record QuorumWait(int needed, int asked, double meanAnswerTime) {

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public QuorumWait {
    Require.atLeast("needed", 1, needed);
    Require.atLeast("asked", needed, asked);
    Require.positive("meanAnswerTime", meanAnswerTime);
  }

  /** The wait for all of n answers. */
  public static QuorumWait forkJoin(int asked, double meanAnswerTime) {
    return new QuorumWait(asked, asked, meanAnswerTime);
  }

  /** The mean wait: mean x (1/n + 1/(n-1) + ... + 1/(n-k+1)) (section 2.5). */
  public double mean() {
    double sum = 0;
    for (int remaining = asked; remaining > asked - needed; remaining--) {
      sum += 1.0 / remaining;
    }
    return meanAnswerTime * sum;
  }

  /** The variance of the wait: mean^2 x (1/n^2 + ... + 1/(n-k+1)^2) (section 2.5). */
  public double variance() {
    double sum = 0;
    for (int remaining = asked; remaining > asked - needed; remaining--) {
      sum += 1.0 / ((double) remaining * remaining);
    }
    return meanAnswerTime * meanAnswerTime * sum;
  }

  /** P(wait &lt;= t): at least k of n answers by t, the regularised beta function I(k, n-k+1) at F(t) (section 2.1). */
  public double cdf(double time) {
    return time <= 0
        ? 0
        : Beta.regularizedBeta(-Math.expm1(-time / meanAnswerTime), needed, asked - needed + 1.0);
  }

  /**
   * The probability that at least one of n independent parts is slower than its own quantile: 1 - level^n.
   *
   * <p>Reference: Dean and Barroso (2013), The tail at scale, Communications of the ACM 56(2).
   *
   * @param parts n, at least 1
   * @param level of the quantile, within 0..1
   */
  public static double anySlower(int parts, double level) {
    Require.atLeast("parts", 1, parts);
    Require.probability("level", level);
    return 1 - Math.pow(level, parts);
  }
}
