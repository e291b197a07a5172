package io.edgewise.topology.catalog;

import io.edgewise.topology.catalog.Limit.Kind;
import io.edgewise.topology.text.DataSize;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.NodeReader;
import io.edgewise.topology.text.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the limits of an offer: the keys {@code payload}, {@code cpuTime}, {@code subrequests}, {@code connections},
 * {@code itemsAtOnce}, {@code contextWindow} and {@code reachesOut}, and the greatest values of {@code timeout}, {@code memory} and {@code storage}.
 *
 * @param file the offer
 * @param offer its keys
 */
record LimitReader(OfferFile file, Fields offer) {

  private static final String NAME = "name";

  /** The limits that platforms have. */
  List<Limit> platform() {
    List<Limit> limits = new ArrayList<>();
    plain(Kind.PAYLOAD, "payload", Quantities.SIZE, LimitReader::bytes).ifPresent(limits::add);
    plain(Kind.CPU_TIME, "cpuTime", Quantities.DURATION, Long::doubleValue).ifPresent(limits::add);
    plain(Kind.CONNECTIONS, "connections", Quantities.COUNT, Long::doubleValue).ifPresent(limits::add);
    plain(Kind.SUBREQUESTS, "subrequests", Quantities.COUNT, Long::doubleValue).ifPresent(limits::add);
    Optional<Node> reaches = offer.node("reachesOut");
    boolean reachesOut =
        offer.value("reachesOut", (node, problems) -> Form.FLAG.read(value(node), problems)).orElse(true);
    if (!reachesOut) {
      limits.add(limit(Kind.SUBREQUESTS, 0, reaches.orElseThrow()));
    }
    plain(Kind.HISTORY, "historyLimit", Quantities.COUNT, Long::doubleValue).ifPresent(limits::add);
    plain(Kind.PARALLEL, "itemsAtOnce", Quantities.COUNT, Long::doubleValue).ifPresent(limits::add);
    greatest(Kind.DURATION, "timeout", Quantities.DURATION, Long::doubleValue).ifPresent(limits::add);
    greatest(Kind.MEMORY, "memory", Quantities.SIZE, LimitReader::bytes).ifPresent(limits::add);
    greatest(Kind.STORAGE, "storage", Quantities.SIZE, LimitReader::bytes).ifPresent(limits::add);
    greatest(Kind.VCPUS, "vcpus", Quantities.DECIMAL, Number::doubleValue).ifPresent(limits::add);
    return limits;
  }

  /**
   * The limits that stores have.
   *
   * @param options what a strategy chose, for limits that depend on it; those of nothing chosen are left out
   */
  List<Limit> store(Map<String, String> options) {
    List<Limit> limits = new ArrayList<>();
    plain(Kind.ITEM_SIZE, "itemSize", Quantities.SIZE, LimitReader::bytes).ifPresent(limits::add);
    plain(Kind.OPERATIONS, "operationsPerRequest", Quantities.COUNT, Long::doubleValue).ifPresent(limits::add);
    Optional<Node> stored = offer.node("storedLimit");
    if (stored.filter(OptionTable::isTable).isEmpty()) {
      plain(Kind.STORED, "storedLimit", Quantities.SIZE, LimitReader::bytes).ifPresent(limits::add);
    } else {
      offer.value("storedLimit", OptionTable.reader(Quantities.SIZE));
      stored.get().get("of").filter(LimitReader::isScalar).map(of -> options.getOrDefault(of.text(), ""))
          .flatMap(chosen -> stored.get().get("sizes")
              .flatMap(sizes -> sizes.get(chosen)))
          .ifPresent(found -> Quantities.SIZE.read(found, offer.problems())
              .ifPresent(size -> limits.add(limit(Kind.STORED, size.bytes(), found))));
    }
    return limits;
  }

  /** The limits that queues have. */
  List<Limit> queue() {
    return plain(Kind.PAYLOAD, "payload", Quantities.SIZE, LimitReader::bytes).stream().toList();
  }

  /** The limits that fronts have. */
  List<Limit> front() {
    List<Limit> limits = new ArrayList<>();
    plain(Kind.PAYLOAD, "payload", Quantities.SIZE, LimitReader::bytes).ifPresent(limits::add);
    plain(Kind.DURATION, "timeout", Quantities.DURATION, Long::doubleValue).ifPresent(limits::add);
    return limits;
  }

  /** The limits that models have. */
  List<Limit> model() {
    return plain(Kind.CONTEXT, "contextWindow", Quantities.COUNT, Long::doubleValue).stream().toList();
  }

  private static double bytes(DataSize size) {
    return size.binaryBytes();
  }

  private <T> Optional<Limit> plain(Kind kind, String key, NodeReader<T> reader, Function<T, Double> number) {
    return offer.value(key, reader)
        .map(value -> limit(kind, number.apply(value), offer.node(key).orElseThrow()));
  }

  /** The bound of a key that strategies may set, or its only value; none where it is a table. */
  private <T> Optional<Limit> greatest(Kind kind, String key, Form<T> form, Function<T, Double> number) {
    Optional<Node> node = offer.node(key).filter(found -> !OptionTable.isTable(found));
    Optional<Node> most = node.flatMap(found -> found.get("default").isPresent() ? found.get("most") : node);
    return most.filter(found -> isScalar(value(found)))
        .flatMap(found -> form.read(value(found), offer.problems())
            .map(value -> limit(kind, number.apply(value), found)));
  }

  private static boolean isScalar(Node node) {
    return node.kind() == Node.Kind.SCALAR;
  }

  private static Node value(Node node) {
    return node.get("value").orElse(node);
  }

  private Limit limit(Kind kind, double most, Node node) {
    String name = file.node().get(NAME).filter(LimitReader::isScalar).map(Node::text).orElse(file.id());
    String text = kind == Kind.SUBREQUESTS && most == 0 ? "none" : value(node).text();
    return new Limit(kind, most, text, name, file.provenance(node));
  }
}
