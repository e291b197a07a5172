package io.edgewise.sim.stats;

import java.util.Optional;

/**
 * The end of the initial transient, found by MSER-5: the observations are averaged in batches of five, and as many
 * batches d of m are left out as make the squared standard error of the rest least,
 *
 * <pre>MSER(d) = (m - d)^-2 x sum over j = d+1..m of (Y_j - mean of Y_d+1..Y_m)^2,  0 &lt;= d &lt;= m / 2.</pre>
 *
 * <p>K. P. White, An effective truncation heuristic for bias reduction in simulation output, Simulation 69(6), 1997;
 * K. P. White, M. J. Cobb and S. C. Spratt, A comparison of five steady-state truncation heuristics for simulation, WSC
 * 2000.
 *
 * @param truncated number of observations at the start to leave out, a multiple of 5
 * @param statistic MSER there
 */
public record WarmUp(int truncated, double statistic) {

  private static final int BATCH = 5;
  private static final int FEWEST_BATCHES = 10;
  private static final int LONG_BATCHES = 40;

  /**
   * Applies MSER-5. Observations after the last full batch are not used. O(n).
   *
   * @param observations in the order of time
   * @return empty if nothing can be said: fewer than 50 observations, or the statistic is still falling in the middle,
   *     so that the run is too short for its transient (or has no steady state)
   * @throws IllegalArgumentException if an observation is not finite
   */
  public static Optional<WarmUp> mser5(double[] observations) {
    int batches = observations.length / BATCH;
    Tally rest = new Tally();
    int last = batches / 2;
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int left = batches - 1; left >= 0; left--) {
      rest.add(batchMean(observations, left));
      double sumOfSquares = rest.count() < 2 ? 0 : rest.variance() * (rest.count() - 1);
      double statistic = sumOfSquares / ((double) rest.count() * rest.count());
      // Of equal minima the earliest truncation: it keeps the most data.
      if (left <= last && statistic <= least) {
        best = left;
        least = statistic;
      }
    }
    boolean found = batches >= FEWEST_BATCHES && best < last;
    return found ? Optional.of(new WarmUp(best * BATCH, least)) : Optional.empty();
  }

  /**
   * How many successive observations a mean over many is worth one independent one: 1 + 2 x the sum of all
   * autocorrelations, from the variance of {@value #LONG_BATCHES} batch means over that of single observations. Known to
   * a quarter or so; too low where observations depend on others more than a batch away. O(n).
   *
   * @param observations in the order of time
   * @return at least 1; 1 if there are too few to tell, or all are equal
   */
  public static double correlationLength(double[] observations) {
    int length = observations.length / LONG_BATCHES;
    if (length < 2) {
      return 1;
    }
    Tally single = new Tally();
    Tally means = new Tally();
    for (int batch = 0; batch < LONG_BATCHES; batch++) {
      Tally inside = new Tally();
      for (int i = batch * length; i < (batch + 1) * length; i++) {
        inside.add(observations[i]);
        single.add(observations[i]);
      }
      means.add(inside.mean());
    }
    return single.variance() > 0 ? Math.max(1, length * means.variance() / single.variance()) : 1;
  }

  private static double batchMean(double[] observations, int batch) {
    double sum = 0;
    for (int i = 0; i < BATCH; i++) {
      sum += observations[batch * BATCH + i];
    }
    return sum / BATCH;
  }
}
