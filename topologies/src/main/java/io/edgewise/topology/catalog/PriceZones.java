package io.edgewise.topology.catalog;

import io.edgewise.sim.model.Place;
import io.edgewise.topology.place.DataTable;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which places have one price: {@code {places: {tier-2: [gcp:europe-west3, gcp:asia-south2]}, otherwise: tier-1}}, or a
 * table whose names may be translated, {@code {table: f.csv, key: code, column: region, names: {Europe: europe}, codes:
 * {TLV: europe}, otherwise: asia}}.
 *
 * @param byPlace zone by place, or by its code after the colon
 * @param otherwise zone of all other places
 */
record PriceZones(Map<String, String> byPlace, String otherwise) {

  static Optional<PriceZones> read(Node node, Problems problems) {
    Fields fields = Fields.sourced(node, problems).required("otherwise").exactlyOne("table", "places")
        .requires("table", "key", "column").requires("names", "table").requires("codes", "table");
    Optional<String> otherwise = fields.text("otherwise");
    Map<String, List<String>> places = fields.map("places", PriceTermReader::oneOrMore);
    Optional<DataTable> table = fields.value("table", MeasuredTable.FILE);
    Optional<String> key = fields.text("key");
    Optional<String> column = fields.text("column");
    Map<String, String> names = fields.map("names", Form.TEXT);
    Map<String, String> codes = fields.map("codes", Form.TEXT);
    return fields.build(() -> {
      Map<String, String> byPlace = new HashMap<>();
      places.forEach((zone, ids) -> ids.forEach(id -> byPlace.put(id, zone)));
      for (DataTable.Row row : table.map(DataTable::rows).orElse(List.of())) {
        String zone = row.text(column.orElseThrow());
        byPlace.put(row.text(key.orElseThrow()), names.getOrDefault(zone, zone.isEmpty() ? otherwise.get() : zone));
      }
      byPlace.putAll(codes);
      return new PriceZones(byPlace, otherwise.orElseThrow());
    });
  }

  /** Every zone that a place may have. */
  Set<String> zones() {
    Set<String> zones = new TreeSet<>(byPlace.values());
    zones.add(otherwise);
    return zones;
  }

  /** The zones that prices of an offer do not know, by price: there, another zone's price would be a guess. */
  static Map<String, List<String>> withoutPrice(Node offer) {
    Optional<PriceZones> zones = offer.get("zones").flatMap(node -> read(node, new Problems()));
    Map<String, List<String>> missing = new LinkedHashMap<>();
    if (zones.isPresent()) {
      for (Node.Entry price : offer.get("prices").map(Node::entries).orElse(List.of())) {
        Set<String> unknown = new TreeSet<>(zones.get().zones());
        price.value().get("regions").ifPresent(known -> known.entries().forEach(entry -> unknown.remove(entry.key())));
        Optional<Node> knownIn = price.value().get("knownIn");
        knownIn.ifPresent(zone -> unknown.remove(zone.text()));
        if (knownIn.isPresent() && !unknown.isEmpty()) {
          missing.put(price.key(), List.copyOf(unknown));
        }
      }
    }
    return missing;
  }

  String of(Place place) {
    String code = place.id().substring(place.id().indexOf(':') + 1);
    return byPlace.getOrDefault(place.id(), byPlace.getOrDefault(code, otherwise));
  }
}
