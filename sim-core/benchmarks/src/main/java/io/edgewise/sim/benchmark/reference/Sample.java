package io.edgewise.sim.benchmark.reference;

/**
 * What a run measured.
 *
 * @param requests requests that came to their end
 * @param sumMillis sum of their latencies
 */
public record Sample(long requests, double sumMillis) {

  /** Both runs together. */
  public Sample plus(Sample other) {
    return new Sample(requests + other.requests, sumMillis + other.sumMillis);
  }

  /** Mean latency. */
  public double meanMillis() {
    return sumMillis / requests;
  }
}
