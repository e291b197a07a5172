package io.edgewise.ui.map;

import io.edgewise.report.layout.Theme;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** The signs of the map, each of a shape of its own, around a pixel. */
final class Signs {

  private static final int STAR_POINTS = 5;
  private static final double HALO = 1.2;

  private final GraphicsContext graphics;
  private final Theme theme;

  Signs(GraphicsContext graphics, Theme theme) {
    this.graphics = graphics;
    this.theme = theme;
  }

  /** Where requests enter: a small cross. */
  void entry(double x, double y) {
    graphics.setStroke(Color.web(theme.muted()));
    graphics.setLineWidth(0.9);
    graphics.strokeLine(x - 2.2, y, x + 2.2, y);
    graphics.strokeLine(x, y - 2.2, x, y + 2.2);
  }

  /** Where code runs: a star, a small one where there are many. */
  void code(double x, double y, boolean many) {
    double outer = many ? 3.6 : 7.5;
    double[] xs = new double[2 * STAR_POINTS];
    double[] ys = new double[2 * STAR_POINTS];
    for (int i = 0; i < xs.length; i++) {
      double radius = i % 2 == 0 ? outer : 0.43 * outer;
      xs[i] = x + radius * Math.sin(Math.PI * i / STAR_POINTS);
      ys[i] = y - radius * Math.cos(Math.PI * i / STAR_POINTS);
    }
    graphics.setFill(Color.web(many ? theme.muted() : theme.text()));
    graphics.fillPolygon(xs, ys, xs.length);
    graphics.setStroke(Color.web(theme.background()));
    graphics.setLineWidth(many ? 0.5 : HALO);
    graphics.strokePolygon(xs, ys, xs.length);
  }

  /** The home of a store: a filled square; a copy: a hollow one. */
  void store(double x, double y, boolean home) {
    double half = 4.5;
    graphics.setFill(Color.web(home ? theme.text() : theme.background()));
    graphics.fillRect(x - half, y - half, 2 * half, 2 * half);
    graphics.setStroke(Color.web(home ? theme.background() : theme.text()));
    graphics.setLineWidth(home ? HALO : 1.6);
    graphics.strokeRect(x - half, y - half, 2 * half, 2 * half);
  }

  /** Where something may be moved to: a ring, dashed. */
  void target(double x, double y) {
    graphics.setStroke(Color.web(theme.background()));
    graphics.setLineWidth(3);
    graphics.strokeOval(x - 5, y - 5, 10, 10);
    graphics.setStroke(Color.web(theme.text()));
    graphics.setLineWidth(1.4);
    graphics.setLineDashes(2.6, 2);
    graphics.strokeOval(x - 5, y - 5, 10, 10);
    graphics.setLineDashes((double[]) null);
  }

  /** What is looked at: a ring around it. */
  void looked(double x, double y, double radius) {
    graphics.setStroke(Color.web(theme.background()));
    graphics.setLineWidth(4);
    graphics.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
    graphics.setStroke(Color.web(theme.text()));
    graphics.setLineWidth(1.8);
    graphics.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  /** A request: a dot on its way, a square at the code, hollow while it waits, a cross where it fails. */
  void request(double x, double y, Motion.Doing doing, boolean failed, Color colour) {
    double r = 3;
    graphics.setLineWidth(1.6);
    if (failed) {
      graphics.setStroke(colour);
      graphics.strokeLine(x - r, y - r, x + r, y + r);
      graphics.strokeLine(x - r, y + r, x + r, y - r);
      return;
    }
    graphics.setFill(colour);
    graphics.setStroke(Color.web(theme.background()));
    switch (doing) {
      case TRAVELLING, ASKING -> {
        graphics.fillOval(x - r, y - r, 2 * r, 2 * r);
        graphics.setLineWidth(0.6);
        graphics.strokeOval(x - r, y - r, 2 * r, 2 * r);
      }
      case RUNNING -> graphics.fillRect(x - r, y - r, 2 * r, 2 * r);
      case WAITING -> {
        graphics.setFill(Color.web(theme.background()));
        graphics.fillRect(x - r, y - r, 2 * r, 2 * r);
        graphics.setStroke(colour);
        graphics.strokeRect(x - r, y - r, 2 * r, 2 * r);
      }
    }
  }
}
