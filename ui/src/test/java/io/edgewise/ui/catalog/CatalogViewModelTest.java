package io.edgewise.ui.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.topology.catalog.Catalog;
import io.edgewise.topology.catalog.Offer;
import io.edgewise.topology.place.Places;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CatalogViewModelTest {

  private final CatalogViewModel model = new CatalogViewModel();

  @BeforeEach
  void read() {
    model.take(Catalog.shipped().offers());
  }

  private List<Offer> listed() {
    return model.listedProperty().get().values().stream().flatMap(List::stream).toList();
  }

  @Test
  @DisplayName("lists nothing as long as nothing is read")
  void waits() {
    CatalogViewModel unread = new CatalogViewModel();
    assertEquals(Map.of(), unread.listedProperty().get());
    assertEquals(List.of(), unread.providers());
  }

  @Test
  @DisplayName("lists every offer of the catalogue at first, under its kind")
  void listsAll() {
    assertEquals(Catalog.shipped().offers().size(), listed().size());
    model.listedProperty().get()
        .forEach((kind, offers) -> offers.forEach(offer -> assertEquals(kind, offer.kind())));
  }

  @Test
  @DisplayName("finds by all words, in upper or lower case, wherever they stand")
  void finds() {
    model.searchProperty().set(" WORKERS cloudflare ");
    assertTrue(listed().stream().anyMatch(offer -> offer.id().equals("cloudflare-workers")));
    assertFalse(listed().stream().anyMatch(offer -> offer.id().equals("aws-lambda")));
    model.searchProperty().set("no such thing anywhere");
    assertEquals(List.of(), listed());
  }

  @Test
  @DisplayName("a provider leaves its own offers")
  void filtersByProvider() {
    String provider = Catalog.shipped().platform("aws-lambda").orElseThrow().provider();
    assertTrue(model.providers().contains(provider));
    model.providerProperty().set(provider);
    assertTrue(listed().size() > 1);
    listed().forEach(offer -> assertEquals(provider, offer.provider()));
    model.providerProperty().set(CatalogViewModel.ALL_PROVIDERS);
    assertEquals(Catalog.shipped().offers().size(), listed().size());
  }

  @Test
  @DisplayName("details tell every number with class, date and source, and what the invoices come to")
  void tellsDetails() {
    Catalog catalog = Catalog.shipped();
    Offer offer = catalog.platform("cloudflare-workers").orElseThrow();
    OfferDetails details = OfferDetails.of(catalog, Places.shipped(), offer, LocalDate.of(2026, 11, 29));
    assertEquals(offer.numbers().size(), details.numbers().size());
    details.numbers().forEach(line -> {
      assertFalse(line.source().isBlank(), line.subject());
      assertFalse(line.date().isBlank(), line.subject());
    });
    List<String> invoices = details.sections().get("Worked invoices");
    assertEquals(offer.invoices().size(), invoices.size());
    invoices.forEach(line -> assertTrue(line.endsWith(", as expected"), line));
  }
}
