package io.edgewise.scenario.calibration.data;

import java.util.Optional;

/** Reads numbers that are latencies. */
final class LatencyText {

  /** A latency of more than a day is none. */
  static final double MOST_MILLIS = 86_400_000;

  private LatencyText() {}

  /** A latency from 0 to a day: a number times a factor, to the nanosecond, which takes what binary fractions add away. */
  static Optional<Double> millis(String text, double factor) {
    return number(text).map(number -> number * factor).filter(value -> value <= MOST_MILLIS)
        .map(value -> Math.rint(value * 1e6) / 1e6);
  }

  /**
   * A number that is finite and at least 0; empty for any other text. Java's own parser would take {@code 1d}, {@code 0x1p3},
   * {@code NaN} and {@code Infinity} as well, and make {@code Infinity} of {@code 1e999}.
   */
  static Optional<Double> number(String text) {
    if (text.isEmpty() || text.length() > 64
        || !text.chars().allMatch(each -> each >= '0' && each <= '9' || ".+-eE".indexOf(each) >= 0)) {
      return Optional.empty();
    }
    try {
      double value = Double.parseDouble(text);
      // Of -0 makes 0.
      return value >= 0 && value < Double.POSITIVE_INFINITY ? Optional.of(value + 0.0) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
