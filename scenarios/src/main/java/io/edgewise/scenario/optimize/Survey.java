package io.edgewise.scenario.optimize;

import io.edgewise.scenario.compile.PlacementCompiler;
import io.edgewise.scenario.compile.PlacementCompiler.Placement;
import io.edgewise.scenario.compile.UsedPlaces;
import io.edgewise.scenario.spec.ResidencySpec;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.Place;
import io.edgewise.topology.place.KnownPlace;
import io.edgewise.topology.place.Territory;
import io.edgewise.topology.text.InvalidInputException;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;

/**
 * A first look at every candidate without a simulation: whether it can be built and lies where it may, and the floors of
 * its metrics.
 */
final class Survey {

  private final CandidateSpace space;
  private final PlacementCompiler compiler;
  private final ResidencySpec residency;
  private final Map<Metric, double[]> floors = new EnumMap<>(Metric.class);
  private final BitSet possible = new BitSet();
  private final Map<String, Integer> excluded = new TreeMap<>();
  private final Set<Object> built = new HashSet<>();
  private final Map<Object, List<Problem>> refused = new HashMap<>();

  private Survey(CandidateSpace space, PlacementCompiler compiler, ResidencySpec residency) {
    this.space = space;
    this.compiler = compiler;
    this.residency = residency;
  }

  /**
   * Looks at all candidates.
   *
   * @param metrics whose floors are wanted
   * @param progress takes the part done, 0..1
   * @throws InvalidInputException if a platform or store of the file fits no candidate at all, with what is wrong
   */
  static Survey of(CandidateSpace space, PlacementCompiler compiler, ResidencySpec residency, Floors floors,
      Set<Metric> metrics, DoubleConsumer progress) {
    Survey survey = new Survey(space, compiler, residency);
    metrics.forEach(metric -> survey.floors.put(metric, new double[space.size()]));
    for (Candidate candidate : space.candidates()) {
      Optional<Placement> placement = survey.compile(candidate);
      if (placement.isPresent()) {
        survey.possible.set(candidate.index());
        survey.floors
            .forEach((metric, values) -> values[candidate.index()] = floors.of(placement.get().deployment(), metric));
      }
      progress.accept((double) candidate.index() / space.size());
    }
    survey.checkThatAllFitSomewhere();
    return survey;
  }

  /** Whether a candidate can be built and lies where it may. */
  boolean isPossible(Candidate candidate) {
    return possible.get(candidate.index());
  }

  /** How many can. */
  int possible() {
    return possible.cardinality();
  }

  /** The floor of a metric. */
  double floor(Metric metric, Candidate candidate) {
    return floors.get(metric)[candidate.index()];
  }

  /** The bound that a candidate breaks for certain, without a simulation. */
  Optional<Constraint> brokenFloor(Candidate candidate, List<Constraint> constraints) {
    return constraints.stream().filter(each -> each.isNegotiable()
        && floor((Metric) each.estimand(), candidate) > each.most()).findFirst();
  }

  /** How many cannot, by reason. */
  Map<String, Integer> excluded() {
    return excluded;
  }

  private Optional<Placement> compile(Candidate candidate) {
    Problems problems = new Problems();
    Optional<Placement> placement = compiler.compile(candidate.id(), space.strategy(candidate), problems);
    List<Object> choices = new ArrayList<>(candidate.stores());
    choices.add(candidate.platform());
    if (placement.isEmpty()) {
      choices.forEach(choice -> refused.putIfAbsent(choice, problems.sorted()));
      return exclude("cannot be built: " + problems.sorted().getFirst().message());
    }
    built.addAll(choices);
    if (!placement.get().limits().isEmpty()) {
      return exclude("breaks a limit: " + placement.get().limits().getFirst());
    }
    UsedPlaces used = UsedPlaces.of(placement.get().deployment());
    String outside = !lie(used.code(), residency.code()) ? "code" : !lie(used.stores(), residency.stores())
        ? "a copy of data" : !lie(used.entries(), residency.entries()) ? "an entry" : "";
    return outside.isEmpty() ? placement : exclude(outside + " lies where it is not allowed");
  }

  private Optional<Placement> exclude(String reason) {
    excluded.merge(reason, 1, Integer::sum);
    return Optional.empty();
  }

  private boolean lie(List<Place> places, List<Territory> allowed) {
    return allowed.isEmpty() || places.stream().allMatch(place -> {
      Optional<KnownPlace> known = compiler.places().find(place.id());
      return known.isPresent() && allowed.stream().anyMatch(territory -> territory.contains(known.get()));
    });
  }

  /** What fits no candidate is a mistake of the file. */
  private void checkThatAllFitSomewhere() {
    Problems problems = new Problems();
    refused.entrySet().stream().filter(entry -> !built.contains(entry.getKey()))
        .flatMap(entry -> entry.getValue().stream()).distinct().forEach(problems::add);
    problems.throwIfAny();
  }
}
