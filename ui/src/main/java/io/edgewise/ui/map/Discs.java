package io.edgewise.ui.map;

/** How large the discs of users are: their area is the share of users. */
final class Discs {

  /** Area of the users of the whole world, as a share of the square of the map's width. */
  private static final double AREA = 0.04;
  private static final double LEAST_RADIUS = 1;

  private Discs() {}

  /** The radius in pixels. Closer looks enlarge discs less than distances, so that they come apart. */
  static double radius(double share, Viewport view) {
    double world = view.scale() / Math.sqrt(view.magnification());
    return Math.max(LEAST_RADIUS, world * Math.sqrt(share * AREA / Math.PI));
  }
}
