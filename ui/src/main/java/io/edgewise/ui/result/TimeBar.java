package io.edgewise.ui.result;

import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;

/** A bar that begins and ends at parts of its width, never thinner than can be seen. */
final class TimeBar extends Region {

  private static final double HEIGHT = 16;
  private static final double LEAST = 2;

  private final double from;
  private final double length;
  private final Rectangle track = new Rectangle(0, HEIGHT);
  private final Rectangle bar = new Rectangle(0, HEIGHT);

  /**
   * A bar.
   *
   * @param from where it begins, 0..1
   * @param length how long it is, 0..1
   */
  TimeBar(double from, double length, Paint colour) {
    this.from = from;
    this.length = length;
    getStyleClass().add("spread-bar");
    track.getStyleClass().add("track");
    bar.setFill(colour);
    getChildren().addAll(track, bar);
  }

  @Override
  protected double computePrefHeight(double width) {
    return HEIGHT;
  }

  @Override
  protected void layoutChildren() {
    track.setWidth(getWidth());
    bar.setWidth(Math.max(LEAST, length * getWidth()));
    bar.setX(Math.min(from * getWidth(), getWidth() - bar.getWidth()));
  }
}
