package io.edgewise.scenario.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code edgewise catalog}. */
@Command(
    name = "catalog",
    mixinStandardHelpOptions = true,
    versionProvider = EdgewiseCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Platforms, stores, fronts, workflow engines, queues and price lists that scenarios may use, each number with "
        + "its source.",
    footerHeading = "%nExamples:%n",
    footer = {
        "  edgewise catalog list --kind store",
        "  edgewise catalog show aws-lambda",
        "  edgewise catalog check --catalog my-offers"})
final class CatalogCommand implements Callable<Integer> {

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "catalog needs a command: list, show or check");
  }
}
