package io.edgewise.scenario.output;

import io.edgewise.report.table.Numbers;
import io.edgewise.scenario.uncertainty.Input;
import java.math.BigDecimal;
import java.math.MathContext;

/** Values of an input in words. */
final class InputWords {

  private static final MathContext DIGITS = new MathContext(3);

  private InputWords() {}

  /** {@code 50 % to 200 %} of what is in force, or {@code 2 kB to 20 kB}. */
  static String range(Input input) {
    return end(input, input.knob().from()) + " to " + end(input, input.knob().to());
  }

  /** A value to three digits: {@code 180 %} of what is in force, or {@code 12 kB}. */
  static String end(Input input, double value) {
    double rounded = input.knob().whole() ? value : new BigDecimal(value).round(DIGITS).doubleValue();
    return input.isFactor() ? Numbers.plain(100 * rounded) + " %" : input.knob().text(rounded);
  }

  /** {@code the read time of dynamodb is above }. */
  static String is(Input input, String side) {
    boolean path = input.label().equals(input.id());
    return (path ? "" : "the ") + input.label() + " is " + side + " ";
  }

  /** The same, saying that it is a factor. */
  static String value(Input input, double value) {
    return end(input, value) + (input.isFactor() ? " of what is in force" : "");
  }
}
