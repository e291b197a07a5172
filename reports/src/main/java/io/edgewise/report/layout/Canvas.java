package io.edgewise.report.layout;

import io.edgewise.report.layout.Drawing.Anchor;
import io.edgewise.report.layout.Drawing.Box;
import io.edgewise.report.layout.Drawing.Dot;
import io.edgewise.report.layout.Drawing.Ink;
import io.edgewise.report.layout.Drawing.Item;
import io.edgewise.report.layout.Drawing.Path;
import io.edgewise.report.layout.Drawing.Style;
import io.edgewise.report.layout.Drawing.Text;
import java.util.ArrayList;
import java.util.List;

/** Collects the items of a drawing. */
final class Canvas {

  /** Size of most text. */
  static final double SIZE = 12;

  /** Size of what is read second. */
  static final double SMALL = 11;

  /** From one baseline to the next, in sizes of the text. */
  static final double LEADING = 1.32;

  /** Radius of markers. */
  static final double MARKER = 3.6;

  private final Theme theme;
  private final List<Item> items = new ArrayList<>();

  Canvas(Theme theme) {
    this.theme = theme;
  }

  Theme theme() {
    return theme;
  }

  List<Item> items() {
    return items;
  }

  void add(Item item) {
    items.add(item);
  }

  void box(double x, double y, double width, double height, Ink ink) {
    items.add(new Box(x, y, width, height, ink));
  }

  void line(double x1, double y1, double x2, double y2, Ink ink) {
    items.add(new Path(List.of(new double[] {x1, y1, x2, y2}), false, ink));
  }

  void dot(double x, double y, double radius, Ink ink) {
    items.add(new Dot(x, y, radius, ink));
  }

  void text(double x, double y, Anchor anchor, String text) {
    text(x, y, anchor, new Style(SIZE, false, theme.text()), text);
  }

  /** Text with the ground behind it, so that no line runs through it. */
  void label(double x, double y, String text) {
    if (!text.isEmpty()) {
      box(x - 2, y - SIZE + 1, Typeface.REGULAR.width(text, SIZE) + 4, SIZE + 3, Ink.fill(theme.background()));
      text(x, y, Anchor.START, text);
    }
  }

  /** Text of less weight. */
  void small(double x, double y, Anchor anchor, String text) {
    text(x, y, anchor, new Style(SMALL, false, theme.muted()), text);
  }

  /** Text of less weight with the ground behind it. */
  void smallLabel(double x, double y, Anchor anchor, String text) {
    if (!text.isEmpty()) {
      double wide = Typeface.REGULAR.width(text, SMALL);
      double left = anchor == Anchor.START ? x : anchor == Anchor.END ? x - wide : x - wide / 2;
      box(left - 2, y - SMALL + 1, wide + 4, SMALL + 2, Ink.fill(theme.background()));
      small(x, y, anchor, text);
    }
  }

  void text(double x, double y, Anchor anchor, Style style, String text) {
    if (!text.isEmpty()) {
      items.add(new Text(x, y, anchor, style, false, text));
    }
  }

  /** Text that runs upwards, its middle at y. */
  void turned(double x, double y, Style style, String text) {
    if (!text.isEmpty()) {
      items.add(new Text(x, y, Anchor.MIDDLE, style, true, text));
    }
  }

  /** A paragraph from a top on; returns its bottom. */
  double paragraph(double x, double top, double width, Style style, String text, int most) {
    double y = top;
    for (String line : Typeface.of(style.bold()).lines(text, style.size(), width, most)) {
      text(x, y + style.size(), Anchor.START, style, line);
      y += style.size() * LEADING;
    }
    return y;
  }

  /** The lines of a text that stand around a height, at an anchor. */
  void centred(double x, double middle, Anchor anchor, Style style, List<String> lines) {
    double step = style.size() * LEADING;
    double y = middle - (lines.size() - 1) * step / 2 + style.size() * 0.36;
    for (String line : lines) {
      text(x, y, anchor, style, line);
      y += step;
    }
  }

  /** The marker of a tone: disc, square, triangle, diamond and so on, in turn. */
  void marker(int tone, double x, double y) {
    marker(tone, x, y, MARKER, 1);
  }

  /**
   * The marker of a tone in another size.
   *
   * @param r radius of a disc about as large
   * @param outline width of the edge that parts it from others
   */
  void marker(int tone, double x, double y, double r, double outline) {
    Ink ink = Ink.fill(theme.tone(tone)).outlined(theme.background(), outline);
    Ink hollow = Ink.fill(theme.background()).outlined(theme.tone(tone), r * 0.45);
    switch (theme.marker(tone)) {
      case 1 -> box(x - r, y - r, 2 * r, 2 * r, ink);
      case 2 -> shape(ink, x, y - 1.2 * r, x + 1.2 * r, y + r, x - 1.2 * r, y + r);
      case 3 -> shape(ink, x, y - 1.4 * r, x + 1.4 * r, y, x, y + 1.4 * r, x - 1.4 * r, y);
      case 4 -> shape(ink, x, y + 1.2 * r, x + 1.2 * r, y - r, x - 1.2 * r, y - r);
      case 5 -> shape(ink, x - r, y - 0.4 * r, x - 0.4 * r, y - 0.4 * r, x - 0.4 * r, y - 1.3 * r, x + 0.4 * r,
          y - 1.3 * r, x + 0.4 * r, y - 0.4 * r, x + 1.3 * r, y - 0.4 * r, x + 1.3 * r, y + 0.4 * r, x + 0.4 * r,
          y + 0.4 * r, x + 0.4 * r, y + 1.3 * r, x - 0.4 * r, y + 1.3 * r, x - 0.4 * r, y + 0.4 * r, x - 1.3 * r,
          y + 0.4 * r, x - 1.3 * r, y - 0.4 * r);
      case 6 -> dot(x, y, 0.83 * r, hollow);
      case 7 -> box(x - 0.83 * r, y - 0.83 * r, 1.66 * r, 1.66 * r, hollow);
      case 8 -> shape(hollow, x, y - 1.2 * r, x + 1.2 * r, y, x, y + 1.2 * r, x - 1.2 * r, y);
      default -> dot(x, y, r, ink);
    }
  }

  private void shape(Ink ink, double... points) {
    items.add(new Path(List.of(points), true, ink));
  }
}
