package io.edgewise.sim.theory;

/**
 * The M/G/1 queue: Poisson arrivals, any service-time distribution, one server, first in first out.
 *
 * <p>Reference: the Pollaczek-Khinchine formula, Gross, Shortle, Thompson and Harris (2008), Fundamentals of Queueing
 * Theory, 4th ed., section 5.1.
 *
 * @param arrivalRate lambda, at least 0
 * @param meanServiceTime E[S], above 0
 * @param squaredCoefficientOfVariation Var[S] / E[S]^2, at least 0: 0 for constant service (M/D/1), 1 for exponential
 */
public record MG1(double arrivalRate, double meanServiceTime, double squaredCoefficientOfVariation) {

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if one is outside its range, or the queue is saturated (lambda E[S] >= 1)
   */
  public MG1 {
    Require.notNegative("arrivalRate", arrivalRate);
    Require.positive("meanServiceTime", meanServiceTime);
    Require.notNegative("squaredCoefficientOfVariation", squaredCoefficientOfVariation);
    Require.stable(arrivalRate * meanServiceTime);
  }

  /** rho = lambda E[S] (section 5.1). */
  public double utilisation() {
    return arrivalRate * meanServiceTime;
  }

  /** Wq = rho E[S] (1 + cs^2) / (2 (1 - rho)) (section 5.1). */
  public double meanWaitingTime() {
    double rho = utilisation();
    return rho * meanServiceTime * (1 + squaredCoefficientOfVariation) / (2 * (1 - rho));
  }

  /** W = Wq + E[S]. */
  public double meanSojournTime() {
    return meanWaitingTime() + meanServiceTime;
  }

  /** Lq = lambda Wq (Little 1961). */
  public double meanQueueLength() {
    return arrivalRate * meanWaitingTime();
  }

  /** L = lambda W (Little 1961). */
  public double meanInSystem() {
    return arrivalRate * meanSojournTime();
  }
}
