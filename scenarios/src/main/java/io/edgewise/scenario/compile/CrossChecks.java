package io.edgewise.scenario.compile;

import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.scenario.spec.StrategySpec;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Severity;
import io.edgewise.topology.text.Suggestions;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks that every data set has a store and every service a platform in every strategy, and that nothing is bound in vain. */
final class CrossChecks {

  private final ScenarioSpec spec;
  private final Map<String, Node> used;
  private final Problems problems;
  private final Set<String> bound;

  private CrossChecks(ScenarioSpec spec, DataSets dataSets, Problems problems) {
    this.spec = spec;
    this.used = dataSets.used();
    this.problems = problems;
    this.bound = spec.strategies().values().stream()
        .flatMap(strategy -> strategy.stores().map(Map::keySet).stream().flatMap(Collection::stream))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  static void check(ScenarioSpec spec, DataSets dataSets, CalledServices called, Problems problems) {
    CrossChecks checks = new CrossChecks(spec, dataSets, problems);
    boolean requestsBroken = problems.sorted().stream()
        .anyMatch(problem -> problem.severity() == Severity.ERROR && isAt(problem, "requests"));
    checks.unbound();
    called.check(spec.strategies().values(), !requestsBroken, problems);
    if (!requestsBroken) {
      checks.unused();
    }
  }

  private static boolean isAt(Problem problem, String section) {
    return problem.path().equals(section) || problem.path().startsWith(section + ".");
  }

  private void unbound() {
    Set<String> known = new LinkedHashSet<>(bound);
    known.addAll(spec.data().keySet());
    used.forEach((name, step) -> {
      if (!spec.strategies().isEmpty() && !bound.contains(name)) {
        problems.add(step, "no strategy has a store for the data set \"" + name + "\"" + Suggestions.hint(name, known));
        return;
      }
      for (StrategySpec strategy : spec.strategies().values()) {
        // A strategy whose stores could not be read at all was reported already.
        boolean readable = strategy.stores().isPresent() || strategy.node().get("stores").isEmpty();
        boolean missing = strategy.stores().map(stores -> !stores.containsKey(name)).orElse(true);
        if (readable && missing && !isBroken(strategy, name)) {
          problems.add(strategy.node().get("stores").orElse(strategy.node()), "the data set \"" + name
              + "\" has no store; add \"" + name + ": STORE\", since " + step.path() + " uses it");
        }
      }
    });
  }

  private static boolean isBroken(StrategySpec strategy, String name) {
    return strategy.node().get("stores").flatMap(stores -> stores.get(name)).isPresent();
  }

  private void unused() {
    Set<String> misspelt = used.keySet().stream().filter(name -> !bound.contains(name))
        .flatMap(name -> Suggestions.closest(name, bound).stream())
        .collect(Collectors.toSet());
    for (StrategySpec strategy : spec.strategies().values()) {
      strategy.node().get("stores").ifPresent(stores -> stores.entries().stream()
          .filter(entry -> !used.containsKey(entry.key()) && !misspelt.contains(entry.key()))
          .forEach(entry -> problems.warn(entry, "no request reads or writes the data set \"" + entry.key() + "\""
              + Suggestions.closest(entry.key(), used.keySet()).stream().findFirst()
                  .map(near -> "; did you mean \"" + near + "\"?").orElse(""))));
    }
    spec.node().get("data").ifPresent(data -> data.entries().stream()
        .filter(entry -> !used.containsKey(entry.key()) && !misspelt.contains(entry.key()))
        .forEach(entry -> problems.warn(entry, "no request reads or writes the data set \"" + entry.key() + "\"")));
  }
}
