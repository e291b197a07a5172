package io.edgewise.ui.map;

import io.edgewise.ui.map.Globe.Point;
import java.util.List;

/**
 * What is seen of the map, in pixels: the world is {@code scale} wide, and its upper left corner at ({@code left}, {@code top}).
 * It never leaves the pane: where it is smaller it is in the middle, where it is larger it covers it.
 *
 * @param width of the pane, above 0
 * @param height of the pane, above 0
 */
record Viewport(double width, double height, double scale, double left, double top) {

  /** How far one can go in. */
  static final double MOST = 40;

  /** The latitudes between which nearly all people live, as heights on the plane. */
  private static final double INHABITED_FROM = Globe.point(74, 0).y();
  private static final double INHABITED_TO = Globe.point(-48, 0).y();

  /** Share of the pane that stays free around what is shown closely. */
  private static final double MARGIN = 0.12;
  /** Least share of the world's width that is shown closely. */
  private static final double LEAST_SPAN = 0.06;

  /** Moves the world into the pane. */
  Viewport {
    left = within(left, width, scale);
    top = within(top, height, scale * Globe.HEIGHT);
  }

  private static double within(double start, double pane, double world) {
    return world <= pane ? (pane - world) / 2 : Math.clamp(start, pane - world, 0);
  }

  /** The whole inhabited world, as large as fits. */
  static Viewport whole(double width, double height) {
    double scale = wholeScale(width, height);
    return new Viewport(width, height, scale, 0, (height - scale * (INHABITED_FROM + INHABITED_TO)) / 2);
  }

  private static double wholeScale(double width, double height) {
    return Math.min(width, height / (INHABITED_TO - INHABITED_FROM));
  }

  /** How many times larger than the whole world in this pane. */
  double magnification() {
    return scale / wholeScale(width, height);
  }

  double x(Point point) {
    return left + scale * point.x();
  }

  double y(Point point) {
    return top + scale * point.y();
  }

  double x(double x) {
    return left + scale * x;
  }

  double y(double y) {
    return top + scale * y;
  }

  /** Whether a point is in the pane, or at most some pixels beside it. */
  boolean shows(Point point, double beside) {
    double x = x(point);
    double y = y(point);
    return x >= -beside && y >= -beside && x <= width + beside && y <= height + beside;
  }

  /** Larger by a factor around a pixel that stays where it is; between the whole world and {@value #MOST} times that. */
  Viewport zoomed(double factor, double x, double y) {
    double whole = wholeScale(width, height);
    double next = Math.clamp(scale * factor, whole, MOST * whole);
    return new Viewport(width, height, next, x - (x - left) * next / scale, y - (y - top) * next / scale);
  }

  /** Moved by some pixels. */
  Viewport panned(double right, double down) {
    return new Viewport(width, height, scale, left + right, top + down);
  }

  /** The same in a pane of another size: as large, compared with the whole world, around the same middle. */
  Viewport resized(double newWidth, double newHeight) {
    double next = magnification() * wholeScale(newWidth, newHeight);
    double middleX = (width / 2 - left) / scale;
    double middleY = (height / 2 - top) / scale;
    return new Viewport(newWidth, newHeight, next, newWidth / 2 - middleX * next, newHeight / 2 - middleY * next);
  }

  /** As close as shows all of some points; unchanged where there are none. */
  Viewport showing(List<Point> points) {
    if (points.isEmpty()) {
      return this;
    }
    double fromX = points.stream().mapToDouble(Point::x).min().orElseThrow();
    double toX = points.stream().mapToDouble(Point::x).max().orElseThrow();
    double fromY = points.stream().mapToDouble(Point::y).min().orElseThrow();
    double toY = points.stream().mapToDouble(Point::y).max().orElseThrow();
    double free = 1 - 2 * MARGIN;
    double whole = wholeScale(width, height);
    double next = Math.clamp(Math.min(free * width / Math.max(LEAST_SPAN, toX - fromX),
        free * height / Math.max(LEAST_SPAN * Globe.HEIGHT, toY - fromY)), whole, MOST * whole);
    return new Viewport(width, height, next, width / 2 - next * (fromX + toX) / 2,
        height / 2 - next * (fromY + toY) / 2);
  }
}
