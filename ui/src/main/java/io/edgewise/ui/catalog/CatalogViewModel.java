package io.edgewise.ui.catalog;

import io.edgewise.topology.catalog.Offer;
import io.edgewise.topology.catalog.OfferKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Which offers of the catalogue are listed: those that all words of the search and the provider fit. */
public final class CatalogViewModel {

  /** The choice of no provider in particular. */
  public static final String ALL_PROVIDERS = "All providers";

  private List<Offer> offers = List.of();
  private final StringProperty search = new SimpleStringProperty(this, "search", "");
  private final StringProperty provider = new SimpleStringProperty(this, "provider", ALL_PROVIDERS);
  private final ReadOnlyObjectWrapper<Map<OfferKind, List<Offer>>> listed =
      new ReadOnlyObjectWrapper<>(this, "listed");

  /** Lists nothing as long as no offers are known, and then all of them at first. */
  public CatalogViewModel() {
    search.addListener(property -> find());
    provider.addListener(property -> find());
    find();
  }

  /** Takes the offers of the catalogue. To read them all takes long, which is not to be done on the thread of the screen. */
  public void take(List<Offer> all) {
    offers = List.copyOf(all);
    find();
  }

  /** Words to be found in name, identifier, provider, summary or notes of an offer; upper and lower case are the same. */
  public StringProperty searchProperty() {
    return search;
  }

  /** Whose offers are listed, or {@link #ALL_PROVIDERS}. */
  public StringProperty providerProperty() {
    return provider;
  }

  /** The offers that fit, by name, of each kind that has any. */
  public ReadOnlyObjectProperty<Map<OfferKind, List<Offer>>> listedProperty() {
    return listed.getReadOnlyProperty();
  }

  /** All providers to choose from. */
  public List<String> providers() {
    return offers.stream().map(Offer::provider).filter(name -> !name.isEmpty()).distinct()
        .sorted(String.CASE_INSENSITIVE_ORDER).toList();
  }

  private void find() {
    List<String> words = List.of(search.get().strip().toLowerCase(Locale.ROOT).split("\\s+"));
    Map<OfferKind, List<Offer>> found = offers.stream()
        .filter(offer -> provider.get() == null || provider.get().equals(ALL_PROVIDERS)
            || offer.provider().equals(provider.get()))
        .filter(offer -> words.stream().allMatch(text(offer)::contains))
        .sorted((one, other) -> one.name().compareToIgnoreCase(other.name()))
        .collect(Collectors.groupingBy(Offer::kind, TreeMap::new, Collectors.toList()));
    listed.set(found);
  }

  private static String text(Offer offer) {
    return String.join(" ", offer.name(), offer.id(), offer.provider(), offer.summary(),
        String.join(" ", offer.notes())).toLowerCase(Locale.ROOT);
  }
}
