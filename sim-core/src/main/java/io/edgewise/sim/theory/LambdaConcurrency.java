package io.edgewise.sim.theory;

/**
 * Instances in use at once by functions that serve one request each: Little's law.
 *
 * <p>Reference: Little (1961), A proof for the queuing formula L = lambda W, Operations Research 9(3); used so in the
 * AWS Lambda Developer Guide, "Understanding Lambda function scaling".
 */
public final class LambdaConcurrency {

  private LambdaConcurrency() {}

  /**
   * Mean concurrency = rate x duration.
   *
   * @param requestsPerSecond at least 0
   * @param secondsPerRequest mean duration, at least 0
   * @throws IllegalArgumentException if a value is outside its range
   */
  public static double mean(double requestsPerSecond, double secondsPerRequest) {
    Require.notNegative("requestsPerSecond", requestsPerSecond);
    Require.notNegative("secondsPerRequest", secondsPerRequest);
    return requestsPerSecond * secondsPerRequest;
  }

  /**
   * The request rate that uses a concurrency limit up on average.
   *
   * @param concurrency at least 0
   * @param secondsPerRequest mean duration, above 0
   * @throws IllegalArgumentException if a value is outside its range
   */
  public static double requestsPerSecond(double concurrency, double secondsPerRequest) {
    Require.notNegative("concurrency", concurrency);
    Require.positive("secondsPerRequest", secondsPerRequest);
    return concurrency / secondsPerRequest;
  }
}
