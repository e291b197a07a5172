package io.edgewise.scenario.cli;

import io.edgewise.report.table.Numbers;
import io.edgewise.report.table.TextTable;
import io.edgewise.report.table.TextTable.Cell;
import io.edgewise.report.table.TextTable.Column;
import io.edgewise.report.table.Tone;
import io.edgewise.report.table.Wrapping;
import io.edgewise.scenario.output.InvoiceText;
import io.edgewise.sim.metering.CostBreakdown;
import io.edgewise.sim.metering.CostItem;
import io.edgewise.topology.catalog.Catalog;
import io.edgewise.topology.catalog.CatalogCheck;
import io.edgewise.topology.catalog.InvoiceRun;
import io.edgewise.topology.catalog.Offer;
import io.edgewise.topology.catalog.OfferKind;
import io.edgewise.topology.catalog.SourcedNumber;
import io.edgewise.topology.catalog.WorkedInvoice;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.text.Suggestions;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
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
    description = "Shows an offer: every number with its class, date and source, its limits, its worked invoices and what "
        + "they come to, and what is old or weak.",
    footerHeading = "%nExample:%n",
    footer = "  edgewise catalog show cloudflare-workers")
final class CatalogShowCommand implements Callable<Integer> {

  private static final int COLUMNS = 120;
  /** Limits of how much there is at once, which are simulated. */
  private static final Pattern AT_ONCE =
      Pattern.compile("(maxConcurrency|maxInstances|queueLimit|capacity|scaleUp)(\\..*)?");
  private static final int INVOICE_COLUMNS = 44;
  private static final int FAULT_COLUMNS = 24;

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
    Catalog catalog = catalogs.load(root);
    List<Offer> found = Arrays.stream(OfferKind.values())
        .map(kind -> catalog.offer(kind, id)).flatMap(Optional::stream).toList();
    if (found.isEmpty()) {
      List<String> known = Arrays.stream(OfferKind.values()).flatMap(kind -> catalog.ids(kind).stream()).toList();
      throw new ParameterException(spec.commandLine(), "no offer \"" + id + "\"" + Suggestions.hint(id, known));
    }
    Places places = Places.shipped();
    LocalDate today = LocalDate.now(root.console().clock());
    found.forEach(offer -> {
      show(offer);
      limits(offer);
      invoices(WorkedInvoice.all(new InvoiceRun(catalog, places), offer));
      cautions(new CatalogCheck(catalog, places, today).of(offer));
      notes(offer);
    });
    return ExitCode.DONE;
  }

  private void heading(Tone tone, String text) {
    root.console().out().println();
    root.console().out().println(root.console().paint().paint(tone, text));
  }

  private void show(Offer offer) {
    PrintStream out = root.console().out();
    out.println(root.console().paint().paint(Tone.HEADING, offer.name()) + " (" + offer.kind() + " " + offer.id()
        + (offer.provider().isEmpty() ? "" : ", " + offer.provider()) + ")");
    if (!offer.summary().isEmpty()) {
      out.print(Wrapping.hanging("", offer.summary(), COLUMNS));
    }
    if (!offer.options().isEmpty()) {
      out.print(Wrapping.hanging("", "A strategy may set: " + String.join(", ", offer.options()) + ".", COLUMNS));
    }
    out.println();
    SourcedTable table = new SourcedTable("number");
    offer.numbers().forEach(number -> table.add(number.path(), number.text(), number.provenance()));
    out.print(table.textWithDittos(root.console()));
  }

  private void limits(Offer offer) {
    List<SourcedNumber> rates = offer.numbers().stream().filter(number -> AT_ONCE.matcher(number.path()).matches())
        .toList();
    if (offer.limits().isEmpty() && rates.isEmpty()) {
      return;
    }
    heading(Tone.HEADING, "Limits");
    TextTable table = new TextTable(List.of(new Column(List.of("limit"), false), new Column(List.of("most"), true),
        new Column(List.of("a strategy that needs more"), false)));
    offer.limits().forEach(limit -> table.row(List.of(Cell.of(limit.kind().toString()), Cell.of(limit.text()),
        Cell.of("is infeasible"))));
    rates.forEach(number -> table.row(List.of(Cell.of(number.path().replaceFirst("[.]value$", "")),
        Cell.of(number.text()), Cell.of("has requests refused, or queued where the offer says so"))));
    root.console().out().print(table.text(root.console().paint()));
  }

  private void invoices(List<WorkedInvoice> invoices) {
    if (invoices.isEmpty()) {
      return;
    }
    heading(Tone.HEADING, "Worked invoices");
    TextTable table = new TextTable(List.of(new Column(List.of("id"), false), new Column(List.of("a month of"), false),
        new Column(List.of("item"), false), new Column(List.of("comes to"), true), new Column(List.of(""), false)));
    for (WorkedInvoice worked : invoices) {
      List<CostItem> items = worked.bill().map(CostBreakdown::items).orElse(List.of()).stream()
          .filter(item -> item.amount().signum() != 0).toList();
      List<String> names = new ArrayList<>(items.stream().map(CostItem::item).toList());
      List<String> amounts = new ArrayList<>(items.stream().map(item -> dollars(item.amount())).toList());
      names.add("total");
      amounts.add(worked.bill().map(bill -> dollars(bill.total())).orElse("–"));
      table.row(List.of(Cell.of(worked.invoice().id()),
          Cell.of(Wrapping.lines(InvoiceText.of(worked.invoice()), INVOICE_COLUMNS)), Cell.of(names), Cell.of(amounts),
          worked.faults().isEmpty() ? Cell.of("✓ as expected").in(Tone.GOOD)
              : Cell.of(Wrapping.lines("✗ " + String.join("; ", worked.faults()), FAULT_COLUMNS)).in(Tone.BAD)));
    }
    root.console().out().print(table.text(root.console().paint()));
  }

  private static String dollars(BigDecimal amount) {
    return Numbers.dollars(amount.doubleValue());
  }

  private void cautions(List<CatalogCheck.Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    heading(Tone.CAUTION, "Take care");
    findings.forEach(finding -> root.console().out().print(Wrapping.hanging("  • ", finding.kind() + ": "
        + String.join(", ", finding.about()) + " (" + finding.reason() + ")", COLUMNS)));
  }

  private void notes(Offer offer) {
    if (!offer.notes().isEmpty()) {
      heading(Tone.HEADING, "Notes");
      offer.notes().forEach(note -> root.console().out().print(Wrapping.hanging("  • ", note, COLUMNS)));
    }
  }
}
