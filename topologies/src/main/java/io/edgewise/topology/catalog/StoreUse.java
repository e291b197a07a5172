package io.edgewise.topology.catalog;

import io.edgewise.sim.model.Place;
import java.util.List;

/**
 * What a deployment keeps in a store, and from where it asks.
 *
 * @param dataSets indices of the data sets that the store holds
 * @param storedGigabytes data kept, in gigabytes, at least 0
 * @param computeSites where the code runs
 * @param code what it runs in
 */
public record StoreUse(List<Integer> dataSets, double storedGigabytes, List<Place> computeSites, CodeInstances code) {

  /** Of code in instances that start and end with the load. */
  public StoreUse(List<Integer> dataSets, double storedGigabytes, List<Place> computeSites) {
    this(dataSets, storedGigabytes, computeSites, CodeInstances.EPHEMERAL);
  }

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there is no data set, or the gigabytes are negative or not finite
   */
  public StoreUse {
    dataSets = List.copyOf(dataSets);
    computeSites = List.copyOf(computeSites);
    if (dataSets.isEmpty()) {
      throw new IllegalArgumentException("a store holds at least one data set");
    }
    if (!(storedGigabytes >= 0) || storedGigabytes == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("stored gigabytes must be finite and not negative, got " + storedGigabytes);
    }
  }
}
