package io.edgewise.ui.figure;

import io.edgewise.report.figure.Figure;
import io.edgewise.report.layout.Drawing;
import io.edgewise.report.layout.FigureLayout;
import java.util.Objects;

/**
 * A figure laid out as it is seen.
 *
 * @param figure what is shown
 * @param sight how it is seen
 * @param drawing its layout
 * @param scale pixels for one of the layout, at most 1
 */
public record FittedFigure(Figure figure, Sight sight, Drawing drawing, double scale) {

  private static final double SMALLEST_SCALE = 0.75;

  /** Checks for null. */
  public FittedFigure {
    Objects.requireNonNull(figure, "figure");
    Objects.requireNonNull(sight, "sight");
    Objects.requireNonNull(drawing, "drawing");
  }

  /**
   * Lays a figure out: with a lower plot, then smaller, where it could not be seen at once, and with the notes below what is seen
   * where that is not enough. May be called on any thread, and takes some milliseconds.
   */
  public static FittedFigure of(Figure figure, Sight sight) {
    Drawing usual = FigureLayout.fitting(figure, sight.theme(), sight.width(), sight.room());
    if (usual.height() <= sight.room()) {
      return new FittedFigure(figure, sight, usual, 1);
    }
    // Rounded down; a figure that is laid out wider is not higher.
    double scale = Math.max(SMALLEST_SCALE, Math.floor(100 * sight.room() / usual.height()) / 100);
    double width = sight.width() / scale;
    double room = sight.room() / scale;
    Drawing smaller = FigureLayout.fitting(figure, sight.theme(), width, room);
    return new FittedFigure(figure, sight,
        smaller.height() <= room ? smaller : FigureLayout.fittingPlot(figure, sight.theme(), width, room), scale);
  }

  /** How high it is on the screen, in pixels. */
  double height() {
    return scale * drawing.height();
  }

  /** Whether it is this figure as it is seen so. */
  boolean isOf(Figure other, Sight seen) {
    return figure == other && sight.equals(seen);
  }
}
