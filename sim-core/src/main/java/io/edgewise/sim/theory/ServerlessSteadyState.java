package io.edgewise.sim.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The analytic steady-state model of scale-per-request serverless platforms by Mahmoudi and Khazaei: a birth-death
 * chain on the number of warm instances n, grown by cold starts (Erlang's loss formula B) and shrunk by expiry.
 *
 * <p>Newest idle instances serve first, so the m-th instance sees the requests that m - 1 instances cannot take: rate
 * l(m) = lambda (B(m-1) - B(m)). It expires when a gap exceeds the keep-alive T. A new instance counts as warm once its
 * cold request is served, so the chain grows at 1 / (1 / (lambda B(n)) + cold service time). <b>An approximation</b>:
 * it takes those overflow gaps as exponential and cold starts as one at a time. It stands here to be compared with, not
 * to check the simulator.
 *
 * <p>Reference: Mahmoudi and Khazaei (2020), Performance Modeling of Serverless Computing Platforms, IEEE Transactions
 * on Cloud Computing, and the authors' program pacsltk (pacslab/serverless-performance-modeling), of which commit
 * 9665422 grows at lambda B(n); the growth here is that of the version kept in unimib-datAI/marl-dfaas at commit
 * 0cdfef2, which gives the figures of the program's README. Its limit of 1000 instances is left out here.
 *
 * @param arrivalRate lambda, above 0
 * @param warmServiceTime mean response time of a warm request, above 0
 * @param coldServiceTime mean response time of a cold request, above 0
 * @param keepAlive T: idle time after which an instance expires, above 0
 */
public record ServerlessSteadyState(
    double arrivalRate, double warmServiceTime, double coldServiceTime, double keepAlive) {

  /** The chain ends so many states after the last one with more cold starts than expiries per unit of time. */
  private static final int STATES_BEYOND_BALANCE = 30;

  /**
   * Steady-state results, by the authors' definitions.
   *
   * @param meanInstances mean number of warm instances
   * @param meanRunning mean number of requests in service, warm and cold
   * @param meanWarmRunning mean number of warm requests in service
   * @param meanIdle meanInstances - meanWarmRunning
   * @param coldStartProbability share of cold requests
   * @param utilisation meanWarmRunning / meanInstances
   * @param meanResponseTime mean response time of all requests
   */
  public record Solution(
      double meanInstances,
      double meanRunning,
      double meanWarmRunning,
      double meanIdle,
      double coldStartProbability,
      double utilisation,
      double meanResponseTime) {}

  /** A number of instances with its Erlang loss, its growth rate to the next state and its expiry rate. */
  private record State(double loss, double growth, double expiry) {}

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public ServerlessSteadyState {
    Require.positive("arrivalRate", arrivalRate);
    Require.positive("warmServiceTime", warmServiceTime);
    Require.positive("coldServiceTime", coldServiceTime);
    Require.positive("keepAlive", keepAlive);
  }

  /** The steady state of the chain (ibid.); takes time proportional to the number of instances. */
  public Solution solve() {
    List<State> states = states();
    double[] probability = stationary(states);
    double instances = 0;
    double cold = 0;
    double warmRunning = 0;
    double running = 0;
    double response = 0;
    for (int n = 0; n < probability.length; n++) {
      double loss = states.get(n).loss();
      instances += n * probability[n];
      cold += loss * probability[n];
      double warm = arrivalRate * (1 - loss) * warmServiceTime;
      warmRunning += warm * probability[n];
      running += (warm + arrivalRate * loss * coldServiceTime) * probability[n];
      response += (loss * coldServiceTime + (1 - loss) * warmServiceTime) * probability[n];
    }
    return new Solution(instances, running, warmRunning, instances - warmRunning, cold, warmRunning / instances,
        response);
  }

  private List<State> states() {
    double load = arrivalRate * warmServiceTime;
    List<State> states = new ArrayList<>();
    states.add(new State(1, growth(arrivalRate), 0));
    double loss = 1;
    double expiry = 0;
    int balanced = 0;
    for (int n = 1; n - balanced <= STATES_BEYOND_BALANCE; n++) {
      double before = loss;
      loss = load * loss / (n + load * loss);
      expiry += expiryRate(arrivalRate * (before - loss));
      double coldStarts = arrivalRate * loss;
      states.add(new State(loss, growth(coldStarts), expiry));
      if (coldStarts > expiry) {
        balanced = n;
      }
    }
    return states;
  }

  /** One over the mean time to the next cold start and through it. */
  private double growth(double coldStartRate) {
    return coldStartRate / (1 + coldStartRate * coldServiceTime);
  }

  /**
   * One over the mean life of an instance with a request rate l: T, and before it 1/p - 1 gaps, where p = exp(-l T) is
   * the probability of a gap that ends its life. The authors weight a gap by the part of its mean within T plus a
   * service time.
   */
  private double expiryRate(double rate) {
    double lastGap = Math.exp(-rate * keepAlive);
    if (lastGap == 0) {
      return 0;
    }
    if (rate == 0) {
      return 1 / keepAlive;
    }
    double horizon = keepAlive + warmServiceTime;
    double within = Math.exp(-rate * horizon);
    double gap = -Math.expm1(-rate * horizon) / rate - horizon * within;
    return 1 / (keepAlive + (1 / lastGap - 1) * gap);
  }

  /** Products of growth over expiry, in logarithms: the product form of a birth-death chain. */
  private static double[] stationary(List<State> states) {
    double[] probability = new double[states.size()];
    for (int n = 1; n < probability.length; n++) {
      probability[n] = probability[n - 1] + Math.log(states.get(n - 1).growth() / states.get(n).expiry());
    }
    double greatest = Arrays.stream(probability).max().orElseThrow();
    // An expiry rate of 0 makes a state infinitely likelier than the one before: only what follows it counts.
    if (greatest == Double.POSITIVE_INFINITY) {
      return afterLastImmortal(states);
    }
    return scaled(probability, greatest);
  }

  private static double[] afterLastImmortal(List<State> states) {
    int first = 0;
    for (int n = 1; n < states.size(); n++) {
      if (states.get(n).expiry() == 0) {
        first = n;
      }
    }
    double[] probability = new double[states.size()];
    Arrays.fill(probability, 0, first, Double.NEGATIVE_INFINITY);
    double greatest = 0;
    for (int n = first + 1; n < probability.length; n++) {
      probability[n] = probability[n - 1] + Math.log(states.get(n - 1).growth() / states.get(n).expiry());
      greatest = Math.max(greatest, probability[n]);
    }
    return scaled(probability, greatest);
  }

  private static double[] scaled(double[] logs, double greatest) {
    double[] probability = Arrays.stream(logs).map(log -> Math.exp(log - greatest)).toArray();
    double sum = Arrays.stream(probability).sum();
    return Arrays.stream(probability).map(p -> p / sum).toArray();
  }
}
