package io.edgewise.topology.catalog;

import io.edgewise.sim.model.Place;
import java.util.List;

/**
 * Which models of a scenario an offer answers for, and from where the code asks.
 *
 * @param models indices of the models
 * @param computeSites where the code runs, that of services as well
 */
public record ModelUse(List<Integer> models, List<Place> computeSites) {

  /**
   * Copies the lists, and names each place once.
   *
   * @throws IllegalArgumentException if there is no model
   */
  public ModelUse {
    models = List.copyOf(models);
    computeSites = computeSites.stream().distinct().toList();
    if (models.isEmpty()) {
      throw new IllegalArgumentException("an offer answers for at least one model");
    }
  }
}
