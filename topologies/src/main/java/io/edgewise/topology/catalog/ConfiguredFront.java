package io.edgewise.topology.catalog;

import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.Front;
import java.util.List;
import java.util.Objects;

/**
 * The way in of one strategy: all its fronts in one.
 *
 * @param front its behaviour
 * @param limits what the fronts do not let pass
 * @param charges what the fronts and the transfer to users cost
 * @param assumptions every number in force
 * @param warnings old prices, weak sources
 */
public record ConfiguredFront(Front front, List<Limit> limits, List<Charge> charges, List<Assumption> assumptions,
    List<String> warnings) {

  /** Copies the lists. */
  public ConfiguredFront {
    Objects.requireNonNull(front, "front");
    limits = List.copyOf(limits);
    charges = List.copyOf(charges);
    assumptions = List.copyOf(assumptions);
    warnings = List.copyOf(warnings);
  }
}
