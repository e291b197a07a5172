package io.edgewise.scenario.compile;

import io.edgewise.scenario.spec.FaultSpec;
import io.edgewise.scenario.spec.FaultSpec.Name;
import io.edgewise.sim.model.Fault;
import io.edgewise.sim.model.Place;
import io.edgewise.topology.place.KnownPlace;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.place.UserSelection;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Suggestions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what faults are about: places, data sets, services. */
final class FaultEffects {

  private static final String ALL = "all";
  private static final String COMPUTE = "compute";
  private static final String LABORATORY = "lab:";

  private final Places places;
  private final List<String> dataSets;
  private final List<String> services;
  private final Collection<Place> scenarioPlaces;
  private final Problems problems;

  /** @param scenarioPlaces all that users, code and stores of the scenario are at */
  FaultEffects(Places places, List<String> dataSets, List<String> services, Collection<Place> scenarioPlaces,
      Problems problems) {
    this.places = places;
    this.dataSets = dataSets;
    this.services = services;
    this.scenarioPlaces = scenarioPlaces;
    this.problems = problems;
  }

  /**
   * An effect with what a person calls it and what it is about.
   *
   * @param targets things of which two faults of one kind must not be about the same at a time
   */
  record Named(String name, Fault.Effect effect, Set<String> targets) {}

  /** Empty where a problem is recorded, or was when the file was read. */
  Optional<Named> of(FaultSpec.Effect effect) {
    return switch (effect) {
      case FaultSpec.Outage outage -> outage(outage);
      case FaultSpec.Slow slow -> slow(slow);
      case FaultSpec.Loss loss -> loss(loss);
      case FaultSpec.Deploy deploy -> deploy(deploy.what());
      case FaultSpec.Throttle throttle -> throttle(throttle);
    };
  }

  private Optional<Named> outage(FaultSpec.Outage outage) {
    Set<String> ids = new LinkedHashSet<>();
    outage.places().forEach(name -> place(name).ifPresent(ids::add));
    if (ids.isEmpty() || ids.size() < outage.places().size()) {
      return Optional.empty();
    }
    return Optional.of(new Named("outage of " + String.join(", ", ids), new Fault.Outage(ids), ids));
  }

  private Optional<Named> slow(FaultSpec.Slow slow) {
    if (slow.factor().isEmpty()) {
      return Optional.empty();
    }
    double factor = slow.factor().get();
    if (slow.at().isPresent()) {
      return slow.at().flatMap(this::place).map(id -> new Named("slow " + id, new Fault.SlowPlace(id, factor),
          Set.of("at " + id)));
    }
    return slow.store().flatMap(this::dataSet)
        .map(index -> new Named("slow store of " + dataSets.get(index), new Fault.SlowStore(index, factor),
            Set.of("store " + index)));
  }

  private Optional<Named> loss(FaultSpec.Loss loss) {
    if (loss.between().isEmpty() || loss.rate().isEmpty()) {
      return Optional.empty();
    }
    List<Name> ends = loss.between().get();
    if (ends.size() != 2) {
      problems.add(loss.node().get("between").orElse(loss.node()), "a path has two ends, found " + ends.size());
      return Optional.empty();
    }
    if (loss.rate().get() >= 1) {
      problems.add(loss.node().get("rate").orElse(loss.node()),
          "where all packets are lost nothing ever gets through; give less than 100%, or an outage of a place");
      return Optional.empty();
    }
    Optional<Set<String>> some = group(ends.get(0));
    Optional<Set<String>> others = group(ends.get(1));
    String between = ends.get(0).text() + " and " + ends.get(1).text();
    return some.isEmpty() || others.isEmpty() ? Optional.empty()
        : Optional.of(new Named("loss between " + between,
            new Fault.Loss(some.get(), others.get(), loss.rate().get()), Set.of(between)));
  }

  private Optional<Named> deploy(Name what) {
    if (what.text().equals(COMPUTE)) {
      return Optional.of(new Named("deploy", new Fault.Deploy(Fault.USERS), Set.of(COMPUTE)));
    }
    return index(what, services, "service").map(index -> new Named("deploy of " + what.text(),
        new Fault.Deploy(index), Set.of(what.text())));
  }

  private Optional<Named> throttle(FaultSpec.Throttle throttle) {
    if (throttle.to().isEmpty()) {
      return Optional.empty();
    }
    Fault.Admission to = throttle.to().get();
    if (throttle.store().isPresent()) {
      return throttle.store().flatMap(this::dataSet)
          .map(index -> new Named("throttled store of " + dataSets.get(index), new Fault.ThrottledStore(index, to),
              Set.of("store " + index)));
    }
    Optional<Name> compute = throttle.compute();
    if (compute.isPresent() && compute.get().text().equals(ALL)) {
      return Optional.of(new Named("throttled compute", new Fault.ThrottledCompute(Set.of(), to),
          scenarioPlaces.stream().map(Place::id).collect(Collectors.toSet())));
    }
    return compute.flatMap(this::place).map(id -> new Named("throttled compute at " + id,
        new Fault.ThrottledCompute(Set.of(id), to), Set.of(id)));
  }

  private Optional<Integer> dataSet(Name name) {
    return index(name, dataSets, "data set");
  }

  private Optional<Integer> index(Name name, List<String> known, String noun) {
    int index = known.indexOf(name.text());
    if (index < 0) {
      problems.add(name.node(), "no request uses a " + noun + " \"" + name.text() + "\""
          + Suggestions.hint(name.text(), noun.equals("service") ? with(COMPUTE, known) : known));
    }
    return index < 0 ? Optional.empty() : Optional.of(index);
  }

  private static List<String> with(String word, List<String> names) {
    List<String> all = new ArrayList<>(List.of(word));
    all.addAll(names);
    return all;
  }

  private Optional<String> place(Name name) {
    if (name.text().startsWith(LABORATORY)
        && scenarioPlaces.stream().anyMatch(place -> place.id().equals(name.text()))) {
      return Optional.of(name.text());
    }
    try {
      return Optional.of(places.place(name.text()).id());
    } catch (IllegalArgumentException e) {
      problems.add(name.node(), e.getMessage());
      return Optional.empty();
    }
  }

  /** The places of the scenario that a name of a place, or of a part of the world, stands for. */
  private Optional<Set<String>> group(Name name) {
    boolean one = places.find(name.text()).isPresent() || name.text().startsWith(LABORATORY);
    UserSelection populations = new UserSelection(places);
    if (!one && (name.text().contains(":") && !name.text().startsWith("country:"))) {
      return place(name).map(Set::of);
    }
    if (!one && !populations.names().contains(name.text())) {
      problems.add(name.node(), "no place and no part of the world \"" + name.text() + "\""
          + Suggestions.hint(name.text(), populations.names()));
      return Optional.empty();
    }
    Set<String> ids = scenarioPlaces.stream().filter(place -> one ? place.id().equals(name.text())
        : isIn(place, name.text())).map(Place::id).collect(Collectors.toCollection(LinkedHashSet::new));
    return Optional.of(ids);
  }

  private boolean isIn(Place place, String part) {
    if (part.equals("world")) {
      return true;
    }
    if (part.startsWith("country:")) {
      return place.country().toLowerCase(Locale.ROOT).equals(part.substring("country:".length()));
    }
    return places.find(place.id()).map(KnownPlace::region)
        .filter(region -> region.continent().equals(part) || region.id().equals(part)).isPresent();
  }
}
