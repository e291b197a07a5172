package io.edgewise.scenario.cli;

import io.edgewise.report.table.Tone;
import io.edgewise.report.table.Wrapping;
import io.edgewise.topology.catalog.Catalog;
import io.edgewise.topology.catalog.Offer;
import io.edgewise.topology.catalog.OfferKind;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Suggestions;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edgewise catalog show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    versionProvider = EdgewiseCommand.Version.class,
    description = "Shows an offer: every number with its class, date and source.",
    footerHeading = "%nExample:%n",
    footer = "  edgewise catalog show cloudflare-workers")
final class CatalogShowCommand implements Callable<Integer> {

  private static final int COLUMNS = 120;

  private final EdgewiseCommand root;

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "Identifier, as 'edgewise catalog list' prints it.")
  private String id;

  @Mixin
  private CatalogOption catalogs;

  CatalogShowCommand(EdgewiseCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    Problems problems = new Problems();
    Catalog catalog = catalogs.catalog(problems);
    problems.throwIfAny();
    root.warn(problems.warnings());
    List<Offer> found = Arrays.stream(OfferKind.values())
        .map(kind -> catalog.offer(kind, id)).flatMap(Optional::stream).toList();
    if (found.isEmpty()) {
      List<String> known = Arrays.stream(OfferKind.values()).flatMap(kind -> catalog.ids(kind).stream()).toList();
      throw new ParameterException(spec.commandLine(), "no offer \"" + id + "\"" + Suggestions.hint(id, known));
    }
    found.forEach(this::show);
    return ExitCode.DONE;
  }

  private void show(Offer offer) {
    PrintStream out = root.console().out();
    out.println(root.console().paint().paint(Tone.HEADING, offer.name()) + " (" + offer.kind() + " " + offer.id()
        + (offer.provider().isEmpty() ? "" : ", " + offer.provider()) + ")");
    if (!offer.summary().isEmpty()) {
      out.print(Wrapping.hanging("", offer.summary(), COLUMNS));
    }
    out.println();
    SourcedTable table = new SourcedTable("number");
    offer.numbers().forEach(number -> table.add(number.path(), number.text(), number.provenance()));
    out.print(table.text(root.console()));
    if (!offer.notes().isEmpty()) {
      out.println();
      offer.notes().forEach(note -> out.print(Wrapping.hanging("  • ", note, COLUMNS)));
    }
  }
}
