package io.edgewise.report.layout;

import io.edgewise.report.figure.Axis.Scale;

/**
 * The unit in which an axis names its values, so that its numbers are neither very long nor very small: times are held in
 * milliseconds, but an axis of very short ones is told in microseconds, of very long ones in seconds.
 *
 * @param title of the axis, with this unit in brackets
 * @param factor by which values are multiplied for the names of ticks
 */
record AxisUnit(String title, double factor) {

  private static final String MILLISECONDS = "(ms)";
  /** Up to here in microseconds. */
  private static final double SHORT = 0.1;
  /** From here on in seconds. */
  private static final double LONG = 20_000;
  private static final double A_SECOND = 1000;

  /**
   * The unit of an axis.
   *
   * @param title with the unit of the values in brackets at its end
   * @param least the least value; of a logarithmic axis that reaches down to milliseconds, seconds would be small numbers
   * @param most the greatest value
   */
  static AxisUnit of(String title, Scale scale, double least, double most) {
    double size = Math.max(Math.abs(least), Math.abs(most));
    if (title.endsWith(MILLISECONDS) && size > 0 && size <= SHORT) {
      return new AxisUnit(in(title, "(µs)"), 1e3);
    }
    if (title.endsWith(MILLISECONDS) && size > LONG && (scale != Scale.LOG || least >= A_SECOND)) {
      return new AxisUnit(in(title, "(s)"), 1e-3);
    }
    return new AxisUnit(title, 1);
  }

  private static String in(String title, String unit) {
    return title.substring(0, title.length() - MILLISECONDS.length()) + unit;
  }
}
