package io.edgewise.scenario.compile;

import io.edgewise.scenario.spec.FaultSpec;
import io.edgewise.scenario.spec.FaultSpec.Name;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Fault;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Workload;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Suggestions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the timeline of faults, and checks that each of them breaks something, within the horizon, once at a time. */
final class FaultCompiler {

  private final List<Deployment> deployments;
  private final Workload users;
  private final long horizonNanos;
  private final Set<String> strategyIds;
  private final FaultEffects effects;
  private final boolean complete;
  private final Problems problems;
  private final List<Made> all = new ArrayList<>();

  private record Made(FaultSpec spec, Fault fault, Set<String> targets) {}

  /**
   * A compiler for one scenario.
   *
   * @param strategyIds of all strategies, those that are not simulated included
   * @param complete whether all deployments are there, so that what touches none of them touches nothing
   */
  FaultCompiler(Places places, List<Deployment> deployments, Workload users, long horizonNanos,
      Set<String> strategyIds, List<String> dataSets, List<String> services, boolean complete,
      Problems problems) {
    this.complete = complete;
    this.deployments = deployments;
    this.users = users;
    this.horizonNanos = horizonNanos;
    this.strategyIds = strategyIds;
    this.problems = problems;
    Map<String, Place> scenarioPlaces = new LinkedHashMap<>();
    users.origins().forEach(origin -> scenarioPlaces.put(origin.id(), origin));
    deployments.forEach(deployment -> scenarioPlaces.putAll(UsedPlaces.of(deployment).all()));
    effects = new FaultEffects(places, dataSets, services, scenarioPlaces.values(), problems);
  }

  /** The faults in the order of the file, without those that have a problem. */
  List<Fault> compile(List<FaultSpec> specs) {
    specs.forEach(this::add);
    return all.stream().map(Made::fault).toList();
  }

  private void add(FaultSpec spec) {
    Optional<Set<String>> limited = strategies(spec);
    Optional<FaultEffects.Named> named = spec.effect().flatMap(effects::of);
    if (spec.from().isEmpty() || named.isEmpty() || limited.isEmpty() || isWithout(spec, "for", spec.length())) {
      return;
    }
    long from = spec.from().get();
    boolean deploys = named.get().effect() instanceof Fault.Deploy;
    if (spec.length().isEmpty() && !deploys) {
      problems.add(spec.node(), "the key \"for\" is missing: how long it lasts");
      return;
    }
    long to = from + spec.length().orElse(0L);
    if (to < from || to > horizonNanos || from >= horizonNanos) {
      problems.add(spec.node().get(from < horizonNanos ? "for" : "from").orElse(spec.node()), "the fault lasts until "
          + seconds(to) + " after the start, and run.horizon is " + seconds(horizonNanos) + "; it must end within it");
      return;
    }
    Fault fault = new Fault(named.get().name(), from, to, named.get().effect(), limited.get());
    Made made = new Made(spec, fault, named.get().targets());
    if (complete && touchesNothing(fault)) {
      problems.add(part(spec), untouched(fault));
      return;
    }
    all.stream().filter(other -> overlap(other, made)).findFirst().ifPresent(other -> problems.add(spec.node(),
        "the " + fault.name() + " overlaps with the " + other.fault().name() + " at "
            + other.spec().node().location() + "; make one of them, or let them follow each other"));
    all.add(made);
  }

  /** Whether a key is given whose value could not be read. */
  private static boolean isWithout(FaultSpec spec, String key, Optional<?> value) {
    return value.isEmpty() && spec.node().get(key).isPresent();
  }

