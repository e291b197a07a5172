package io.edgewise.scenario.cli;

import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Scenario;
import io.edgewise.topology.text.Suggestions;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which strategy of a scenario is meant. */
final class StrategyOption {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--strategy", paramLabel = "S", description = "Only this strategy, by its key in the file.")
  private String id;

  /** The strategy asked for, or all. */
  List<Deployment> chosen(CompiledScenario compiled) {
    Scenario scenario = compiled.scenario();
    if (id == null) {
      return scenario.deployments();
    }
    List<Deployment> found = scenario.deployments().stream().filter(d -> d.id().equals(id)).toList();
    compiled.infeasible().stream().filter(strategy -> strategy.id().equals(id)).findFirst().ifPresent(strategy -> {
      throw new ParameterException(spec.commandLine(), "--strategy: the strategy \"" + id
          + "\" is infeasible: " + strategy.limits().getFirst());
    });
    if (found.isEmpty()) {
      List<String> known = scenario.deployments().stream().map(Deployment::id).toList();
      throw new ParameterException(spec.commandLine(),
          "--strategy: no strategy \"" + id + "\"" + Suggestions.hint(id, known));
    }
    return found;
  }
}
