package io.edgewise.sim.theory;

/** Checks of model parameters, with messages that name the parameter and the value found. */
final class Require {

  private Require() {}

  static void positive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " is above 0 and finite, not " + value);
    }
  }

  static void notNegative(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " is at least 0 and finite, not " + value);
    }
  }

  static void atLeast(String name, long least, long value) {
    if (value < least) {
      throw new IllegalArgumentException(name + " is at least " + least + ", not " + value);
    }
  }

  /** A probability with both ends. */
  static void probability(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " is within 0..1, not " + value);
    }
  }

  /** The level of a quantile of an unbounded distribution: 0 included, 1 not. */
  static void level(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(name + " is at least 0 and below 1, not " + value);
    }
  }

  static void stable(double utilisation) {
    if (!(utilisation < 1)) {
      throw new IllegalArgumentException(
          "saturated: utilisation " + utilisation + " is not below 1, so the backlog grows without end");
    }
  }
}
