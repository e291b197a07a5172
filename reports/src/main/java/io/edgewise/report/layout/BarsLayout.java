package io.edgewise.report.layout;

import io.edgewise.report.figure.Bars;
import io.edgewise.report.figure.Bars.Bar;
import io.edgewise.report.figure.Bars.Group;
import io.edgewise.report.layout.Drawing.Anchor;
import io.edgewise.report.layout.Drawing.Ink;
import io.edgewise.report.layout.Drawing.Style;
import java.util.List;

/** Lays out bars: the names of groups to the left, the value of each bar at its end. */
final class BarsLayout {

  private static final double NAMES = 240;
  private static final double BAR = 15;
  private static final double BAR_GAP = 4;
  private static final double GROUP_GAP = 16;
  private static final double LABEL_GAP = 8;
  private static final int NAME_LINES = 4;
  /** How strongly the bars of a group are coloured, from the first to the last. */
  private static final double PALEST = 0.45;

  private final Bars bars;
  private final Canvas canvas;
  private final Area area;
  private final Theme theme;

  BarsLayout(Bars bars, Canvas canvas, Area area) {
    this.bars = bars;
    this.canvas = canvas;
    this.area = area;
    theme = canvas.theme();
  }

  double draw() {
    double seriesWidth = all().stream().mapToDouble(bar -> Typeface.REGULAR.width(bar.name(), Canvas.SMALL)).max()
        .orElse(0);
    double left = area.left() + NAMES + (seriesWidth > 0 ? seriesWidth + 10 : 0);
    double labels = all().stream().mapToDouble(bar -> Typeface.REGULAR.width(bar.label(), Canvas.SIZE)).max().orElse(0);
    double most = all().stream().mapToDouble(BarsLayout::reach).filter(Double::isFinite).max().orElse(Double.NaN);
    Span x = Span.fitting(bars.x(), 0, most > 0 ? most : 1, left, area.right() - labels - LABEL_GAP);
    double top = area.top();
    double bottom = top + bars.groups().stream().mapToDouble(BarsLayout::height).sum();
    new Grid(canvas).verticals(x, top, bottom);
    double y = top;
    for (Group group : bars.groups()) {
      group(group, x, y);
      y += height(group);
    }
    canvas.line(left, top, left, bottom, Ink.line(theme.axis(), 1));
    return new Grid(canvas).below(x, bottom);
  }

  private void group(Group group, Span x, double top) {
    double tall = height(group);
    List<String> lines = lines(group);
    canvas.centred(area.left(), top + tall / 2, Anchor.START, new Style(Canvas.SIZE, false, theme.text()), lines);
    int n = group.bars().size();
    double y = top + (tall - n * BAR - (n - 1) * BAR_GAP) / 2;
    for (int i = 0; i < n; i++) {
      double share = n == 1 ? 1 : PALEST + (1 - PALEST) * i / (n - 1);
      bar(group.bars().get(i), theme.tint(theme.tone(group.tone()), share), x, y);
      y += BAR + BAR_GAP;
    }
  }

  private void bar(Bar bar, String colour, Span x, double y) {
    double middle = y + BAR / 2;
    canvas.small(x.start() - 7, middle + Canvas.SMALL * 0.36, Anchor.END, bar.name());
    double end = x.start();
    if (Double.isFinite(bar.value())) {
      canvas.box(x.start(), y, x.clamped(bar.value()) - x.start(), BAR, Ink.fill(colour));
      end = x.clamped(bar.value());
      if (Double.isFinite(bar.low()) && Double.isFinite(bar.high()) && bar.high() > bar.low()) {
        double low = x.clamped(bar.low());
        double high = x.clamped(bar.high());
        Ink ink = Ink.line(theme.text(), 1.3);
        canvas.line(low, middle, high, middle, ink);
        canvas.line(low, middle - 3.5, low, middle + 3.5, ink);
        canvas.line(high, middle - 3.5, high, middle + 3.5, ink);
        end = Math.max(end, high);
      }
    }
    canvas.label(end + LABEL_GAP, middle + Canvas.SIZE * 0.36, bar.label());
  }

  private static double reach(Bar bar) {
    return Double.isFinite(bar.high()) ? Math.max(bar.high(), bar.value()) : bar.value();
  }

  private static List<String> lines(Group group) {
    return Typeface.REGULAR.lines(group.name(), Canvas.SIZE, NAMES - 16, NAME_LINES);
  }

  private static double height(Group group) {
    int n = group.bars().size();
    double gap = n == 1 ? GROUP_GAP / 2 : GROUP_GAP;
    return Math.max(n * BAR + (n - 1) * BAR_GAP, lines(group).size() * Canvas.SIZE * Canvas.LEADING) + gap;
  }

  private List<Bar> all() {
    return bars.groups().stream().flatMap(group -> group.bars().stream()).toList();
  }
}
