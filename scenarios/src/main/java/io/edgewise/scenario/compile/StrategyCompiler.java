package io.edgewise.scenario.compile;

import io.edgewise.scenario.spec.Steps;
import io.edgewise.scenario.spec.StrategySpec;
import io.edgewise.scenario.spec.StrategySpec.FrontName;
import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.FailOver;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import io.edgewise.topology.catalog.BrokenLimit;
import io.edgewise.topology.catalog.Charges;
import io.edgewise.topology.catalog.CodeInstances;
import io.edgewise.topology.catalog.ConfiguredFront;
import io.edgewise.topology.catalog.ConfiguredModel;
import io.edgewise.topology.catalog.ConfiguredNat;
import io.edgewise.topology.catalog.ConfiguredPlatform;
import io.edgewise.topology.catalog.ConfiguredQueue;
import io.edgewise.topology.catalog.ConfiguredStore;
import io.edgewise.topology.catalog.Fronts;
import io.edgewise.topology.catalog.StoreOffer;
import io.edgewise.topology.catalog.StoreUse;
import io.edgewise.topology.catalog.WriteTransfer;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Makes the deployment of one strategy out of configured offers. */
final class StrategyCompiler {

  private final OfferLookup offers;
  private final ConfiguredPlatforms platforms;
  private final Places places;
  private final DataSets dataSets;
  private final boolean freeTier;
  private final LimitChecks limits;
  private final ModelNames models;
  private final Optional<SmartPlacement> placement;
  private final Problems problems;

  StrategyCompiler(OfferLookup offers, ConfiguredPlatforms platforms, Places places, LimitChecks limits,
      ModelNames models,
      Optional<SmartPlacement> placement, boolean freeTier, Problems problems) {
    this.offers = offers;
    this.platforms = platforms;
    this.places = places;
    this.dataSets = limits.dataSets();
    this.limits = limits;
    this.models = models;
    this.placement = placement;
    this.freeTier = freeTier;
    this.problems = problems;
  }

  /** A deployment with what must be told beside its results, and the limits that it would have to break. */
  record Result(Deployment deployment, StrategyNotes notes, List<BrokenLimit> broken) {}

  /** Data sets that are bound alike, so that one store holds them all: the binding of each, by index. */
  private record Group(StoreOffer offer, TreeMap<Integer, Node> bindings) {

    List<Integer> dataSets() {
      return List.copyOf(bindings.keySet());
    }

    double gigabytes(DataSets all) {
      return dataSets().stream().mapToDouble(dataSet -> all.storedGigabytes(dataSet, new AssumptionList())).sum();
    }
  }

  /** The configured parts of a strategy. */
  private record Parts(ConfiguredPlatform platform, ConfiguredFront front, Map<Group, ConfiguredStore> stores,
      ServiceParts services, BoundModels models) {}

  /** Empty where a problem is recorded, or was when the file was read. */
  Optional<Result> compile(String id, StrategySpec spec, AssumptionList assumptions) {
    Optional<ConfiguredPlatform> platform = spec.compute().flatMap(compute -> platforms.of(compute,
        () -> offers.platform(compute)
            .flatMap(offer -> checked(compute, () -> offer.configure(compute, places, problems)))));
    Optional<ConfiguredFront> front = front(spec, platform);
    Optional<List<Group>> groups = groups(spec.stores().orElse(Map.of()));
    Optional<ServiceParts> services = platform.flatMap(found -> services(spec, found.sites().getFirst()));
    if (platform.isEmpty() || groups.isEmpty() || services.isEmpty()) {
      return Optional.empty();
    }
    Map<Group, ConfiguredStore> stores =
        stores(groups.get(), services.get(), platform.get(), assumptions);
    Optional<BoundModels> answering = models(spec, services.get().placesWith(platform.get().sites()));
    long bound = stores.keySet().stream().mapToLong(group -> group.dataSets().size()).sum();
    if (front.isEmpty() || answering.isEmpty() || bound < dataSets.names().size()) {
      return Optional.empty();
    }
    Parts parts = new Parts(platform.get(), front.get(), stores, services.get(), answering.get());
    return moved(spec, parts, assumptions).flatMap(found -> nat(spec, found)
        .map(nat -> result(id, spec, found, nat)));
  }

