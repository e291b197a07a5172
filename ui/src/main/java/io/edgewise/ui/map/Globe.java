package io.edgewise.ui.map;

import io.edgewise.report.layout.Land;
import io.edgewise.report.layout.NaturalEarth;
import io.edgewise.sim.model.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * The world on a plane: the Natural Earth projection as in reports, one unit wide, the origin at its upper left corner.
 * Everything is projected once; what a viewport shows of it is then only moved and stretched.
 */
final class Globe {

  /** How tall the world is where it is 1 wide. */
  static final double HEIGHT = NaturalEarth.height(1);

  private static final NaturalEarth PROJECTION = new NaturalEarth(0, 0, 1);
  private static final List<double[]> LAND = project();

  /**
   * A point on the plane.
   *
   * @param x 0 at 180 degrees west of the equator, 1 at 180 degrees east
   * @param y 0 at the northern edge, growing to the south
   */
  record Point(double x, double y) {}

  private Globe() {}

  /** Where a place is. */
  static Point point(Place place) {
    return point(place.latitudeDegrees(), place.longitudeDegrees());
  }

  /** Where a point of the globe is; latitudes beyond the edges of the map are on them. */
  static Point point(double latitude, double longitude) {
    double shown = Math.clamp(latitude, NaturalEarth.SOUTH, NaturalEarth.NORTH);
    return new Point(PROJECTION.x(longitude, shown), PROJECTION.y(shown));
  }

  /** The outlines of the land: x and y of each point in turn, a row for each closed line. */
  static List<double[]> land() {
    return LAND;
  }

  private static List<double[]> project() {
    List<double[]> rings = new ArrayList<>();
    for (double[] ring : Land.rings()) {
      double[] projected = new double[ring.length];
      for (int i = 0; i < ring.length; i += 2) {
        Point point = point(ring[i + 1], ring[i]);
        projected[i] = point.x();
        projected[i + 1] = point.y();
      }
      rings.add(projected);
    }
    return List.copyOf(rings);
  }
}
