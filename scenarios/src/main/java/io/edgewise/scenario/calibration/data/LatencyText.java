package io.edgewise.scenario.calibration.data;

import java.util.Optional;

/** Reads numbers that are latencies. */
final class LatencyText {

  /** A latency of more than a day is none. */
  static final double MOST_MILLIS = 86_400_000;

  private LatencyText() {}

  /**
   * A number that is finite and at least 0, times a factor and then to the nanosecond, which takes what binary fractions add
   * away; empty for any other text. Java's own parser would take
   * {@code 1d}, {@code 0x1p3}, {@code NaN} and {@code Infinity} as well.
   */
  static Optional<Double> millis(String text, double factor) {
    if (text.isEmpty() || text.length() > 64
        || !text.chars().allMatch(each -> each >= '0' && each <= '9' || ".+-eE".indexOf(each) >= 0)) {
      return Optional.empty();
    }
    try {
      double value = Double.parseDouble(text) * factor;
      return value >= 0 && value < Double.POSITIVE_INFINITY ? Optional.of(Math.rint(value * 1e6) / 1e6 + 0.0)
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
