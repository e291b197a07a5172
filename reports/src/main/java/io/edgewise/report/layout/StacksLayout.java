package io.edgewise.report.layout;

import io.edgewise.report.figure.Stacks;
import io.edgewise.report.figure.Stacks.Panel;
import io.edgewise.report.figure.Stacks.Row;
import io.edgewise.report.layout.Drawing.Anchor;
import io.edgewise.report.layout.Drawing.Ink;
import io.edgewise.report.layout.Drawing.Style;
import java.util.ArrayList;
import java.util.List;

/** Lays out stacked bars: names of rows to the left, one panel beside the other, the parts named above. */
final class StacksLayout {

  private static final double NAMES = 210;
  private static final double PANEL_GAP = 28;
  private static final double ROW = 24;
  private static final double STEP = 7;
  private static final double ROW_GAP = 16;
  private static final double LABEL_GAP = 8;
  private static final double SWATCH = 14;
  private static final double LEGEND_ROW = 20;
  private static final double PANEL_TITLE = 24;
  private static final int NAME_LINES = 4;

  private final Stacks stacks;
  private final Canvas canvas;
  private final Area area;
  private final Theme theme;

  StacksLayout(Stacks stacks, Canvas canvas, Area area) {
    this.stacks = stacks;
    this.canvas = canvas;
    this.area = area;
    theme = canvas.theme();
  }

  double draw() {
    double top = legend() + 10;
    List<Panel> panels = stacks.panels();
    double left = area.left() + NAMES;
    double width = (area.right() - left - (panels.size() - 1) * PANEL_GAP) / panels.size();
    boolean titled = panels.stream().anyMatch(panel -> !panel.title().isEmpty());
    double rowsTop = top + (titled ? PANEL_TITLE : 0);
    names(rowsTop);
    double bottom = rowsTop;
    for (int i = 0; i < panels.size(); i++) {
      double start = left + i * (width + PANEL_GAP);
      canvas.text(start, top + Canvas.SIZE, Anchor.START, new Style(Canvas.SIZE, true, theme.text()),
          panels.get(i).title());
      bottom = panel(panels.get(i), start, start + width, rowsTop);
    }
    return bottom;
  }

  /** The parts that occur, in as many rows as they take; returns the bottom. */
  private double legend() {
    double x = area.left();
    double y = area.top();
    for (int part = 0; part < stacks.parts().size(); part++) {
      String name = Typeface.REGULAR.cut(stacks.parts().get(part), Canvas.SIZE, area.width() - SWATCH - 6);
      double wide = SWATCH + 6 + Typeface.REGULAR.width(name, Canvas.SIZE);
      if (x > area.left() && x + wide > area.right()) {
        x = area.left();
        y += LEGEND_ROW;
      }
      canvas.box(x, y, SWATCH, SWATCH, ink(part));
      number(part, x + SWATCH / 2, y + SWATCH / 2);
      canvas.text(x + SWATCH + 6, y + Canvas.SIZE, Anchor.START, name);
      x += wide + 18;
    }
    return y + LEGEND_ROW;
  }

  private void names(double top) {
    double y = top;
    for (Row row : stacks.panels().getFirst().rows()) {
      canvas.centred(area.left(), y + height(row) / 2, Anchor.START, new Style(Canvas.SIZE, false, theme.text()),
          lines(row));
      y += height(row);
    }
  }

  private double panel(Panel panel, double left, double right, double top) {
    double labels =
        panel.rows().stream().mapToDouble(row -> Typeface.REGULAR.width(row.label(), Canvas.SIZE)).max().orElse(0);
    double most = panel.rows().stream().mapToDouble(StacksLayout::sum).max().orElse(0);
    Span x = Span.fitting(stacks.x(), 0, most > 0 ? most : 1, left, right - labels - LABEL_GAP);
    double bottom = top + panel.rows().stream().mapToDouble(this::height).sum();
    new Grid(canvas).verticals(x, top, bottom);
    double y = top;
    for (Row row : panel.rows()) {
      double end = parts(row, x, y + (height(row) - thickness()) / 2);
      canvas.label(end + LABEL_GAP, y + height(row) / 2 + Canvas.SIZE * 0.36, row.label());
      y += height(row);
    }
    canvas.line(left, top, left, bottom, Ink.line(theme.axis(), 1));
    return new Grid(canvas).below(x, bottom);
  }

  /** Draws the parts of a row and returns where they end. */
  private double parts(Row row, Span x, double top) {
    double sum = 0;
    for (int part = 0; part < row.values().size(); part++) {
      double from = x.clamped(sum);
      sum += row.values().get(part);
      double width = x.clamped(sum) - from;
      if (stacks.cascade()) {
        double y = top + part * STEP;
        if (row.values().get(part) > 0) {
          canvas.box(from, y, Math.max(1, width), STEP, ink(part));
        }
        if (part < row.values().size() - 1) {
          canvas.line(x.clamped(sum), y, x.clamped(sum), y + 2 * STEP, Ink.line(theme.axis(), 0.7));
        }
      } else if (width > 0) {
        canvas.box(from, top, width, ROW, ink(part).outlined(theme.background(), 1));
        if (width >= SWATCH) {
          number(part, from + width / 2, top + ROW / 2);
        }
      }
    }
    return x.clamped(sum);
  }

  /** The number of a part on its colour, for those who cannot tell the colours apart. */
  private void number(int part, double x, double y) {
    canvas.text(x, y + (Canvas.SMALL - 1) * 0.36, Anchor.MIDDLE,
        new Style(Canvas.SMALL - 1, true, Colours.textOn(theme.tone(part))), Integer.toString(part + 1));
  }

  private Ink ink(int part) {
    return Ink.fill(theme.tone(part));
  }

  private double thickness() {
    return stacks.cascade() ? STEP * stacks.parts().size() : ROW;
  }

  private double height(Row row) {
    return Math.max(thickness(), lines(row).size() * Canvas.SIZE * Canvas.LEADING) + ROW_GAP;
  }

  private static List<String> lines(Row row) {
    return new ArrayList<>(Typeface.REGULAR.lines(row.name(), Canvas.SIZE, NAMES - 16, NAME_LINES));
  }

  private static double sum(Row row) {
    return row.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
