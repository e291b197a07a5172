package io.edgewise.report.layout;

import io.edgewise.report.figure.Ranges;
import io.edgewise.report.figure.Ranges.Range;
import io.edgewise.report.layout.Drawing.Anchor;
import io.edgewise.report.layout.Drawing.Ink;
import io.edgewise.report.layout.Drawing.Style;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/** Lays out a tornado: names to the left, each range around the base, the ends of the input at the ends of the bar. */
final class RangesLayout {

  private static final double NAMES = 260;
  private static final double BAR = 17;
  private static final double ROW_GAP = 11;
  private static final double LABEL_GAP = 7;
  private static final int NAME_LINES = 4;
  private static final double LEAST = 14;

  private final Ranges ranges;
  private final Canvas canvas;
  private final Area area;
  private final Theme theme;

  RangesLayout(Ranges ranges, Canvas canvas, Area area) {
    this.ranges = ranges;
    this.canvas = canvas;
    this.area = area;
    theme = canvas.theme();
  }

  double draw() {
    double legend = legend();
    double labels = Math.max(widest(Range::lowInput), widest(Range::highInput)) + LABEL_GAP + LEAST;
    double[] values = DoubleStream.concat(DoubleStream.of(ranges.base()),
        ranges.ranges().stream().flatMapToDouble(range -> DoubleStream.of(range.low(), range.high())))
        .filter(Double::isFinite).toArray();
    Span x = Span.fitting(ranges.x(), DoubleStream.of(values).min().orElse(0), DoubleStream.of(values).max().orElse(1),
        area.left() + NAMES + labels, area.right() - labels);
    double bottom = legend + ranges.ranges().stream().mapToDouble(RangesLayout::height).sum();
    new Grid(canvas).verticals(x, legend, bottom);
    if (x.from() < 0 && x.to() > 0) {
      canvas.line(x.at(0), legend, x.at(0), bottom, Ink.dashed(theme.text(), 1.2, List.of(4.0, 3.0)));
    }
    double y = legend;
    for (Range range : ranges.ranges()) {
      row(range, x, y + height(range) / 2);
      y += height(range);
    }
    canvas.line(x.clamped(ranges.base()), legend, x.clamped(ranges.base()), bottom, Ink.line(theme.text(), 1.6));
    return new Grid(canvas).below(x, bottom);
  }

  private double legend() {
    double x = area.left() + NAMES;
    for (int end = 0; end < 2; end++) {
      String text = end == 0 ? "input at the lower end of its range" : "at the upper end";
      canvas.box(x, area.top() + 1, 12, 12, ink(end));
      canvas.text(x + 18, area.top() + Canvas.SIZE - 1, Anchor.START, text);
      x += 40 + Typeface.REGULAR.width(text, Canvas.SIZE);
    }
    canvas.line(x + 3, area.top(), x + 3, area.top() + 14, Ink.line(theme.text(), 1.6));
    canvas.text(x + 11, area.top() + Canvas.SIZE - 1, Anchor.START, "as it is");
    return area.top() + 24;
  }

  /** The lower end is lighter and has an outline, the upper end is full. */
  private Ink ink(int end) {
    return end == 0 ? Ink.fill(theme.tint(theme.tone(0), 0.4)).outlined(theme.tone(0), 1)
        : Ink.fill(theme.tone(1)).outlined(theme.tone(1), 1);
  }

  private void row(Range range, Span x, double middle) {
    canvas.centred(area.left(), middle, Anchor.START, new Style(Canvas.SIZE, false, theme.text()), lines(range));
    double base = x.clamped(ranges.base());
    end(x.clamped(range.low()), base, middle, ink(0));
    end(x.clamped(range.high()), base, middle, ink(1));
    boolean rising = range.high() >= range.low();
    double left = Math.min(base, Math.min(x.clamped(range.low()), x.clamped(range.high())));
    double right = Math.max(base, Math.max(x.clamped(range.low()), x.clamped(range.high())));
    double baseline = middle + Canvas.SMALL * 0.36;
    canvas.smallLabel(left - LABEL_GAP, baseline, Anchor.END, rising ? range.lowInput() : range.highInput());
    canvas.smallLabel(right + LABEL_GAP, baseline, Anchor.START, rising ? range.highInput() : range.lowInput());
  }

  private void end(double value, double base, double middle, Ink ink) {
    if (value != base) {
      canvas.box(Math.min(value, base), middle - BAR / 2, Math.abs(value - base), BAR, ink);
    }
  }

  private double widest(Function<Range, String> input) {
    return ranges.ranges().stream().map(input).mapToDouble(text -> Typeface.REGULAR.width(text, Canvas.SMALL)).max()
        .orElse(0);
  }

  private static List<String> lines(Range range) {
    return Typeface.REGULAR.lines(range.name(), Canvas.SIZE, NAMES - 10, NAME_LINES);
  }

  private static double height(Range range) {
    return Math.max(BAR, lines(range).size() * Canvas.SIZE * Canvas.LEADING) + ROW_GAP;
  }
}
