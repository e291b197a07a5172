package io.edgewise.topology.catalog;

import io.edgewise.topology.text.Provenance;
import java.util.Objects;
import java.util.Optional;

/**
 * A number or rule in force in a configured offer.
 *
 * @param subject what it is about: the offer and the path in its file, such as {@code aws-lambda: keepAlive}
 * @param text what holds
 * @param provenance where it comes from; empty where the scenario states it, and for remarks (subject {@code note})
 */
public record Assumption(String subject, String text, Optional<Provenance> provenance) {

  /** Checks for null. */
  public Assumption {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(provenance, "provenance");
  }
}
