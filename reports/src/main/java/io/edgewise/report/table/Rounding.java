package io.edgewise.report.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * How many digits a number deserves: those that its error leaves standing. The half-width of an interval is rounded up
 * to one significant digit, or to two where it would begin with 1, and the estimate to the same place, as is usual for
 * measured values (JCGM 100:2008, section 7.2.6, asks for at most two).
 */
final class Rounding {

  private static final int MOST_DIGITS = 4;

  private Rounding() {}

  /**
   * Decimal places that an error leaves; negative for tens, hundreds and so on. At most so many that the estimate has
   * {@value #MOST_DIGITS} significant digits.
   *
   * @param value the estimate
   * @param halfWidth its error, above 0; infinite or not a number where unknown, which leaves three digits
   */
  static int places(double value, double halfWidth) {
    if (!Double.isFinite(halfWidth)) {
      return placesFor(value, 3);
    }
    BigDecimal error = withoutNoise(halfWidth);
    boolean startsWithOne = error.round(new MathContext(1, RoundingMode.DOWN)).unscaledValue().intValue() == 1;
    int places = error.round(new MathContext(startsWithOne ? 2 : 1, RoundingMode.UP)).scale();
    return value == 0 ? places : Math.min(places, placesFor(value, MOST_DIGITS));
  }

  /** Decimal places that leave a number so many significant digits. */
  static int placesFor(double value, int digits) {
    return value == 0 ? 0 : digits - 1 - (int) Math.floor(Math.log10(Math.abs(value)));
  }

  /** A number rounded half up to decimal places, with commas between thousands. */
  static String text(double value, int places) {
    if (!Double.isFinite(value)) {
      return endless(value);
    }
    return text(BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP), places);
  }

  /** What a damaged file may say in place of a number. */
  private static String endless(double value) {
    return Double.isNaN(value) ? "?" : value > 0 ? "\u221e" : "-\u221e";
  }

  /** An error rounded up, so that it never claims more than is known. */
  static String errorText(double value, int places) {
    return text(withoutNoise(value).setScale(places, RoundingMode.UP), places);
  }

  /** Ten digits of an error: 6.000000000001 comes from arithmetic, not from measurement, and must not become 7. */
  private static BigDecimal withoutNoise(double error) {
    return BigDecimal.valueOf(error).round(new MathContext(10, RoundingMode.HALF_UP));
  }

  private static String text(BigDecimal rounded, int places) {
    BigDecimal shown = rounded.signum() == 0 ? rounded.abs() : rounded;
    return String.format(Locale.ROOT, "%,." + Math.max(0, places) + "f", shown);
  }

  /** A number exact to so many significant digits, without zeros at the end. */
  static String shortest(double value, int digits) {
    if (!Double.isFinite(value)) {
      return endless(value);
    }
    BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(digits, RoundingMode.HALF_UP));
    int places = Math.max(0, rounded.signum() == 0 ? 0 : rounded.stripTrailingZeros().scale());
    return String.format(Locale.ROOT, "%,." + places + "f", rounded);
  }
}
