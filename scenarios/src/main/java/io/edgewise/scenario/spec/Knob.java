package io.edgewise.scenario.spec;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of a scenario file that is varied.
 *
 * @param path where it stands, such as {@code users.rate}
 * @param from one end of what it is varied over
 * @param to the other end, above {@code from}
 * @param prefix what stands before the number, such as {@code $}
 * @param suffix what stands behind it, such as {@code " / s"}
 * @param whole whether only whole numbers make sense
 * @param logarithmic whether it is looked at in even ratios, and not in even differences
 */
public record Knob(String path, double from, double to, String prefix, String suffix, boolean whole,
    boolean logarithmic) {

  /** A range of at least this ratio is looked at in even ratios, a smaller one in even differences. */
  private static final double WIDE = 30;

  /** Digits of a value that is tried. */
  private static final MathContext DIGITS = new MathContext(7, RoundingMode.HALF_EVEN);

  private static final Pattern NUMBER =
      Pattern.compile("\\s*(\\$?)\\s*([0-9][0-9_]*(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(.*)");

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if it does not rise, or has no ratios and shall be looked at in even ones
   */
  public Knob {
    if (!(from < to)) {
      throw new IllegalArgumentException("the range must rise");
    }
    if (logarithmic && !(from > 0)) {
      throw new IllegalArgumentException("even ratios begin above 0");
    }
  }

  /**
   * Reads {@code path=from..to}; a unit may be left away at the first end: {@code users.rate=10..400 / s}.
   *
   * @throws IllegalArgumentException with a message for the user if the text is not of this form
   */
  public static Knob parse(String text) {
    int equals = text.indexOf('=');
    int dots = text.indexOf("..", equals + 1);
    if (equals < 1 || dots < 0) {
      throw new IllegalArgumentException(
          "expected path=from..to, such as users.rate='10 / s..400 / s', found \"" + text + "\"");
    }
    return parseRange(text.substring(0, equals).strip(), text.substring(equals + 1));
  }

  /**
   * A knob of a path and {@code from..to}; a unit may be left away at the first end.
   *
   * @throws IllegalArgumentException with a message for the user if the range is not of this form
   */
  public static Knob parseRange(String path, String range) {
    int dots = range.indexOf("..");
    if (dots < 0) {
      throw new IllegalArgumentException("expected from..to, such as 10 / s..400 / s, found \"" + range.strip() + "\"");
    }
    Matcher low = number(range.substring(0, dots));
    Matcher high = number(range.substring(dots + 2));
    String suffix = high.group(3).stripTrailing();
    String lowSuffix = low.group(3).stripTrailing();
    if (!lowSuffix.isEmpty() && !lowSuffix.strip().equals(suffix.strip())) {
      throw new IllegalArgumentException(
          "both ends of a range have one unit, found \"" + lowSuffix.strip() + "\" and \""
              + suffix.strip() + "\"");
    }
    double from = value(low);
    double to = value(high);
    if (!(from < to)) {
      throw new IllegalArgumentException("the range must rise, found " + range.strip());
    }
    return new Knob(path, from, to, high.group(1), suffix, false, from > 0 && to / from >= WIDE);
  }

  private static Matcher number(String text) {
    Matcher matcher = NUMBER.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("expected a number with or without a unit, found \"" + text.strip() + "\"");
    }
    return matcher;
  }

  private static double value(Matcher number) {
    return Double.parseDouble(number.group(2).replace("_", ""));
  }

  /** The last key of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** The same knob, of which only whole numbers make sense. */
  public Knob ofWholeNumbers() {
    return new Knob(path, from, to, prefix, suffix, true, false);
  }

  /** Whether both ends are whole numbers. */
  public boolean hasWholeEnds() {
    return from == Math.rint(from) && to == Math.rint(to);
  }

  /** The same knob, looked at in even ratios or in even differences. */
  public Knob spacedBy(boolean ratios) {
    return new Knob(path, from, to, prefix, suffix, whole, ratios);
  }

  /** The value nearest to one that a file can hold. */
  public double nearest(double value) {
    return whole ? Math.rint(value) : new BigDecimal(value).round(DIGITS).doubleValue();
  }

  /** A value as it stands in a file. */
  public String text(double value) {
    return prefix + new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString() + suffix;
  }

  /** The setting that gives the knob a value. */
  public String setting(double value) {
    return path + "=" + text(value);
  }

  /** Both ends and values between them, rising: all where they are whole and few enough, otherwise evenly spaced. */
  public List<Double> points(int count) {
    List<Double> points = new ArrayList<>();
    boolean all = whole && to - from < count;
    int steps = all ? (int) (to - from) : count - 1;
    for (int i = 0; i <= steps; i++) {
      double point = nearest(onScale((double) i / steps));
      if (points.isEmpty() || point > points.getLast()) {
        points.add(point);
      }
    }
    return points;
  }

  /** The value at a part of the range, 0..1. */
  public double onScale(double part) {
    if (part <= 0 || part >= 1) {
      return part <= 0 ? from : to;
    }
    return logarithmic ? from * Math.pow(to / from, part) : from + part * (to - from);
  }

  /** Which part of the range a value is at. */
  public double scaleOf(double value) {
    return logarithmic ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
  }
}
