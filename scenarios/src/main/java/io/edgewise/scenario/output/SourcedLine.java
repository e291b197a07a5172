package io.edgewise.scenario.output;

import io.edgewise.topology.catalog.Assumption;
import io.edgewise.topology.catalog.SourcedNumber;
import io.edgewise.topology.text.Provenance;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What holds, and why it is believed, in words.
 *
 * @param subject what it is about
 * @param value what holds
 * @param kind measured, published or assumed, with the grade of trust where there is one; or stated by the scenario
 * @param date of the source; empty where there is none
 * @param source with its note; or the scenario itself
 */
public record SourcedLine(String subject, String value, String kind, String date, String source) {

  private static final String STATED = "stated";

  /** Checks for null. */
  public SourcedLine {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(date, "date");
    Objects.requireNonNull(source, "source");
  }

  /**
   * A line.
   *
   * @param provenance empty for what the scenario itself states
   */
  public static SourcedLine of(String subject, String value, Optional<Provenance> provenance) {
    return new SourcedLine(subject, value, provenance.map(SourcedLine::kindOf).orElse(STATED),
        provenance.map(Provenance::date).orElse(""), provenance.map(SourcedLine::sourceOf).orElse("the scenario"));
  }

  /** An assumption. */
  public static SourcedLine of(Assumption assumption) {
    return of(assumption.subject(), assumption.text(), assumption.provenance());
  }

  /** A number of an offer. */
  public static SourcedLine of(SourcedNumber number) {
    return of(number.path(), number.text(), number.provenance());
  }

  /** The same with a ditto mark for its source. */
  public SourcedLine withDitto() {
    return new SourcedLine(subject, value, kind, date, "\u2033");
  }

  private static String kindOf(Provenance provenance) {
    String kind = provenance.kind().name().toLowerCase(Locale.ROOT);
    return kind + provenance.confidence().map(grade -> " " + grade).orElse("");
  }

  private static String sourceOf(Provenance provenance) {
    return provenance.source() + (provenance.note().isEmpty() ? "" : " (" + provenance.note() + ")");
  }
}
