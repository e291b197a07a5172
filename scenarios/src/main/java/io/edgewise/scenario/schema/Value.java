package io.edgewise.scenario.schema;

import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.NodeReader;
import io.edgewise.topology.text.Problems;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A kind of value: what it looks like, and how it is read.
 *
 * @param <T> what it is read as
 * @param shape what it looks like, for the JSON Schema
 * @param reader how it is read
 */
public record Value<T>(Shape shape, NodeReader<T> reader) {

  /** Checks for null. */
  public Value {
    Objects.requireNonNull(shape, "shape");
    Objects.requireNonNull(reader, "reader");
  }

  /** One of some names, each standing for a value. */
  public static <T> Value<T> named(String noun, Map<String, T> names) {
    return new Value<>(new Shape.Choice(List.copyOf(names.keySet())), Form.choice(noun, names));
  }

  /** A list. Items that are wrong are reported and left out. */
  public static <T> Value<List<T>> listOf(Value<T> item) {
    return new Value<>(new Shape.ListOf(item.shape()), (node, problems) -> {
      if (!isKind(node, Node.Kind.LIST, "a list", problems)) {
        return Optional.empty();
      }
      List<T> items = new ArrayList<>();
      node.items().forEach(each -> item.reader().read(each, problems).ifPresent(items::add));
      return Optional.of(List.copyOf(items));
    });
  }

  /**
   * A mapping from names that the file chooses. Entries that are wrong are reported and left out.
   *
   * @param noun what a name stands for
   */
  public static <T> Value<Map<String, T>> mapOf(String noun, Value<T> value) {
    return mapOf(noun, Integer.MAX_VALUE, "", value);
  }

  /**
   * A mapping from names that the file chooses, not too many of them. Entries that are wrong are reported and left out.
   *
   * @param noun what a name stands for
   * @param most how many names there may be
   * @param wayOut what to do with more, in words that follow a semicolon
   */
  public static <T> Value<Map<String, T>> mapOf(String noun, int most, String wayOut, Value<T> value) {
    return new Value<>(new Shape.MapOf(noun, value.shape(), most), (node, problems) -> {
      if (!isKind(node, Node.Kind.MAPPING, "a mapping (" + noun + ": ...)", problems)) {
        return Optional.empty();
      }
      if (node.entries().size() > most) {
        problems.add(node, String.format(Locale.ROOT, "%,d entries, at most %,d may stand here; %s",
            node.entries().size(), most, wayOut));
        return Optional.empty();
      }
      Map<String, T> entries = new LinkedHashMap<>();
      node.entries().forEach(
          entry -> value.reader().read(entry.value(), problems).ifPresent(each -> entries.put(entry.key(), each)));
      return Optional.of(Collections.unmodifiableMap(entries));
    });
  }

  /** Something that another reader interprets, kept as it was written. */
  public static Value<Node> open(Shape shape) {
    return new Value<>(shape, (node, problems) -> node.kind() == Node.Kind.BROKEN
        ? Optional.empty() : Optional.of(node));
  }

  /**
   * One of two kinds of value.
   *
   * @param isFirst tells from the node which of them was meant
   */
  public static <T> Value<T> either(Value<? extends T> first, Value<? extends T> second,
      Function<Node, Boolean> isFirst) {
    return new Value<>(new Shape.AnyOf(List.of(first.shape(), second.shape())), (node,
        problems) -> (isFirst.apply(node) ? first : second).reader().read(node, problems).map(Function.identity()));
  }

  /** A word that stands for a value, or a value. */
  public static <T> Value<T> wordOr(String word, T meaning, Value<T> other) {
    return either(named("word", Map.of(word, meaning)), other,
        node -> node.kind() == Node.Kind.SCALAR && node.text().strip().equals(word));
  }

  /** This kind of value read as something else. */
  public <U> Value<U> map(Function<? super T, ? extends U> function) {
    return new Value<>(shape, (node, problems) -> reader.read(node, problems).map(function));
  }

  private static boolean isKind(Node node, Node.Kind kind, String expected, Problems problems) {
    if (node.kind() != kind && node.kind() != Node.Kind.BROKEN) {
      problems.add(node, "expected " + expected + ", found " + node.description());
    }
    return node.kind() == kind;
  }
}
