package io.edgewise.sim.random;

import java.math.BigDecimal;
import java.math.MathContext;

/** The checks and the number format that all distributions share. */
final class Arguments {

  private Arguments() {}

  static void positive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be positive and finite, was " + value);
    }
  }

  static void notNegative(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be at least 0 and finite, was " + value);
    }
  }

  static void finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be finite, was " + value);
    }
  }

  static void probability(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("p must be within 0..1, was " + p);
    }
  }

  /** Weights divided by their sum, in a new array. */
  static double[] normalised(String name, double[] weights) {
    if (weights.length == 0) {
      throw new IllegalArgumentException(name + " must not be empty");
    }
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      notNegative(name + "[" + i + "]", weights[i]);
      sum += weights[i];
    }
    positive("sum of " + name, sum);
    double[] shares = weights.clone();
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= sum;
    }
    return shares;
  }

  /** Four significant digits without exponent and without trailing zeros. */
  static String text(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    if (value == 0) {
      return "0";
    }
    return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
  }
}
