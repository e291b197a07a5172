package io.edgewise.ui.catalog;

import io.edgewise.report.table.Numbers;
import io.edgewise.scenario.output.InvoiceText;
import io.edgewise.scenario.output.SourcedLine;
import io.edgewise.topology.catalog.Catalog;
import io.edgewise.topology.catalog.CatalogCheck;
import io.edgewise.topology.catalog.InvoiceRun;
import io.edgewise.topology.catalog.Offer;
import io.edgewise.topology.catalog.Portability;
import io.edgewise.topology.catalog.WorkedInvoice;
import io.edgewise.topology.place.Places;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be known of an offer.
 *
 * @param title its name, kind, identifier and provider
 * @param summary may be empty
 * @param numbers all of its file, with their sources
 * @param sections further lines under their headings
 */
record OfferDetails(String title, String summary, List<SourcedLine> numbers, Map<String, List<String>> sections) {

  /** Works out the invoices and the age of the sources. */
  static OfferDetails of(Catalog catalog, Places places, Offer offer, LocalDate today) {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    put(sections, "What a strategy may set",
        offer.options().isEmpty() ? List.of() : List.of(String.join(", ", offer.options())));
    put(sections, "Limits", offer.limits().stream()
        .map(limit -> limit.kind() + ": at most " + limit.text() + "; a strategy that needs more is infeasible")
        .toList());
    put(sections, "Portability", offer.portability().stream().flatMap(ties -> portability(ties).stream()).toList());
    put(sections, "Worked invoices", WorkedInvoice.all(new InvoiceRun(catalog, places), offer).stream()
        .map(OfferDetails::invoice).toList());
    put(sections, "Take care", new CatalogCheck(catalog, places, today).of(offer).stream()
        .map(found -> found.kind() + ": " + String.join(", ", found.about()) + " (" + found.reason() + ")").toList());
    put(sections, "Notes", offer.notes());
    return new OfferDetails(offer.name() + " (" + offer.kind() + " " + offer.id()
        + (offer.provider().isEmpty() ? "" : ", " + offer.provider()) + ")", offer.summary(),
        offer.numbers().stream().map(SourcedLine::of).toList(), sections);
  }

  private static void put(Map<String, List<String>> sections, String heading, List<String> lines) {
    if (!lines.isEmpty()) {
      sections.put(heading, lines);
    }
  }

  private static List<String> portability(Portability ties) {
    return List.of((ties.open() ? "Open: " : "The provider's own: ") + ties.relied(), "Instead: " + ties.instead());
  }

  private static String invoice(WorkedInvoice worked) {
    String total = worked.bill().map(bill -> Numbers.dollars(bill.total().doubleValue())).orElse("–");
    return "A month of " + InvoiceText.of(worked.invoice()) + " comes to " + total
        + (worked.faults().isEmpty() ? ", as expected" : ": " + String.join("; ", worked.faults()));
  }
}
