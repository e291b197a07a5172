package io.edgewise.scenario.cli;

import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.sim.model.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code edgewise validate}. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    versionProvider = EdgewiseCommand.Version.class,
    description = {
        "Finds all problems of scenario files at once, without simulating anything.",
        "Each is told with its place, what was found, what is allowed and the likely fix."},
    footerHeading = "%nExample:%n",
    footer = "  edgewise validate checkout.yaml search.yaml")
final class ValidateCommand implements Callable<Integer> {

  private final EdgewiseCommand root;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Scenario files (YAML or JSON).")
  private List<Path> files;

  @Mixin
  private InputOptions input;

  ValidateCommand(EdgewiseCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    for (CompiledScenario compiled : input.load(root, files)) {
      Scenario scenario = compiled.scenario();
      root.console().out().println(compiled.facts().source() + ": valid: " + scenario.deployments().size()
          + (scenario.deployments().size() == 1 ? " strategy, " : " strategies, ") + scenario.requests().size()
          + (scenario.requests().size() == 1 ? " kind of request" : " kinds of requests")
          + (compiled.infeasible().isEmpty() ? "" : "; infeasible: " + compiled.infeasible().size()));
      compiled.infeasible().forEach(each -> each.reasons()
          .forEach(reason -> root.remark(compiled.facts().source() + ": infeasible: " + reason)));
    }
    return ExitCode.DONE;
  }
}
