package io.edgewise.ui.figure;

import io.edgewise.report.figure.Figure;
import io.edgewise.report.layout.Drawing;
import io.edgewise.report.layout.FigureLayout;
import io.edgewise.report.layout.Theme;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/**
 * A figure as wide as the place that it is given, down to 480 pixels, and as high as it needs to be. The same data and layout as
 * on paper.
 */
public final class FigureView extends Region {

  private static final double LEAST = 480;

  private final ObjectProperty<Figure> figure = new SimpleObjectProperty<>(this, "figure");
  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme", Theme.LIGHT);
  private final Canvas canvas = new Canvas();
  private Drawing drawing;

  /** Without a figure. */
  public FigureView() {
    getStyleClass().add("figure");
    getChildren().add(canvas);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    figure.addListener(property -> invalidate());
    theme.addListener(property -> invalidate());
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
    return figure.get() == null ? 0 : drawn(width > 0 ? width : getWidth()).height();
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
    boolean known = drawing != null && drawing.width() == Math.max(LEAST, Math.floor(getWidth()))
        && canvas.getHeight() == drawing.height();
    Drawing now = drawn(getWidth());
    if (!known) {
      canvas.setWidth(now.width());
      canvas.setHeight(now.height());
      canvas.getGraphicsContext2D().clearRect(0, 0, now.width(), now.height());
      new DrawingPainter(canvas.getGraphicsContext2D()).paint(now);
      setAccessibleText(now.title());
      setAccessibleHelp(now.description());
    }
  }

  private Drawing drawn(double width) {
    double whole = Math.max(LEAST, Math.floor(width));
    if (drawing == null || drawing.width() != whole) {
      drawing = FigureLayout.of(figure.get(), theme.get(), whole);
      canvas.setHeight(0);
    }
    return drawing;
  }
}
