package io.edgewise.scenario.optimize;

import io.edgewise.scenario.compile.PlacementCompiler;
import io.edgewise.scenario.compile.PlacementCompiler.Placement;
import io.edgewise.scenario.compile.UsedPlaces;
import io.edgewise.scenario.spec.ResidencySpec;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Front;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.Place;
import io.edgewise.topology.place.KnownPlace;
import io.edgewise.topology.place.Territory;
import io.edgewise.topology.text.InvalidInputException;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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

  /** Candidates that come nearest to a bound which they cannot keep, by bound. */
  private static final int NEAREST = 4;

  private final CandidateSpace space;
  private final PlacementCompiler compiler;
  private final ResidencySpec residency;
  private final List<Constraint> constraints;
  private final Floors floors;
  private final Map<Metric, double[]> known = new EnumMap<>(Metric.class);
  private final List<Candidate> possible = new ArrayList<>();
  private final Map<String, Integer> excluded = new TreeMap<>();
  private final Map<Constraint, Integer> ruledOut = new LinkedHashMap<>();
  private final Map<Constraint, TreeMap<Double, Candidate>> nearest = new LinkedHashMap<>();
  private final Map<PlatformChoice, Deployment> direct = new HashMap<>();
  private final Set<Object> built = new HashSet<>();
  private final Map<Object, List<Problem>> refused = new LinkedHashMap<>();

  private Survey(CandidateSpace space, PlacementCompiler compiler, ResidencySpec residency,
      List<Constraint> constraints, Floors floors) {
    this.space = space;
    this.compiler = compiler;
    this.residency = residency;
    this.constraints = constraints.stream().filter(Constraint::isNegotiable).toList();
    this.floors = floors;
  }

  /**
   * Looks at all candidates.
   *
   * @param metrics whose floors are wanted
   * @param progress takes the part done, 0..1
   * @throws InvalidInputException if a platform or store of the file fits no candidate at all, with what is wrong
   */
  static Survey of(CandidateSpace space, PlacementCompiler compiler, ResidencySpec residency,
      List<Constraint> constraints, Floors floors, Set<Metric> metrics, DoubleConsumer progress) {
    Survey survey = new Survey(space, compiler, residency, constraints, floors);
    metrics.forEach(metric -> survey.known.put(metric, new double[space.size()]));
    List<Candidate> all = space.candidates();
    for (int next = 0; next < all.size();) {
      int end = next + 1;
      while (end < all.size() && all.get(end).sharesWays(all.get(next))) {
        end++;
      }
      survey.look(all.subList(next, end));
      progress.accept((double) end / all.size());
      next = end;
    }
    survey.checkThatAllFitSomewhere();
    return survey;
  }

  /** Candidates that can be built, lie where they may, and whose floors keep all bounds; by index. */
  List<Candidate> possible() {
    return possible;
  }

  /** The floor of a metric of a possible candidate. */
  double floor(Metric metric, Candidate candidate) {
    return known.get(metric)[candidate.index()];
  }

  /** How many cannot be built or lie where they may not, by reason. */
  Map<String, Integer> excluded() {
    return excluded;
  }

  /** How many cannot keep a bound, by the first bound that they cannot keep. */
  Map<Constraint, Integer> ruledOut() {
    return ruledOut;
  }

  /** Some of those that cannot keep a bound, the nearest to it. */
  List<Candidate> nearest() {
    return nearest.values().stream().flatMap(each -> each.values().stream()).distinct()
        .filter(candidate -> compile(candidate).isPresent()).toList();
  }

  /** Looks at candidates with the same ways; where these alone take too long, none of them need be built. */
  private void look(List<Candidate> sharing) {
    Candidate first = sharing.getFirst();
    Optional<Deployment> sample = Optional.ofNullable(direct.get(first.platform()));
    Optional<Constraint> late = sample.map(other -> at(first.sites(), other))
        .flatMap(way -> constraints.stream().filter(each -> each.estimand() instanceof Metric metric
            && metric.isLatency() && floors.overshoot(way, metric, each.most(), true) >= 1).findFirst());
    if (late.isPresent()) {
      ruledOut.merge(late.get(), sharing.size(), Integer::sum);
      near(late.get(), first, at(first.sites(), sample.get()), true);
      return;
    }
    Set<Deployment> before = new HashSet<>();
    for (Candidate candidate : sharing) {
      compile(candidate).ifPresent(placement -> {
        if (candidate.platform().choosesSites() && Floors.isDirect(placement.deployment())) {
          direct.putIfAbsent(candidate.platform(), placement.deployment());
        }
        if (before.add(named(placement.deployment(), ""))) {
          judge(candidate, placement.deployment());
        } else {
          exclude("the same as another one");
        }
      });
    }
  }

  private static Deployment named(Deployment deployment, String name) {
    return new Deployment(name, name, deployment.sites(), deployment.front(), deployment.platform(),
        deployment.stores(), deployment.services(), deployment.models(), deployment.charges(),
        deployment.separateFunctions(), deployment.users(), deployment.failOver());
  }

  /** A deployment that users reach straight, with its ways alone moved to other sites. */
  private static Deployment at(List<Place> sites, Deployment sample) {
    Front front = new Front(List.of(), sample.front().catchment(), sample.front().addedMillis(), List.of());
    return new Deployment(sample.id(), sample.name(), sites, front, sample.platform(), sample.stores(),
        sample.services(), sample.models(), List.of());
  }

  private void judge(Candidate candidate, Deployment deployment) {
    for (Constraint constraint : constraints) {
      if (floors.overshoot(deployment, (Metric) constraint.estimand(), constraint.most(), false) >= 1) {
        ruledOut.merge(constraint, 1, Integer::sum);
        near(constraint, candidate, deployment, false);
        return;
      }
    }
    known.forEach((metric, values) -> values[candidate.index()] = floors.of(deployment, metric));
    possible.add(candidate);
  }

  private void near(Constraint constraint, Candidate candidate, Deployment deployment, boolean wayOnly) {
    TreeMap<Double, Candidate> few = nearest.computeIfAbsent(constraint, key -> new TreeMap<>());
    few.putIfAbsent(floors.overshoot(deployment, (Metric) constraint.estimand(), constraint.most(), wayOnly),
        candidate);
    if (few.size() > NEAREST) {
      few.pollLastEntry();
    }
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
