package io.edgewise.scenario.compile;

import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Quorum;
import io.edgewise.sim.model.StateStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The places that a strategy uses, by what is there; the same place may be in all of them.
 *
 * @param entries where its users enter
 * @param code where its code and its services run
 * @param stores where copies of its stores are
 */
public record UsedPlaces(List<Place> entries, List<Place> code, List<Place> stores) {

  /** The places of a deployment. */
  public static UsedPlaces of(Deployment deployment) {
    List<Place> entries = deployment.front().pops().isEmpty() ? deployment.sites() : deployment.front().pops();
    return new UsedPlaces(entries, deployment.computePlaces(),
        deployment.stores().stream().flatMap(UsedPlaces::copies).distinct().toList());
  }

  private static Stream<Place> copies(StateStore store) {
    return switch (store.layout()) {
      case StateStore.Home home -> Stream.of(home.at());
      case StateStore.Replicated replicated -> replicated.replicas().stream();
      case StateStore.EdgeCached cached -> Stream.concat(cached.central().stream(), cached.tiers().stream());
      case StateStore.Actors actors -> actors.homes().stream();
      case Quorum quorum -> quorum.replicas().stream();
    };
  }

  /** All of them, by id. */
  Map<String, Place> all() {
    Map<String, Place> all = new LinkedHashMap<>();
    Stream.of(entries, code, stores).flatMap(List::stream).forEach(place -> all.put(place.id(), place));
    return all;
  }
}
