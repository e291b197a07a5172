package io.edgewise.report.layout;

import io.edgewise.report.figure.Axis;
import io.edgewise.report.figure.Axis.Scale;
import io.edgewise.report.figure.HeatMaps;
import io.edgewise.report.figure.HeatMaps.Cell;
import io.edgewise.report.figure.HeatMaps.Panel;
import io.edgewise.report.layout.Drawing.Ink;
import io.edgewise.report.layout.Drawing.Style;
import java.util.List;
import java.util.stream.Stream;

/** Lays out heat maps: one over the whole width, several in two columns, all on the same axes. */
final class HeatMapsLayout {

  private static final double GAP = 30;
  private static final double ROW_GAP = 12;
  private static final double SINGLE = 340;
  private static final double SEVERAL = 190;
  /** The uppermost tick is named half above the map. */
  private static final double TITLE_GAP = 12;
  private static final int TITLE_LINES = 2;

  private final HeatMaps maps;
  private final Canvas canvas;
  private final Area area;
  private final Theme theme;
  private final Grid grid;

  HeatMapsLayout(HeatMaps maps, Canvas canvas, Area area) {
    this.maps = maps;
    this.canvas = canvas;
    this.area = area;
    theme = canvas.theme();
    grid = new Grid(canvas);
  }

  private Stream<Cell> cells() {
    return maps.panels().stream().flatMap(panel -> panel.cells().stream());
  }

  double draw() {
    ColourScale colours =
        new ColourScale(Axis.fromZero(maps.colour()), 0, cells().mapToDouble(Cell::value).max().orElse(1), true, theme);
    double y = colours.draw(canvas, area.left(), area.top() + 2) + 8;
    int columns = maps.panels().size() == 1 ? 1 : 2;
    double width = (area.width() - (columns - 1) * GAP) / columns;
    for (int first = 0; first < maps.panels().size(); first += columns) {
      List<Panel> row = maps.panels().subList(first, Math.min(maps.panels().size(), first + columns));
      double title = row.stream().mapToDouble(panel -> title(panel, width).size() * Canvas.SIZE * Canvas.LEADING).max()
          .orElse(0) + TITLE_GAP;
      double bottom = y;
      for (int i = 0; i < row.size(); i++) {
        double left = area.left() + i * (width + GAP);
        canvas.paragraph(left, y, width, new Style(Canvas.SIZE, true, theme.text()), row.get(i).name(), TITLE_LINES);
        bottom = map(row.get(i), left, y + title, width, columns == 1 ? SINGLE : SEVERAL, colours);
      }
      y = bottom + ROW_GAP;
    }
    return y - ROW_GAP;
  }

  private static List<String> title(Panel panel, double width) {
    return Typeface.BOLD.lines(panel.name(), Canvas.SIZE, width, TITLE_LINES);
  }

  private double map(Panel panel, double left, double top, double width, double height, ColourScale colours) {
    double least = cells().mapToDouble(Cell::yFrom)
        .filter(value -> maps.y().scale() != Scale.LOG || value > 0).min().orElse(1);
    Span y = Span.fitting(maps.y(), least, cells().mapToDouble(Cell::yTo).max().orElse(10), top + height, top);
    double start = left + grid.widthOf(y) + 8;
    Span x = Span.fitting(maps.x(), cells().mapToDouble(Cell::xFrom).min().orElse(0),
        cells().mapToDouble(Cell::xTo).max().orElse(1), start, left + width);
    grid.beside(y, start, left + width);
    for (Cell cell : panel.cells()) {
      double from = x.clamped(cell.xFrom());
      double upper = y.clamped(cell.yTo());
      canvas.box(from, upper, x.clamped(cell.xTo()) - from, y.clamped(cell.yFrom()) - upper,
          Ink.fill(colours.of(cell.value())));
    }
    grid.title(y, left);
    return grid.below(x, top + height);
  }
}
