package io.edgewise.scenario.calibration;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A unit of latencies. */
public enum Unit {
  /** Nanoseconds. */
  NS(1e-6),
  /** Microseconds. */
  US(1e-3),
  /** Milliseconds. */
  MS(1),
  /** Seconds. */
  S(1e3);

  private final double millis;

  Unit(double millis) {
    this.millis = millis;
  }

  /** How many milliseconds it has. */
  public double millis() {
    return millis;
  }

  /** The unit of a name such as {@code ms}, {@code µs} or {@code seconds}. */
  public static Optional<Unit> of(String name) {
    String plain = switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "µs", "μs", "usec", "micros", "microseconds" -> "us";
      case "nanos", "nanoseconds", "nsec" -> "ns";
      case "millis", "milliseconds", "msec" -> "ms";
      case "sec", "seconds" -> "s";
      case String other -> other;
    };
    return Arrays.stream(values()).filter(unit -> unit.toString().equals(plain)).findFirst();
  }

  /** As in files: {@code ms}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
