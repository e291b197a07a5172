package io.edgewise.scenario.cli;

import io.edgewise.report.table.Tone;
import io.edgewise.report.table.Wrapping;
import io.edgewise.topology.catalog.Catalog;
import io.edgewise.topology.catalog.CatalogCheck;
import io.edgewise.topology.catalog.CatalogCheck.Finding;
import io.edgewise.topology.catalog.CatalogCheck.Kind;
import io.edgewise.topology.catalog.Offer;
import io.edgewise.topology.catalog.SourcedNumber;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.text.Provenance;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code edgewise catalog check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = EdgewiseCommand.Version.class,
    description = {
        "Looks for numbers without a source, worked invoices that do not hold and zones without a price; tells what is "
            + "more than a year old and what is of confidence C.",
        "Exit codes: 0 nothing is wrong; 2 a file of the catalogue cannot be read; 3 something is wrong."},
    footerHeading = "%nExample:%n",
    footer = "  edgewise catalog check --catalog my-offers --strict")
final class CatalogCheckCommand implements Callable<Integer> {

  private static final int COLUMNS = 120;

  private final EdgewiseCommand root;

  @Option(names = "--strict", description = "Prices more than a year old count as wrong too.")
  private boolean strict;

  @Mixin
  private CatalogOption catalogs;

  CatalogCheckCommand(EdgewiseCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    Catalog catalog = catalogs.load(root);
    List<Offer> offers = catalog.offers();
    CatalogCheck check = new CatalogCheck(catalog, Places.shipped(), LocalDate.now(root.console().clock()));
    List<Finding> findings = offers.stream().flatMap(offer -> check.of(offer).stream()).toList();
    summary(offers);
    for (Kind kind : Kind.values()) {
      tell(kind, findings.stream().filter(finding -> finding.kind() == kind).toList());
    }
    return findings.stream().anyMatch(finding -> isWrong(finding.kind())) ? ExitCode.CHECK_NOT_HELD : ExitCode.DONE;
  }

  private boolean isWrong(Kind kind) {
    return kind.isFault() || (strict && kind == Kind.OLD_PRICE);
  }

  private void summary(List<Offer> offers) {
    List<SourcedNumber> numbers = offers.stream().flatMap(offer -> offer.numbers().stream()).toList();
    String kinds = Arrays.stream(Provenance.Kind.values())
        .map(kind -> numbers.stream().filter(number -> number.provenance().map(Provenance::kind).filter(kind::equals)
            .isPresent()).count() + " " + kind.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
    long invoices = offers.stream().mapToLong(offer -> offer.invoices().size()).sum();
    root.console().out().println(offers.size() + " offers; " + numbers.size() + " numbers: " + kinds + "; " + invoices
        + " worked invoices");
  }

  private void tell(Kind kind, List<Finding> findings) {
    PrintStream out = root.console().out();
    out.println();
    if (findings.isEmpty()) {
      out.println(root.console().paint().paint(Tone.GOOD, "✓ no " + kind));
      return;
    }
    long count = findings.stream().mapToLong(finding -> finding.about().size()).sum();
    boolean wrong = isWrong(kind);
    String heading = (wrong ? "✗ " : "") + kind + " (" + count + ")";
    out.println(root.console().paint().paint(wrong ? Tone.BAD : Tone.CAUTION, heading));
    findings.forEach(finding -> out.print(Wrapping.hanging("  • ", finding.offer().id() + ": "
        + String.join(", ", finding.about()) + " (" + finding.reason() + ")", COLUMNS)));
  }
}
