package io.edgewise.ui.map;

import io.edgewise.report.layout.Theme;
import io.edgewise.sim.model.Place;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * The map in three layers, each drawn only when something in it has changed: the land with the viewport, size and theme; users,
 * ways and places also with the answer; what is looked at and requests on their way with every frame.
 */
final class MapCanvas extends Region {

  private static final double LEAST_WIDTH = 240;
  private static final double LEAST_HEIGHT = 120;
  private static final double LOOKED_RADIUS = 12;

  private final MapViewModel model;
  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme", Theme.LIGHT);
  private final Canvas land = new Canvas();
  private final Canvas content = new Canvas();
  private final Canvas motion = new Canvas();
  private final DragMark drag = new DragMark();
  private Viewport view = Viewport.whole(1, 1);
  private boolean landStale = true;
  private boolean contentStale = true;
  private int landDrawings;
  private int contentDrawings;

  MapCanvas(MapViewModel model) {
    this.model = model;
    setId("map");
    getStyleClass().add("map");
    getChildren().addAll(land, content, motion);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinSize(LEAST_WIDTH, LEAST_HEIGHT);
    theme.addListener(property -> refresh(true));
    model.contentProperty().addListener(property -> {
      setAccessibleText(PlaceText.summary(model.contentProperty().get()));
      refresh(false);
    });
    model.colouringProperty().addListener(property -> refresh(false));
    model.movingProperty().addListener(property -> refresh(false));
    model.lookedProperty().addListener((property, before, now) -> drawMotion());
    model.playback().positionProperty().addListener((property, before, now) -> drawMotion());
    model.playback().loadedProperty().addListener((property, before, now) -> drawMotion());
  }

  ObjectProperty<Theme> themeProperty() {
    return theme;
  }

  /** What is seen. */
  Viewport view() {
    return view;
  }

  /** Looks elsewhere. */
  void look(UnaryOperator<Viewport> change) {
    Viewport next = change.apply(view);
    if (!next.equals(view)) {
      view = next;
      refresh(true);
    }
  }

  /** How often the land was drawn. */
  int landDrawings() {
    return landDrawings;
  }

  /** How often users, ways and places were drawn. */
  int contentDrawings() {
    return contentDrawings;
  }

  /** Where something is that a person drags, and from where. */
  DragMark drag() {
    return drag;
  }

  private void refresh(boolean everything) {
    landStale |= everything;
    contentStale = true;
    requestLayout();
  }

  @Override
  protected double computePrefHeight(double width) {
    return 320;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 640;
  }

  @Override
  protected void layoutChildren() {
    double width = Math.max(1, Math.floor(getWidth()));
    double height = Math.max(1, Math.floor(getHeight()));
    if (view.width() != width || view.height() != height) {
      view = view.width() == 1 ? Viewport.whole(width, height) : view.resized(width, height);
      for (Canvas canvas : new Canvas[] {land, content, motion}) {
        canvas.setWidth(width);
        canvas.setHeight(height);
      }
      landStale = true;
      contentStale = true;
    }
    if (landStale) {
      landStale = false;
      landDrawings++;
      LandPainter.paint(land.getGraphicsContext2D(), theme.get(), view);
    }
    if (contentStale) {
      contentStale = false;
      drawContent();
      drawMotion();
    }
  }

  private void drawContent() {
    contentDrawings++;
    GraphicsContext graphics = content.getGraphicsContext2D();
    graphics.clearRect(0, 0, view.width(), view.height());
    MapContent shown = model.contentProperty().get();
    if (shown != null) {
      new ContentPainter(graphics, theme.get(), shown, model.colouringProperty().get(), view)
          .paint(model.movingProperty().get());
    }
  }

  /** Draws what moves. */
  void drawMotion() {
    GraphicsContext graphics = motion.getGraphicsContext2D();
    graphics.clearRect(0, 0, view.width(), view.height());
    MapContent shown = model.contentProperty().get();
    if (shown == null) {
      return;
    }
    Signs signs = new Signs(graphics, theme.get());
    Color colour = Color.web(theme.get().tone(shown.shown().tone()));
    for (Motion.Dot dot : model.playback().dots()) {
      signs.request(view.x(dot.at()), view.y(dot.at()), dot.doing(), dot.failed(), colour);
    }
    Place looked = model.lookedProperty().get();
    if (looked != null) {
      Globe.Point at = Globe.point(looked);
      signs.looked(view.x(at), view.y(at), LOOKED_RADIUS);
    }
    drag.paint(graphics, signs, theme.get());
  }
}