  /** The NAT gateway, if the strategy has one; empty where something is wrong with it. */
  private Optional<Optional<ConfiguredNat>> nat(StrategySpec spec, Parts parts) {
    if (spec.nat().isEmpty()) {
      return Optional.of(Optional.empty());
    }
    Set<Integer> outside = new LinkedHashSet<>();
    parts.stores().forEach((group, store) -> outside.addAll(store.isPrivate() ? List.of() : group.dataSets()));
    Node node = spec.nat().get();
    return checked(node, () -> new NatBinding(offers, dataSets.names(), problems).configure(node,
        parts.services().placesWith(parts.platform().sites()), outside)).map(Optional::of);
  }

  /**
   * The services and the engines of workflows; empty where one that is needed could not be configured.
   *
   * @param beside where engines are whose place the strategy does not say
   */
  private Optional<ServiceParts> services(StrategySpec spec, Place beside) {
    Map<String, ConfiguredPlatform> configured = new LinkedHashMap<>();
    spec.services().orElse(Map.of()).forEach((name, node) -> offers.platform(node)
        .flatMap(offer -> checked(node, () -> offer.configure(node, places, problems)))
        .ifPresent(platform -> configured.put(name, platform)));
    spec.workflows().orElse(Map.of()).forEach((name, node) -> offers.workflow(node)
        .flatMap(offer -> checked(node, () -> offer.configure(node, places, beside, problems)))
        .ifPresent(platform -> configured.put(name, platform)));
    List<String> names = limits.called().names();
    Map<String, ConfiguredQueue> queues = new LinkedHashMap<>();
    spec.queues().orElse(Map.of()).forEach((name, node) -> offers.queue(node)
        .filter(offer -> configured.containsKey(name) && !limits.called().messages(name).isEmpty())
        .flatMap(offer -> checked(node, () -> offer.configure(node, configured.get(name).sites(),
            largestMessage(name), problems)))
        .ifPresent(queue -> queues.put(name, queue)));
    boolean queued = names.stream()
        .allMatch(name -> limits.called().messages(name).isEmpty() || queues.containsKey(name));
    return configured.keySet().containsAll(names) && queued
        ? Optional.of(ServiceParts.of(names, configured, queues)) : Optional.empty();
  }

  private long largestMessage(String service) {
    return limits.called().messages(service).stream()
        .mapToLong(message -> message.size().orElse(Steps.MESSAGE.fallback().orElseThrow().value()).bytes()).max()
        .orElse(0);
  }

  private Optional<BoundModels> models(StrategySpec spec, List<Place> sites) {
    return BoundModels.of(spec.models().orElse(Map.of()), models, offers, sites, places, problems);
  }

  private Map<Group, ConfiguredStore> stores(List<Group> groups, ServiceParts services, ConfiguredPlatform platform,
      AssumptionList assumptions) {
    List<Place> sites = services.placesWith(platform.sites());
    CodeInstances code = services.codeWith(platform.code());
    Map<Group, ConfiguredStore> stores = new LinkedHashMap<>();
    for (Group group : groups) {
      store(group, sites, code, assumptions).ifPresent(store -> stores.put(group, store));
    }
    return stores;
  }

  /** The parts with the code where its platform moves it, if it may and that is faster; empty for a problem. */
  private Optional<Parts> moved(StrategySpec spec, Parts parts, AssumptionList assumptions) {
    if (parts.platform().frontWhenMoved().isEmpty() || placement.isEmpty()) {
      return Optional.of(parts);
    }
    Optional<Place> place = placement.get().choose(parts.platform().sites(), Arrays.asList(byDataSet(parts)));
    if (place.isEmpty()) {
      return Optional.of(parts);
    }
    ConfiguredPlatform platform = parts.platform().movedTo(place.get());
    Map<Group, ConfiguredStore> stores =
        stores(List.copyOf(parts.stores().keySet()), parts.services(), platform, assumptions);
    Optional<BoundModels> answering = models(spec, parts.services().placesWith(platform.sites()));
    return front(spec, Optional.of(platform))
        .filter(found -> answering.isPresent() && stores.size() == parts.stores().size())
        .map(front -> new Parts(platform, front, stores, parts.services(), answering.get()));
  }

