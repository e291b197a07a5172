package io.edgewise.sim.theory;

/**
 * The M/M/1 queue from empty: what the first customers wait before the steady state is reached.
 *
 * <p>The number that each customer finds is a Markov chain: from i found, i + 1 are present after the arrival, and
 * each next event is a departure with probability q = mu / (lambda + mu) until the next arrival. Exact, in O(n^2).
 *
 * <p>Reference: Kelton and Law (1985), The transient behavior of the M/M/s queue, with implications for steady-state
 * simulation, Operations Research 33(2).
 *
 * @param arrivalRate lambda, above 0; may exceed the service rate
 * @param serviceRate mu, above 0
 */
public record TransientMM1(double arrivalRate, double serviceRate) {

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public TransientMM1 {
    Require.positive("arrivalRate", arrivalRate);
    Require.positive("serviceRate", serviceRate);
  }

  /**
   * The expected waiting time of each of the first customers: the mean number found over mu (ibid.).
   *
   * @param customers n, at least 1
   * @return an array of n, the first customer's first (0)
   */
  public double[] expectedDelays(int customers) {
    Require.atLeast("customers", 1, customers);
    double departure = serviceRate / (arrivalRate + serviceRate);
    double[] found = new double[customers];
    found[0] = 1;
    double[] delays = new double[customers];
    for (int customer = 0; customer < customers; customer++) {
      double mean = 0;
      for (int i = 1; i <= customer; i++) {
        mean += i * found[i];
      }
      delays[customer] = mean / serviceRate;
      if (customer + 1 < customers) {
        advance(found, customer + 1, departure);
      }
    }
    return delays;
  }

  /** From the numbers found by one customer to those found by the next, in place; at most so many then. */
  private static void advance(double[] found, int most, double departure) {
    // reach(j) = sum over i >= j - 1 of found(i) q^(i + 1 - j), from the top down.
    double reach = 0;
    for (int j = most; j >= 1; j--) {
      reach = found[j - 1] + departure * reach;
      found[j] = (1 - departure) * reach;
    }
    found[0] = departure * reach;
  }

  /**
   * The expected average waiting time of the first n customers (ibid.).
   *
   * @param customers n, at least 1
   */
  public double expectedAverageDelay(int customers) {
    double sum = 0;
    for (double delay : expectedDelays(customers)) {
      sum += delay;
    }
    return sum / customers;
  }
}