  private Optional<Set<String>> strategies(FaultSpec spec) {
    if (spec.strategies().isEmpty()) {
      return spec.node().get("strategies").isPresent() ? Optional.empty() : Optional.of(Set.of());
    }
    Set<String> ids = new LinkedHashSet<>();
    int before = problems.errorCount();
    Node node = spec.node().get("strategies").orElse(spec.node());
    boolean everywhere = spec.effect().filter(effect -> effect instanceof FaultSpec.Outage
        || effect instanceof FaultSpec.Loss || effect instanceof FaultSpec.Slow slow && slow.at().isPresent())
        .isPresent();
    if (everywhere) {
      problems.add(node, "what breaks at a place, or on a path, breaks for all strategies; leave the key out");
    }
    for (Name name : spec.strategies().get()) {
      if (!strategyIds.contains(name.text())) {
        problems.add(name.node(),
            "no strategy \"" + name.text() + "\"" + Suggestions.hint(name.text(), strategyIds));
      }
      ids.add(name.text());
    }
    if (spec.strategies().get().isEmpty()) {
      problems.add(node, "the list of strategies is empty; leave the key out for all");
    }
    return problems.errorCount() > before ? Optional.empty() : Optional.of(ids);
  }

  private static Node part(FaultSpec spec) {
    return Stream.of("outage", "slow", "loss", "deploy", "throttle").flatMap(key -> spec.node().get(key).stream())
        .findFirst().orElse(spec.node());
  }

  private boolean touchesNothing(Fault fault) {
    return deployments.stream().filter(deployment -> fault.concerns(deployment.id()))
        .noneMatch(deployment -> touches(fault.effect(), deployment));
  }

  private boolean touches(Fault.Effect effect, Deployment deployment) {
    UsedPlaces used = UsedPlaces.of(deployment);
    return switch (effect) {
      case Fault.Outage outage -> !Collections.disjoint(used.all().keySet(), outage.places());
      case Fault.SlowPlace slow -> Stream.concat(used.code().stream(), used.stores().stream())
          .anyMatch(place -> place.id().equals(slow.place()));
      case Fault.Loss loss -> isBetween(loss, users.origins(), used.entries())
          || isBetween(loss, used.entries(), deployment.sites()) || isBetween(loss, used.code(), used.stores());
      case Fault.ThrottledCompute throttled -> throttled.places().isEmpty()
          || used.code().stream().anyMatch(place -> throttled.places().contains(place.id()));
      case Fault.Deploy deploy -> startsInstances(deployment, deploy.service());
      case Fault.SlowStore slow -> true;
      case Fault.ThrottledStore throttled -> true;
    };
  }

  private static boolean isBetween(Fault.Loss loss, Collection<Place> some, Collection<Place> others) {
    return some.stream().anyMatch(one -> others.stream().anyMatch(other -> loss.isBetween(one, other)));
  }

  private static boolean startsInstances(Deployment deployment, int service) {
    var platform = service == Fault.USERS ? deployment.platform() : deployment.services().get(service).platform();
    return platform.instances().maxInstances() > platform.instances().provisioned();
  }

  private static String untouched(Fault fault) {
    return switch (fault.effect()) {
      case Fault.Loss loss ->
          "no request goes between these ends in any strategy; ends are the places of users, of their "
              + "entries, of code and of stores";
      case Fault.Deploy deploy -> "no strategy starts instances of it on demand: servers and provisioned instances are "
          + "replaced without a gap";
      default -> "no strategy has anything there that the " + fault.name() + " could touch";
    };
  }

  private static boolean overlap(Made one, Made other) {
    Fault a = one.fault();
    Fault b = other.fault();
    boolean sameTime = a.fromNanos() == b.fromNanos() || a.fromNanos() < b.toNanos() && b.fromNanos() < a.toNanos();
    boolean sameStrategy = a.strategies().isEmpty() || b.strategies().isEmpty()
        || !Collections.disjoint(a.strategies(), b.strategies());
    return sameTime && sameStrategy && a.effect().getClass() == b.effect().getClass()
        && !Collections.disjoint(one.targets(), other.targets());
  }

  private static String seconds(long nanos) {
    return nanos / 1_000_000_000 + " s";
  }
}