  private StateStore[] byDataSet(Parts parts) {
    StateStore[] stores = new StateStore[dataSets.names().size()];
    parts.stores().forEach((group, store) -> group.dataSets().forEach(dataSet -> stores[dataSet] = store.store()));
    return stores;
  }

  private Optional<ConfiguredFront> front(StrategySpec spec, Optional<ConfiguredPlatform> platform) {
    List<FrontName> named = spec.front().orElse(List.of());
    if (platform.isEmpty()) {
      named.forEach(offers::front);
      return Optional.empty();
    }
    Optional<Node> node = spec.node().get("front");
    List<String> builtIn = platform.get().fronts();
    if (spec.front().isPresent() && named.isEmpty() && !builtIn.isEmpty()) {
      problems.add(node.orElse(spec.node()), "the platform \"" + platform.get().offer().id()
          + "\" is reached through \"" + String.join("\" and \"", builtIn) + "\"; leave the key out");
      return Optional.empty();
    }
    boolean broken = node.isPresent() && spec.front().isEmpty();
    return broken ? Optional.empty()
        : checked(node.orElse(spec.node()),
            () -> Fronts.configure(node, platform.get(), offers.catalog(), places, problems));
  }

  /** What the records of the model refuse is a problem of the mapping that asked for it, unless one is known there. */
  private <T> Optional<T> checked(Node node, Supplier<Optional<T>> configured) {
    int before = problems.errorCount();
    try {
      return configured.get();
    } catch (IllegalArgumentException e) {
      if (problems.errorCount() == before) {
        problems.add(node, e.getMessage());
      }
      return Optional.empty();
    }
  }

  /** Groups the bindings of all data sets; empty where one names no store of the catalogue. */
  private Optional<List<Group>> groups(Map<String, Node> bindings) {
    Map<String, Group> groups = new LinkedHashMap<>();
    boolean complete = true;
    for (Map.Entry<String, Node> binding : bindings.entrySet()) {
      Optional<StoreOffer> offer = offers.store(binding.getValue());
      int dataSet = dataSets.index(binding.getKey());
      complete &= offer.isPresent();
      if (offer.isPresent() && dataSet >= 0) {
        groups.computeIfAbsent(CanonicalText.of(binding.getValue()), key -> new Group(offer.get(), new TreeMap<>()))
            .bindings().put(dataSet, binding.getValue());
      }
    }
    return complete ? Optional.of(List.copyOf(groups.values())) : Optional.empty();
  }

  private Optional<ConfiguredStore> store(Group group, List<Place> sites, CodeInstances code,
      AssumptionList assumptions) {
    double gigabytes = 0;
    for (int dataSet : group.dataSets()) {
      gigabytes += dataSets.storedGigabytes(dataSet, assumptions);
    }
    StoreUse use = new StoreUse(group.dataSets(), gigabytes, sites, code);
    Node binding = group.bindings().firstEntry().getValue();
    Optional<ConfiguredStore> store =
        checked(binding, () -> group.offer().configure(binding, use, places, problems));
    store.ifPresent(found -> checkConsistency(group, found.store()));
    return store;
  }

  /** Reads may demand no more than the copies can tell. */
  private void checkConsistency(Group group, StateStore store) {
    if (store.layout() instanceof StateStore.EdgeCached cached && !cached.inFront()) {
      refuse(group, store, Set.of(Step.Consistency.STRONG, Step.Consistency.READ_YOUR_WRITES),
          "the store \"" + store.id()
              + "\" answers from copies that may be old",
          "a strong read");
    } else if (store.layout() instanceof StateStore.Replicated replicated
        && replicated.ownWrites() == StateStore.OwnWrites.UNKNOWN && replicated.replicas().size() > 1) {
      refuse(group, store, Set.of(Step.Consistency.READ_YOUR_WRITES), "the store \"" + store.id()
          + "\" has several copies and knows no sessions (the key \"sessions\" of its replication)",
          "what its session wrote");
    }
  }

