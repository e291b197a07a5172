package io.edgewise.sim.metering;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a price comes from, and how far it can be trusted.
 *
 * @param source a document or page, never empty
 * @param date the day, month or year of the evidence as {@code 2026-07-20}, {@code 2026-07} or {@code 2026}; empty
 *     where unknown
 * @param kind {@code measured}, {@code published} or {@code assumed}
 * @param confidence the catalogue's own grade, such as {@code A} (verbatim from the provider); may be empty
 */
public record PriceSource(String source, String date, String kind, String confidence) {

  private static final Set<String> KINDS = Set.of("measured", "published", "assumed");
  private static final Pattern DATE = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");

  /**
   * Checks the texts.
   *
   * @throws NullPointerException if one is null
   * @throws IllegalArgumentException if the source is blank, the kind is not one of the three, or the date has another
   *     form than the three or names no day of the calendar
   */
  public PriceSource {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(date, "date");
    Objects.requireNonNull(confidence, "confidence");
    if (source.isBlank()) {
      throw new IllegalArgumentException("a price needs a source");
    }
    if (!KINDS.contains(Objects.requireNonNull(kind, "kind"))) {
      throw new IllegalArgumentException(
          "kind \"" + kind + "\" of " + source + "; allowed: measured, published, assumed");
    }
    if (!date.isEmpty()) {
      lastDay(date);
    }
  }

  /**
   * Whether the evidence is more than a year old on the given day; a month or a year counts as its last day, and
   * evidence without a date counts as old.
   */
  public boolean olderThanOneYear(LocalDate today) {
    return date.isEmpty() || lastDay(date).isBefore(today.minusYears(1));
  }

  private static LocalDate lastDay(String date) {
    if (!DATE.matcher(date).matches()) {
      throw new IllegalArgumentException(
          "date \"" + date + "\" of a price; allowed: 2026-07-20, 2026-07, 2026 or nothing");
    }
    try {
      return switch (date.length()) {
        case 4 -> LocalDate.of(Integer.parseInt(date), 12, 31);
        case 7 -> YearMonth.parse(date).atEndOfMonth();
        default -> LocalDate.parse(date);
      };
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("date \"" + date + "\" of a price is no day of the calendar", e);
    }
  }
}
