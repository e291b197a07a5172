package io.edgewise.report.layout;

import io.edgewise.report.figure.Bars;
import io.edgewise.report.figure.Curves;
import io.edgewise.report.figure.Figure;
import io.edgewise.report.figure.HeatMaps;
import io.edgewise.report.figure.Ranges;
import io.edgewise.report.figure.Scatter;
import io.edgewise.report.figure.Stacks;
import io.edgewise.report.figure.WorldMaps;
import io.edgewise.report.layout.Drawing.Style;
import io.edgewise.report.layout.Drawing.Text;
import java.util.stream.Collectors;

/**
 * Lays out a figure: its title on top, the plot below, then the notes and the caption. The width is given; the height follows
 * from what there is to show, so that nothing is squeezed where there are many strategies.
 */
public final class FigureLayout {

  /** The width that figures have on paper and page: as wide as text of 96 characters. */
  public static final double WIDTH = 960;

  private static final double MARGIN = 24;
  private static final double GAP = 14;
  private static final double TITLE = 18;
  private static final int TITLE_LINES = 6;
  private static final int NOTE_LINES = 6;

  private FigureLayout() {}

  /**
   * The figure in a theme.
   *
   * @param width in CSS pixels, at least 480
   * @throws IllegalArgumentException if the width is less
   */
  public static Drawing of(Figure figure, Theme theme, double width) {
    return of(figure, theme, width, 0, Keys.NAME_LINES);
  }

  /**
   * The figure in a theme, with a plot that is less tall where the figure would else be too high. Curves and scatter plots can be,
   * down to the height of their keys; others are as high as what they show.
   *
   * @param width in CSS pixels, at least 480
   * @param most how high the figure should be at most, in CSS pixels
   * @throws IllegalArgumentException if the width is less
   */
  public static Drawing fitting(Figure figure, Theme theme, double width, double most) {
    Drawing usual = of(figure, theme, width);
    return lower(figure, theme, usual, usual.height() - most, Keys.NAME_LINES);
  }

  /**
   * The same where notes and caption may be lower down: title and plot fit, as far as the plot can be less tall, with names beside
   * curves and points on as few lines as that takes, one at least.
   *
   * @param width in CSS pixels, at least 480
   * @param most how high title and plot should be at most, in CSS pixels
   * @throws IllegalArgumentException if the width is less
   */
  public static Drawing fittingPlot(Figure figure, Theme theme, double width, double most) {
    Drawing usual = of(figure, theme, width);
    double pixels = usual.plotEnd() - most;
    Drawing low = lower(figure, theme, usual, pixels, Keys.NAME_LINES);
    for (int lines = Keys.NAME_LINES - 1; lines > 0 && low.plotEnd() > most; lines--) {
      low = lower(figure, theme, usual, pixels, lines);
    }
    return low;
  }

  private static Drawing lower(Figure figure, Theme theme, Drawing usual, double pixels, int nameLines) {
    boolean canBeLower = figure.plot() instanceof Curves || figure.plot() instanceof Scatter;
    // Whole pixels, for the height of a drawing is rounded up.
    return pixels > 0 && canBeLower ? of(figure, theme, usual.width(), Math.ceil(pixels), nameLines) : usual;
  }

  private static Drawing of(Figure figure, Theme theme, double width, double lower, int nameLines) {
    if (!(width >= 480)) {
      throw new IllegalArgumentException("a figure needs a width of 480, was " + width);
    }
    Canvas canvas = new Canvas(theme);
    double inner = width - 2 * MARGIN;
    double y = canvas.paragraph(MARGIN, MARGIN - 4, inner, new Style(TITLE, true, theme.text()), figure.title(),
        TITLE_LINES);
    double plotEnd = plot(figure, canvas, new Area(MARGIN, y + GAP, inner, lower, nameLines));
    y = plotEnd + GAP;
    for (String note : figure.notes()) {
      y = canvas.paragraph(MARGIN, y, inner, new Style(Canvas.SMALL, false, theme.muted()), note, NOTE_LINES) + 3;
    }
    y = canvas.paragraph(MARGIN, y + 2, inner, new Style(Canvas.SMALL - 1, false, theme.muted()),
        figure.caption().text(), NOTE_LINES);
    String description = canvas.items().stream().filter(Text.class::isInstance).map(Text.class::cast).map(Text::text)
        .collect(Collectors.joining(" "));
    return new Drawing(figure.id(), width, Math.ceil(y + MARGIN - 8), Math.ceil(plotEnd), figure.title(), description,
        theme.background(), canvas.items());
  }

  /** Draws the plot and returns where it ends. */
  private static double plot(Figure figure, Canvas canvas, Area area) {
    return switch (figure.plot()) {
      case Curves curves -> new CurvesLayout(curves, canvas, area).draw();
      case Bars bars -> new BarsLayout(bars, canvas, area).draw();
      case Stacks stacks -> new StacksLayout(stacks, canvas, area).draw();
      case Scatter scatter -> new ScatterLayout(scatter, canvas, area).draw();
      case Ranges ranges -> new RangesLayout(ranges, canvas, area).draw();
      case HeatMaps maps -> new HeatMapsLayout(maps, canvas, area).draw();
      case WorldMaps maps -> new WorldMapsLayout(maps, canvas, area).draw();
    };
  }
}
