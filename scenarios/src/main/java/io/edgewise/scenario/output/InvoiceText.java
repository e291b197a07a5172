package io.edgewise.scenario.output;

import io.edgewise.topology.catalog.Invoice;

/** A worked invoice in words. */
public final class InvoiceText {

  private InvoiceText() {}

  /** What is used, and on which conditions. */
  public static String of(Invoice invoice) {
    String with = invoice.with().isEmpty() ? "" : ", with " + String.join(" and ", invoice.with());
    String freeTier = invoice.freeTier() && !invoice.name().contains("free tier") ? ", with the free tier" : "";
    return invoice.name() + with + freeTier;
  }
}
