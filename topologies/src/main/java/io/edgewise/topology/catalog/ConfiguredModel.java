package io.edgewise.topology.catalog;

import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.InferenceEndpoint;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A hosted model as one strategy uses it.
 *
 * @param offer what was configured
 * @param endpoint its behaviour
 * @param instances what it runs on, if that is of the deployment's own; empty where it is shared with other customers
 * @param charges what it costs
 * @param limits what it allows and no more
 * @param assumptions every number in force
 * @param warnings old prices, weak sources
 */
public record ConfiguredModel(ModelOffer offer, InferenceEndpoint endpoint, Optional<ConfiguredPlatform> instances,
    List<Charge> charges, List<Limit> limits, List<Assumption> assumptions, List<String> warnings) {

  /** Copies the lists. */
  public ConfiguredModel {
    Objects.requireNonNull(offer, "offer");
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(instances, "instances");
    charges = List.copyOf(charges);
    limits = List.copyOf(limits);
    assumptions = List.copyOf(assumptions);
    warnings = List.copyOf(warnings);
  }
}
