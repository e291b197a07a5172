package io.edgewise.sim.theory;

/**
 * Separate queues against one shared one with the same servers and the same load: what sharing gains.
 *
 * <p>Reference: Smith and Whitt (1981), Resource sharing for efficiency in traffic systems, Bell System Technical
 * Journal 60(1).
 *
 * @param separate one of the separate queues
 * @param pooled the shared queue
 */
public record Pooling(MMc separate, MMc pooled) {

  /**
   * Compares k M/M/c queues with one M/M/kc.
   *
   * @param sites k, at least 1
   * @param arrivalRate at each site
   * @param serviceRate of one server
   * @param serversPerSite c
   * @throws IllegalArgumentException if a value is outside its range, or the queues are saturated
   */
  public static Pooling of(int sites, double arrivalRate, double serviceRate, int serversPerSite) {
    Require.atLeast("sites", 1, sites);
    return new Pooling(
        new MMc(arrivalRate, serviceRate, serversPerSite),
        new MMc(sites * arrivalRate, serviceRate, Math.multiplyExact(sites, serversPerSite)));
  }

  /** How many times longer the mean sojourn is in a separate queue, at least 1 (ibid.). */
  public double sojournRatio() {
    return separate.meanSojournTime() / pooled.meanSojournTime();
  }
}
