package io.edgewise.scenario.compile;

import io.edgewise.scenario.spec.RequestSpec;
import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.scenario.spec.StepSpec;
import io.edgewise.scenario.spec.StrategySpec;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Severity;
import io.edgewise.topology.text.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The models that steps ask, in the order of first use. The position is the index. */
final class ModelNames {

  private final Map<String, Node> used = new LinkedHashMap<>();
  private final List<String> names;

  private ModelNames(ScenarioSpec spec) {
    for (RequestSpec request : spec.requests().values()) {
      request.steps().ifPresent(this::collect);
    }
    collect(spec.scheduled());
    names = List.copyOf(used.keySet());
  }

  static ModelNames of(ScenarioSpec spec) {
    return new ModelNames(spec);
  }

  private void collect(List<StepSpec> steps) {
    for (StepSpec step : steps) {
      if (step instanceof StepSpec.Infer infer) {
        infer.model().ifPresent(name -> used.putIfAbsent(name, infer.node()));
      }
      collect(step.inner());
    }
  }

  /** All names, by index. */
  List<String> names() {
    return names;
  }

  /** Index of a name, or -1. */
  int index(String name) {
    return names.indexOf(name);
  }

  /** Checks that every model has an offer in every strategy, and that nothing is bound in vain. */
  void check(ScenarioSpec spec, Problems problems) {
    boolean requestsBroken = problems.sorted().stream().anyMatch(ModelNames::isOfRequests);
    Set<String> bound = new LinkedHashSet<>();
    spec.strategies().values().forEach(strategy -> strategy.models().ifPresent(all -> bound.addAll(all.keySet())));
    used.forEach((name, step) -> {
      if (!spec.strategies().isEmpty() && !bound.contains(name)) {
        problems.add(step, "no strategy has an offer for the model \"" + name + "\"" + Suggestions.hint(name, bound));
        return;
      }
      spec.strategies().values().forEach(strategy -> missing(strategy, name, step, problems));
    });
    if (!requestsBroken) {
      spec.strategies().values().forEach(strategy -> unused(strategy, problems));
    }
  }

  private static boolean isOfRequests(Problem problem) {
    return problem.severity() == Severity.ERROR
        && (problem.path().equals("requests") || problem.path().startsWith("requests."));
  }

  private static void missing(StrategySpec strategy, String name, Node step, Problems problems) {
    // A strategy whose models could not be read at all was reported already.
    boolean readable = strategy.models().isPresent() || strategy.node().get("models").isEmpty();
    boolean written = strategy.node().get("models").flatMap(models -> models.get(name)).isPresent();
    if (readable && !written) {
      problems.add(strategy.node().get("models").orElse(strategy.node()), "the model \"" + name
          + "\" has no offer; add \"" + name + ": OFFER\" under \"models\", since " + step.path() + " asks it");
    }
  }

  private void unused(StrategySpec strategy, Problems problems) {
    List<Node.Entry> entries = new ArrayList<>();
    strategy.node().get("models").ifPresent(models -> entries.addAll(models.entries()));
    entries.stream().filter(entry -> !used.containsKey(entry.key())).forEach(entry -> problems.warn(entry,
        "no request asks the model \"" + entry.key() + "\"" + Suggestions.closest(entry.key(), used.keySet()).stream()
            .findFirst().map(near -> "; did you mean \"" + near + "\"?").orElse("")));
  }
}
