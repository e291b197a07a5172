package io.edgewise.report.layout;

import io.edgewise.report.figure.Axis;
import io.edgewise.report.layout.Drawing.Anchor;
import io.edgewise.report.layout.Drawing.Ink;
import io.edgewise.report.layout.Drawing.Style;
import io.edgewise.report.layout.Ticks.Tick;

/** Colours for values, and the bar that says which is which. */
final class ColourScale {

  private static final double WIDTH = 300;
  private static final double HEIGHT = 11;
  private static final int STEPS = 60;

  private final Span values;
  private final boolean root;
  private final Theme theme;

  /**
   * A scale.
   *
   * @param axis over the values
   * @param root whether colours follow the square root of the place on the axis, so that rare values are seen
   */
  ColourScale(Axis axis, double least, double most, boolean root, Theme theme) {
    values = Span.fitting(axis, least, most, 0, 1);
    this.root = root;
    this.theme = theme;
  }

  String of(double value) {
    double share = Math.clamp(values.at(value), 0, 1);
    return theme.scale(root ? Math.sqrt(share) : share);
  }

  /** Draws the bar with its numbers and its title before it; returns the bottom. */
  double draw(Canvas canvas, double left, double top) {
    String title = values.unit().title();
    double x = left + Typeface.REGULAR.width(title, Canvas.SIZE) + 12;
    canvas.text(left, top + HEIGHT / 2 + Canvas.SIZE * 0.36, Anchor.START,
        new Style(Canvas.SIZE, false, theme.text()), title);
    for (int i = 0; i < STEPS; i++) {
      double share = (i + 0.5) / STEPS;
      // A little wider than a step, or the ground shines through between them.
      canvas.box(x + WIDTH * i / STEPS, top, WIDTH / STEPS + (i < STEPS - 1 ? 0.5 : 0), HEIGHT,
          Ink.fill(theme.scale(root ? Math.sqrt(share) : share)));
    }
    Span bar = new Span(values.scale(), values.from(), values.to(), x, x + WIDTH, values.unit());
    double last = Double.NEGATIVE_INFINITY;
    for (Tick tick : Ticks.of(bar, 50)) {
      double wide = Typeface.REGULAR.width(tick.label(), Canvas.SMALL);
      if (bar.at(tick.value()) - wide / 2 > last + 6) {
        canvas.line(bar.at(tick.value()), top + HEIGHT, bar.at(tick.value()), top + HEIGHT + 3,
            Ink.line(theme.axis(), 1));
        canvas.small(bar.at(tick.value()), top + HEIGHT + 15, Anchor.MIDDLE, tick.label());
        last = bar.at(tick.value()) + wide / 2;
      }
    }
    return top + HEIGHT + 20;
  }
}
