package io.edgewise.report.table;

import io.edgewise.sim.stats.ConfidenceInterval;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers with their units, as short as their errors allow: {@code 412 ± 6 ms}, {@code $212 ± 9}, {@code 12.3 %}. The
 * same text in every locale. Money is rounded to cents and no further, unless it is less than ten cents.
 */
public final class Numbers {

  private static final double SECONDS_FROM_MILLIS = 10_000;
  private static final double MICROS_BELOW_MILLIS = 0.1;
  private static final double NO_CENTS_FROM = 10_000;
  private static final double ONE_DECIMAL_ROUNDS_FROM = 100;
  /** Per cent below which a rate is no longer told apart from another. */
  private static final double LEAST_PERCENT = 0.001;

  private Numbers() {}

  /** A latency in milliseconds with its interval. */
  public static String time(ConfidenceInterval millis) {
    return time(millis.value(), millis.halfWidth());
  }

  /** A latency in milliseconds without an interval, to four significant digits. */
  public static String time(double millis) {
    return time(millis, 0);
  }

  /** A latency with half the width of its interval, both in milliseconds. */
  static String time(double millis, double halfWidth) {
    double size = Math.max(Math.abs(millis), Double.isFinite(halfWidth) ? halfWidth : 0);
    if (size >= SECONDS_FROM_MILLIS) {
      return withError(millis / 1e3, halfWidth / 1e3) + " s";
    }
    if (size < MICROS_BELOW_MILLIS && size > 0) {
      return withError(millis * 1e3, halfWidth * 1e3) + " µs";
    }
    return withError(millis, halfWidth) + " ms";
  }

  /** Dollars with their interval. */
  public static String dollars(ConfidenceInterval dollars) {
    return dollars(dollars.value(), dollars.halfWidth());
  }

  /** Dollars without an interval. */
  public static String dollars(double dollars) {
    return dollars(dollars, 0);
  }

  static String dollars(double dollars, double halfWidth) {
    String sign = dollars < 0 ? "−$" : "$";
    double size = Math.abs(dollars);
    int most = size >= NO_CENTS_FROM ? 0 : size < 0.1 && size > 0 ? Rounding.placesFor(size, 2) : 2;
    if (!(halfWidth > 0) || !Double.isFinite(halfWidth)) {
      String text = Rounding.text(size, most);
      return sign + (text.endsWith(".00") ? text.substring(0, text.length() - 3) : text);
    }
    int places = Math.min(Rounding.places(size, halfWidth), most);
    if (places == 1) {
      // One decimal of a dollar reads as a slip.
      places = size >= ONE_DECIMAL_ROUNDS_FROM ? 0 : 2;
    }
    return sign + Rounding.text(size, places) + " ± " + Rounding.errorText(halfWidth, places);
  }

  /** A share of 0..1 in per cent, to three significant digits. */
  public static String percent(double share) {
    return Rounding.shortest(100 * share, 3) + " %";
  }

  /** A part of requests that are served, 0..1, in per cent: as many digits as tell it apart from all, at most five. */
  public static String availability(double share) {
    double missing = 100 * (1 - share);
    int places = missing >= 10 || missing <= 0 ? 1 : missing >= 1 ? 2 : missing >= 0.1 ? 3 : missing >= 0.01 ? 4 : 5;
    String text = BigDecimal.valueOf(100 * share).setScale(places, RoundingMode.HALF_EVEN).toPlainString();
    return text.replaceAll("0+$", "").replaceAll("\\.$", "") + " %";
  }

  /** A number without a unit, to four significant digits. */
  public static String plain(double value) {
    return (value < 0 ? "−" : "") + Rounding.shortest(Math.abs(value), 4);
  }

  /**
   * A rate of 0..1 in per cent, with the digits that its interval leaves, at most three. Where nothing was seen, only
   * the upper end of the interval is known: {@code < 0.004 %}. The same is said where the error is as large as the
   * estimate, because the sample is too small for the estimate then. Nothing
   * below 0.001 % is told apart.
   */
  public static String rate(ConfidenceInterval rate) {
    double value = 100 * rate.value();
    double half = 100 * rate.halfWidth();
    if (Double.isFinite(half) && half >= value && half > 0) {
      return "< " + upper(Math.max(LEAST_PERCENT, 100 * rate.high())) + " %";
    }
    if (value > 0 && value < LEAST_PERCENT) {
      return "< " + upper(LEAST_PERCENT) + " %";
    }
    if (half == 0 || !Double.isFinite(half)) {
      return percent(rate.value());
    }
    int places = Math.min(Rounding.places(value, half), Rounding.placesFor(value, 3));
    return Rounding.text(value, Math.max(0, places)) + " %";
  }

  private static String upper(double percent) {
    int places = Math.max(0, Rounding.placesFor(percent, 1));
    BigDecimal rounded = BigDecimal.valueOf(Math.min(percent, 100)).setScale(places, RoundingMode.UP);
    return rounded.stripTrailingZeros().toPlainString();
  }

  private static String withError(double value, double halfWidth) {
    String sign = value < 0 ? "−" : "";
    double size = Math.abs(value);
    if (!(halfWidth > 0)) {
      return sign + Rounding.shortest(size, 4);
    }
    int places = Rounding.places(size, halfWidth);
    if (!Double.isFinite(halfWidth)) {
      return sign + Rounding.text(size, places);
    }
    String text = Rounding.text(size, places);
    return (text.matches("[0.,]*") ? "" : sign) + text + " ± " + Rounding.errorText(halfWidth, places);
  }
}
