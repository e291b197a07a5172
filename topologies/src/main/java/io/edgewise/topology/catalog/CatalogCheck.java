package io.edgewise.topology.catalog;

import io.edgewise.topology.place.Places;
import io.edgewise.topology.text.Provenance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks for what a catalogue lacks: sources, prices of zones, invoices that hold, prices younger than a year. */
public final class CatalogCheck {

  /** What may be found, the gravest first. */
  public enum Kind {
    /** Numbers without a source. */
    NO_SOURCE("parts without a source"),
    /** An invoice comes to something else than the file expects. */
    INVOICE("worked invoices that do not hold"),
    /** Places belong to a zone that a price does not know. */
    NO_PRICE("zones without a price"),
    /** Prices of more than a year ago. */
    OLD_PRICE("prices more than a year old"),
    /** Numbers that are anecdotal or derived. */
    WEAK("parts of confidence C");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** As in headings: {@code prices more than a year old}. */
    @Override
    public String toString() {
      return words;
    }

    /** Whether it is a fault of the catalogue, not only something that a user should know. */
    public boolean isFault() {
      return compareTo(NO_PRICE) <= 0;
    }
  }

  /**
   * Something that was found.
   *
   * @param kind what it is
   * @param offer of which offer
   * @param reason what is wrong, or the source that is weak or old, with its date
   * @param about the parts of the offer or the invoices concerned
   */
  public record Finding(Kind kind, Offer offer, String reason, List<String> about) {

    /** Copies the list. */
    public Finding {
      about = List.copyOf(about);
    }
  }

  private final LocalDate today;
  private final InvoiceRun invoices;

  /**
   * A check.
   *
   * @param catalog where price lists and fronts of invoices are found
   * @param today the day on which the age of prices is judged
   */
  public CatalogCheck(Catalog catalog, Places places, LocalDate today) {
    this.today = today;
    invoices = new InvoiceRun(catalog, places);
  }

  /** What was found about an offer, by kind; empty where all is well. */
  public List<Finding> of(Offer offer) {
    List<Finding> findings = new ArrayList<>();
    List<String> unsourced = offer.numbers().stream().filter(number -> number.provenance().isEmpty())
        .map(SourcedNumber::path).toList();
    if (!unsourced.isEmpty()) {
      findings.add(new Finding(Kind.NO_SOURCE, offer, "no source", unsourced));
    }
    for (WorkedInvoice worked : WorkedInvoice.all(invoices, offer)) {
      worked.faults().forEach(fault -> findings
          .add(new Finding(Kind.INVOICE, offer, fault, List.of(worked.invoice().id()))));
    }
    offer.zonesWithoutPrice().forEach((price, zones) -> findings.add(new Finding(Kind.NO_PRICE, offer,
        "the price \"" + price + "\" is not known in " + String.join(", ", zones), List.of(price))));
    findings.addAll(bySource(Kind.OLD_PRICE, offer, offer.prices().stream()
        .filter(price -> price.provenance().filter(from -> from.olderThanOneYear(today)).isPresent()).toList()));
    findings.addAll(bySource(Kind.WEAK, offer, offer.numbers().stream().filter(number -> number.provenance()
        .filter(from -> from.confidence().equals(Optional.of(Provenance.Confidence.C))).isPresent()).toList()));
    return findings;
  }

  private static List<Finding> bySource(Kind kind, Offer offer, List<SourcedNumber> numbers) {
    Map<Provenance, Set<String>> about = new LinkedHashMap<>();
    numbers.forEach(number -> about.computeIfAbsent(number.provenance().orElseThrow(), key -> new LinkedHashSet<>())
        .add(part(number.path())));
    return about.entrySet().stream().map(entry -> new Finding(kind, offer,
        entry.getKey().date() + ", " + entry.getKey().source(), List.copyOf(entry.getValue()))).toList();
  }

  /**
   * The part of the offer that a number belongs to: {@code prices.requests} for each of its tiers and regions, but its
   * free tier apart.
   */
  private static String part(String path) {
    String[] keys = path.split("[.\\[]");
    if (keys.length > 2 && keys[2].equals("freeTier")) {
      return String.join(".", keys[0], keys[1], keys[2]);
    }
    return keys.length < 2 || keys[1].equals("value") ? keys[0] : keys[0] + "." + keys[1];
  }
}
