package io.edgewise.scenario.optimize;

import io.edgewise.scenario.compile.PlacementCompiler;
import io.edgewise.scenario.spec.OptimizeSpec;
import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.scenario.spec.SiteChoiceSpec;
import io.edgewise.scenario.spec.StrategySpec;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Scenario;
import io.edgewise.topology.catalog.PlatformOffer;
import io.edgewise.topology.place.KnownPlace;
import io.edgewise.topology.place.Territory;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.InvalidInputException;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the candidates of a scenario out of its section {@code optimize}. */
public final class CandidateSpaceReader {

  private final ScenarioSpec spec;
  private final OptimizeSpec optimize;
  private final PlacementCompiler compiler;
  private final Scenario scenario;
  private final Problems problems = new Problems();

  private CandidateSpaceReader(ScenarioSpec spec, PlacementCompiler compiler) {
    this.spec = spec;
    this.optimize = spec.optimize().orElseThrow();
    this.compiler = compiler;
    this.scenario = compiler.scenario();
  }

  /**
   * The candidates.
   *
   * @param spec a specification without problems
   * @param compiler of its strategies
   * @throws InvalidInputException with all problems of the section, if there is one
   */
  public static CandidateSpace read(ScenarioSpec spec, PlacementCompiler compiler) {
    if (spec.optimize().isEmpty()) {
      Problems missing = new Problems();
      missing.add(spec.node(), "the key \"optimize\" is missing: say what can be chosen, such as "
          + "\"optimize: {sites: {choose: 2, of: aws}}\"");
      missing.throwIfAny();
    }
    CandidateSpaceReader reader = new CandidateSpaceReader(spec, compiler);
    Optional<CandidateSpace> space = reader.space();
    reader.problems.throwIfAny();
    return space.orElseThrow();
  }

  private Optional<CandidateSpace> space() {
    StrategySpec base = base();
    List<List<StoreChoice>> stores = stores();
    List<Place> places = optimize.sites().flatMap(SiteChoiceSpec::of).map(this::places).orElse(List.of());
    List<Place> allowed = places.stream().filter(this::mayHoldCode).toList();
    if (!places.isEmpty() && allowed.isEmpty()) {
      problems.add(optimize.sites().orElseThrow().node(), "none of these places lies where code is allowed");
    }
    if (problems.errorCount() > 0) {
      return Optional.empty();
    }
    List<PlatformChoice> platforms = platforms(base, allowed);
    if (problems.errorCount() > 0) {
      return Optional.empty();
    }
    Enumeration enumeration = new Enumeration(scenario, optimize.sites().flatMap(SiteChoiceSpec::choose), allowed,
        stores);
    List<Candidate> candidates = enumeration.candidates(platforms);
    CandidateSpace space =
        new CandidateSpace(base, candidates, enumeration.isComplete(), places.size() - allowed.size());
    if (candidates.isEmpty()) {
      problems.add(optimize.sites().map(SiteChoiceSpec::node).orElse(optimize.node()),
          "there is no candidate: fewer places can be had than are to be chosen");
    }
    return Optional.of(space);
  }

  private StrategySpec base() {
    Map<String, StrategySpec> strategies = spec.strategies();
    return optimize.base().map(node -> strategies.get(node.text().strip()))
        .orElseGet(() -> strategies.values().iterator().next());
  }

  private List<List<StoreChoice>> stores() {
    List<List<StoreChoice>> all = new ArrayList<>();
    optimize.stores().forEach((dataSet, bindings) -> {
      List<StoreChoice> choices = bindings.stream().map(binding -> new StoreChoice(dataSet, binding)).toList();
      if (optimize.sites().isEmpty()) {
        choices.stream().filter(choice -> choice.choosesHome() || choice.copiesEverywhere()).forEach(choice -> problems
            .add(choice.binding(), "\"sites\" stands for the places that are chosen; say which under optimize.sites"));
      }
      all.add(choices);
    });
    return all;
  }

  private List<Place> places(List<Node> named) {
    Set<Place> places = new LinkedHashSet<>();
    for (Node node : named) {
      Optional<String> text = Form.TEXT.read(node, problems);
      if (text.isEmpty()) {
        continue;
      }
      try {
        if (text.get().contains(":")) {
          places.add(compiler.places().place(text.get()));
        } else {
          compiler.places().of(text.get()).forEach(place -> places.add(place.place()));
        }
      } catch (IllegalArgumentException e) {
        problems.add(node, e.getMessage());
      }
    }
    return List.copyOf(places);
  }

  private boolean mayHoldCode(Place place) {
    List<Territory> code = optimize.allowed().code();
    Optional<KnownPlace> known = compiler.places().find(place.id());
    return code.isEmpty()
        || known.isPresent() && code.stream().anyMatch(territory -> territory.contains(known.get()));
  }

  /** All combinations of platforms and values of their options. */
  private List<PlatformChoice> platforms(StrategySpec base, List<Place> allowed) {
    Node own = base.compute().orElseThrow();
    Map<Node, String> computes = new LinkedHashMap<>();
    for (Node choice : optimize.compute()) {
      boolean id = choice.kind() == Node.Kind.SCALAR;
      Node whole = id ? choice.replacedBy("platform", choice)
          : choice.get("platform").isPresent() ? choice : own.overlaidBy(choice);
      computes.put(whole, id || choice.get("platform").isEmpty() ? Labels.text(choice)
          : PlatformLabel.of(choice));
    }
    if (optimize.compute().isEmpty()) {
      computes.put(own, "");
    }
    for (Map.Entry<String, List<Node>> option : optimize.options().entrySet()) {
      Map<Node, String> combined = new LinkedHashMap<>();
      computes.forEach((compute, label) -> option.getValue().forEach(value -> combined.put(
          compute.with(option.getKey(), value),
          (label.isEmpty() ? "" : label + ", ") + option.getKey() + " " + Labels.text(value))));
      computes = combined;
    }
    List<PlatformChoice> platforms = new ArrayList<>();
    computes.forEach((compute, label) -> platform(compute, label, own, allowed).ifPresent(platforms::add));
    return platforms;
  }

  /** A platform at the places that are chosen, unless it runs everywhere or says itself where. */
  private Optional<PlatformChoice> platform(Node compute, String label, Node own, List<Place> allowed) {
    Optional<PlatformOffer> offer = compiler.platform(compute, problems);
    boolean fixed = compute.get("at").isPresent() && compute.get("at").get() != own.get("at").orElse(null);
    if (offer.isEmpty() || optimize.sites().isEmpty() || fixed || offer.get().isEverywhere()) {
      return offer.map(found -> new PlatformChoice(label, compute, List.of()));
    }
    List<Place> pool = allowed.stream().filter(offer.get()::isOfferedAt).toList();
    if (pool.isEmpty()) {
      problems.add(compute, "\"" + offer.get().id() + "\" is at none of the places of optimize.sites");
    }
    return Optional.of(new PlatformChoice(label, compute.without("at"), pool));
  }

  /** What tells a platform apart that is written out. */
  private static final class PlatformLabel {

    static String of(Node compute) {
      Node others = compute.without("platform").without("at");
      String options = Labels.text(others);
      return Labels.text(compute.get("platform").orElseThrow()) + (options.isEmpty() ? "" : " (" + options + ")");
    }
  }
}
