package io.edgewise.report.table;

import java.util.Locale;
import java.util.Objects;

/**
 * A number with its unit and, where it was estimated, its error.
 *
 * @param value in the unit
 * @param halfWidth half the width of its confidence interval; 0 for what is known exactly
 * @param unit of both
 */
public record Quantity(double value, double halfWidth, Unit unit) {

  /** What a number counts. */
  public enum Unit {
    /** Time, in milliseconds. */
    MILLISECONDS("ms"),
    /** Money, in US dollars. */
    DOLLARS("USD"),
    /** A share of 0..1. */
    SHARE("share"),
    /** A size, in bytes. */
    BYTES("bytes"),
    /** A number of things, such as requests. */
    COUNT("count"),
    /** How many times as much. */
    RATIO("ratio");

    private final String id;

    Unit(String id) {
      this.id = id;
    }

    /** As in files of results. */
    public String id() {
      return id;
    }
  }

  private static final double KILO = 1000;
  private static final double BINARY_KILO = 1024;
  private static final double A_MINUTE = 60_000;

  /** Checks for null. */
  public Quantity {
    Objects.requireNonNull(unit, "unit");
  }

  /** An exact number. */
  public static Quantity exactly(double value, Unit unit) {
    return new Quantity(value, 0, unit);
  }

  /** As a person reads it: {@code 142 ms}, {@code $1.23 ± 0.02}, {@code 74.4M}, {@code 7.2 x}. */
  public String text() {
    return switch (unit) {
      case MILLISECONDS -> value >= A_MINUTE && halfWidth == 0
          ? Numbers.plain(value / A_MINUTE) + " min" : Numbers.time(value, halfWidth);
      case DOLLARS -> Numbers.dollars(value, halfWidth);
      case SHARE -> Numbers.percent(value);
      case BYTES -> scaled(BINARY_KILO, " KMGT", " ", "B");
      case COUNT -> scaled(KILO, " kMBT", "", "");
      case RATIO -> Rounding.shortest(value, 3) + " x";
    };
  }

  private String scaled(double kilo, String prefixes, String gap, String end) {
    double size = value;
    int steps = 0;
    while (Math.abs(size) >= kilo && steps < prefixes.length() - 1) {
      size /= kilo;
      steps++;
    }
    String prefix = String.valueOf(prefixes.charAt(steps)).strip();
    return String.format(Locale.ROOT, "%s%s%s%s", Rounding.shortest(size, 3), gap, prefix, end);
  }
}
