package io.edgewise.topology.text;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * Where numbers come from.
 *
 * @param source a citation: publication, page, or data set
 * @param date when they were measured or published: {@code 2025}, {@code 2025-03} or {@code 2025-03-14}
 * @param kind how they came about
 * @param confidence how far they can be trusted, where somebody judged it
 * @param note what a reader should know; empty where nothing
 */
public record Provenance(String source, String date, Kind kind, Optional<Confidence> confidence, String note) {

  /** How a number came about. */
  public enum Kind {
    /** Measured, by a method that the source describes. */
    MEASURED,
    /** Published by the provider, such as a price or a limit. */
    PUBLISHED,
    /** Assumed, since nothing better is known. */
    ASSUMED
  }

  /** A grade of trust, best first. */
  public enum Confidence {
    /** Recent and replicated, or the provider's own price page. */
    A("A"),
    /** Good, with one reservation. */
    A_MINUS("A-"),
    /** A single measurement, or older than two years. */
    B("B"),
    /** Anecdotal or derived. */
    C("C");

    private final String grade;

    Confidence(String grade) {
      this.grade = grade;
    }

    /** As in files: {@code A-}. */
    @Override
    public String toString() {
      return grade;
    }
  }

  private static final int DAYS_OF_YEAR = 365;

  private static final Form<String> DATE = Form.TEXT.map(text -> {
    lastDay(text);
    return text;
  });

  /**
   * Checks the date.
   *
   * @throws IllegalArgumentException if it is not a year, a month or a day, or the source is blank
   */
  public Provenance {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(confidence, "confidence");
    Objects.requireNonNull(note, "note");
    lastDay(date);
    if (source.isBlank()) {
      throw new IllegalArgumentException("the source is blank");
    }
  }

  /** Reads {@code {source: ..., date: 2025-03, kind: measured, confidence: A-, note: ...}}. */
  public static Optional<Provenance> read(Node node, Problems problems) {
    Fields fields = Fields.of(node, problems).required("source", "date", "kind");
    Optional<String> source = fields.text("source");
    Optional<String> date = fields.value("date", DATE);
    Optional<Kind> kind = fields.choice("kind", Kind.class);
    Optional<Confidence> confidence = fields.choice("confidence", Confidence.class);
    String note = fields.text("note", "");
    return fields
        .build(() -> new Provenance(source.orElseThrow(), date.orElseThrow(), kind.orElseThrow(), confidence, note));
  }

  /**
   * Days since the date, at least: a year or a month counts from its last day, so that no age is overstated; 0 while
   * the year or month is still running.
   */
  public long ageInDays(LocalDate today) {
    return Math.max(0, ChronoUnit.DAYS.between(lastDay(date), today));
  }

  /** Whether the date is more than 365 days before a day, as prices that count as old are. */
  public boolean olderThanOneYear(LocalDate today) {
    return ageInDays(today) > DAYS_OF_YEAR;
  }

  private static LocalDate lastDay(String date) {
    try {
      return switch (date.length()) {
        case 4 -> YearMonth.parse(date + "-12").atEndOfMonth();
        case 7 -> YearMonth.parse(date).atEndOfMonth();
        default -> LocalDate.parse(date);
      };
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("a date is a year, a month or a day: 2025, 2025-03 or 2025-03-14");
    }
  }
}
