package io.edgewise.sim.theory;

import java.util.function.ToDoubleFunction;

/**
 * Small edge sites nearby against one large region farther away: k separate M/M/c queues with a short round trip, or
 * one M/M/kc queue with a long one. At low load the edge wins by its round trip; beyond a cut-off utilisation its
 * queues cost more than the round trip saves.
 *
 * <p>Reference for the inversion: Ali-Eldin, Wang and Shenoy (2021), The hidden cost of the edge: a performance
 * comparison of edge and cloud latencies, SC '21. The cut-offs here are roots of the exact M/M/c formulas.
 *
 * @param sites k, at least 2
 * @param serversPerSite c, at least 1
 * @param serviceRate mu of one server, per unit of time, above 0
 * @param edgeRtt round-trip time to the edge, at least 0
 * @param regionRtt round-trip time to the region, at least 0
 */
public record EdgeVersusRegion(
    int sites, int serversPerSite, double serviceRate, double edgeRtt, double regionRtt) {

  /** Beyond this the difference of the two waits is far above any round trip, and still well above rounding. */
  private static final double HIGHEST_UTILISATION = 1 - 1e-9;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public EdgeVersusRegion {
    Require.atLeast("sites", 2, sites);
    Require.atLeast("serversPerSite", 1, serversPerSite);
    Require.positive("serviceRate", serviceRate);
    Require.notNegative("edgeRtt", edgeRtt);
    Require.notNegative("regionRtt", regionRtt);
  }

  /** The queues at an arrival rate per site; saturated ones are refused. */
  public Pooling queues(double arrivalRatePerSite) {
    return Pooling.of(sites, arrivalRatePerSite, serviceRate, serversPerSite);
  }

  /** Mean latency at the edge: round trip, wait and service. */
  public double edgeMean(double arrivalRatePerSite) {
    return edgeRtt + queues(arrivalRatePerSite).separate().meanSojournTime();
  }

  /** Mean latency in the region: round trip, wait and service. */
  public double regionMean(double arrivalRatePerSite) {
    return regionRtt + queues(arrivalRatePerSite).pooled().meanSojournTime();
  }

  /** A quantile of the latency at the edge; the level is at least 0 and below 1. */
  public double edgeQuantile(double arrivalRatePerSite, double level) {
    return edgeRtt + queues(arrivalRatePerSite).separate().sojournTimeQuantile(level);
  }

  /** A quantile of the latency in the region; the level is at least 0 and below 1. */
  public double regionQuantile(double arrivalRatePerSite, double level) {
    return regionRtt + queues(arrivalRatePerSite).pooled().sojournTimeQuantile(level);
  }

  /** The utilisation above which the region has the lower mean; 0 if the edge has no shorter round trip. */
  public double meanCutOffUtilisation() {
    return cutOff(MMc::meanSojournTime);
  }

  /**
   * The utilisation above which the region has the lower quantile; 0 if the edge has no shorter round trip.
   *
   * @param level above 0, below 1
   */
  public double quantileCutOffUtilisation(double level) {
    Require.positive("level", level);
    Require.level("level", level);
    return cutOff(queue -> queue.sojournTimeQuantile(level));
  }

  private double cutOff(ToDoubleFunction<MMc> latency) {
    double gain = regionRtt - edgeRtt;
    if (gain <= 0) {
      return 0;
    }
    double capacity = serversPerSite * serviceRate;
    return Root.between(0, HIGHEST_UTILISATION, utilisation -> {
      Pooling queues = queues(utilisation * capacity);
      return latency.applyAsDouble(queues.separate()) - latency.applyAsDouble(queues.pooled()) - gain;
    });
  }
}
