package io.edgewise.ui.map;

/** How large the discs of users are: their area is the share of users. */
final class Discs {

  /** Area of the users of the whole world, as a share of the square of the map's width. */
  private static final double AREA = 0.04;
  private static final double LEAST_RADIUS = 1;
  /** Radius of the largest disc at most, on the whole world: where all users are near each other they would hide all else. */
  private static final double MOST_RADIUS = 13;

  private Discs() {}

  /**
   * The radius in pixels. Closer looks enlarge discs less than distances, so that they come apart.
   *
   * @param largest share of all that are drawn
   */
  static double radius(double share, double largest, Viewport view) {
    double world = view.scale() / view.magnification() * Math.sqrt(AREA / Math.PI);
    double fitting = Math.min(1, MOST_RADIUS / (world * Math.sqrt(largest)));
    return Math.max(LEAST_RADIUS, world * fitting * Math.cbrt(view.magnification()) * Math.sqrt(share));
  }
}
