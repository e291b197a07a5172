package io.edgewise.scenario.schema;

import io.edgewise.topology.text.Fields;
import java.util.Objects;
import java.util.Optional;

/**
 * A key of a mapping in a scenario file.
 *
 * @param <T> what its value is read as
 * @param name as it is written
 * @param value which values it takes
 * @param required whether it must be there
 * @param description what it says, in one sentence
 * @param fallback what holds where it is left out; empty where nothing does, or where the default depends on others
 */
public record Key<T>(String name, Value<T> value, boolean required, String description,
    Optional<Default<T>> fallback) {

  /** Checks for null. */
  public Key {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(fallback, "fallback");
  }

  /** A key that must be there. */
  public static <T> Key<T> required(String name, Value<T> value, String description) {
    return new Key<>(name, value, true, description, Optional.empty());
  }

  /** A key that may be left out. */
  public static <T> Key<T> optional(String name, Value<T> value, String description) {
    return new Key<>(name, value, false, description, Optional.empty());
  }

  /** A key that may be left out, with what holds then. */
  public static <T> Key<T> withDefault(String name, Value<T> value, String description, Default<T> fallback) {
    return new Key<>(name, value, false, description, Optional.of(fallback));
  }

  /** Its value in a mapping; empty where it is missing or wrong (then the problem is recorded). */
  public Optional<T> in(Fields fields) {
    return fields.value(name, value.reader());
  }
}
