package io.edgewise.scenario.schema;

import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads mappings with declared keys.
 *
 * <p>A result is built wherever the node is a mapping, even if parts of it are wrong: what is wrong is reported and
 * missing from the result, and the rest can still be checked, so that the user learns of all problems at once. Nothing
 * must be simulated once a problem is recorded.
 */
public final class Mapping {

  private Mapping() {}

  /**
   * A mapping with any of some keys.
   *
   * @param title its name in the JSON Schema
   * @param description what it says
   * @param keys the keys that are allowed, looked up when first needed
   * @param result builds the result; it asks for keys with {@link Key#in}
   */
  public static <T> Value<T> of(String title, String description, Supplier<List<Key<?>>> keys,
      Function<Fields, T> result) {
    return new Value<>(new Shape.Object(title, description, keys, Shape.Rule.KNOWN_KEYS),
        (node, problems) -> read(node, problems, keys.get(), result));
  }

  /**
   * A mapping with exactly one of some keys.
   *
   * @param result builds the result; empty where the one key is missing or wrong
   */
  public static <T> Value<T> oneKey(String title, String description, Supplier<List<Key<?>>> keys,
      Function<Fields, Optional<T>> result) {
    return new Value<>(new Shape.Object(title, description, keys, Shape.Rule.ONE_KEY), (node, problems) -> {
      Fields fields = Fields.of(node, problems).exactlyOne(names(keys.get()));
      Optional<T> read = result.apply(fields);
      fields.build(() -> true);
      return read;
    });
  }

  private static <T> Optional<T> read(Node node, Problems problems, List<Key<?>> keys, Function<Fields, T> result) {
    Fields fields = Fields.of(node, problems)
        .required(names(keys.stream().filter(Key::required).toList()))
        .allowed(names(keys));
    T read = result.apply(fields);
    fields.build(() -> true);
    return node.kind() == Node.Kind.MAPPING ? Optional.of(read) : Optional.empty();
  }

  private static String[] names(List<? extends Key<?>> keys) {
    return keys.stream().map(Key::name).toArray(String[]::new);
  }
}
