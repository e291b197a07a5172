package io.edgewise.scenario.cli;

import io.edgewise.sim.model.Metric;
import io.edgewise.topology.text.Suggestions;
import java.util.Arrays;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What strategies are compared by. */
final class MetricOption {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--metric", paramLabel = "METRIC", defaultValue = "p99",
      description = "What they are compared by: mean, p50, p90, p95, p99, p999 or monthlyCost. Default: ${DEFAULT-VALUE}.")
  private String metric;

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
