package io.edgewise.ui.figure;

import io.edgewise.report.figure.Figure;
import io.edgewise.report.layout.Drawing;
import io.edgewise.report.layout.FigureLayout;
import io.edgewise.report.layout.Theme;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/**
 * A figure as wide as the place that it is given, down to 480 pixels, and as high as it needs to be. The same data and layout as
 * on paper; where there is little room below, it is drawn smaller, down to three quarters.
 */
public final class FigureView extends Region {

  private static final double LEAST = 480;
  private static final double SMALLEST_SCALE = 0.75;

  private final ObjectProperty<Figure> figure = new SimpleObjectProperty<>(this, "figure");
  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme", Theme.LIGHT);
  private final DoubleProperty room = new SimpleDoubleProperty(this, "room", Double.MAX_VALUE);
  private final Canvas canvas = new Canvas();
  private Drawing drawing;
  private double drawnFor;
  private double scale = 1;

  /** Without a figure. */
  public FigureView() {
    getStyleClass().add("figure");
    getChildren().add(canvas);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    figure.addListener(property -> invalidate());
    theme.addListener(property -> invalidate());
    room.addListener(property -> invalidate());
    setMinWidth(LEAST);
  }

  /** What is shown; null for nothing. */
  public ObjectProperty<Figure> figureProperty() {
    return figure;
  }

  /** Its colours. */
  public ObjectProperty<Theme> themeProperty() {
    return theme;
  }

  /** The height that can be seen at once. */
  public DoubleProperty roomProperty() {
    return room;
  }

  /** What is shown as an image, with two pixels for one. */
  public WritableImage image() {
    SnapshotParameters twice = new SnapshotParameters();
    twice.setTransform(new Scale(2, 2));
    return canvas.snapshot(twice, null);
  }

  private void invalidate() {
    drawing = null;
    requestLayout();
  }

  @Override
  protected double computePrefWidth(double height) {
    return FigureLayout.WIDTH;
  }

  @Override
  protected double computePrefHeight(double width) {
    return figure.get() == null ? 0 : scale * drawn(width > 0 ? width : getWidth()).height();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    if (figure.get() == null) {
      canvas.setHeight(0);
      return;
    }
    Drawing now = drawn(getWidth());
    if (canvas.getHeight() == 0) {
      canvas.setWidth(scale * now.width());
      canvas.setHeight(scale * now.height());
      GraphicsContext graphics = canvas.getGraphicsContext2D();
      graphics.setTransform(scale, 0, 0, scale, 0, 0);
      graphics.clearRect(0, 0, now.width(), now.height());
      new DrawingPainter(graphics).paint(now);
      setAccessibleText(now.title());
      setAccessibleHelp(now.description());
    }
  }

  /** The figure laid out for a width: with a lower plot, then smaller, where it could not be seen at once. */
  private Drawing drawn(double width) {
    double whole = Math.max(LEAST, Math.floor(width));
    if (drawing == null || drawnFor != whole) {
      drawnFor = whole;
      layOut(whole);
      // Painted with the next layout.
      canvas.setHeight(0);
    }
    return drawing;
  }

  private void layOut(double width) {
    layOut(width, 1);
    double high = drawing.height();
    if (high > room.get()) {
      // Rounded down; a figure that is laid out wider is not higher.
      layOut(width, Math.max(SMALLEST_SCALE, Math.floor(100 * room.get() / high) / 100));
    }
  }

  private void layOut(double width, double at) {
    scale = at;
    drawing = FigureLayout.fitting(figure.get(), theme.get(), width / at, room.get() / at);
  }
}
