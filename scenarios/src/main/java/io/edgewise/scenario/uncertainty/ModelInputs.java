package io.edgewise.scenario.uncertainty;

import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.schema.Default;
import io.edgewise.scenario.uncertainty.Effect.Change;
import io.edgewise.sim.metering.PriceTerm;
import io.edgewise.sim.model.AccessLink;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Front;
import io.edgewise.sim.model.InferenceEndpoint;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.Service;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.random.Distribution;
import io.edgewise.topology.catalog.Assumption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of the world and of the offers of some strategies one factor changes: the numbers of a group are wrong together, so
 * that there are tens of groups and not hundreds of numbers. Limits, capacities, rules and choices are no such numbers.
 */
final class ModelInputs {

  /**
   * A group.
   *
   * @param id the offer and the number, as {@code explain} lists it
   * @param label what a person calls it
   * @param trust of the weakest number
   * @param numbers with their sources
   * @param isPrice whether it matters to money alone
   * @param change what a factor does
   */
  record Group(String id, String label, Trust trust, List<Assumption> numbers, boolean isPrice, Change change) {}

  private final Scenario scenario;
  private final CompiledScenario compiled;
  private final NumbersInForce numbers;
  private final Map<String, Group> groups = new LinkedHashMap<>();

  private ModelInputs(Scenario scenario, CompiledScenario compiled) {
    this.scenario = scenario;
    this.compiled = compiled;
    numbers = NumbersInForce.of(compiled, scenario.deployments().stream().map(Deployment::id).toList());
  }

  /**
   * The groups that some strategies rest on.
   *
   * @param scenario the strategies alone
   * @param compiled with the numbers in force
   */
  static List<Group> of(Scenario scenario, CompiledScenario compiled) {
    ModelInputs inputs = new ModelInputs(scenario, compiled);
    inputs.world();
    for (Deployment deployment : scenario.deployments()) {
      inputs.front(deployment);
      Stream.concat(Stream.of(deployment.platform()), deployment.services().stream().map(Service::platform))
          .forEach(inputs::platform);
      deployment.models().forEach(inputs::model);
    }
    inputs.stores();
    inputs.queues();
    inputs.prices();
    return List.copyOf(inputs.groups.values());
  }

  private void add(String id, String label, List<Assumption> about, Change change) {
    groups.putIfAbsent(id, new Group(id, label, Trust.weakest(about), about, false, change));
  }

  private static boolean isSomething(Distribution distribution) {
    return !(distribution.isConstant() && distribution.mean() == 0);
  }

  private void world() {
    AccessLink access = scenario.workload().access();
    add("network.rtt", "length of round trips", numbers.about("network.rtt"), Scaling::roundTrips);
    if (!access.jitter().isConstant() || !scenario.backboneJitter().isConstant()) {
      add("network.jitter", "variation of round trips", numbers.about("network.jitter"), Scaling::jitter);
    }
    List<Assumption> line = numbers.about("users.access");
    if (isSomething(access.lastMileMillis())) {
      add("users.access", "delay of the last mile", line.stream().limit(1).toList(), Scaling::lastMile);
    }
    if (access.lossProbability() > 0) {
      add("users.loss", "share of lost packets", line.stream().skip(1).limit(1).toList(), Scaling::loss);
    }
  }

  private void front(Deployment deployment) {
    Front front = deployment.front();
    Map<String, List<Assumption>> added = numbers.byOffer("added");
    if (front.addedMillis().stream().anyMatch(ModelInputs::isSomething)) {
      String offers = String.join(" and ", added.keySet());
      add("fronts: added", "time added by " + offers, added.values().stream().flatMap(List::stream).toList(),
          (all, factor) -> DeploymentChange.ofFront(part -> Scaling.added(part, factor)).in(all));
    }
    if (front.catchment().getFirst() < 1) {
      Map<String, List<Assumption>> anycast = numbers.byOffer("anycast");
      String offers = String.join(" and ", anycast.keySet());
      add("fronts: anycast", "share of users led to a farther place of " + offers,
          anycast.values().stream().flatMap(List::stream).toList(),
          (all, factor) -> DeploymentChange.ofFront(part -> Scaling.ledElsewhere(part, factor)).in(all));
    }
  }

  private void platform(Platform platform) {
    String id = platform.id();
    if (platform.startUp().phasesMillis().stream().anyMatch(ModelInputs::isSomething)) {
      add(id + ": startUp", "cold start of " + id, numbers.of(id, "startUp"), (all, factor) -> DeploymentChange
          .ofPlatform(id, part -> Scaling.startUp(part, factor)).in(all));
      if (!platform.instances().keepsForEver()) {
        add(id + ": keepAlive", "keep-alive of " + id, numbers.of(id, "keepAlive"),
            (all, factor) -> DeploymentChange.ofPlatform(id, part -> Scaling.keepAlive(part, factor)).in(all));
      }
    }
    if (isSomething(platform.invokeOverheadMillis())) {
      add(id + ": invokeOverhead", "overhead of an invocation of " + id, numbers.of(id, "invokeOverhead"),
          (all, factor) -> DeploymentChange.ofPlatform(id, part -> Scaling.invokeOverhead(part, factor)).in(all));
    }
    add(id + ": speed", "CPU speed of " + id, speed(platform), (all, factor) -> DeploymentChange
        .ofPlatform(id, part -> Scaling.speed(part, factor)).in(all));
  }

