package io.edgewise.topology.catalog;

import io.edgewise.topology.text.Provenance;
import java.util.Objects;
import java.util.Optional;

/**
 * A number of an offer.
 *
 * @param path where it stands in the file, such as {@code prices.requests.price}
 * @param text as written
 * @param provenance where it comes from; empty for a number that a scenario states
 */
public record SourcedNumber(String path, String text, Optional<Provenance> provenance) {

  /** Checks for null. */
  public SourcedNumber {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(provenance, "provenance");
  }
}
