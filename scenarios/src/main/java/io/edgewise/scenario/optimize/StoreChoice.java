package io.edgewise.scenario.optimize;

import io.edgewise.sim.model.Place;
import io.edgewise.topology.text.Node;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One binding of a data set.
 *
 * @param dataSet name of the data set
 * @param binding as under a strategy, save that {@code at} and {@code replicas} may be {@code sites}
 */
record StoreChoice(String dataSet, Node binding) {

  private static final String SITES = "sites";

  /** Whether its home is any of the places of the code. */
  boolean choosesHome() {
    return is("at");
  }

  /** Whether it has a copy at each place of the code. */
  boolean copiesEverywhere() {
    return is("replicas");
  }

  private boolean is(String key) {
    return binding.get(key).filter(node -> node.kind() == Node.Kind.SCALAR && node.text().equals(SITES)).isPresent();
  }

  /**
   * The binding with its places.
   *
   * @param home where it lives, if that is chosen; else of no account
   * @param sites the places of the code
   */
  Node at(Place home, List<Place> sites) {
    Node placed = binding;
    if (choosesHome()) {
      placed = placed.with("at", binding.get("at").orElseThrow().replacedBy(home.id()));
    }
    if (copiesEverywhere()) {
      Node named = binding.get("replicas").orElseThrow();
      placed = placed.with("replicas",
          named.replacedBy(sites.stream().map(site -> named.replacedBy(site.id())).toList()));
    }
    return placed;
  }

  /** What a person calls it, without chosen places: {@code turso (consistency strong)}. */
  String label() {
    if (binding.kind() != Node.Kind.MAPPING) {
      return Labels.text(binding);
    }
    String others = binding.entries().stream()
        .filter(entry -> !entry.key().equals("store") && !(entry.key().equals("at") && choosesHome())
            && !(entry.key().equals("replicas") && copiesEverywhere()))
        .map(entry -> (entry.key().equals("at") ? "" : entry.key() + " ") + Labels.text(entry.value()))
        .collect(Collectors.joining(", "));
    return binding.get("store").map(Labels::text).orElse("") + (others.isEmpty() ? "" : " (" + others + ")");
  }
}
