package io.edgewise.scenario.compile;

import io.edgewise.topology.catalog.Assumption;
import io.edgewise.topology.catalog.HeldThroughput;
import io.edgewise.topology.catalog.Offer;
import java.util.List;

/**
 * What a reader of a strategy's results should know.
 *
 * @param offers what it is built of: the platform, its fronts, its stores, once each
 * @param assumptions every number in force
 * @param warnings old prices, weak sources
 * @param held capacities of stores that hold a fixed one
 */
public record StrategyNotes(List<Offer> offers, List<Assumption> assumptions, List<String> warnings,
    List<HeldThroughput> held) {

  /** Copies the lists. */
  public StrategyNotes {
    offers = List.copyOf(offers);
    assumptions = List.copyOf(assumptions);
    warnings = List.copyOf(warnings);
    held = List.copyOf(held);
  }

  /** The providers that it depends on, in the order of the offers; one of them is one to be locked in with. */
  public List<String> providers() {
    return offers.stream().map(Offer::provider).filter(provider -> !provider.isEmpty()).distinct().toList();
  }

  /** What the catalogue says about the offers, such as simplifications and ties to one provider. */
  public List<String> remarks() {
    return offers.stream().flatMap(offer -> offer.notes().stream().map(note -> offer.name() + ": " + note)).toList();
  }
}