  /** An offer of the catalogue that says nothing of its speed is taken to compute as fast as a full vCPU. */
  private List<Assumption> speed(Platform platform) {
    List<Assumption> told = numbers.of(platform.id(), "speed", "memoryPerCpu");
    return told.isEmpty() && platform.cpu().speed() == 1 && numbers.hasSources(platform.id())
        ? List.of(new Assumption(platform.id() + ": speed", "1 (a full vCPU)",
            Optional.of(Default.assumption("no measurement compares the CPUs of platforms"))))
        : told;
  }

  /** Service times; a cache before another store has those of that store, which are one number with it. */
  private void stores() {
    Map<String, Set<String>> reads = new LinkedHashMap<>();
    Map<String, Set<String>> writes = new LinkedHashMap<>();
    for (Deployment deployment : scenario.deployments()) {
      for (StateStore store : deployment.stores()) {
        if (isSomething(store.readMillis())) {
          reads.computeIfAbsent(offer(store, deployment, "read"), absent -> new LinkedHashSet<>()).add(store.id());
        }
        if (isSomething(store.writeMillis())) {
          writes.computeIfAbsent(offer(store, deployment, "write"), absent -> new LinkedHashSet<>()).add(store.id());
        }
      }
    }
    reads.forEach((id, stores) -> add(id + ": read", "read time of " + id, numbers.of(id, "read"),
        (all, factor) -> DeploymentChange.ofStores(stores, part -> Scaling.reads(part, factor)).in(all)));
    writes.forEach((id, stores) -> add(id + ": write", "write time of " + id, numbers.of(id, "write"),
        (all, factor) -> DeploymentChange.ofStores(stores, part -> Scaling.writes(part, factor)).in(all)));
    scenario.deployments().stream().flatMap(each -> each.stores().stream()).forEach(this::copies);
  }

  /** The offer whose service time a store has: its own, or what it is a cache before. */
  private String offer(StateStore store, Deployment deployment, String key) {
    if (!numbers.of(store.id(), key).isEmpty()) {
      return store.id();
    }
    Set<String> bound = deployment.stores().stream().map(StateStore::id).collect(Collectors.toSet());
    List<String> others = List.copyOf(NumbersInForce.of(compiled, List.of(deployment.id())).byOffer(key).keySet());
    List<String> behind = others.stream().filter(other -> !bound.contains(other)).toList();
    return behind.size() == 1 ? behind.getFirst() : others.size() == 1 ? others.getFirst() : store.id();
  }

  private void copies(StateStore store) {
    String id = store.id();
    if (store.layout() instanceof StateStore.EdgeCached cached
        && (isSomething(cached.hitMillis()) || isSomething(cached.tierMillis()))) {
      add(id + ": cache", "cache time of " + id, numbers.of(id, "cache"),
          (all, factor) -> DeploymentChange.ofStores(Set.of(id), part -> Scaling.cache(part, factor)).in(all));
    }
    if (store.layout() instanceof StateStore.Replicated copies && isSomething(copies.lagMillis())) {
      add(id + ": replication", "replication lag of " + id, numbers.of(id, "replication"),
          (all, factor) -> DeploymentChange.ofStores(Set.of(id), part -> Scaling.lag(part, factor)).in(all));
    }
  }

  private void model(InferenceEndpoint model) {
    String id = model.id();
    if (isSomething(model.firstTokenMillis())) {
      add(id + ": firstToken", "time to the first token of " + id, numbers.of(id, "firstToken", "prompt"),
          (all, factor) -> DeploymentChange.ofModel(id, part -> Scaling.firstToken(part, factor)).in(all));
    }
    if (isSomething(model.tokenMillis())) {
      add(id + ": perToken", "time for each token of " + id, numbers.of(id, "perToken"),
          (all, factor) -> DeploymentChange.ofModel(id, part -> Scaling.perToken(part, factor)).in(all));
    }
  }

  /** Queues, as fronts, carry no id in the model, so all of them are one group. */
  private void queues() {
    if (scenario.deployments().stream().flatMap(each -> each.services().stream())
        .anyMatch(service -> service.queue().isPresent())) {
      Map<String, List<Assumption>> times = numbers.byOffer("send", "delivery");
      String offers = String.join(" and ", times.keySet());
      add("queues: send", "time of sending and delivery by " + offers,
          times.values().stream().flatMap(List::stream).toList(),
          (all, factor) -> DeploymentChange.ofQueues(part -> Scaling.queue(part, factor)).in(all));
    }
  }

  private void prices() {
    Map<String, List<PriceTerm>> terms = new LinkedHashMap<>();
    Map<String, String> offers = new LinkedHashMap<>();
    scenario.deployments().stream().flatMap(each -> each.charges().stream()).forEach(charge -> {
      for (PriceTerm term : charge.sheet().terms()) {
        String id = charge.sheet().offer() + ": " + term.item();
        terms.computeIfAbsent(id, absent -> new ArrayList<>()).add(term);
        offers.put(id, charge.sheet().offer());
      }
    });
    terms.forEach((id, same) -> {
      Trust trust = same.stream().map(term -> Trust.of(term.source())).max(Trust::compareTo).orElseThrow();
      List<Assumption> about = same.stream().distinct().map(term -> PriceText.of(id, term)).distinct().toList();
      String item = same.getFirst().item();
      String offer = offers.get(id);
      groups.putIfAbsent(id, new Group(id, "price of " + id, trust, about, true, (all, factor) -> DeploymentChange
          .ofCharge(charge -> Scaling.price(charge, offer, item, factor)).in(all)));
    });
  }
}
