package io.edgewise.scenario.compile;

import io.edgewise.scenario.spec.RequestSpec;
import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.scenario.spec.StepSpec;
import io.edgewise.scenario.spec.StrategySpec;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Suggestions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The services that steps call, in the order of first use. The position is the index. */
final class CalledServices {

  private final Map<String, List<StepSpec.Call>> calls = new LinkedHashMap<>();

  private CalledServices() {}

  static CalledServices of(ScenarioSpec spec) {
    CalledServices services = new CalledServices();
    for (RequestSpec request : spec.requests().values()) {
      services.collect(request.steps().orElse(List.of()));
    }
    return services;
  }

  private void collect(List<StepSpec> steps) {
    for (StepSpec step : steps) {
      if (step instanceof StepSpec.Call call) {
        call.service().ifPresent(name -> calls.computeIfAbsent(name, key -> new ArrayList<>()).add(call));
      }
      collect(step.inner());
    }
  }

  /** All names, by index. */
  List<String> names() {
    return List.copyOf(calls.keySet());
  }

  /** Index of a name, or -1. */
  int index(String name) {
    return names().indexOf(name);
  }

  /** The calls of a service, in file order. */
  List<StepSpec.Call> calls(String name) {
    return calls.getOrDefault(name, List.of());
  }

  /** Reports services that are called and run nowhere, and warns of those that run and are not called. */
  void check(Collection<StrategySpec> strategies, boolean allCallsKnown, Problems problems) {
    Set<String> bound = new LinkedHashSet<>();
    strategies.forEach(strategy -> strategy.services().ifPresent(services -> bound.addAll(services.keySet())));
    calls.forEach((name, all) -> {
      Node step = all.getFirst().node();
      if (!strategies.isEmpty() && strategies.stream().noneMatch(strategy -> says(strategy, name))) {
        problems.add(step, "no strategy says what the service \"" + name + "\" runs on"
            + Suggestions.hint(name, bound));
        return;
      }
      strategies.stream().filter(strategy -> !says(strategy, name)).forEach(strategy -> problems.add(
          strategy.node().get("services").orElse(strategy.node()), "the service \"" + name
              + "\" runs nowhere; add \"" + name + ": {platform: PLATFORM}\", since " + step.path() + " calls it"));
    });
    if (allCallsKnown) {
      strategies.forEach(strategy -> strategy.node().get("services").ifPresent(services -> services.entries().stream()
          .filter(entry -> !calls.containsKey(entry.key())
              && calls.keySet().stream().noneMatch(name -> Suggestions.closest(name, bound).contains(entry.key())))
          .forEach(entry -> problems.warn(entry, "no step calls the service \"" + entry.key() + "\""))));
    }
  }

  /** Whether a strategy says anything about a service, readable or not. */
  private static boolean says(StrategySpec strategy, String name) {
    return strategy.node().get("services")
        .map(services -> services.kind() != Node.Kind.MAPPING || services.get(name).isPresent()).orElse(false);
  }
}
