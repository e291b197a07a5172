package io.edgewise.scenario.compile;

import io.edgewise.scenario.spec.PopulationSpec;
import io.edgewise.sim.placement.SurfacePoint;
import io.edgewise.topology.place.KnownPlace;
import io.edgewise.topology.place.PlaceKind;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.place.UserSelection;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the places of the users. */
final class Populations {

  private final Places places;
  private final Problems problems;

  Populations(Places places, Problems problems) {
    this.places = places;
    this.problems = problems;
  }

  /**
   * The origins of all populations; a place that is in several gets all their shares. Shares sum to 1.
   *
   * @param whole where problems with all shares together are reported
   * @return empty where a problem is recorded, or was when the file was read
   */
  Optional<List<Origin>> origins(Node whole, List<PopulationSpec> populations) {
    if (populations.isEmpty()) {
      problems.add(whole, "there are no users; name at least one place, or leave the key out for \"world\"");
      return Optional.empty();
    }
    List<List<Origin>> found = new ArrayList<>();
    for (PopulationSpec population : populations) {
      population.place().flatMap(name -> named(name, population.placeNode())).ifPresent(found::add);
    }
    Optional<double[]> shares = Shares.split(whole,
        populations.stream().map(each -> new Shares.Part(each.node(), each.share())).toList(), problems);
    if (shares.isEmpty() || found.size() < populations.size()) {
      return Optional.empty();
    }
    Map<String, Origin> origins = new LinkedHashMap<>();
    for (int i = 0; i < found.size(); i++) {
      for (Origin origin : found.get(i)) {
        double share = origin.share() * shares.get()[i];
        origins.merge(origin.place().id(), new Origin(origin.place(), origin.clock(), share),
            (one, other) -> new Origin(one.place(), one.clock(), one.share() + other.share()));
      }
    }
    return Optional.of(List.copyOf(origins.values()));
  }

  private Optional<List<Origin>> named(String name, Node node) {
    Optional<KnownPlace> site = places.find(name).filter(place -> place.kind() != PlaceKind.CITY);
    if (site.isPresent()) {
      SurfacePoint point = SurfacePoint.of(site.get().place());
      return Optional.of(List.of(new Origin(site.get().place(), places.nearestCity(point), 1)));
    }
    try {
      return Optional.of(new UserSelection(places).select(name).stream()
          .map(share -> new Origin(share.city().place(), share.city(), share.share()))
          .toList());
    } catch (IllegalArgumentException e) {
      problems.add(node, e.getMessage());
      return Optional.empty();
    }
  }
}
