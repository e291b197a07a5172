package io.edgewise.topology.catalog;

import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.NodeReader;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Reading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of an offer together with those that a strategy gives: a key that the offer leaves open is read from the
 * strategy where it is given there, and from the offer otherwise. Records what of the offer is in force.
 */
final class Settings {

  private final Fields offer;
  private final Optional<Fields> strategy;
  private final Set<String> open;
  private final AssumptionLog log;
  private final List<BrokenLimit> broken = new ArrayList<>();
  private boolean failed;

  /** Where problems are told that have no key of their own. */
  private final Node whole;

  private Settings(Fields offer, Node whole, Optional<Fields> strategy, Set<String> open, AssumptionLog log) {
    this.offer = offer;
    this.whole = whole;
    this.strategy = strategy;
    this.open = open;
    this.log = log;
  }

  /** The offer alone, to check its file. */
  static Settings ofOffer(Fields offer, AssumptionLog log) {
    return new Settings(offer, offer.node(), Optional.empty(), new HashSet<>(), log);
  }

  /** The offer with what a strategy sets; a scalar sets nothing. */
  static Settings of(Fields offer, Node strategy, AssumptionLog log, Problems problems) {
    boolean mapping = strategy.kind() == Node.Kind.MAPPING;
    return new Settings(offer, strategy, mapping ? Optional.of(Fields.of(strategy, problems)) : Optional.empty(),
        new HashSet<>(), log);
  }

  /** Whether a file is checked, without a strategy. */
  boolean isOfOffer() {
    return strategy.isEmpty();
  }

  Fields offer() {
    return offer;
  }

  AssumptionLog log() {
    return log;
  }

  Problems problems() {
    return strategy.map(Fields::problems).orElseGet(offer::problems);
  }

  /** Leaves keys open to the strategy. */
  void open(Collection<String> keys) {
    open.addAll(keys);
    strategy.ifPresent(fields -> fields.allowed(keys.toArray(String[]::new)));
  }

  /** The keys that are open to a strategy so far, in alphabetical order. */
  List<String> options() {
    return open.stream().sorted().toList();
  }

  /** What the strategy writes under a key, be it open to it or not. */
  Optional<Node> written(String key) {
    return strategy.flatMap(fields -> fields.node().get(key));
  }

  /** The strategy's own value of a key that it may give. */
  Optional<Node> given(String key) {
    open(List.of(key));
    return strategy.flatMap(fields -> fields.node(key));
  }

  /** The strategy's own value of a key that it may give. */
  <T> Optional<T> given(String key, NodeReader<T> reader) {
    Optional<Node> node = given(key);
    Optional<T> value = strategy.flatMap(fields -> fields.value(key, reader));
    failed |= node.isPresent() && value.isEmpty();
    return value;
  }

  /** The value in force; the offer's is recorded. */
  <T> Optional<T> value(String key, NodeReader<T> reader) {
    if (open.contains(key) && strategy.isPresent() && strategy.get().has(key)) {
      offer.allowed(key);
      return given(key, reader);
    }
    Optional<Node> node = offer.node(key);
    Optional<T> value = offer.value(key, reader);
    failed |= node.isPresent() && value.isEmpty();
    if (value.isPresent()) {
      node.ifPresent(log::use);
    }
    return value;
  }

  /** The value in force, or a neutral one. */
  <T> T value(String key, NodeReader<T> reader, T neutral) {
    return value(key, reader).orElse(neutral);
  }

  /** Whether a value is in force. */
  boolean has(String key) {
    return offer.has(key) || (open.contains(key) && strategy.isPresent() && strategy.get().has(key));
  }

  /**
   * A value within bounds that the offer gives as {@code {default: 128 MB, least: 128 MB, most: 10240 MB}}; a plain
   * value is the offer's own, and open only where the offer says so.
   */
  <T> Optional<T> bounded(String key, Form<T> form) {
    Optional<Node> node = offer.node(key);
    if (node.isEmpty() || node.get().get("default").isEmpty()) {
      return value(key, form);
    }
    Fields bounds = Fields.sourced(node.get(), offer.problems()).required("default").allowed("least", "most");
    Optional<T> fallback = bounds.value("default", form);
    Form<T> allowed = bound(bounds, form);
    failed |= bounds.build(() -> true).isEmpty() || fallback.isEmpty();
    Optional<T> value = given(key, allowed);
    if (given(key).isEmpty()) {
      node.get().get("default").ifPresent(written -> log.use(written, AssumptionLog.written(written) + " (default)"));
    }
    return value.or(() -> fallback);
  }

  /**
   * The same for a bound that the offer sets to all of its users: a strategy that passes it is not wrong, but cannot be
   * had, which is recorded. See {@link #broken()}.
   *
   * @param limits the offer's, among them that of the kind
   */
  <T> Optional<T> limited(String key, Form<T> form, Limit.Kind kind, List<Limit> limits) {
    Optional<Limit> limit = limits.stream().filter(found -> found.kind() == kind).findFirst();
    Optional<Node> most = offer.node(key).flatMap(node -> node.get("most"));
    Optional<Node> asked = given(key);
    if (limit.isEmpty() || most.isEmpty() || asked.isEmpty() || asked.get().kind() != Node.Kind.SCALAR) {
      return bounded(key, form);
    }
    Form<T> within = form.atMost(AssumptionLog.written(most.get()));
    String text = asked.get().text();
    if (form.parse(text) instanceof Reading.Value<T> value && within.parse(text) instanceof Reading.Fault<T>) {
      broken.add(limit.get().brokenBy("the strategy asks for " + text));
      offer.allowed(key);
      return Optional.of(value.value());
    }
    return bounded(key, form);
  }

  /** The limits that the strategy's settings break. */
  List<BrokenLimit> broken() {
    return List.copyOf(broken);
  }

  private static <T> Form<T> bound(Fields bounds, Form<T> form) {
    Form<T> allowed = form;
    if (bounds.has("least") && bounds.value("least", form).isPresent()) {
      allowed = allowed.atLeast(AssumptionLog.written(bounds.node("least").orElseThrow()));
    }
    if (bounds.has("most") && bounds.value("most", form).isPresent()) {
      allowed = allowed.atMost(AssumptionLog.written(bounds.node("most").orElseThrow()));
    }
    return allowed;
  }

  /** Records a problem at the strategy's key, or at the strategy, or at the offer where there is none. */
  void fail(String key, String message) {
    failed = true;
    Optional<Node.Entry> entry = strategy.flatMap(fields -> fields.node().entry(key));
    if (entry.isPresent()) {
      problems().add(entry.get(), message);
    } else {
      problems().add(whole, message);
    }
  }

  void fail(Node at, String message) {
    failed = true;
    problems().add(at, message);
  }

  boolean hasFailed() {
    return failed;
  }

  void failed() {
    failed = true;
  }

  /** Checks that the strategy gives no other keys than the open ones and those it always may. */
  boolean complete(Map<String, Boolean> always) {
    boolean known = strategy.map(fields -> {
      fields.allowed(Catalog.PRESET);
      always.forEach((key, required) -> {
        if (required) {
          fields.required(key);
        } else {
          fields.allowed(key);
        }
      });
      return fields.build(() -> true).isPresent();
    }).orElse(true);
    return known && !failed;
  }
}
