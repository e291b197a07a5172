package io.edgewise.ui.map;

import io.edgewise.scenario.compile.PlacementCompiler;
import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.scenario.spec.StrategySpec;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Quorum;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.StateStore;
import io.edgewise.topology.catalog.PlatformOffer;
import io.edgewise.topology.catalog.StoreOffer;
import io.edgewise.topology.place.KnownPlace;
import io.edgewise.topology.place.PlaceKind;
import io.edgewise.topology.text.FileText;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.ui.knob.Knobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what of a scenario can be moved, and where to. */
final class Movables {

  private final ScenarioSpec spec;
  private final PlacementCompiler compiler;
  private final List<Place> regions;

  /**
   * Of a scenario that was compiled without problems.
   *
   * @param compiler of its strategies
   */
  Movables(ScenarioSpec spec, PlacementCompiler compiler) {
    this.spec = spec;
    this.compiler = compiler;
    regions = compiler.places().all().stream().filter(each -> each.kind() == PlaceKind.REGION).map(KnownPlace::place)
        .toList();
  }

  /** What can be moved of all strategies, the code of each before its stores. */
  List<Movable> all(Scenario scenario) {
    List<Movable> all = new ArrayList<>();
    for (Deployment deployment : scenario.deployments()) {
      StrategySpec strategy = spec.strategies().get(deployment.id());
      if (strategy != null) {
        code(deployment, strategy).ifPresent(all::add);
        strategy.stores().orElse(Map.of()).forEach((dataSet, binding) -> {
          int index = scenario.dataSets().indexOf(dataSet);
          if (index >= 0) {
            store(deployment, dataSet, binding, deployment.stores().get(index).layout()).ifPresent(all::add);
          }
        });
      }
    }
    return List.copyOf(all);
  }

  /** Code of a platform that is everywhere, or chooses by itself, has no home to move. */
  private Optional<Movable> code(Deployment deployment, StrategySpec strategy) {
    Optional<Node> compute = strategy.compute();
    Optional<PlatformOffer> offer = compute.flatMap(node -> compiler.platform(node, new Problems()));
    if (offer.isEmpty() || offer.get().isEverywhere()) {
      return Optional.empty();
    }
    String at = "strategies." + Knobs.key(deployment.id()) + ".compute.at";
    List<Place> homes = deployment.sites();
    return movable(deployment, Optional.empty(), homes, offer.get()::isOfferedAt,
        (file, from, to) -> file
            .with(at + item(compute.get().get("at"), homes.stream().map(Place::id).toList(), from.id()), to.id()));
  }

  private Optional<Movable> store(Deployment deployment, String dataSet, Node binding, StateStore.Layout layout) {
    Optional<StoreOffer> offer = compiler.store(binding, new Problems());
    List<Place> homes = switch (layout) {
      case StateStore.Home home -> List.of(home.at());
      case StateStore.Replicated replicated -> replicated.replicas();
      case Quorum quorum -> quorum.replicas();
      case StateStore.Actors actors -> List.of();
      case StateStore.EdgeCached cached -> List.of();
    };
    if (offer.isEmpty() || homes.isEmpty()) {
      return Optional.empty();
    }
    String path = "strategies." + Knobs.key(deployment.id()) + ".stores." + Knobs.key(dataSet);
    return movable(deployment, Optional.of(dataSet), homes, offer.get()::isOfferedAt,
        (file, from, to) -> moved(file, path, binding, from, to));
  }

  private static FileText moved(FileText file, String path, Node binding, Place from, Place to) {
    if (binding.kind() == Node.Kind.SCALAR) {
      return file.with(path, "{store: " + binding.text() + ", at: " + to.id() + "}");
    }
    Optional<Node> replicas = binding.get("replicas");
    FileText changed = file;
    if (replicas.isPresent() && names(replicas.get()).contains(from.id())) {
      changed = changed.with(path + ".replicas" + item(replicas, names(replicas.get()), from.id()), to.id());
    }
    Optional<Node> at = binding.get("at");
    if (at.isPresent() && names(at.get()).contains(from.id())) {
      changed = changed.with(path + ".at" + item(at, names(at.get()), from.id()), to.id());
    } else if (changed == file) {
      // Its copies are where the code is; from now on it has one home.
      changed = changed.with(path + ".at", to.id());
    }
    return changed;
  }

  private static List<String> names(Node node) {
    return node.kind() == Node.Kind.LIST ? node.items().stream().map(Node::text).toList() : List.of(node.text());
  }

  /** The last step of the path to a place: none where a single one is named. */
  private static String item(Optional<Node> node, List<String> homes, String from) {
    boolean list = node.filter(found -> found.kind() == Node.Kind.LIST).isPresent();
    return list && homes.size() > 1 ? "[" + homes.indexOf(from) + "]" : "";
  }

  private Optional<Movable> movable(Deployment deployment, Optional<String> dataSet, List<Place> homes,
      Predicate<Place> offered, Movable.Edit edit) {
    // An offer that is to be had anywhere stays with the providers that the strategy has already.
    Set<String> providers = Stream.concat(homes.stream(), deployment.sites().stream()).map(Movables::provider)
        .collect(Collectors.toSet());
    List<Place> targets = regions.stream().filter(place -> providers.contains(provider(place)))
        .filter(offered).filter(place -> !homes.contains(place)).toList();
    return targets.isEmpty() ? Optional.empty()
        : Optional.of(new Movable(deployment.id(), deployment.name(), dataSet, homes, targets, edit));
  }

  private static String provider(Place place) {
    return place.id().substring(0, place.id().indexOf(':') + 1);
  }
}
