package io.edgewise.sim.theory;

/**
 * The Allen-Cunneen approximation of the mean waiting time in G/G/c: the M/M/c wait times the mean of the two squared
 * coefficients of variation.
 *
 * <p><b>An approximation, and no oracle for a simulation.</b> It is exact for M/M/c and M/G/1 only; for M/D/5 at
 * utilisation 0.8 it is 4.5 % below the simulated value.
 *
 * <p>Reference: Allen (1990), Probability, Statistics, and Queueing Theory with Computer Science Applications, 2nd ed.,
 * chapter 5.
 *
 * @param arrivalRate lambda, at least 0
 * @param meanServiceTime E[S], above 0
 * @param servers c, at least 1
 * @param arrivalVariation squared coefficient of variation of the inter-arrival time, at least 0 (Poisson: 1)
 * @param serviceVariation squared coefficient of variation of the service time, at least 0
 */
public record AllenCunneen(
    double arrivalRate, double meanServiceTime, int servers, double arrivalVariation, double serviceVariation) {

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if one is outside its range, or the queue is saturated
   */
  public AllenCunneen {
    Require.notNegative("arrivalRate", arrivalRate);
    Require.positive("meanServiceTime", meanServiceTime);
    Require.atLeast("servers", 1, servers);
    Require.notNegative("arrivalVariation", arrivalVariation);
    Require.notNegative("serviceVariation", serviceVariation);
    Require.stable(arrivalRate * meanServiceTime / servers);
  }

  /** Wq, approximately (ibid.). */
  public double meanWaitingTime() {
    return new MMc(arrivalRate, 1 / meanServiceTime, servers).meanWaitingTime()
        * (arrivalVariation + serviceVariation) / 2;
  }

  /** W = Wq + E[S], approximately. */
  public double meanSojournTime() {
    return meanWaitingTime() + meanServiceTime;
  }
}
