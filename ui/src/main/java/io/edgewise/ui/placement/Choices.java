package io.edgewise.ui.placement;

import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.topology.catalog.Catalog;
import io.edgewise.topology.catalog.FrontOffer;
import io.edgewise.topology.catalog.Offer;
import io.edgewise.topology.catalog.PlatformOffer;
import io.edgewise.topology.catalog.StoreOffer;
import io.edgewise.topology.place.KnownPlace;
import io.edgewise.topology.place.PlaceKind;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.text.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** What there is to choose from for a strategy. What was looked up once is remembered; safe for many threads. */
public final class Choices {

  private static final String EVERYWHERE = "everywhere it is offered";
  private static final String LEFT_OUT = "where the code is, or its only place";

  private final Catalog catalog;
  private final Map<String, List<Option>> places = new ConcurrentHashMap<>();
  private final Map<String, List<Option>> homes = new ConcurrentHashMap<>();

  /** What a catalogue has. */
  public Choices(Catalog catalog) {
    this.catalog = catalog;
  }

  /** What a scenario can choose from: the same where it has no offers of its own. */
  public Choices with(ScenarioSpec spec) {
    return spec.catalog().map(own -> new Choices(catalog.extendedBy(own, new Problems()))).orElse(this);
  }

  /** Looks everything up, so that nobody waits for it later. */
  public Choices prepared() {
    catalog.platformIds().forEach(this::placesOf);
    catalog.storeIds().forEach(this::homesOf);
    fronts();
    return this;
  }

  /** Everything that can be rented. */
  public Catalog catalog() {
    return catalog;
  }

  /** All platforms, each with its provider. */
  public List<Option> platforms() {
    return catalog.platformIds().stream().flatMap(id -> catalog.platform(id).stream()).map(Choices::option).toList();
  }

  private static Option option(Offer offer) {
    boolean named = offer.provider().isEmpty() || offer.name().startsWith(offer.provider());
    return new Option(offer.id(), named ? offer.name() : offer.name() + " (" + offer.provider() + ")");
  }

  /** The places that a platform can be had at; first of all everywhere, where it is. */
  public List<Option> placesOf(String platform) {
    return places.computeIfAbsent(platform, this::lookUpPlaces);
  }

  private List<Option> lookUpPlaces(String platform) {
    Optional<PlatformOffer> offer = catalog.platform(platform);
    List<Option> options = new ArrayList<>();
    offer.filter(PlatformOffer::isEverywhere).ifPresent(each -> options.add(new Option("", EVERYWHERE)));
    offer.ifPresent(each -> options.addAll(places(place -> each.isOfferedAt(place.place()))));
    return options;
  }

  private static List<Option> places(Predicate<KnownPlace> offered) {
    // An offer is at all places of a provider or at none, so that one of them is enough to know.
    Map<String, Boolean> byProvider = new HashMap<>();
    List<KnownPlace> all = Places.shipped().all().stream().filter(place -> place.kind() != PlaceKind.CITY)
        .filter(place -> byProvider.computeIfAbsent(place.provider(), provider -> offered.test(place))).toList();
    // Where nothing limits the places, regions are what is meant, and not each point of presence of all networks.
    boolean any = all.stream().map(KnownPlace::provider).distinct().count() > 1;
    return all.stream().filter(place -> !any || place.kind() == PlaceKind.REGION).map(Choices::option).toList();
  }

  private static Option option(KnownPlace place) {
    return new Option(place.place().id(), place.place().id() + " – " + place.place().name());
  }

  /** What a strategy may have for a front; first of all what its platform brings along. */
  public List<Option> fronts() {
    List<Option> options = new ArrayList<>();
    options.add(new Option("", "what the platform brings along"));
    options.add(new Option("none", "none"));
    catalog.frontIds().stream().flatMap(id -> catalog.front(id).stream()).map((FrontOffer offer) -> option(offer))
        .forEach(options::add);
    return options;
  }

  /** The stores that code at all of some places can use. */
  public List<Option> stores(List<String> codeAt) {
    return catalog.storeIds().stream().flatMap(id -> catalog.store(id).stream())
        .filter(store -> codeAt.stream().flatMap(id -> Places.shipped().find(id).stream())
            .allMatch(place -> store.isUsableFrom(place.place())))
        .map(Choices::option).toList();
  }

  /** Where a store may live; none where it is not for the strategy to say. */
  public List<Option> homesOf(String store) {
    return homes.computeIfAbsent(store, this::lookUpHomes);
  }

  private List<Option> lookUpHomes(String store) {
    List<Option> options = new ArrayList<>();
    Optional<StoreOffer> offer = catalog.store(store).filter(StoreOffer::hasHome);
    offer.ifPresent(each -> {
      options.add(new Option("", LEFT_OUT));
      options.addAll(places(place -> each.isOfferedAt(place.place())));
    });
    return options;
  }

  /** Places where the code of a platform is for certain, if the strategy says so or not: one of each kind is enough. */
  public List<String> codeOf(String platform, List<String> places) {
    return !places.isEmpty() ? places : placesOf(platform).stream().map(Option::id).filter(id -> !id.isEmpty()).limit(1)
        .toList();
  }
}