  private void refuse(Group group, StateStore store, Set<Step.Consistency> demands, String reason, String what) {
    if (store.consistency().isPresent()) {
      Node binding = group.bindings().firstEntry().getValue();
      if (demands.contains(store.consistency().get())) {
        problems.add(binding.get("consistency").orElse(binding), reason + "; choose another store, or \"eventual\"");
      }
      return;
    }
    group.bindings().forEach((dataSet, binding) -> dataSets.firstRead(dataSet, demands)
        .ifPresent(step -> problems.add(binding, reason + ", and " + step.path() + " demands " + what + " of \""
            + dataSets.names().get(dataSet) + "\"; choose another store, or \"consistency: eventual\"")));
  }

  private Result result(String id, StrategySpec spec, Parts parts, Optional<ConfiguredNat> nat) {
    ServiceParts services = parts.services().with(parts.models().instances());
    List<Charge> charges = new ArrayList<>(services.chargesWith(parts.platform()));
    charges.addAll(parts.front().charges());
    parts.stores().values().forEach(store -> charges.addAll(store.charges()));
    parts.stores().forEach((group, store) -> WriteTransfer
        .of(parts.platform(), store.store(), group.dataSets(), places).ifPresent(charges::add));
    nat.ifPresent(gateway -> charges.addAll(gateway.charges()));
    charges.addAll(parts.models().charges());
    Deployment deployment = new Deployment(id, spec.name().orElse(id), parts.platform().sites(),
        parts.front().front(), parts.platform().platform(), Arrays.asList(byDataSet(parts)), services.toServices(),
        parts.models().endpoints(parts.services().platforms().size()),
        Charges.withFreeTier(Charges.merge(charges), freeTier), separatesFunctions(spec, parts.platform()),
        Optional.empty(), FailOver.NONE);
    List<BrokenLimit> broken = new ArrayList<>(limits.broken(parts.platform(), parts.front(), services.inCaller()));
    services.platforms().forEach((name, platform) -> broken.addAll(limits.broken(name, platform)));
    broken.addAll(parts.models().broken(limits.requests()));
    parts.stores().forEach((group, store) -> broken.addAll(new StoreLimitChecks(limits.requests(), dataSets)
        .broken(store.limits(), group.dataSets(), group.gigabytes(dataSets))));
    services.queues().forEach((name, queue) -> broken.addAll(limits.broken(name, queue)));
    return new Result(deployment, notes(spec, parts, nat), broken);
  }

  /** Where instances start on demand they are those of a function, unless the strategy says otherwise. */
  private static boolean separatesFunctions(StrategySpec spec, ConfiguredPlatform platform) {
    return spec.separateFunctions().orElseGet(() -> platform.platform().cpu() instanceof Cpu.Dedicated
        && !platform.platform().instances().keepsForEver());
  }

  private StrategyNotes notes(StrategySpec spec, Parts parts, Optional<ConfiguredNat> nat) {
    NoteCollector notes = new NoteCollector();
    notes.offer(parts.platform().offer());
    parts.platform().fronts().forEach(id -> offers.catalog().front(id).ifPresent(notes::offer));
    spec.front().orElse(List.of()).forEach(name -> offers.catalog().front(name.id()).ifPresent(notes::offer));
    notes.add(parts.platform().assumptions(), parts.platform().warnings());
    notes.add(parts.front().assumptions(), parts.front().warnings());
    for (ConfiguredPlatform service : parts.services().platforms().values()) {
      notes.add(service.offer(), service.assumptions(), service.warnings());
    }
    for (ConfiguredQueue queue : parts.services().queues().values()) {
      notes.add(queue.offer(), queue.assumptions(), queue.warnings());
    }
    for (ConfiguredStore store : parts.stores().values()) {
      store.held().ifPresent(notes::held);
      notes.add(store.offer(), store.assumptions(), store.warnings());
    }
    nat.ifPresent(gateway -> notes.add(gateway.offer(), gateway.assumptions(), gateway.warnings()));
    for (ConfiguredModel model : parts.models().configured()) {
      notes.offer(model.offer());
      model.instances().ifPresent(platform -> notes.offer(platform.offer()));
      notes.add(model.assumptions(), model.warnings());
    }
    return notes.notes();
  }
}
