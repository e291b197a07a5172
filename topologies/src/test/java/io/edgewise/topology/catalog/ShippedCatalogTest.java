package io.edgewise.topology.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.metering.CostBreakdown;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.text.Problems;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
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
    Problems problems = new Problems();
    Optional<CostBreakdown> bill = new InvoiceRun(CATALOG, Places.shipped()).bill(offer, invoice, problems);
    assertTrue(problems.isEmpty(), problems::toString);
    CostBreakdown found = bill.orElseThrow();
    invoice.expect().forEach((item, dollars) -> {
      assertTrue(found.items().stream().anyMatch(line -> line.item().equals(item)), () -> item + " is not on " + found);
      assertClose(item, dollars, found.amountOf(item), invoice.tolerance());
    });
    invoice.total().ifPresent(total -> assertClose("total", total, found.total(), invoice.tolerance()));
  }

  private static void assertClose(String what, BigDecimal expected, BigDecimal found, BigDecimal tolerance) {
    assertTrue(expected.subtract(found).abs().compareTo(tolerance) <= 0,
        () -> what + ": expected " + expected + " +- " + tolerance + ", found " + found);
  }

  @Test
  @DisplayName("the invoices cover the worked examples of the price pages")
  void invoiceIds() {
    TreeSet<String> ids = new TreeSet<>();
    CATALOG.offers().forEach(offer -> offer.invoices().forEach(invoice -> ids.add(invoice.id().split("-")[0])));
    assertTrue(ids.containsAll(List.of("C01", "C04", "C10", "C11", "C14", "C16", "C20", "C22", "C23", "C26",
        "C29", "C31")), ids::toString);
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
  @DisplayName("identifiers are unique over all kinds")
  void uniqueIds() {
    List<String> ids = CATALOG.offers().stream().map(Offer::id).toList();
    assertEquals(ids.size(), new TreeSet<>(ids).size(), ids::toString);
  }
}
