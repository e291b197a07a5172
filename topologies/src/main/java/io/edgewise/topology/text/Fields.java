package io.edgewise.topology.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads the keys of a mapping, records every problem and never throws for wrong input. The keys asked for are the keys
 * allowed; {@link #build} reports all others.
 *
 * <pre>{@code
 * static Optional<CacheSpec> read(Node node, Problems problems) {
 *   Fields fields = Fields.of(node, problems).required("timeToLive").atMostOne("size", "entries");
 *   Optional<Long> timeToLive = fields.duration("timeToLive");
 *   Optional<DataSize> size = fields.size("size");
 *   long entries = fields.value("entries", Quantities.COUNT.atLeast("1"), 1_000L);
 *   return fields.build(() -> new CacheSpec(timeToLive.orElseThrow(), size, entries));
 * }
 * }</pre>
 */
public final class Fields {

  private static final Set<String> SOURCED_KEYS = Set.of("from", "note");

  private final Node node;
  private final Problems problems;
  private final boolean sourced;
  private final Set<String> known = new LinkedHashSet<>();
  private final Set<String> required = new LinkedHashSet<>();
  private final List<List<String>> groups = new ArrayList<>();
  private boolean failed;

  private Fields(Node node, Problems problems, boolean sourced) {
    this.node = node;
    this.problems = problems;
    this.sourced = sourced;
    if (sourced) {
      known.addAll(SOURCED_KEYS);
    }
    if (node.kind() != Node.Kind.MAPPING) {
      failed = true;
      if (node.kind() != Node.Kind.BROKEN) {
        problems.add(node, "expected a mapping (key: value), found " + node.description());
      }
    }
  }

  /** Reads a mapping; anything else is recorded as a problem and then read as if no key were there. */
  public static Fields of(Node node, Problems problems) {
    return new Fields(node, problems, false);
  }

  /**
   * Reads a mapping of a catalogue file: {@code from} and {@code note} are allowed beside the keys asked for, and a
   * scalar may be written {@code {value: 128 MB, from: source-id}}.
   */
  public static Fields sourced(Node node, Problems problems) {
    return new Fields(node, problems, true);
  }

  /** The mapping. */
  public Node node() {
    return node;
  }

  /** Where problems go. */
  public Problems problems() {
    return problems;
  }

  /** Records a problem of the mapping as a whole; nothing will be built. */
  public void fail(String message) {
    fail(node, message);
  }

  /** Records a problem of a part of the mapping; nothing will be built. */
  public void fail(Node part, String message) {
    problems.add(part, message);
    failed = true;
  }

  /** Demands keys; those that are missing are reported by {@link #build}. */
  public Fields required(String... keys) {
    known.addAll(List.of(keys));
    required.addAll(List.of(keys));
    return this;
  }

  /** Allows keys that some other reader interprets. */
  public Fields allowed(String... keys) {
    known.addAll(List.of(keys));
    return this;
  }

  /** Refuses keys that exclude each other. */
  public Fields atMostOne(String... keys) {
    known.addAll(List.of(keys));
    List<Node.Entry> present = present(keys);
    for (Node.Entry entry : present.subList(Math.min(1, present.size()), present.size())) {
      problems.add(entry, Wording.quote(entry.key()) + " and " + Wording.quote(present.getFirst().key())
          + " exclude each other; keep one of them");
      failed = true;
    }
    return this;
  }

  /** Demands exactly one of several keys; {@link #build} reports where none is given. */
  public Fields exactlyOne(String... keys) {
    groups.add(List.of(keys));
    return atMostOne(keys);
  }

  /** Demands other keys where one is given. */
  public Fields requires(String key, String... others) {
    known.add(key);
    known.addAll(List.of(others));
    node.entry(key).ifPresent(entry -> {
      List<String> missing = Arrays.stream(others).filter(other -> !has(other)).toList();
      if (!missing.isEmpty()) {
        problems.add(entry, Wording.quote(key) + " needs " + Wording.listing(missing) + " beside it");
        failed = true;
      }
    });
    return this;
  }

  private List<Node.Entry> present(String... keys) {
    return node.entries().stream().filter(entry -> List.of(keys).contains(entry.key())).toList();
  }

  /** Whether a key is given, be its value right or wrong. */
  public boolean has(String key) {
    return node.get(key).isPresent();
  }

  /** The value of a key as it was written. */
  public Optional<Node> node(String key) {
    known.add(key);
    return node.get(key);
  }

  /** The value of a key, read by a form or by any other reader; empty where it is missing or wrong. */
  public <T> Optional<T> value(String key, NodeReader<T> reader) {
    return node(key).flatMap(value -> read(value, reader));
  }

  /** The value of a key, or a default where it is missing (or wrong: then nothing will be built). */
  public <T> T value(String key, NodeReader<T> reader, T fallback) {
    return value(key, reader).orElse(fallback);
  }

  private <T> Optional<T> read(Node value, NodeReader<T> reader) {
    Node inner = sourced && reader instanceof Form && value.get("value").isPresent() ? unwrapped(value) : value;
    Optional<T> result = reader.read(inner, problems);
    failed |= result.isEmpty();
    return result;
  }

  private Node unwrapped(Node value) {
    Fields wrapper = sourced(value, problems).required("value");
    failed |= wrapper.build(() -> true).isEmpty();
    return value.get("value").orElseThrow();
  }

  /** A text that is not blank. */
  public Optional<String> text(String key) {
    return value(key, Form.TEXT);
  }

  /** A text, or a default. */
  public String text(String key, String fallback) {
    return value(key, Form.TEXT, fallback);
  }

  /** {@code true} or {@code false}, or a default. */
  public boolean flag(String key, boolean fallback) {
    return value(key, Form.FLAG, fallback);
  }

  /** A duration in nanoseconds. */
  public Optional<Long> duration(String key) {
    return value(key, Quantities.DURATION);
  }

  /** A duration in nanoseconds, or a default. */
  public long duration(String key, long fallbackNanos) {
    return value(key, Quantities.DURATION, fallbackNanos);
  }

  /** A data size. */
  public Optional<DataSize> size(String key) {
    return value(key, Quantities.SIZE);
  }

  /** A rate. */
  public Optional<Rate> rate(String key) {
    return value(key, Quantities.RATE);
  }

  /** A share from 0 to 1. */
  public Optional<Double> share(String key) {
    return value(key, Quantities.SHARE);
  }

  /** A share from 0 to 1, or a default. */
  public double share(String key, double fallback) {
    return value(key, Quantities.SHARE, fallback);
  }

  /** Exact US dollars. */
  public Optional<BigDecimal> money(String key) {
    return value(key, Quantities.MONEY);
  }

  /** A price. */
  public Optional<Price> price(String key) {
    return value(key, Quantities.PRICE);
  }

  /** A whole number. */
  public Optional<Long> count(String key) {
    return value(key, Quantities.COUNT);
  }

  /** A whole number, or a default. */
  public long count(String key, long fallback) {
    return value(key, Quantities.COUNT, fallback);
  }

  /** A plain number that is not negative. */
  public Optional<Double> number(String key) {
    return value(key, Quantities.NUMBER);
  }

  /** A plain number that is not negative, or a default. */
  public double number(String key, double fallback) {
    return value(key, Quantities.NUMBER, fallback);
  }

  /** One of an enum's constants, called by the key in messages. */
  public <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
    return value(key, Form.choice(key, type));
  }

  /** One of an enum's constants, or a default. */
  public <E extends Enum<E>> E choice(String key, Class<E> type, E fallback) {
    return choice(key, type).orElse(fallback);
  }

  /** The items of a list in order, without those that are wrong; empty where the key is missing. */
  public <T> List<T> list(String key, NodeReader<T> reader) {
    List<T> values = new ArrayList<>();
    node(key).ifPresent(list -> {
      if (isKind(list, Node.Kind.LIST, "a list")) {
        list.items().forEach(item -> read(item, reader).ifPresent(values::add));
      }
    });
    return List.copyOf(values);
  }

  /** The entries of a mapping in order, without those that are wrong; empty where the key is missing. */
  public <T> Map<String, T> map(String key, NodeReader<T> reader) {
    Map<String, T> values = new LinkedHashMap<>();
    node(key).ifPresent(map -> {
      if (isKind(map, Node.Kind.MAPPING, "a mapping (key: value)")) {
        map.entries().stream()
            .filter(entry -> !(sourced && SOURCED_KEYS.contains(entry.key())))
            .forEach(entry -> read(entry.value(), reader).ifPresent(value -> values.put(entry.key(), value)));
      }
    });
    return Collections.unmodifiableMap(values);
  }

  private boolean isKind(Node value, Node.Kind kind, String expected) {
    if (value.kind() == kind) {
      return true;
    }
    failed = true;
    if (value.kind() != Node.Kind.BROKEN) {
      problems.add(value, "expected " + expected + ", found " + value.description());
    }
    return false;
  }

  /**
   * Reports unknown and missing keys, then builds the result if nothing was wrong with this mapping.
   *
   * @param result called only where every required key was read, so that {@code orElseThrow} is safe for them; an
   *     {@link IllegalArgumentException} it throws, as checked records do, is recorded at the mapping
   * @return empty exactly when something is wrong
   */
  public <T> Optional<T> build(Supplier<T> result) {
    if (node.kind() == Node.Kind.MAPPING) {
      Set<String> meant = reportUnknown();
      reportMissing(meant);
    }
    if (failed) {
      return Optional.empty();
    }
    try {
      return Optional.of(result.get());
    } catch (IllegalArgumentException e) {
      fail(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** The missing keys that unknown ones were probably meant to be. */
  private Set<String> reportUnknown() {
    Set<String> free = new LinkedHashSet<>(known);
    node.entries().forEach(entry -> free.remove(entry.key()));
    Set<String> meant = new LinkedHashSet<>();
    for (Node.Entry entry : node.entries()) {
      if (!known.contains(entry.key()) && problems.isFull()) {
        failed = true;
      } else if (!known.contains(entry.key())) {
        meant.addAll(Suggestions.closest(entry.key(), free).stream().limit(1).toList());
        problems.add(entry, "unknown key " + Wording.quote(entry.key()) + Suggestions.hint(entry.key(), known));
        failed = true;
      }
    }
    return meant;
  }

  private void reportMissing(Set<String> meant) {
    for (String key : required) {
      if (!has(key)) {
        failed = true;
        if (!meant.contains(key)) {
          problems.add(node, "the key " + Wording.quote(key) + " is missing");
        }
      }
    }
    for (List<String> group : groups) {
      if (group.stream().noneMatch(this::has)) {
        failed = true;
        if (group.stream().noneMatch(meant::contains)) {
          problems.add(node, "one of the keys " + Wording.alternatives(group) + " is missing");
        }
      }
    }
  }
}
