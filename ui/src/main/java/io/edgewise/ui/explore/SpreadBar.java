package io.edgewise.ui.explore;

import io.edgewise.ui.explore.StrategyCard.Spread;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/** How latency is spread: a bar from the median to the 95th percentile, and a line on to the 99th, on a scale that others share. */
final class SpreadBar extends Region {

  private static final double HEIGHT = 10;
  private static final double LINE = 2;
  private static final double LEAST = 2;

  private final Rectangle track = new Rectangle(0, HEIGHT);
  private final Rectangle box = new Rectangle(0, HEIGHT);
  private final Rectangle line = new Rectangle(0, LINE);
  private final Rectangle end = new Rectangle(LINE, HEIGHT);
  private Spread spread = Spread.NONE;
  private double longest = Double.NaN;

  SpreadBar() {
    getStyleClass().add("spread-bar");
    track.getStyleClass().add("track");
    getChildren().addAll(track, line, box, end);
  }

  /**
   * Shows a spread.
   *
   * @param longest where the scale ends, in milliseconds
   */
  void show(Spread newSpread, double newLongest, Color colour) {
    spread = newSpread;
    longest = newLongest;
    for (Rectangle part : new Rectangle[] {box, line, end}) {
      part.setFill(colour);
      part.setVisible(isKnown());
    }
    requestLayout();
  }

  private boolean isKnown() {
    return spread.p99() > 0 && longest > 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    return HEIGHT;
  }

  @Override
  protected void layoutChildren() {
    track.setWidth(getWidth());
    if (!isKnown()) {
      return;
    }
    double scale = getWidth() / longest;
    box.setX(scale * spread.p50());
    box.setWidth(Math.max(LEAST, scale * (spread.p95() - spread.p50())));
    line.setX(box.getX());
    line.setY((HEIGHT - LINE) / 2);
    line.setWidth(scale * (spread.p99() - spread.p50()));
    end.setX(Math.max(0, scale * spread.p99() - LINE));
  }
}
