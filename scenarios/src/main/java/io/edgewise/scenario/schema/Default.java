package io.edgewise.scenario.schema;

import io.edgewise.topology.text.Provenance;
import java.util.Objects;
import java.util.Optional;

/**
 * What holds where a key is left out.
 *
 * @param <T> the value's type
 * @param value the value
 * @param written the value as a file would say it
 * @param provenance where it comes from
 */
public record Default<T>(T value, String written, Provenance provenance) {

  /** When the defaults of the format were last reviewed. */
  public static final String REVIEWED = "2026-11";

  /** Checks for null. */
  public Default {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(written, "written");
    Objects.requireNonNull(provenance, "provenance");
  }

  /** An assumption of this format. */
  public static <T> Default<T> assumed(T value, String written, String reason) {
    return new Default<>(value, written, assumption(reason));
  }

  /** The provenance of something assumed, with the reason. */
  public static Provenance assumption(String reason) {
    return new Provenance("default of the scenario format", REVIEWED, Provenance.Kind.ASSUMED, Optional.empty(),
        reason);
  }
}
