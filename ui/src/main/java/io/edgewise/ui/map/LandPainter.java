package io.edgewise.ui.map;

import io.edgewise.report.layout.Theme;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.FillRule;

/** Paints the land. */
final class LandPainter {

  private LandPainter() {}

  /** Paints all of it as one path, so that seas inside of land stay seas. */
  static void paint(GraphicsContext graphics, Theme theme, Viewport view) {
    graphics.setFill(Color.web(theme.background()));
    graphics.fillRect(0, 0, view.width(), view.height());
    graphics.setFillRule(FillRule.EVEN_ODD);
    graphics.beginPath();
    for (double[] ring : Globe.land()) {
      graphics.moveTo(view.x(ring[0]), view.y(ring[1]));
      for (int i = 2; i < ring.length; i += 2) {
        graphics.lineTo(view.x(ring[i]), view.y(ring[i + 1]));
      }
      graphics.closePath();
    }
    graphics.setFill(Color.web(theme.land()));
    graphics.fill();
    graphics.setStroke(Color.web(theme.coast()));
    graphics.setLineWidth(0.7);
    graphics.stroke();
  }
}
