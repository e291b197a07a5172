package io.edgewise.scenario.cli;

import io.edgewise.report.table.TextTable;
import io.edgewise.report.table.TextTable.Cell;
import io.edgewise.report.table.TextTable.Column;
import io.edgewise.report.table.Wrapping;
import io.edgewise.topology.catalog.Offer;
import io.edgewise.topology.catalog.OfferKind;
import io.edgewise.topology.text.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code edgewise catalog list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = EdgewiseCommand.Version.class,
    description = "Lists the offers of the catalogue.",
    footerHeading = "%nExample:%n",
    footer = "  edgewise catalog list --kind platform --provider aws")
final class CatalogListCommand implements Callable<Integer> {

  private static final int SUMMARY_COLUMNS = 60;

  private final EdgewiseCommand root;

  @Spec
  private CommandSpec spec;

  @Option(names = "--kind", paramLabel = "K",
      description = "Only one kind: platform, store, workflow engine, model, queue, front, NAT gateway or price list.")
  private String kind;

  @Option(names = "--provider", paramLabel = "P", description = "Only one provider, such as AWS.")
  private String provider;

  @Mixin
  private CatalogOption catalogs;

  CatalogListCommand(EdgewiseCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    List<Offer> all = catalogs.load(root).offers();
    Predicate<Offer> wanted = offer -> true;
    if (kind != null) {
      OfferKind only = kind();
      wanted = wanted.and(offer -> offer.kind() == only);
    }
    if (provider != null) {
      String only = provider(all);
      wanted = wanted.and(offer -> offer.provider().equalsIgnoreCase(only));
    }
    TextTable table = new TextTable(List.of(column("id"), column("kind"), column("provider"), column("what it is")));
    all.stream().filter(wanted).forEach(offer -> table.row(List.of(Cell.of(offer.id()),
        Cell.of(offer.kind().toString()), Cell.of(offer.provider()), Cell.of(what(offer)))));
    root.console().out().print(table.text(root.console().paint()));
    return ExitCode.DONE;
  }

  private static Column column(String title) {
    return new Column(List.of(title), false);
  }

  private static List<String> what(Offer offer) {
    String summary = offer.summary().isEmpty() ? "" : ": " + offer.summary();
    return Wrapping.lines(offer.name() + summary, SUMMARY_COLUMNS);
  }

  private OfferKind kind() {
    for (OfferKind value : OfferKind.values()) {
      String noun = value.toString();
      if (kind.equalsIgnoreCase(noun) || kind.equalsIgnoreCase(value.folder())
          || kind.equalsIgnoreCase(noun.replace(' ', '-'))) {
        return value;
      }
    }
    List<String> known = Arrays.stream(OfferKind.values()).map(OfferKind::toString).toList();
    throw new ParameterException(spec.commandLine(), "--kind: no kind \"" + kind + "\""
        + Suggestions.hint(kind, known));
  }

  private String provider(List<Offer> all) {
    TreeSet<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    all.stream().map(Offer::provider).filter(name -> !name.isEmpty()).forEach(known::add);
    if (!known.contains(provider)) {
      throw new ParameterException(spec.commandLine(), "--provider: no provider \"" + provider + "\""
          + (Suggestions.closest(provider, known).isEmpty() ? "; there are " + String.join(", ", known)
              : Suggestions.hint(provider, known)));
    }
    return provider;
  }
}
