package io.edgewise.sim.placement;

import io.edgewise.sim.model.Place;
import io.edgewise.sim.theory.GreatCircle;

/**
 * A point of the globe as a unit vector, for many distances in a row: one distance costs a square root and an arcsine.
 *
 * @param x towards 0 degrees north, 0 degrees east
 * @param y towards 0 degrees north, 90 degrees east
 * @param z towards the north pole
 */
public record SurfacePoint(double x, double y, double z) {

  /** The point at a latitude and longitude in degrees. */
  public static SurfacePoint of(double latitudeDegrees, double longitudeDegrees) {
    double phi = Math.toRadians(latitudeDegrees);
    double lambda = Math.toRadians(longitudeDegrees);
    return new SurfacePoint(Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi));
  }

  /** The point of a place. */
  public static SurfacePoint of(Place place) {
    return of(place.latitudeDegrees(), place.longitudeDegrees());
  }

  /** Great-circle distance in kilometres, from the chord between the two points. */
  public double kilometresTo(SurfacePoint other) {
    return 2 * GreatCircle.EARTH_RADIUS_KILOMETRES * Math.asin(Math.min(1, Math.sqrt(squaredChordTo(other)) / 2));
  }

  /** The square of the straight line between the two points, in squared Earth radii; orders as the distance does. */
  public double squaredChordTo(SurfacePoint other) {
    double dx = x - other.x;
    double dy = y - other.y;
    double dz = z - other.z;
    return dx * dx + dy * dy + dz * dz;
  }
}
