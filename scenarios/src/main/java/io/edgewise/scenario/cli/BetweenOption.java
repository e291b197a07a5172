package io.edgewise.scenario.cli;

import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.Infeasible;
import io.edgewise.sim.model.Deployment;
import io.edgewise.topology.text.Suggestions;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which strategies are compared. */
final class BetweenOption {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--between", paramLabel = "A,B", split = ",",
      description = "Two strategies, by their keys in the file. May be left away where there are just two; inversion then takes "
          + "all pairs, sensitivity the two best.")
  private List<String> between = List.of();

  /** Names of the strategies by id, the infeasible ones last. */
  static Map<String, String> names(CompiledScenario base) {
    Map<String, String> names = new LinkedHashMap<>();
    base.scenario().deployments().forEach((Deployment each) -> names.put(each.id(), each.name()));
    base.infeasible().forEach((Infeasible each) -> names.put(each.id(), each.name()));
    return names;
  }

  /** Whether the user named some. */
  boolean isGiven() {
    return !between.isEmpty();
  }

  /**
   * Ids of two strategies.
   *
   * @param names of all strategies by id
   * @throws ParameterException if the option does not name two of them, and there are not just two
   */
  List<String> pair(Map<String, String> names) {
    List<String> ids = between.isEmpty() && names.size() == 2 ? List.copyOf(names.keySet()) : between;
    if (ids.size() != 2) {
      throw new ParameterException(spec.commandLine(), "--between: name two strategies, such as --between "
          + names.keySet().stream().limit(2).collect(Collectors.joining(",")));
    }
    for (String id : ids) {
      if (!names.containsKey(id)) {
        throw new ParameterException(spec.commandLine(),
            "--between: no strategy \"" + id + "\"" + Suggestions.hint(id, names.keySet()));
      }
    }
    if (new LinkedHashSet<>(ids).size() == 1) {
      throw new ParameterException(spec.commandLine(),
          "--between: a strategy is not compared with itself: \"" + ids.getFirst() + "\"");
    }
    return ids;
  }
}
