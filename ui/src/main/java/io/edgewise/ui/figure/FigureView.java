package io.edgewise.ui.figure;

import io.edgewise.report.figure.Figure;
import io.edgewise.report.layout.Drawing;
import io.edgewise.report.layout.FigureLayout;
import io.edgewise.report.layout.Theme;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
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
 * on paper; where there is little room below, its plot is lower, and then it is drawn smaller, down to three quarters.
 */
public final class FigureView extends Region {

  private static final double LEAST = 480;

  private final ObjectProperty<Figure> figure = new SimpleObjectProperty<>(this, "figure");
  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme", Theme.LIGHT);
  private final DoubleProperty room = new SimpleDoubleProperty(this, "room", Double.MAX_VALUE);
  private final ReadOnlyObjectWrapper<Sight> sight = new ReadOnlyObjectWrapper<>(this, "sight", Sight.USUAL);
  private final Canvas canvas = new Canvas();
  /** The last layout; one that somebody else made, until the first of its own. */
  private FittedFigure fitted;
  private FittedFigure painted;

  /** Without a figure. */
  public FigureView() {
    getStyleClass().add("figure");
    getChildren().add(canvas);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    figure.addListener(property -> requestLayout());
    theme.addListener(property -> requestLayout());
    room.addListener(property -> requestLayout());
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

  /** How it was seen at the last layout. */
  public ReadOnlyObjectProperty<Sight> sightProperty() {
    return sight.getReadOnlyProperty();
  }

  /** Shows a figure that is laid out already; where it is seen otherwise by then, it is laid out anew. */
  public void show(FittedFigure made) {
    fitted = made;
    figure.set(made.figure());
  }

  /** What is shown as an image, with two pixels for one. */
  public WritableImage image() {
    SnapshotParameters twice = new SnapshotParameters();
    twice.setTransform(new Scale(2, 2));
    return canvas.snapshot(twice, null);
  }

  @Override
  protected double computePrefWidth(double height) {
    return FigureLayout.WIDTH;
  }

  @Override
  protected double computePrefHeight(double width) {
    return figure.get() == null ? 0 : fitted(width > 0 ? width : getWidth()).height();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    sight.set(sight(getWidth()));
    if (figure.get() == null) {
      canvas.setHeight(0);
      painted = null;
      return;
    }
    FittedFigure now = fitted(getWidth());
    if (now != painted) {
      painted = now;
      Drawing drawing = now.drawing();
      canvas.setWidth(now.scale() * drawing.width());
      canvas.setHeight(now.scale() * drawing.height());
      GraphicsContext graphics = canvas.getGraphicsContext2D();
      graphics.setTransform(now.scale(), 0, 0, now.scale(), 0, 0);
      graphics.clearRect(0, 0, drawing.width(), drawing.height());
      new DrawingPainter(graphics).paint(drawing);
      setAccessibleText(drawing.title());
      setAccessibleHelp(drawing.description());
    }
  }

  private Sight sight(double width) {
    return new Sight(theme.get(), Math.max(LEAST, Math.floor(width)), room.get());
  }

  private FittedFigure fitted(double width) {
    Sight now = sight(width);
    if (fitted == null || !fitted.isOf(figure.get(), now)) {
      fitted = FittedFigure.of(figure.get(), now);
    }
    return fitted;
  }
}
