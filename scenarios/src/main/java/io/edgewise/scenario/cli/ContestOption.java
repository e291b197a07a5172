package io.edgewise.scenario.cli;

import io.edgewise.scenario.analysis.Contest;
import io.edgewise.sim.model.Metric;
import io.edgewise.topology.text.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which two strategies are compared, and by what. */
final class ContestOption {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin
  private BetweenOption between;

  @Option(names = "--metric", paramLabel = "METRIC", defaultValue = "p99",
      description = "What they are compared by: mean, p50, p90, p95, p99, p999 or monthlyCost. Default: ${DEFAULT-VALUE}.")
  private String metric;

  /**
   * The strategies asked for, or the only two there are.
   *
   * @param names of the strategies by id
   * @throws ParameterException if none are asked for and there are not two, or they are not there
   */
  Contest contest(Map<String, String> names) {
    List<String> ids = between.pair(names);
    return new Contest(ids.get(0), ids.get(1), metric());
  }

  /**
   * The strategies asked for; empty where none are and there are more than two.
   *
   * @param names of the strategies by id
   * @throws ParameterException if they are not there, or there are less than two
   */
  Optional<Contest> contestIfNamed(Map<String, String> names) {
    return !between.isGiven() && names.size() > 2 ? Optional.empty() : Optional.of(contest(names));
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
