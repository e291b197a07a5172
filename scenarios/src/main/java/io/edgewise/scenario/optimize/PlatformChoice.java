package io.edgewise.scenario.optimize;

import io.edgewise.sim.model.Place;
import io.edgewise.topology.text.Node;
import java.util.List;

/**
 * One platform with its options, and the places that its code may run at.
 *
 * @param label what tells it apart from the others; empty where there is no other
 * @param compute as under a strategy; without {@code at} where its places are chosen
 * @param pool places to choose from; empty where none are chosen: it runs everywhere, or where {@code compute} says
 */
record PlatformChoice(String label, Node compute, List<Place> pool) {

  PlatformChoice {
    pool = List.copyOf(pool);
  }

  /** Whether its places are chosen. */
  boolean choosesSites() {
    return !pool.isEmpty();
  }
}
