package io.edgewise.topology.catalog;

import io.edgewise.sim.metering.PriceSheet;
import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A platform as one strategy uses it.
 *
 * @param offer what was configured
 * @param platform its behaviour
 * @param code what the code runs in
 * @param sites where it runs, in the order in which the strategy names them
 * @param fronts ids of the fronts that belong to it and need not be named by the strategy
 * @param catchment share of the users that reach the nearest site, the second nearest and so on, where no edge front is
 *     before it; sums to 1
 * @param charges what running the code costs, without transfer to users
 * @param egress prices of transfer from the sites to the internet; empty where it is free. Whether it is due depends on
 *     the front: see {@link Fronts#configure}
 * @param egressRegions the region of those prices that each site belongs to, by the site's id
 * @param frontWhenMoved the front that users come to where the code is not at their locations; empty where the platform
 *     may not move it
 * @param limits what cannot be had of it
 * @param orchestration how it runs workflows, if it does
 * @param assumptions every number in force
 * @param warnings old prices, weak sources
 */
public record ConfiguredPlatform(PlatformOffer offer, Platform platform, CodeInstances code,
    List<Place> sites, List<String> fronts,
    List<Double> catchment, List<Charge> charges, Optional<PriceSheet> egress,
    Map<String, String> egressRegions, Optional<String> frontWhenMoved, PlatformLimits limits,
    Optional<Orchestration> orchestration, List<Assumption> assumptions, List<String> warnings) {

  /** Copies the lists. */
  public ConfiguredPlatform {
    Objects.requireNonNull(offer, "offer");
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(code, "code");
    sites = List.copyOf(sites);
    fronts = List.copyOf(fronts);
    catchment = List.copyOf(catchment);
    charges = List.copyOf(charges);
    Objects.requireNonNull(egress, "egress");
    egressRegions = Map.copyOf(egressRegions);
    Objects.requireNonNull(frontWhenMoved, "frontWhenMoved");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(orchestration, "orchestration");
    assumptions = List.copyOf(assumptions);
    warnings = List.copyOf(warnings);
  }

  /**
   * The platform with its code moved to one place by itself; users come to its front as before.
   *
   * @throws java.util.NoSuchElementException if it may not be moved
   */
  public ConfiguredPlatform movedTo(Place place) {
    List<String> entry = new ArrayList<>(fronts);
    entry.add(frontWhenMoved.orElseThrow());
    List<Assumption> known = new ArrayList<>(assumptions);
    known.add(new Assumption(offer.id() + ": placement", "smart: the code runs at " + place.id(), Optional.empty()));
    return new ConfiguredPlatform(offer, platform, code, List.of(place), entry, List.of(1.0), charges, egress,
        egressRegions, frontWhenMoved, limits, orchestration, known, warnings);
  }
}
