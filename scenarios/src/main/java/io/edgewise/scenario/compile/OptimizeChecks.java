package io.edgewise.scenario.compile;

import io.edgewise.scenario.spec.OptimizeSpec;
import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Suggestions;
import java.util.Optional;

/** Checks that what the section {@code optimize} names is there: the base, platforms, data sets and stores. */
final class OptimizeChecks {

  private OptimizeChecks() {}

  static void check(ScenarioSpec spec, OfferLookup offers, DataSets dataSets, Problems problems) {
    spec.optimize().ifPresent(optimize -> {
      checkBase(spec, optimize, problems);
      for (Node choice : optimize.compute()) {
        checkPlatform(choice, offers, problems);
      }
      optimize.stores().forEach((dataSet, bindings) -> {
        Node section = optimize.node().get("stores").flatMap(node -> node.get(dataSet)).orElse(optimize.node());
        if (dataSets.index(dataSet) < 0) {
          problems.add(section, "no step reads or writes the data set \"" + dataSet + "\""
              + Suggestions.hint(dataSet, dataSets.names()));
        }
        if (bindings.isEmpty()) {
          problems.add(section, "the list of stores is empty; name at least one");
        }
        bindings.forEach(offers::store);
      });
    });
  }

  private static void checkBase(ScenarioSpec spec, OptimizeSpec optimize, Problems problems) {
    Optional<String> id = optimize.base().flatMap(node -> Form.TEXT.read(node, problems));
    if (id.isPresent() && !spec.strategies().containsKey(id.get())) {
      problems.add(optimize.base().get(), "no strategy \"" + id.get() + "\""
          + Suggestions.hint(id.get(), spec.strategies().keySet()));
    }
  }

  private static void checkPlatform(Node choice, OfferLookup offers, Problems problems) {
    switch (choice.kind()) {
      case SCALAR -> offers.platform(choice.replacedBy("platform", choice));
      case MAPPING -> choice.get("platform").ifPresent(named -> offers.platform(choice));
      case BROKEN -> {
      }
      default -> problems.add(choice, "expected the id of a platform or a mapping, found " + choice.description());
    }
  }
}
