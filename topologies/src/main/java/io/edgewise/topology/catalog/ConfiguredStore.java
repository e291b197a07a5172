package io.edgewise.topology.catalog;

import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.StateStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A store as one strategy uses it.
 *
 * @param offer what was configured
 * @param store its behaviour
 * @param charges what it costs
 * @param assumptions every number in force
 * @param warnings old prices, weak sources
 * @param held its capacity, where it is fixed
 * @param isPrivate whether it, or the store behind it, lies inside the customer's own network
 * @param limits what cannot be had of it
 */
public record ConfiguredStore(StoreOffer offer, StateStore store, List<Charge> charges, List<Assumption> assumptions,
    List<String> warnings, Optional<HeldThroughput> held, boolean isPrivate, List<Limit> limits) {

  /** The same with the costs, assumptions and warnings of the store behind it. */
  ConfiguredStore inFrontOf(ConfiguredStore behind) {
    return new ConfiguredStore(offer, store, joined(charges, behind.charges), joined(assumptions, behind.assumptions),
        joined(warnings, behind.warnings), behind.held, isPrivate || behind.isPrivate, joined(limits, behind.limits));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /** Copies the lists. */
  public ConfiguredStore {
    Objects.requireNonNull(offer, "offer");
    Objects.requireNonNull(store, "store");
    charges = List.copyOf(charges);
    assumptions = List.copyOf(assumptions);
    warnings = List.copyOf(warnings);
    Objects.requireNonNull(held, "held");
    limits = List.copyOf(limits);
  }
}
