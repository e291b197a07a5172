package io.edgewise.sim.theory;

/**
 * The M/M/c/K queue: as M/M/c, but an arrival that finds K in the system is lost. Has a steady state at any load.
 *
 * <p>Reference: Gross, Shortle, Thompson and Harris (2008), Fundamentals of Queueing Theory, 4th ed., section 2.5; with
 * K = c it is Erlang's loss system (section 2.6).
 *
 * @param arrivalRate lambda, above 0
 * @param serviceRate mu of one server, above 0
 * @param servers c, at least 1
 * @param capacity K, the most in the system, waiting and in service; at least c
 */
public record MMcK(double arrivalRate, double serviceRate, int servers, int capacity) {

  /**
   * Steady-state results.
   *
   * @param blocking the probability that an arrival is lost
   * @param throughput accepted (and served) arrivals per unit of time
   * @param meanInSystem L
   * @param meanQueueLength Lq
   * @param meanSojournTime W of an accepted customer
   * @param meanWaitingTime Wq of an accepted customer
   */
  public record Solution(
      double blocking,
      double throughput,
      double meanInSystem,
      double meanQueueLength,
      double meanSojournTime,
      double meanWaitingTime) {}

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public MMcK {
    Require.positive("arrivalRate", arrivalRate);
    Require.positive("serviceRate", serviceRate);
    Require.atLeast("servers", 1, servers);
    Require.atLeast("capacity", servers, capacity);
  }

  /**
   * The probabilities of 0..K in the system, an array of K + 1: products of arrival over departure rates (section
   * 2.5), taken in logarithms so that nothing overflows.
   */
  public double[] stateProbabilities() {
    double[] logs = new double[capacity + 1];
    double greatest = 0;
    for (int n = 1; n <= capacity; n++) {
      logs[n] = logs[n - 1] + Math.log(arrivalRate / (Math.min(n, servers) * serviceRate));
      greatest = Math.max(greatest, logs[n]);
    }
    double sum = 0;
    for (int n = 0; n <= capacity; n++) {
      logs[n] = Math.exp(logs[n] - greatest);
      sum += logs[n];
    }
    for (int n = 0; n <= capacity; n++) {
      logs[n] /= sum;
    }
    return logs;
  }

  /** Blocking by the last state's probability (arrivals see time averages), times by Little's law (section 2.5). */
  public Solution solve() {
    double[] probability = stateProbabilities();
    double inSystem = 0;
    double waiting = 0;
    for (int n = 1; n <= capacity; n++) {
      inSystem += n * probability[n];
      waiting += Math.max(0, n - servers) * probability[n];
    }
    double blocking = probability[capacity];
    // Not lambda (1 - blocking), which cancels when nearly all are lost.
    double throughput = serviceRate * (inSystem - waiting);
    return new Solution(
        blocking, throughput, inSystem, waiting, inSystem / throughput, waiting / throughput);
  }
}
