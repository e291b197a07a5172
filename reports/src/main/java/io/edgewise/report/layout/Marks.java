package io.edgewise.report.layout;

import io.edgewise.report.figure.Curves.Mark;
import io.edgewise.report.layout.Drawing.Anchor;
import io.edgewise.report.layout.Drawing.Ink;
import io.edgewise.report.layout.Drawing.Style;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lines and stretches beside the data, with what they say in rows above the panel. */
final class Marks {

  private static final double ROW = 17;
  private static final double GAP = 10;
  private static final List<Double> DASH = List.of(4.0, 3.0);

  private record Placed(Mark mark, String text, double left, int row) {}

  private final Canvas canvas;

  Marks(Canvas canvas) {
    this.canvas = canvas;
  }

  /** How much room the labels of vertical marks take above the panel. */
  static double lane(List<Mark> verticals, Span x) {
    int rows = placed(verticals, x).stream().mapToInt(Placed::row).max().orElse(-1) + 1;
    return rows == 0 ? 4 : rows * ROW + 6;
  }

  /** The stretches, below all else. */
  void stretches(List<Mark> marks, Span x, Span y) {
    Ink ink = Ink.wash(canvas.theme().muted(), 0.16);
    for (Mark mark : marks) {
      if (!Double.isNaN(mark.to())) {
        Span along = mark.vertical() ? x : y;
        double from = Math.min(along.clamped(mark.from()), along.clamped(mark.to()));
        double to = Math.max(along.clamped(mark.from()), along.clamped(mark.to()));
        if (mark.vertical()) {
          canvas.box(from, y.end(), Math.max(1, to - from), y.start() - y.end(), ink);
        } else {
          canvas.box(x.start(), from, x.end() - x.start(), Math.max(1, to - from), ink);
        }
      }
    }
  }

  /** The lines, and the labels of horizontal ones. */
  void lines(List<Mark> marks, Span x, Span y) {
    Ink ink = Ink.dashed(canvas.theme().muted(), 1.2, DASH);
    for (Mark mark : marks) {
      if (mark.vertical() && Double.isNaN(mark.to())) {
        canvas.line(x.clamped(mark.from()), y.end(), x.clamped(mark.from()), y.start(), ink);
      } else if (!mark.vertical()) {
        double at = y.clamped(mark.from());
        if (Double.isNaN(mark.to())) {
          canvas.line(x.start(), at, x.end(), at, ink);
        }
        canvas.small(x.start() + 6, at - 5, Anchor.START, mark.label());
      }
    }
  }

  /** The labels of vertical marks above a top. */
  void labels(List<Mark> verticals, Span x, double top) {
    for (Placed each : placed(verticals, x)) {
      double y = top - 6 - each.row() * ROW;
      canvas.text(each.left(), y, Anchor.START, new Style(Canvas.SMALL, false, canvas.theme().text()), each.text());
      double from = x.clamped(each.mark().from());
      double at = Double.isNaN(each.mark().to()) ? from : (from + x.clamped(each.mark().to())) / 2;
      canvas.line(at, each.row() == 0 ? top - 3 : y + 3, at, top, Ink.line(canvas.theme().axis(), 0.8));
    }
  }

  /** Each label above its mark, in the first row with room. */
  private static List<Placed> placed(List<Mark> verticals, Span x) {
    List<Placed> placed = new ArrayList<>();
    List<Double> ends = new ArrayList<>();
    for (Mark mark : verticals.stream().filter(mark -> !mark.label().isEmpty())
        .sorted(Comparator.comparingDouble(Mark::from)).toList()) {
      String text = Typeface.REGULAR.cut(mark.label(), Canvas.SMALL, x.end() - x.start());
      double wide = Typeface.REGULAR.width(text, Canvas.SMALL);
      double from = x.clamped(mark.from());
      double middle = Double.isNaN(mark.to()) ? from : (from + x.clamped(mark.to())) / 2;
      double left = Math.clamp(middle - wide / 2, x.start(), Math.max(x.start(), x.end() - wide));
      int row = 0;
      while (row < ends.size() && ends.get(row) + GAP > left) {
        row++;
      }
      if (row == ends.size()) {
        ends.add(0.0);
      }
      ends.set(row, left + wide);
      placed.add(new Placed(mark, text, left, row));
    }
    return placed;
  }
}
