package io.edgewise.topology.place;

import io.edgewise.sim.model.Place;

/**
 * Distances on a sphere of the Earth's mean radius (6,371.0088 km, IUGG), and the round trip that light in fibre needs
 * along them.
 */
public final class GreatCircle {

  /** Mean radius of the Earth in kilometres. */
  public static final double EARTH_RADIUS_KM = 6371.0088;

  /** Speed of light in fibre in kilometres per millisecond: c / 1.5, a common refractive index of glass fibre. */
  public static final double FIBRE_KM_PER_MILLISECOND = 299.792458 / 1.5;

  private GreatCircle() {}

  /** The distance between two places in kilometres (haversine formula, accurate for near places too). */
  public static double kilometres(Place a, Place b) {
    return kilometres(a.latitudeDegrees(), a.longitudeDegrees(), b.latitudeDegrees(), b.longitudeDegrees());
  }

  /** The distance between two points in kilometres; arguments in degrees. */
  public static double kilometres(double latitudeA, double longitudeA, double latitudeB, double longitudeB) {
    double phiA = Math.toRadians(latitudeA);
    double phiB = Math.toRadians(latitudeB);
    double sinLatitude = Math.sin((phiB - phiA) / 2);
    double sinLongitude = Math.sin(Math.toRadians(longitudeB - longitudeA) / 2);
    double h = sinLatitude * sinLatitude + Math.cos(phiA) * Math.cos(phiB) * sinLongitude * sinLongitude;
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, h)));
  }

  /** The least round-trip time over a distance in milliseconds: fibre laid along the great circle, both ways. */
  public static double fibreRttMillis(double kilometres) {
    return 2 * kilometres / FIBRE_KM_PER_MILLISECOND;
  }
}
