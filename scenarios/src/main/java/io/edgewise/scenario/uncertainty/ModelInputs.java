package io.edgewise.scenario.uncertainty;

import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.uncertainty.Effect.Change;
import io.edgewise.sim.metering.PriceTerm;
import io.edgewise.sim.model.AccessLink;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Front;
import io.edgewise.sim.model.InferenceEndpoint;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.Service;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.random.Distribution;
import io.edgewise.topology.catalog.Assumption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private final NumbersInForce numbers;
  private final Map<String, Group> groups = new LinkedHashMap<>();

  private ModelInputs(Scenario scenario, NumbersInForce numbers) {
    this.scenario = scenario;
    this.numbers = numbers;
  }

  /**
   * The groups that some strategies rest on.
   *
   * @param scenario the strategies alone
   * @param compiled with the numbers in force
   */
  static List<Group> of(Scenario scenario, CompiledScenario compiled) {
    List<String> strategies = scenario.deployments().stream().map(Deployment::id).toList();
    ModelInputs inputs = new ModelInputs(scenario, NumbersInForce.of(compiled, strategies));
    inputs.world();
    for (Deployment deployment : scenario.deployments()) {
      inputs.front(deployment);
      Stream.concat(Stream.of(deployment.platform()), deployment.services().stream().map(Service::platform))
          .forEach(inputs::platform);
      deployment.stores().forEach(inputs::store);
      deployment.models().forEach(inputs::model);
    }
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
      add(offers + ": added", "time added by " + offers, added.values().stream().flatMap(List::stream).toList(),
          (all, factor) -> DeploymentChange.ofFront(part -> Scaling.added(part, factor)).in(all));
    }
    if (front.catchment().getFirst() < 1) {
      Map<String, List<Assumption>> anycast = numbers.byOffer("anycast");
      String offers = String.join(" and ", anycast.keySet());
      add(offers + ": anycast", "share of users led to a farther place of " + offers,
          anycast.values().stream().flatMap(List::stream).toList(),
          (all, factor) -> DeploymentChange.ofFront(part -> Scaling.ledElsewhere(part, factor)).in(all));
    }
  }

  private void platform(Platform platform) {
    String id = platform.id();
    if (platform.startUp().phasesMillis().stream().anyMatch(ModelInputs::isSomething)) {
      add(id + ": startUp", "cold start of " + id, numbers.of(id, "startUp"), (all, factor) -> DeploymentChange
          .ofPlatform(id, part -> Scaling.startUp(part, factor)).in(all));
      if (!platform.instances().keepAliveMillis().equals(InstancePolicy.KEEP_FOR_EVER)) {
        add(id + ": keepAlive", "keep-alive of " + id, numbers.of(id, "keepAlive"),
            (all, factor) -> DeploymentChange.ofPlatform(id, part -> Scaling.keepAlive(part, factor)).in(all));
      }
    }
    if (isSomething(platform.invokeOverheadMillis())) {
      add(id + ": invokeOverhead", "overhead of an invocation of " + id, numbers.of(id, "invokeOverhead"),
          (all, factor) -> DeploymentChange.ofPlatform(id, part -> Scaling.invokeOverhead(part, factor)).in(all));
    }
    add(id + ": speed", "CPU speed of " + id, numbers.of(id, "speed", "memoryPerCpu"),
        (all, factor) -> DeploymentChange.ofPlatform(id, part -> Scaling.speed(part, factor)).in(all));
  }

  private void store(StateStore store) {
    String id = store.id();
    if (isSomething(store.readMillis())) {
      add(id + ": read", "read time of " + id, service(id, "read"),
          (all, factor) -> DeploymentChange.ofStore(id, part -> Scaling.reads(part, factor)).in(all));
    }
    if (isSomething(store.writeMillis())) {
      add(id + ": write", "write time of " + id, service(id, "write"),
          (all, factor) -> DeploymentChange.ofStore(id, part -> Scaling.writes(part, factor)).in(all));
    }
    if (store.layout() instanceof StateStore.EdgeCached cached
        && (isSomething(cached.hitMillis()) || isSomething(cached.tierMillis()))) {
      add(id + ": cache", "cache time of " + id, numbers.of(id, "cache"),
          (all, factor) -> DeploymentChange.ofStore(id, part -> Scaling.cache(part, factor)).in(all));
    }
    if (store.layout() instanceof StateStore.Replicated copies && isSomething(copies.lagMillis())) {
      add(id + ": replication", "replication lag of " + id, numbers.of(id, "replication"),
          (all, factor) -> DeploymentChange.ofStore(id, part -> Scaling.lag(part, factor)).in(all));
    }
  }

  /** Of a store, or of what it is a cache before. */
  private List<Assumption> service(String store, String key) {
    List<Assumption> own = numbers.of(store, key);
    if (!own.isEmpty()) {
      return own;
    }
    List<String> bound = scenario.deployments().stream().flatMap(each -> each.stores().stream()).map(StateStore::id)
        .toList();
    return numbers.byOffer(key).entrySet().stream().filter(entry -> !bound.contains(entry.getKey()))
        .flatMap(entry -> entry.getValue().stream()).toList();
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

  /** Queues carry no id in the model, so all of them are one group. */
  private void queues() {
    if (scenario.deployments().stream().flatMap(each -> each.services().stream())
        .anyMatch(service -> service.queue().isPresent())) {
      Map<String, List<Assumption>> times = numbers.byOffer("send", "delivery");
      String offers = String.join(" and ", times.keySet());
      add(offers + ": send", "time of sending and delivery by " + offers,
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
