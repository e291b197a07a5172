package io.edgewise.sim.theory;

import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * The M/G/infinity system: an instance for every request. The number busy is Poisson with mean lambda E[S], whatever
 * the distribution of the service time.
 *
 * <p>Reference: Gross, Shortle, Thompson and Harris (2008), Fundamentals of Queueing Theory, 4th ed., sections 2.7 and
 * 5.2.
 *
 * @param arrivalRate lambda, above 0
 * @param meanServiceTime E[S], above 0
 */
public record MGInfinity(double arrivalRate, double meanServiceTime) {

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public MGInfinity {
    Require.positive("arrivalRate", arrivalRate);
    Require.positive("meanServiceTime", meanServiceTime);
  }

  /** The mean number busy, lambda E[S] (section 2.7). */
  public double meanBusy() {
    return arrivalRate * meanServiceTime;
  }

  /** P(more than so many are busy), the Poisson tail (section 2.7). */
  public double busyMoreThan(int busy) {
    return PoissonDistribution.of(meanBusy()).survivalProbability(busy);
  }

  /**
   * The least number that is not exceeded with at least the given probability: what a concurrency limit must be.
   *
   * @param level at least 0, below 1
   */
  public int busyQuantile(double level) {
    Require.level("level", level);
    return PoissonDistribution.of(meanBusy()).inverseCumulativeProbability(level);
  }
}
