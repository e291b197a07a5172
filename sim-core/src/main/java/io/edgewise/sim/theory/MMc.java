package io.edgewise.sim.theory;

/**
 * The M/M/c queue: Poisson arrivals, exponential service, c servers, one unlimited queue, first in first out.
 *
 * <p>Reference: Gross, Shortle, Thompson and Harris (2008), Fundamentals of Queueing Theory, 4th ed., sections 2.2
 * (M/M/1) and 2.3 (M/M/c, with the waiting-time distributions). Erlang C is computed from Erlang B, so that thousands
 * of servers do not overflow.
 *
 * @param arrivalRate lambda, at least 0
 * @param serviceRate mu of one server, above 0
 * @param servers c, at least 1
 */
public record MMc(double arrivalRate, double serviceRate, int servers) {

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if one is outside its range, or the queue is saturated (lambda >= c mu)
   */
  public MMc {
    Require.notNegative("arrivalRate", arrivalRate);
    Require.positive("serviceRate", serviceRate);
    Require.atLeast("servers", 1, servers);
    Require.stable(arrivalRate / (servers * serviceRate));
  }

  /** The M/M/1 queue. */
  public static MMc single(double arrivalRate, double serviceRate) {
    return new MMc(arrivalRate, serviceRate, 1);
  }

  /** rho = lambda / (c mu), the busy share of each server (section 2.3). */
  public double utilisation() {
    return arrivalRate / (servers * serviceRate);
  }

  /** Erlang C: the probability that an arrival has to wait, B / (1 - rho (1 - B)) (section 2.3). */
  public double waitingProbability() {
    double blocking = ErlangB.blocking(arrivalRate / serviceRate, servers);
    return blocking / (1 - utilisation() * (1 - blocking));
  }

  /** Wq: mean waiting time before service (section 2.3). */
  public double meanWaitingTime() {
    return waitingProbability() / drainRate();
  }

  /** W: mean sojourn time, waiting and service (section 2.3). */
  public double meanSojournTime() {
    return meanWaitingTime() + 1 / serviceRate;
  }

  /** Lq: mean number waiting, lambda Wq (Little 1961). */
  public double meanQueueLength() {
    return arrivalRate * meanWaitingTime();
  }

  /** L: mean number in the system, lambda W (Little 1961). */
  public double meanInSystem() {
    return arrivalRate * meanSojournTime();
  }

  /**
   * P(waiting time &lt;= t) = 1 - C exp(-(c mu - lambda) t) (section 2.3); at 0 it jumps to 1 - C.
   *
   * @param time t; the probability is 0 below 0
   */
  public double waitingTimeCdf(double time) {
    return time < 0 ? 0 : 1 - waitingProbability() * Math.exp(-drainRate() * time);
  }

  /**
   * The waiting time that a share of the arrivals does not exceed; 0 where the share does not reach beyond those who
   * never wait (section 2.3).
   *
   * @param level at least 0, below 1
   */
  public double waitingTimeQuantile(double level) {
    Require.level("level", level);
    double waiting = waitingProbability();
    return level <= 1 - waiting ? 0 : Math.log(waiting / (1 - level)) / drainRate();
  }

  /**
   * P(sojourn time &lt;= t) (section 2.3): service alone with probability 1 - C, else an exponential wait of rate
   * d = c mu - lambda before it; P(T &gt; t) = exp(-mu t) + C mu (exp(-d t) - exp(-mu t)) / (mu - d).
   *
   * @param time t; the probability is 0 below 0
   */
  public double sojournTimeCdf(double time) {
    return time <= 0 ? 0 : 1 - sojournTimeSurvival(time, waitingProbability());
  }

  /**
   * The sojourn time that a share of the customers does not exceed, by root finding on the distribution function.
   *
   * @param level at least 0, below 1
   */
  public double sojournTimeQuantile(double level) {
    Require.level("level", level);
    if (level == 0) {
      return 0;
    }
    if (servers == 1) {
      return -Math.log1p(-level) / drainRate();
    }
    // On the logarithm, which is nearly straight, so that quantiles far out cost no more and keep their accuracy.
    double target = Math.log1p(-level);
    double waiting = waitingProbability();
    return Root.above(meanSojournTime(), time -> target - Math.log(sojournTimeSurvival(time, waiting)));
  }

  private double sojournTimeSurvival(double time, double waiting) {
    double drain = drainRate();
    double difference = Math.abs(serviceRate - drain);
    // The difference quotient of the two exponentials, without cancellation where the rates are close or equal.
    double quotient = difference == 0 ? time : -Math.expm1(-difference * time) / difference;
    double slower = Math.exp(-Math.min(serviceRate, drain) * time);
    return Math.exp(-serviceRate * time) + waiting * serviceRate * slower * quotient;
  }

  private double drainRate() {
    return servers * serviceRate - arrivalRate;
  }
}
