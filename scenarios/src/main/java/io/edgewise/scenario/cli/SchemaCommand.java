package io.edgewise.scenario.cli;

import io.edgewise.scenario.spec.ScenarioSchema;
import io.edgewise.topology.catalog.Catalog;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code edgewise schema}. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    versionProvider = EdgewiseCommand.Version.class,
    description = "Prints the JSON Schema of scenario files, for completion and checks in an editor.",
    footerHeading = "%nExample:%n",
    footer = {
        "  edgewise schema > edgewise.schema.json",
        "  # first line of a scenario file, for editors with the YAML language server:",
        "  # yaml-language-server: $schema=edgewise.schema.json"})
final class SchemaCommand implements Callable<Integer> {

  private final EdgewiseCommand root;

  @Mixin
  private CatalogOption catalogs;

  SchemaCommand(EdgewiseCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    Catalog catalog = catalogs.load(root);
    String text = ScenarioSchema.text(catalog);
    root.console().out().print(text.endsWith("\n") ? text : text + "\n");
    return ExitCode.DONE;
  }
}
