package io.edgewise.scenario.uncertainty;

import io.edgewise.sim.metering.PriceSource;
import io.edgewise.topology.catalog.Assumption;
import io.edgewise.topology.text.Provenance;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** How far a number can be trusted, which is what its usual range follows from; the surest first. */
public enum Trust {
  /** The scenario states it. */
  STATED,
  /** The price list of a provider says so. */
  PRICES,
  /** Somebody measured it. */
  MEASURED,
  /** The provider, or a publication, says so. */
  PUBLISHED,
  /** Nothing better is known, or the source is anecdotal or derived (confidence C). */
  ASSUMED;

  /** As in files: {@code assumed}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Of a number by its source; empty where the scenario states it. */
  static Trust of(Optional<Provenance> provenance) {
    return provenance.map(Trust::of).orElse(STATED);
  }

  private static Trust of(Provenance provenance) {
    if (provenance.confidence().equals(Optional.of(Provenance.Confidence.C))) {
      return ASSUMED;
    }
    return switch (provenance.kind()) {
      case MEASURED -> MEASURED;
      case PUBLISHED -> PUBLISHED;
      case ASSUMED -> ASSUMED;
    };
  }

  /** Of a price by its source. */
  static Trust of(PriceSource source) {
    if (source.date().isEmpty()) {
      return STATED;
    }
    boolean weak = source.kind().equals("assumed") || source.confidence().equals(Provenance.Confidence.C.toString());
    return weak ? ASSUMED : PRICES;
  }

  /** Of numbers that are varied together: that of the weakest. */
  static Trust weakest(Collection<Assumption> numbers) {
    return numbers.stream().map(number -> of(number.provenance())).max(Comparator.naturalOrder()).orElse(STATED);
  }
}
