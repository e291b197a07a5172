package io.edgewise.topology.catalog;

import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.StateStore;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Suggestions;
import java.util.Optional;

/**
 * The store that a cache is in front of. The offer of the cache says {@code over: dynamodb} or {@code over: any}; a
 * strategy says {@code over: ID} or {@code over: {store: ID, at: PLACE, ...}}, and may leave it out where the offer names
 * one.
 */
final class StoreBehind {

  private static final String OVER = "over";
  private static final String ANY = "any";

  private StoreBehind() {}

  /** Reads the key of an offer, for its problems. */
  static void check(Fields offer) {
    offer.text(OVER);
    offer.requires(OVER, "cache").atMostOne(OVER, "read").atMostOne(OVER, "write").atMostOne(OVER, "units")
        .atMostOne(OVER, "servers").atMostOne(OVER, "sites").atMostOne(OVER, "at");
  }

  /** Whether the offer is a cache in front of another store. */
  static boolean isWanted(Settings settings) {
    return settings.offer().has(OVER);
  }

  /** The store as the strategy wants it; empty where something is wrong, which is then recorded. */
  static Optional<ConfiguredStore> configure(Settings settings, Node binding, StoreUse use, Places places,
      Catalog catalog) {
    String offered = settings.offer().text(OVER, ANY);
    Optional<Node> given = settings.given(OVER);
    if (given.isEmpty() && offered.equals(ANY)) {
      settings.fail(binding,
          "which store is it in front of? Write {store: ..., over: ID}, or over: {store: ID, at: PLACE}");
      return Optional.empty();
    }
    Node wanted = given.or(() -> settings.offer().node(OVER)).orElseThrow();
    Optional<String> id = Form.TEXT.read(wanted.get("store").orElse(wanted), settings.problems());
    if (id.isEmpty()) {
      settings.failed();
      return Optional.empty();
    }
    if (!offered.equals(ANY) && !offered.equals(id.get())) {
      settings.fail(wanted, "this cache is made for \"" + offered + "\" alone, found \"" + id.get() + "\"");
      return Optional.empty();
    }
    Optional<StoreOffer> offer = catalog.store(id.get());
    if (offer.isEmpty()) {
      settings.fail(wanted, "no store \"" + id.get() + "\"" + Suggestions.hint(id.get(), catalog.storeIds()));
      return Optional.empty();
    }
    if (offer.get().isInFront()) {
      settings.fail(wanted, "\"" + id.get() + "\" is itself a cache in front of a store; name the store");
      return Optional.empty();
    }
    Problems found = given.isPresent() ? settings.problems() : new Problems();
    Optional<ConfiguredStore> behind = offer.get().configure(wanted, use, places, found);
    if (behind.isEmpty() && given.isPresent()) {
      settings.failed();
    } else if (behind.isEmpty()) {
      settings.fail(binding, "where does the store behind it live? Write over: {store: " + id.get() + ", at: PLACE}");
    } else if (home(behind.get()).isEmpty() || behind.get().store().mayWait()) {
      settings.fail(wanted,
          "a cache is in front of a store with one home and without a queue; write {store: " + id.get()
              + ", at: PLACE}, or choose another store");
      return Optional.empty();
    }
    return behind;
  }

  /** Where the store lives; empty if that is not one place. */
  static Optional<Place> home(ConfiguredStore behind) {
    return behind.store().layout() instanceof StateStore.Home home ? Optional.of(home.at()) : Optional.empty();
  }
}
