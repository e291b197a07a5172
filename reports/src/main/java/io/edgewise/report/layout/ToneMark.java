package io.edgewise.report.layout;

/** The mark of a strategy by itself, in the colour and shape that it has in figures: for lists beside them. */
public final class ToneMark {

  /** How much of half the width the longest mark takes. */
  private static final double EXTENT = 1.5;

  private ToneMark() {}

  /**
   * A mark in the middle of a square.
   *
   * @param size of the square, in CSS pixels
   */
  public static Drawing of(Theme theme, int tone, double size) {
    Canvas canvas = new Canvas(theme);
    canvas.marker(tone, size / 2, size / 2, size / 2 / EXTENT, 0);
    return new Drawing("mark", size, size, size, "", "", theme.background(), canvas.items());
  }
}
