package io.edgewise.scenario.compile;

import io.edgewise.scenario.calibration.Calibration;
import io.edgewise.scenario.calibration.Component;
import io.edgewise.scenario.calibration.Entry;
import io.edgewise.scenario.calibration.Millis;
import io.edgewise.topology.catalog.Catalog;
import io.edgewise.topology.catalog.OfferKind;
import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Provenance;
import io.edgewise.topology.text.Suggestions;
import java.util.Map;

/** Puts measured distributions of platforms and stores in the place of those of the catalogue. */
final class CalibratedOffers {

  /** A key of an offer, and how its value is written around a distribution. */
  private record Place(OfferKind kind, String label, String key, String form) {}

  private static final String MEASURED = "measured";

  /* What was measured as a whole cannot be told apart into what is billed and what is not. */
  private static final Map<Component, Place> PLACES = Map.of(
      Component.STORE_READ, new Place(OfferKind.STORE, "store", "read", "%s"),
      Component.STORE_WRITE, new Place(OfferKind.STORE, "store", "write", "%s"),
      Component.INVOKE, new Place(OfferKind.PLATFORM, "platform", "invokeOverhead", "%s"),
      Component.INITIALISATION, new Place(OfferKind.PLATFORM, "platform", "startUp", "{initialisation: %s}"),
      Component.COLD_START, new Place(OfferKind.PLATFORM, "platform", "startUp",
          "{overhead: {value: 0 ms, from: " + MEASURED + "}, initialisation: %s, billed: {value: false, from: "
              + MEASURED
              + "}}"));

  private CalibratedOffers() {}

  /** The catalogue with what was measured; offers that it does not have, or that have no such number, are told. */
  static Catalog in(Catalog catalog, Calibration calibration, Problems problems) {
    Catalog measured = catalog;
    for (Entry entry : calibration.entries()) {
      Place place = PLACES.get(entry.key().component());
      if (place != null) {
        measured = with(measured, entry, place, problems);
      }
    }
    return measured;
  }

  private static Catalog with(Catalog catalog, Entry entry, Place place, Problems problems) {
    String id = entry.key().labels().get(place.label());
    if (catalog.offer(place.kind(), id).isEmpty()) {
      problems.add(new Problem(entry.location(), place.label(),
          "no " + place.kind() + " \"" + id + "\"" + Suggestions.hint(id, catalog.ids(place.kind()))));
      return catalog;
    }
    Problems found = new Problems();
    Catalog measured = Document.parse(entry.location().source(), text(entry, place), found)
        .map(document -> catalog.measured(place.kind(), id, document.root(), found)).orElse(catalog);
    if (found.errorCount() > 0) {
      problems.add(new Problem(entry.location(), place.label(), "the " + place.kind() + " \"" + id
          + "\" has no number that " + entry.key().component() + " takes the place of: "
          + found.sorted().getFirst().message()));
      return catalog;
    }
    return measured;
  }

  private static String text(Entry entry, Place place) {
    String form = Millis.form(entry.distribution());
    String sourced = form.substring(0, form.length() - 1) + ", from: " + MEASURED + "}";
    Provenance provenance = entry.provenance();
    return "sources:\n  " + MEASURED + ": {source: " + quote(provenance.source()) + ", date: " + provenance.date()
        + ", kind: measured, note: " + quote(provenance.note()) + "}\n" + place.key() + ": "
        + String.format(place.form(), sourced) + "\n";
  }

  private static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
