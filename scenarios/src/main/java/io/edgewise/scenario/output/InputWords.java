package io.edgewise.scenario.output;

import io.edgewise.report.table.Numbers;
import io.edgewise.scenario.uncertainty.Input;
import java.math.BigDecimal;
import java.math.MathContext;

/** Values of an input in words. */
final class InputWords {

  private static final MathContext DIGITS = new MathContext(2);

  private InputWords() {}

  /** {@code 50 % to 200 %} of what is in force, or {@code 2 kB to 20 kB}. */
  static String range(Input input) {
    return end(input, input.knob().from()) + " to " + end(input, input.knob().to());
  }

  private static String end(Input input, double value) {
    return input.isFactor() ? Numbers.plain(Math.round(100 * value)) + " %" : input.knob().text(value);
  }

  /** {@code the read time of dynamodb is above }. */
  static String is(Input input, String side) {
    boolean path = input.label().equals(input.id());
    return (path ? "" : "the ") + input.label() + " is " + side + " ";
  }

  /** A value to two digits: {@code 1.8 times what is in force}, or {@code 12 kB}. */
  static String value(Input input, double value) {
    double rounded = input.knob().whole() ? value : new BigDecimal(value).round(DIGITS).doubleValue();
    return input.isFactor() ? Numbers.plain(rounded) + " times what is in force" : input.knob().text(rounded);
  }
}
