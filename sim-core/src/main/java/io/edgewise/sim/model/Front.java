package io.edgewise.sim.model;

import io.edgewise.sim.random.Distribution;
import java.util.List;

/**
 * How users get to the compute sites: where they enter, and what the way in adds.
 *
 * @param pops places where users enter and TLS ends, before the request goes on over warm connections; empty when users
 *     reach the sites themselves
 * @param catchment share of the users that anycast brings to the nearest entry, the second nearest and so on; sums to 1.
 *     {@code {1}} sends everybody to the nearest
 * @param addedMillis time that gateways and proxies on the way add to every request, in milliseconds
 * @param priceZones billing zone of each entry (of each site when {@code pops} is empty), by index; all 0 where one
 *     price holds everywhere
 */
public record Front(List<Place> pops, List<Double> catchment, List<Distribution> addedMillis,
    List<Integer> priceZones) {

  /** Users reach the nearest site themselves. */
  public static final Front NONE = new Front(List.of(), List.of(1.0), List.of(), List.of());

  /**
   * Checks the shares.
   *
   * @throws IllegalArgumentException if a share is negative, they do not sum to 1 (within 1e-9), or a zone is negative
   */
  public Front {
    pops = List.copyOf(pops);
    catchment = List.copyOf(catchment);
    addedMillis = List.copyOf(addedMillis);
    priceZones = List.copyOf(priceZones);
    double sum = 0;
    for (double share : catchment) {
      if (!(share >= 0)) {
        throw new IllegalArgumentException("a catchment share must not be negative, got " + share);
      }
      sum += share;
    }
    if (Math.abs(sum - 1) > 1e-9) {
      throw new IllegalArgumentException("catchment shares sum to " + sum + ", not 1");
    }
    for (int zone : priceZones) {
      if (zone < 0) {
        throw new IllegalArgumentException("a price zone must not be negative, got " + zone);
      }
    }
  }

  /** Billing zone of an entry. */
  public int zone(int entry) {
    return priceZones.isEmpty() ? 0 : priceZones.get(entry);
  }
}
