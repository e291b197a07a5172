package io.edgewise.topology.catalog;

import io.edgewise.sim.metering.PriceSheet;
import io.edgewise.sim.metering.PriceTerm;
import io.edgewise.topology.place.DataTable;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Every price of the shipped catalogue, read as offers read them, under every option that it depends on. */
final class ShippedPrices {

  /** Of the machines that a table prices, one in so many is taken: they differ in nothing but the number. */
  private static final int ONE_MACHINE_IN = 40;

  private ShippedPrices() {}

  /** The prices of each offer that has any, those of all its options together, in the order of the catalogue. */
  static List<PriceSheet> sheets() {
    List<PriceSheet> sheets = new ArrayList<>();
    for (OfferKind kind : OfferKind.values()) {
      for (String id : ShippedFiles.INSTANCE.ids(kind)) {
        OfferFile file = ShippedFiles.INSTANCE.file(kind, id).orElseThrow();
        Set<PriceTerm> terms = terms(file);
        if (!terms.isEmpty()) {
          sheets.add(new PriceSheet(id, List.copyOf(terms)));
        }
      }
    }
    return sheets;
  }

  /**
   * The prices of an offer.
   *
   * @throws IllegalStateException if one of them holds under none of the options that were tried
   */
  private static Set<PriceTerm> terms(OfferFile file) {
    List<Node> prices = entries(file.node(), "prices");
    List<String> meters =
        prices.stream().flatMap(price -> price.get("meter").stream()).map(Node::text).distinct().toList();
    Set<PriceTerm> terms = new LinkedHashSet<>();
    Set<String> found = new TreeSet<>();
    for (Node price : prices) {
      for (Map<String, String> options : options(price)) {
        // Prices that depend on other options are told to be wrong here, and are read under their own.
        PriceTermReader.all(Fields.sourced(file.node(), new Problems()), file, meters, options)
            .forEach(read -> read.term().ifPresent(term -> {
              terms.add(term);
              found.add(read.node().path());
            }));
      }
    }
    prices.stream().map(Node::path).filter(path -> !found.contains(path)).findFirst().ifPresent(path -> {
      throw new IllegalStateException(file.id() + ": " + path + " was never read");
    });
    return terms;
  }

  private static List<Map<String, String>> options(Node price) {
    List<Map<String, String>> all = List.of(Map.of());
    for (Node.Entry entry : price.get("when").map(Node::entries).orElse(List.of())) {
      all = crossed(all, entry.key(), PriceTermReader.oneOrMore(entry.value(), new Problems()).orElseThrow());
    }
    for (Node.Entry row : price.get("price").map(value -> entriesOf(value, "rows")).orElse(List.of())) {
      String template = row.value().text();
      if (template.startsWith("{")) {
        all = crossed(all, template.substring(1, template.length() - 1), column(price, row.key()));
      }
    }
    return all;
  }

  private static List<String> column(Node price, String column) {
    DataTable table = Tables.of(price.get("price").flatMap(value -> value.get("table")).orElseThrow().text());
    List<String> texts = table.rows().stream().map(row -> row.text(column)).distinct().toList();
    List<String> some = new ArrayList<>();
    for (int i = 0; i < texts.size(); i += texts.size() > ONE_MACHINE_IN ? ONE_MACHINE_IN : 1) {
      some.add(texts.get(i));
    }
    return some;
  }

  private static List<Map<String, String>> crossed(List<Map<String, String>> all, String option, List<String> values) {
    List<Map<String, String>> crossed = new ArrayList<>();
    for (Map<String, String> one : all) {
      for (String value : values) {
        Map<String, String> more = new LinkedHashMap<>(one);
        more.putIfAbsent(option, value);
        crossed.add(more);
      }
    }
    return crossed;
  }

  private static List<Node> entries(Node node, String key) {
    return entriesOf(node, key).stream().map(Node.Entry::value).filter(value -> value.kind() == Node.Kind.MAPPING)
        .toList();
  }

  private static List<Node.Entry> entriesOf(Node node, String key) {
    return node.kind() == Node.Kind.MAPPING ? node.get(key).map(Node::entries).orElse(List.of()) : List.of();
  }
}
