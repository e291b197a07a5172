package io.edgewise.report.layout;

import io.edgewise.report.layout.Drawing.Anchor;
import io.edgewise.report.layout.Drawing.Ink;
import io.edgewise.report.layout.Drawing.Style;
import io.edgewise.report.layout.Ticks.Tick;
import java.util.List;

/** Axes with their lines, names and titles. */
final class Grid {

  private static final double PIXELS_A_TICK = 90;
  private static final double PIXELS_A_LINE = 44;
  private static final double LABEL_GAP = 8;
  /** Of a title on one line. */
  private static final double TITLE_WIDTH = 24;
  private static final int TITLE_LINES = 3;

  private final Canvas canvas;
  private final Theme theme;

  Grid(Canvas canvas) {
    this.canvas = canvas;
    theme = canvas.theme();
  }

  /** Vertical lines of a horizontal axis between a top and a bottom. */
  void verticals(Span x, double top, double bottom) {
    for (Tick tick : Ticks.of(x, PIXELS_A_TICK)) {
      canvas.line(x.at(tick.value()), top, x.at(tick.value()), bottom, Ink.line(theme.grid(), 1));
    }
  }

  /** The names of a horizontal axis below a line, with its title; returns the bottom. */
  double below(Span x, double bottom) {
    String title = x.unit().title();
    double last = Double.NEGATIVE_INFINITY;
    double leftEnd = Math.min(x.start(), x.end());
    double rightEnd = Math.max(x.start(), x.end());
    canvas.line(leftEnd, bottom, rightEnd, bottom, Ink.line(theme.axis(), 1));
    for (Tick tick : Ticks.of(x, PIXELS_A_TICK)) {
      double width = Typeface.REGULAR.width(tick.label(), Canvas.SMALL);
      double at = x.at(tick.value());
      if (at - width / 2 > last + LABEL_GAP) {
        canvas.line(at, bottom, at, bottom + 4, Ink.line(theme.axis(), 1));
        canvas.small(at, bottom + 17, Anchor.MIDDLE, tick.label());
        last = at + width / 2;
      }
    }
    canvas.text((leftEnd + rightEnd) / 2, bottom + 36, Anchor.MIDDLE, new Style(Canvas.SIZE, false, theme.text()),
        title);
    return title.isEmpty() ? bottom + 22 : bottom + 42;
  }

  /** Horizontal lines of a vertical axis with their names to the left. */
  void beside(Span y, double left, double right) {
    for (Tick tick : ticks(y)) {
      double at = y.at(tick.value());
      canvas.line(left, at, right, at, Ink.line(theme.grid(), 1));
      canvas.small(left - 7, at + Canvas.SMALL * 0.36, Anchor.END, tick.label());
    }
  }

  /** How wide the names of a vertical axis are with its title. */
  double widthOf(Span y) {
    double names = ticks(y).stream().mapToDouble(tick -> Typeface.REGULAR.width(tick.label(), Canvas.SMALL)).max()
        .orElse(0);
    return TITLE_WIDTH + Math.max(0, titleLines(y).size() - 1) * Canvas.SIZE * Canvas.LEADING + names;
  }

  /** The title of a vertical axis, upwards along its middle, from a left edge on; on several lines where the axis is short. */
  void title(Span y, double left) {
    double at = left + Canvas.SIZE;
    for (String line : titleLines(y)) {
      canvas.turned(at, (y.start() + y.end()) / 2, new Style(Canvas.SIZE, false, theme.text()), line);
      at += Canvas.SIZE * Canvas.LEADING;
    }
  }

  private static List<String> titleLines(Span y) {
    return Typeface.REGULAR.lines(y.unit().title(), Canvas.SIZE, Math.abs(y.end() - y.start()), TITLE_LINES);
  }

  private static List<Tick> ticks(Span y) {
    return Ticks.of(y, PIXELS_A_LINE);
  }
}
