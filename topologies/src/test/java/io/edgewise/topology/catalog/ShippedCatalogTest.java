package io.edgewise.topology.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.topology.place.Places;
import io.edgewise.topology.text.Node;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every shipped file, and every worked invoice in them. */
class ShippedCatalogTest {

  private static final Catalog CATALOG = Catalog.shipped();

  @TestFactory
  @DisplayName("the worked invoices of the shipped files hold")
  Stream<DynamicTest> invoices() {
    return CATALOG.offers().stream().flatMap(offer -> offer.invoices().stream().map(invoice -> DynamicTest
        .dynamicTest(offer.id() + ": " + invoice.id() + " " + invoice.name(), () -> check(offer, invoice))));
  }

  private static void check(Offer offer, Invoice invoice) {
    WorkedInvoice worked = WorkedInvoice.of(new InvoiceRun(CATALOG, Places.shipped()), offer, invoice);
    assertEquals(List.of(), worked.faults());
    assertTrue(worked.bill().isPresent());
  }

  @Test
  @DisplayName("the invoices cover the worked examples of the price pages")
  void invoiceIds() {
    TreeSet<String> ids = new TreeSet<>();
    CATALOG.offers().forEach(offer -> offer.invoices().forEach(invoice -> ids.add(invoice.id().split("-")[0])));
    assertTrue(
        ids.containsAll(
            List.of("C01", "C04", "C06", "C08", "C10", "C11", "C14", "C16", "C18", "C20", "C22", "C23", "C26",
                "C29", "C31")),
        ids::toString);
  }

  @Test
  @DisplayName("every offer has a name, a provider, a sentence about it, and a source for every number")
  void headers() {
    for (Offer offer : CATALOG.offers()) {
      assertTrue(!offer.name().isBlank() && !offer.provider().isBlank() && !offer.summary().isBlank(), offer.id());
      assertTrue(!offer.numbers().isEmpty(), offer.id());
      offer.numbers()
          .forEach(number -> assertTrue(number.provenance().isPresent(), () -> offer.id() + ": " + number.path()));
    }
  }

  @Test
  @DisplayName("every offer but the price lists says how it ties to its provider")
  void portability() {
    for (Offer offer : Catalog.shipped().offers()) {
      assertEquals(offer.kind() != OfferKind.PRICES, offer.portability().isPresent(), offer.id());
      offer.portability()
          .ifPresent(ties -> assertFalse(ties.relied().isBlank() || ties.instead().isBlank(), offer.id()));
    }
  }

  @Test
  @DisplayName("identifiers are unique over all kinds")
  void uniqueIds() {
    List<String> ids = CATALOG.offers().stream().map(Offer::id).toList();
    assertEquals(ids.size(), new TreeSet<>(ids).size(), ids::toString);
  }

  @Test
  @DisplayName("the check finds no fault; the prices of 2024 are old in 2026, and not before a year has passed")
  void check() {
    assertEquals(List.of(), faults(LocalDate.of(2026, 11, 28)));
    assertTrue(old(LocalDate.of(2026, 11, 28), "aws-lambda")
        .contains(List.of("prices.requests", "prices.durationX86", "prices.durationArm", "prices.storage")));
    assertEquals(List.of(), old(LocalDate.of(2025, 7, 1), "aws-lambda"));
  }

  private static List<CatalogCheck.Finding> faults(LocalDate today) {
    CatalogCheck check = new CatalogCheck(CATALOG, Places.shipped(), today);
    return CATALOG.offers().stream().flatMap(offer -> check.of(offer).stream())
        .filter(finding -> finding.kind().isFault()).toList();
  }

  private static List<List<String>> old(LocalDate today, String platform) {
    return new CatalogCheck(CATALOG, Places.shipped(), today).of(CATALOG.platform(platform).orElseThrow()).stream()
        .filter(finding -> finding.kind() == CatalogCheck.Kind.OLD_PRICE).map(CatalogCheck.Finding::about).toList();
  }

  @Test
  @DisplayName("every place of a price zone is a place, and every zone has a price")
  void zones() {
    int places = 0;
    for (String id : CATALOG.platformIds()) {
      Node zones = ShippedFiles.INSTANCE.file(OfferKind.PLATFORM, id).orElseThrow().node();
      for (Node.Entry zone : zones.get("zones").flatMap(node -> node.get("places")).map(Node::entries)
          .orElse(List.of())) {
        for (Node place : zone.value().items()) {
          assertTrue(Places.shipped().find(place.text()).isPresent(), () -> id + ": " + place);
          places++;
        }
      }
      assertEquals(Map.of(), CATALOG.platform(id).orElseThrow().zonesWithoutPrice(), id);
    }
    assertTrue(places > 40, "places in zones: " + places);
  }
}
