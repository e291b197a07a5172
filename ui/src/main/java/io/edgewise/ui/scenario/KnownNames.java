package io.edgewise.ui.scenario;

import io.edgewise.scenario.schema.Shape.Identifier;
import io.edgewise.topology.catalog.Catalog;
import io.edgewise.topology.catalog.Offer;
import io.edgewise.topology.catalog.OfferKind;
import io.edgewise.topology.place.PlaceKind;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.place.UserSelection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The ids that a scenario may name: those of the catalogue, and the places. */
final class KnownNames {

  private final Catalog catalog;
  private final List<Completion> places;

  /** Names of a catalogue, and of the shipped places. */
  KnownNames(Catalog catalog) {
    this.catalog = catalog;
    Places known = Places.shipped();
    List<Completion> all = new ArrayList<>();
    known.all().forEach(each -> all.add(new Completion(each.place().id(), each.place().id(),
        each.place().name() + ", " + each.place().country())));
    Set<String> ids = all.stream().map(Completion::label).collect(Collectors.toSet());
    List<Completion> groups = new UserSelection(known).names().stream().filter(name -> !ids.contains(name)).sorted()
        .map(name -> new Completion(name, name, "Internet users by city")).toList();
    all.sort(Comparator.comparing(place -> known.known(place.label()).kind() == PlaceKind.CITY));
    all.addAll(0, groups);
    places = List.copyOf(all);
  }

  /** Which section of a scenario's own catalogue brings further ids of a kind; null for places. */
  static OfferKind offers(Identifier.Kind kind) {
    return switch (kind) {
      case PLATFORM -> OfferKind.PLATFORM;
      case STORE -> OfferKind.STORE;
      case MODEL -> OfferKind.MODEL;
      case FRONT -> OfferKind.FRONT;
      case WORKFLOW -> OfferKind.WORKFLOW;
      case QUEUE -> OfferKind.QUEUE;
      case NAT -> OfferKind.NAT;
      case PLACE -> null;
    };
  }

  /** What a strategy may set of one of them, as keys. */
  List<Completion> options(Identifier.Kind kind, String id) {
    OfferKind offers = offers(kind);
    return offers == null ? List.of()
        : catalog.offer(offers, id).stream().flatMap(offer -> offer.options().stream()
            .map(option -> new Completion(option, option, "An option of " + offer.name() + "."))).toList();
  }

  /** All names of a kind. */
  List<Completion> of(Identifier.Kind kind) {
    OfferKind offers = offers(kind);
    return offers == null ? places
        : catalog.ids(offers).stream().map(id -> new Completion(id, id,
            catalog.offer(offers, id).map(Offer::header).map(header -> header.name()
                + (header.summary().isEmpty() ? "" : ". " + header.summary())).orElse("")))
            .toList();
  }
}
