package io.edgewise.scenario.compile;

import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.Orchestrator;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Service;
import io.edgewise.topology.catalog.Charges;
import io.edgewise.topology.catalog.CodeInstances;
import io.edgewise.topology.catalog.ConfiguredPlatform;
import io.edgewise.topology.catalog.ConfiguredQueue;
import io.edgewise.topology.catalog.Orchestration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The configured services of a strategy, engines of workflows among them.
 *
 * @param platforms by name, in the order of the services' indices
 * @param queues before those that messages are published to, by name
 */
record ServiceParts(Map<String, ConfiguredPlatform> platforms, Map<String, ConfiguredQueue> queues) {

  /** The services that are called, out of all that were configured. */
  static ServiceParts of(List<String> called, Map<String, ConfiguredPlatform> configured,
      Map<String, ConfiguredQueue> queues) {
    Map<String, ConfiguredPlatform> inOrder = new LinkedHashMap<>();
    called.forEach(name -> inOrder.put(name, configured.get(name)));
    return new ServiceParts(inOrder, queues);
  }

  /** The workflows that stay with the code that starts them. */
  Set<String> inCaller() {
    return platforms.entrySet().stream()
        .filter(entry -> entry.getValue().orchestration().map(Orchestration::orchestrator)
            .filter(Orchestrator.Caller.class::isInstance).isPresent())
        .map(Map.Entry::getKey).collect(Collectors.toSet());
  }

  /** These and what models run on, under names of their own. */
  ServiceParts with(Map<String, ConfiguredPlatform> ofModels) {
    Map<String, ConfiguredPlatform> all = new LinkedHashMap<>(platforms);
    ofModels.forEach((name, platform) -> all.put(all.containsKey(name) ? name + " (model)" : name, platform));
    return new ServiceParts(all, queues);
  }

  List<Service> toServices() {
    return platforms.entrySet().stream()
        .map(entry -> new Service(entry.getKey(), entry.getValue().sites(), entry.getValue().platform(),
            entry.getValue().orchestration().map(Orchestration::orchestrator),
            Optional.ofNullable(queues.get(entry.getKey())).map(ConfiguredQueue::queue)))
        .toList();
  }

  /** What all code runs in that may ask a store: the same sort everywhere, or it is not counted. */
  CodeInstances codeWith(CodeInstances users) {
    boolean alike = platforms.values().stream().allMatch(platform -> platform.code().equals(users));
    return alike ? users : new CodeInstances(CodeInstances.Kind.UNCOUNTED, 1);
  }

  /** All places where code runs: the sites that serve users, then those of the services. */
  List<Place> placesWith(List<Place> sites) {
    List<Place> places = new ArrayList<>(sites);
    platforms.values().forEach(platform -> places.addAll(platform.sites()));
    return places;
  }

  /** What running the code costs: on the compute that serves users, on the services, and between them. */
  List<Charge> chargesWith(ConfiguredPlatform users) {
    if (platforms.isEmpty()) {
      return users.charges();
    }
    List<Charge> charges = new ArrayList<>();
    List<Place> callees = placesWith(List.of());
    int first = 0;
    charges.addAll(Charges.ofSites(users, "", first, callees));
    first += users.sites().size();
    for (Map.Entry<String, ConfiguredPlatform> service : platforms.entrySet()) {
      charges.addAll(Charges.ofSites(service.getValue(), service.getKey(), first, callees));
      ConfiguredQueue queue = queues.get(service.getKey());
      if (queue != null) {
        charges.addAll(
            Charges.ofSites(queue.charges(), service.getKey(), first, service.getValue().sites().size()));
      }
      first += service.getValue().sites().size();
    }
    return charges;
  }
}
