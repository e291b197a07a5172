package io.edgewise.report.layout;

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

  /**
   * The unit of an axis.
   *
   * @param title with the unit of the values in brackets at its end
   * @param most the greatest value, without its sign
   */
  static AxisUnit of(String title, double most) {
    if (title.endsWith(MILLISECONDS) && most > 0 && most <= SHORT) {
      return new AxisUnit(in(title, "(µs)"), 1e3);
    }
    if (title.endsWith(MILLISECONDS) && most > LONG) {
      return new AxisUnit(in(title, "(s)"), 1e-3);
    }
    return new AxisUnit(title, 1);
  }

  private static String in(String title, String unit) {
    return title.substring(0, title.length() - MILLISECONDS.length()) + unit;
  }
}
