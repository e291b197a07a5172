package io.edgewise.scenario.cli;

import io.edgewise.scenario.analysis.Contest;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.Infeasible;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Metric;
import io.edgewise.topology.text.Suggestions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which two strategies are compared, and by what. */
final class ContestOption {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--between", paramLabel = "A,B", split = ",",
      description = "Two strategies, by their keys in the file. May be left away where there are just two.")
  private List<String> between = List.of();

  @Option(names = "--metric", paramLabel = "METRIC", defaultValue = "p99",
      description = "What they are compared by: mean, p50, p90, p95, p99, p999 or monthlyCost. Default: ${DEFAULT-VALUE}.")
  private String metric;

  /** Names of the strategies by id, the infeasible ones last. */
  static Map<String, String> names(CompiledScenario base) {
    Map<String, String> names = new LinkedHashMap<>();
    base.scenario().deployments().forEach((Deployment each) -> names.put(each.id(), each.name()));
    base.infeasible().forEach((Infeasible each) -> names.put(each.id(), each.name()));
    return names;
  }

  /**
   * The strategies asked for, or the only two there are.
   *
   * @param names of the strategies by id
   * @throws ParameterException if none are asked for and there are not two, or they are not there
   */
  Contest contest(Map<String, String> names) {
    List<String> ids = between.isEmpty() && names.size() == 2 ? List.copyOf(names.keySet()) : between;
    if (ids.size() != 2) {
      throw new ParameterException(spec.commandLine(), "--between: name two strategies, such as --between "
          + names.keySet().stream().limit(2).collect(Collectors.joining(",")));
    }
    return contest(ids, names);
  }

  /**
   * The strategies asked for; empty where none are and there are more than two.
   *
   * @param names of the strategies by id
   * @throws ParameterException if they are not there, or there are less than two
   */
  Optional<Contest> contestIfNamed(Map<String, String> names) {
    return between.isEmpty() && names.size() > 2 ? Optional.empty() : Optional.of(contest(names));
  }

  private Contest contest(List<String> ids, Map<String, String> names) {
    for (String id : ids) {
      if (!names.containsKey(id)) {
        throw new ParameterException(spec.commandLine(),
            "--between: no strategy \"" + id + "\"" + Suggestions.hint(id, names.keySet()));
      }
    }
    Metric compared = metric();
    try {
      return new Contest(ids.get(0), ids.get(1), compared);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--between: " + e.getMessage(), e);
    }
  }

  /**
   * What is compared.
   *
   * @throws ParameterException if it is not known
   */
  Metric metric() {
    return Arrays.stream(Metric.values()).filter(each -> each.id().equals(metric)).findFirst()
        .orElseThrow(() -> new ParameterException(spec.commandLine(), "--metric: no metric \"" + metric + "\""
            + Suggestions.hint(metric, Arrays.stream(Metric.values()).map(Metric::id).toList())));
  }
}
