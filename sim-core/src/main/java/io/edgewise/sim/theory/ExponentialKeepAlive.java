package io.edgewise.sim.theory;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * Scale-per-request serverless with exponential times: an arrival takes an idle instance or starts a new one, each
 * instance serves one request at a time, and each idle instance is discarded at a constant rate. Solved exactly as a
 * Markov chain on (idle, warm running, cold running) instances.
 *
 * <p>The chain is cut at a greatest number of instances, as if arrivals beyond it were refused. The number busy never
 * exceeds that of an M/M/infinity system in which every request has the longer of the two service times (couple them
 * request by request), and a new instance beyond n needs n busy ones, so the cut matters with at most the Poisson tail
 * beyond it: below 1e-14 by choice of n, reported with the solution.
 *
 * <p>The balance equations are solved by Gauss-Seidel sweeps (Stewart 1994, Introduction to the Numerical Solution of
 * Markov Chains, section 3.2). Work: sweeps (hundreds to some thousands) times (n + 1)^3 / 6 states.
 *
 * @param arrivalRate lambda, above 0
 * @param meanWarmService mean service time on an idle instance, above 0
 * @param meanColdService mean service time on a new instance, start-up included, above 0
 * @param meanKeepAlive mean time after which an idle instance is discarded, above 0
 */
public record ExponentialKeepAlive(
    double arrivalRate, double meanWarmService, double meanColdService, double meanKeepAlive) {

  /** The accepted probability of what lies beyond the cut. */
  public static final double TRUNCATION = 1e-14;

  private static final int MOST_INSTANCES = 120;
  private static final int MOST_SWEEPS = 200_000;
  private static final double PRECISION = 1e-15;

  /**
   * Steady-state results.
   *
   * @param coldStartProbability the share of requests that start an instance
   * @param meanWarmRunning mean number of instances serving a warm request
   * @param meanColdRunning mean number of instances serving the request that started them
   * @param meanIdle mean number of idle instances
   * @param refusedProbability probability of the states in which the cut refuses an arrival
   * @param residual the greatest imbalance of a state's in-flow and out-flow, over the arrival rate
   */
  public record Solution(
      double coldStartProbability,
      double meanWarmRunning,
      double meanColdRunning,
      double meanIdle,
      double refusedProbability,
      double residual) {

    /** Mean number of instances of all kinds. */
    public double meanInstances() {
      return meanWarmRunning + meanColdRunning + meanIdle;
    }
  }

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if one is outside its range, or the chain would need more than 120 instances
   *     (a mean of about 60 busy)
   */
  public ExponentialKeepAlive {
    Require.positive("arrivalRate", arrivalRate);
    Require.positive("meanWarmService", meanWarmService);
    Require.positive("meanColdService", meanColdService);
    Require.positive("meanKeepAlive", meanKeepAlive);
    int instances = instances(arrivalRate * Math.max(meanWarmService, meanColdService));
    if (instances > MOST_INSTANCES) {
      throw new IllegalArgumentException("the exact chain needs " + instances + " instances, and is solved for at most "
          + MOST_INSTANCES + "; lower the arrival rate or the service times");
    }
  }

  /**
   * The steady state.
   *
   * @throws ArithmeticException if the sweeps do not converge
   */
  public Solution solve() {
    Chain chain = new Chain(instances(arrivalRate * Math.max(meanWarmService, meanColdService)));
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      if (chain.sweep() < PRECISION) {
        return chain.solution();
      }
    }
    throw new ArithmeticException("the balance equations did not converge for " + this);
  }

  private static int instances(double load) {
    return PoissonDistribution.of(load).inverseSurvivalProbability(TRUNCATION) + 1;
  }

  /** The chain with at most n instances; state (i, w, c) at index (i (n + 1) + w) (n + 1) + c. */
  private final class Chain {

    private final int n;
    private final int width;
    private final double[] probability;
    private final double warmRate = 1 / meanWarmService;
    private final double coldRate = 1 / meanColdService;
    private final double discardRate = 1 / meanKeepAlive;

    Chain(int n) {
      this.n = n;
      this.width = n + 1;
      this.probability = new double[width * width * width];
      // Every state above 0: a sweep balances from its neighbours, and would wipe out a single state.
      Arrays.fill(probability, 1);
    }

    /** Balances each state in turn, scales to 1, and returns the greatest change of a probability. */
    double sweep() {
      double sum = 0;
      double change = 0;
      for (int idle = n; idle >= 0; idle--) {
        for (int warm = 0; warm <= n - idle; warm++) {
          for (int cold = 0; cold <= n - idle - warm; cold++) {
            int state = index(idle, warm, cold);
            double balanced = inflow(idle, warm, cold) / outRate(idle, warm, cold);
            change = Math.max(change, Math.abs(balanced - probability[state]));
            probability[state] = balanced;
            sum += balanced;
          }
        }
      }
      for (int state = 0; state < probability.length; state++) {
        probability[state] /= sum;
      }
      return change;
    }

    private double inflow(int idle, int warm, int cold) {
      double flow = 0;
      if (idle + warm + cold < n) {
        flow += (idle + 1) * discardRate * probability[index(idle + 1, warm, cold)];
      }
      if (warm > 0) {
        flow += arrivalRate * probability[index(idle + 1, warm - 1, cold)];
      }
      if (idle == 0 && cold > 0) {
        flow += arrivalRate * probability[index(0, warm, cold - 1)];
      }
      if (idle > 0) {
        flow += (warm + 1) * warmRate * probability[index(idle - 1, warm + 1, cold)];
        flow += (cold + 1) * coldRate * probability[index(idle - 1, warm, cold + 1)];
      }
      return flow;
    }

    private double outRate(int idle, int warm, int cold) {
      boolean refused = idle == 0 && warm + cold == n;
      return (refused ? 0 : arrivalRate) + idle * discardRate + warm * warmRate + cold * coldRate;
    }

    private int index(int idle, int warm, int cold) {
      return (idle * width + warm) * width + cold;
    }

    Solution solution() {
      double noIdle = 0;
      double refused = 0;
      double meanIdle = 0;
      double meanWarm = 0;
      double meanCold = 0;
      double residual = 0;
      for (int idle = 0; idle <= n; idle++) {
        for (int warm = 0; warm <= n - idle; warm++) {
          for (int cold = 0; cold <= n - idle - warm; cold++) {
            double here = probability[index(idle, warm, cold)];
            meanIdle += idle * here;
            meanWarm += warm * here;
            meanCold += cold * here;
            noIdle += idle == 0 ? here : 0;
            refused += idle == 0 && warm + cold == n ? here : 0;
            double imbalance = inflow(idle, warm, cold) - outRate(idle, warm, cold) * here;
            residual = Math.max(residual, Math.abs(imbalance) / arrivalRate);
          }
        }
      }
      return new Solution(noIdle, meanWarm, meanCold, meanIdle, refused, residual);
    }
  }
}
