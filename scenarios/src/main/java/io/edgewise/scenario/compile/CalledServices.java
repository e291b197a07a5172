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

/** The services that steps call and the workflows that they start, in the order of first use. The position is the index. */
final class CalledServices {

  private final Map<String, List<StepSpec.Call>> calls = new LinkedHashMap<>();
  private final Map<String, List<StepSpec.Workflow>> workflows = new LinkedHashMap<>();
  private final Map<String, List<StepSpec.Publish>> messages = new LinkedHashMap<>();
  private final Set<String> names = new LinkedHashSet<>();

  private CalledServices() {}

  static CalledServices of(ScenarioSpec spec) {
    CalledServices services = new CalledServices();
    for (RequestSpec request : spec.requests().values()) {
      services.collect(request.steps().orElse(List.of()));
    }
    services.collect(spec.scheduled());
    return services;
  }

  private void collect(List<StepSpec> steps) {
    for (StepSpec step : steps) {
      if (step instanceof StepSpec.Call call) {
        call.service().ifPresent(name -> {
          calls.computeIfAbsent(name, key -> new ArrayList<>()).add(call);
          names.add(name);
        });
      } else if (step instanceof StepSpec.Workflow workflow) {
        workflow.on().ifPresent(name -> {
          workflows.computeIfAbsent(name, key -> new ArrayList<>()).add(workflow);
          names.add(name);
        });
      }
      if (step instanceof StepSpec.Publish publish) {
        publish.to().ifPresent(name -> {
          messages.computeIfAbsent(name, key -> new ArrayList<>()).add(publish);
          names.add(name);
        });
      }
      collect(step.inner());
    }
  }

  /** The messages to a service, in file order. */
  List<StepSpec.Publish> messages(String name) {
    return messages.getOrDefault(name, List.of());
  }

  /** All names, by index. */
  List<String> names() {
    return List.copyOf(names);
  }

  /** Index of a name, or -1. */
  int index(String name) {
    return names().indexOf(name);
  }

  /** The calls of a service, in file order. */
  List<StepSpec.Call> calls(String name) {
    return calls.getOrDefault(name, List.of());
  }

  /** The executions of a workflow, in file order. */
  List<StepSpec.Workflow> workflows(String name) {
    return workflows.getOrDefault(name, List.of());
  }

  /** Reports services and workflows that are used and run nowhere, and warns of those that run and are not used. */
  void check(Collection<StrategySpec> strategies, boolean allUsesKnown, Problems problems) {
    calls.keySet().stream().filter(messages::containsKey).forEach(name -> problems.add(
        messages.get(name).getFirst().node(), "\"" + name + "\" is called as well, by "
            + calls.get(name).getFirst().node().path() + "; give the consumer of the messages another name"));
    calls.keySet().stream().filter(workflows::containsKey).forEach(name -> problems.add(
        workflows.get(name).getFirst().node(), "\"" + name + "\" is a service as well, called by "
            + calls.get(name).getFirst().node().path() + "; give the workflow another name"));
    first(calls).forEach((name, step) -> check(strategies, "service", "services", name, step,
        "{platform: PLATFORM}", problems));
    first(messages).forEach((name, step) -> {
      check(strategies, "service", "services", name, step, "{platform: PLATFORM}", problems);
      check(strategies, "queue", "queues", name, step, "QUEUE", problems);
    });
    first(workflows).forEach((name, step) -> check(strategies, "workflow", "workflows", name, step,
        "ENGINE", problems));
    if (allUsesKnown) {
      Set<String> used = new LinkedHashSet<>(calls.keySet());
      used.addAll(messages.keySet());
      unused(strategies, "services", used, "no step calls the service", problems);
      unused(strategies, "queues", messages.keySet(), "no step publishes to, and no schedule starts,", problems);
      unused(strategies, "workflows", workflows.keySet(), "no step starts the workflow", problems);
    }
  }

  private static <T extends StepSpec> Map<String, Node> first(Map<String, List<T>> uses) {
    Map<String, Node> first = new LinkedHashMap<>();
    uses.forEach((name, all) -> first.put(name, all.getFirst().node()));
    return first;
  }

  private static void check(Collection<StrategySpec> strategies, String noun, String section, String name, Node step,
      String example, Problems problems) {
    boolean queue = section.equals("queues");
    String quoted = "\"" + name + "\"";
    if (!strategies.isEmpty() && strategies.stream().noneMatch(strategy -> says(strategy, section, name))) {
      problems.add(step, (queue ? "no strategy has a queue before the service " + quoted
          : "no strategy says what the " + noun + " " + quoted + " runs on")
          + Suggestions.hint(name, bound(strategies, section)));
      return;
    }
    String missing = queue ? "the service " + quoted + " has no queue before it"
        : "the " + noun + " " + quoted + " runs nowhere";
    strategies.stream().filter(strategy -> !says(strategy, section, name)).forEach(strategy -> problems.add(
        strategy.node().get(section).orElse(strategy.node()), missing + "; add \"" + name + ": " + example + "\" to \""
            + section + "\", since " + step.path() + " needs it"));
  }

  private static void unused(Collection<StrategySpec> strategies, String section, Set<String> used, String message,
      Problems problems) {
    Set<String> bound = bound(strategies, section);
    strategies.forEach(strategy -> strategy.node().get(section).ifPresent(node -> node.entries().stream()
        .filter(entry -> !used.contains(entry.key())
            && used.stream().noneMatch(name -> Suggestions.closest(name, bound).contains(entry.key())))
        .forEach(entry -> problems.warn(entry, message + " \"" + entry.key() + "\""))));
  }

  private static Set<String> bound(Collection<StrategySpec> strategies, String section) {
    Set<String> bound = new LinkedHashSet<>();
    strategies.forEach(strategy -> strategy.node().get(section)
        .ifPresent(node -> node.entries().forEach(entry -> bound.add(entry.key()))));
    return bound;
  }

  /** Whether a strategy says anything about a name, readable or not. */
  private static boolean says(StrategySpec strategy, String section, String name) {
    return strategy.node().get(section)
        .map(node -> node.kind() != Node.Kind.MAPPING || node.get(name).isPresent()).orElse(false);
  }
}
