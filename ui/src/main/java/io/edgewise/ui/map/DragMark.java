package io.edgewise.ui.map;

import io.edgewise.report.layout.Theme;
import io.edgewise.sim.model.Place;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** What a person drags over the map, if anything. */
final class DragMark {

  private Movable what;
  private Place from;
  private double startX;
  private double startY;
  private double x;
  private double y;

  /** Begins at a pixel. */
  void begin(Movable movable, Place home, double atX, double atY) {
    what = movable;
    from = home;
    startX = atX;
    startY = atY;
    x = atX;
    y = atY;
  }

  /** It is at another pixel now. */
  void moveTo(double toX, double toY) {
    x = toX;
    y = toY;
  }

  /** It is let go. */
  void end() {
    what = null;
  }

  boolean isActive() {
    return what != null;
  }

  Movable what() {
    return what;
  }

  Place from() {
    return from;
  }

  void paint(GraphicsContext graphics, Signs signs, Theme theme) {
    if (what == null) {
      return;
    }
    graphics.setStroke(Color.web(theme.text()));
    graphics.setLineWidth(1.4);
    graphics.setLineDashes(4, 4);
    graphics.strokeLine(startX, startY, x, y);
    graphics.setLineDashes((double[]) null);
    if (what.dataSet().isEmpty()) {
      signs.code(x, y, false);
    } else {
      signs.store(x, y, true);
    }
  }
}
