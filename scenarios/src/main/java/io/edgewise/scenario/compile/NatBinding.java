package io.edgewise.scenario.compile;

import io.edgewise.sim.model.Place;
import io.edgewise.topology.catalog.ConfiguredNat;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a strategy's key {@code nat} says: that all its code lies in a private network, and reaches the stores outside through
 * a gateway.
 *
 * @param offers where gateways are looked up
 * @param dataSets names of the data sets, by index
 * @param problems takes unknown names
 */
record NatBinding(OfferLookup offers, List<String> dataSets, Problems problems) {

  /**
   * The gateway.
   *
   * @param outside indices of the data sets whose stores lie outside the network
   * @return empty exactly when something is wrong
   */
  Optional<ConfiguredNat> configure(Node binding, List<Place> code, Set<Integer> outside) {
    Optional<List<Integer>> through = through(binding, outside);
    return offers.nat(binding)
        .flatMap(offer -> offer.configure(binding, code, through.orElse(List.of()), problems))
        .filter(configured -> through.isPresent());
  }

  /** The data sets that are reached through it: those it names, or all outside; a named one inside is an error. */
  private Optional<List<Integer>> through(Node binding, Set<Integer> outside) {
    Optional<Node> named = binding.kind() == Node.Kind.MAPPING ? binding.get("stores") : Optional.empty();
    if (named.isEmpty()) {
      return Optional.of(outside.stream().sorted().toList());
    }
    List<Integer> found = new ArrayList<>();
    for (Node node : named.get().items()) {
      int index = dataSets.indexOf(node.text());
      if (index < 0) {
        problems.add(node, "no data set \"" + node.text() + "\"" + Suggestions.hint(node.text(), dataSets));
      } else if (!outside.contains(index)) {
        problems.add(node, "the store of \"" + node.text()
            + "\" lies inside the private network and is reached without a gateway; leave it out");
      } else {
        found.add(index);
      }
    }
    return found.size() == named.get().items().size() ? Optional.of(found.stream().distinct().toList())
        : Optional.empty();
  }
}
