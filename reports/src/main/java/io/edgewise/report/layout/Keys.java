package io.edgewise.report.layout;

import io.edgewise.report.layout.Drawing.Anchor;
import io.edgewise.report.layout.Drawing.Ink;
import io.edgewise.report.layout.Drawing.Style;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The names of curves in a column beside the plot: each as near to the end of its curve as the others leave room for, joined
 * to it by a thin line, with a piece of the curve before it.
 */
final class Keys {

  /** Width of the column. */
  static final double WIDTH = 216;
  /** On how many lines a name may stand where there is room. */
  static final int NAME_LINES = 4;

  private static final double SAMPLE = 26;
  private static final double JOINT = 18;
  private static final double GAP = 5;
  private static final int DETAIL_LINES = 4;

  /**
   * A name.
   *
   * @param detail what is said of it, in smaller letters; empty for nothing
   * @param nameLines on how many lines the name may stand; what is longer ends in an ellipsis
   * @param tone of its curve
   * @param joined whether its points are joined by a line
   * @param height where its curve ends; not a number for one without such a place
   */
  record Key(String name, String detail, int nameLines, int tone, boolean joined, double height) {

    /** How tall it is. */
    double tall() {
      return Math.max(1, lines().size()) * Canvas.SIZE * Canvas.LEADING + details().size() * Canvas.SMALL
          * Canvas.LEADING;
    }

    private List<String> lines() {
      return Typeface.REGULAR.lines(name, Canvas.SIZE, WIDTH - JOINT - SAMPLE - 8, nameLines);
    }

    private List<String> details() {
      return Typeface.REGULAR.lines(detail, Canvas.SMALL, WIDTH - JOINT - SAMPLE - 8, DETAIL_LINES);
    }
  }

  private record Placed(Key key, double tall, double[] middle) {}

  private Keys() {}

  /** How tall a column of names is. */
  static double height(List<Key> keys) {
    return keys.stream().mapToDouble(key -> key.tall() + GAP).sum();
  }

  /** Draws the names from a left edge on, where the curves end, between a top and a bottom if they fit. */
  static void draw(List<Key> keys, Canvas canvas, double left, double top, double bottom) {
    List<Placed> placed = new ArrayList<>();
    for (Key key : keys) {
      double wanted = Double.isNaN(key.height()) ? (top + bottom) / 2 : key.height();
      placed.add(new Placed(key, key.tall(), new double[] {wanted}));
    }
    placed.sort(Comparator.comparingDouble((Placed each) -> each.middle()[0]));
    spread(placed, top, bottom);
    for (Placed each : placed) {
      draw(each, canvas, left);
    }
  }

  private static void draw(Placed each, Canvas canvas, double left) {
    double y = each.middle()[0];
    Theme theme = canvas.theme();
    if (!Double.isNaN(each.key().height())) {
      canvas.line(left + 2, each.key().height(), left + JOINT - 3, y, Ink.line(theme.axis(), 0.7));
    }
    if (each.key().joined()) {
      canvas.line(left + JOINT, y, left + JOINT + SAMPLE, y, theme.line(each.key().tone(), 2.2));
    }
    canvas.marker(each.key().tone(), left + JOINT + SAMPLE / 2, y);
    double names = each.key().details().size() * Canvas.SMALL * Canvas.LEADING;
    double x = left + JOINT + SAMPLE + 7;
    canvas.centred(x, y - names / 2, Anchor.START, new Style(Canvas.SIZE, false, theme.text()), each.key().lines());
    canvas.centred(x, y + (each.tall() - names) / 2, Anchor.START, new Style(Canvas.SMALL, false, theme.muted()),
        each.key().details());
  }

  /** Pushes names apart, first downwards, then back up from the bottom. */
  private static void spread(List<Placed> placed, double top, double bottom) {
    double free = top;
    for (Placed each : placed) {
      each.middle()[0] = Math.max(each.middle()[0], free + each.tall() / 2);
      free = each.middle()[0] + each.tall() / 2 + GAP;
    }
    free = bottom;
    for (Placed each : placed.reversed()) {
      each.middle()[0] = Math.min(each.middle()[0], free - each.tall() / 2);
      free = each.middle()[0] - each.tall() / 2 - GAP;
    }
  }
}
