package io.edgewise.topology.catalog;

import io.edgewise.sim.model.Charge;
import java.util.List;
import java.util.Objects;

/**
 * A NAT gateway as one strategy uses it.
 *
 * @param offer what was configured
 * @param charges what it costs
 * @param assumptions every number in force
 * @param warnings old prices, weak sources
 */
public record ConfiguredNat(NatOffer offer, List<Charge> charges, List<Assumption> assumptions,
    List<String> warnings) {

  /** Copies the lists. */
  public ConfiguredNat {
    Objects.requireNonNull(offer, "offer");
    charges = List.copyOf(charges);
    assumptions = List.copyOf(assumptions);
    warnings = List.copyOf(warnings);
  }
}
