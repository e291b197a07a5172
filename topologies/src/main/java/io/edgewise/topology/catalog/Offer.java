package io.edgewise.topology.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something that can be rented: one file of the catalogue. Immutable. */
public sealed interface Offer
    permits PlatformOffer, StoreOffer, ModelOffer, QueueOffer, FrontOffer, NatOffer, PriceOffer {

  /** What kind of thing it is. */
  OfferKind kind();

  /** What the file says about it, whatever its kind. */
  OfferHeader header();

  /** Identifier: the file's name without its end. */
  default String id() {
    return header().id();
  }

  /** What a person calls it. */
  default String name() {
    return header().name();
  }

  /** Who offers it; empty for an offer of a scenario. */
  default String provider() {
    return header().provider();
  }

  /** One sentence about it; may be empty. */
  default String summary() {
    return header().summary();
  }

  /** How it ties those who use it to its provider; empty where nobody says. */
  default Optional<Portability> portability() {
    return header().portability();
  }

  /**
   * The keys that a strategy may set beside the offer's id, its place and its preset, in alphabetical order; those that only some
   * values of others allow may be missing.
   */
  default List<String> options() {
    return header().options();
  }

  /** Every number of the file, in its order, with its source. */
  default List<SourcedNumber> numbers() {
    return header().numbers();
  }

  /** Its prices among them. */
  default List<SourcedNumber> prices() {
    return numbers().stream().filter(number -> number.path().startsWith("prices.")).toList();
  }

  /** The zones of its places that a price does not know, by price; empty where there are no zones or all are known. */
  default Map<String, List<String>> zonesWithoutPrice() {
    return Map.of();
  }

  /** What cannot be had of it, whatever is paid. */
  default List<Limit> limits() {
    return List.of();
  }

  /** Its worked invoices. */
  default List<Invoice> invoices() {
    return header().invoices();
  }

  /** What a user should know before relying on it, such as simplifications. */
  default List<String> notes() {
    return header().notes();
  }
}
