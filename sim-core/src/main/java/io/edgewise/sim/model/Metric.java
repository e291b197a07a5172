package io.edgewise.sim.model;

/** What strategies are compared by. */
public enum Metric implements Estimand {
  /** Mean latency in milliseconds. */
  MEAN("mean", Double.NaN),
  /** Median latency in milliseconds. */
  P50("p50", 0.5),
  /** 90th percentile of latency in milliseconds. */
  P90("p90", 0.9),
  /** 95th percentile of latency in milliseconds. */
  P95("p95", 0.95),
  /** 99th percentile of latency in milliseconds. */
  P99("p99", 0.99),
  /** 99.9th percentile of latency in milliseconds. */
  P999("p999", 0.999),
  /** Cost of a month in US dollars. */
  MONTHLY_COST("monthlyCost", Double.NaN);

  private final String id;
  private final double probability;

  Metric(String id, double probability) {
    this.id = id;
    this.probability = probability;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String label() {
    return this == P999 ? "p99.9" : id;
  }

  /** Probability of a quantile; not a number for other metrics. */
  public double probability() {
    return probability;
  }

  /** Whether it is a quantile of latency. */
  public boolean isQuantile() {
    return !Double.isNaN(probability);
  }

  /** Whether it is a latency. */
  public boolean isLatency() {
    return this != MONTHLY_COST;
  }
}
