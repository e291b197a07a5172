package io.edgewise.sim.theory;

/**
 * Distance on the globe, and the least round-trip time that light in glass allows over it.
 *
 * <p>References: the haversine formula, Sinnott (1984), Virtues of the haversine, Sky and Telescope 68(2); the mean
 * Earth radius R1, Moritz (2000), Geodetic Reference System 1980, Journal of Geodesy 74; the group index of standard
 * single-mode fibre at 1,550 nm, as on common data sheets (ITU-T G.652 class).
 */
public final class GreatCircle {

  /** Mean Earth radius R1 of GRS 80, in km. */
  public static final double EARTH_RADIUS_KILOMETRES = 6371.0088;
  /** Speed of light in vacuum, in km/s (exact by the definition of the metre). */
  public static final double LIGHT_KILOMETRES_PER_SECOND = 299_792.458;
  /** Group refractive index of single-mode fibre. */
  public static final double FIBRE_INDEX = 1.4682;
  /** Speed of light in fibre, in km/s. */
  public static final double FIBRE_KILOMETRES_PER_SECOND = LIGHT_KILOMETRES_PER_SECOND / FIBRE_INDEX;

  private GreatCircle() {}

  /**
   * The distance in km between two points on a sphere.
   *
   * @param latitude1 degrees, -90..90; the others likewise, longitudes of any turn
   */
  public static double kilometres(double latitude1, double longitude1, double latitude2, double longitude2) {
    double sinLatitude = Math.sin(Math.toRadians(latitude2 - latitude1) / 2);
    double sinLongitude = Math.sin(Math.toRadians(longitude2 - longitude1) / 2);
    double haversine = sinLatitude * sinLatitude
        + Math.cos(Math.toRadians(latitude1)) * Math.cos(Math.toRadians(latitude2)) * sinLongitude * sinLongitude;
    return 2 * EARTH_RADIUS_KILOMETRES * Math.asin(Math.sqrt(Math.min(1, haversine)));
  }

  /** The round-trip time in ms of light in a straight fibre of a length in km: no network is faster. */
  public static double fibreRttMillis(double kilometres) {
    Require.notNegative("kilometres", kilometres);
    return 2 * kilometres / FIBRE_KILOMETRES_PER_SECOND * 1_000;
  }

  /** The round-trip time in ms of light in vacuum (or, nearly, of microwaves in air) over a distance in km. */
  public static double vacuumRttMillis(double kilometres) {
    Require.notNegative("kilometres", kilometres);
    return 2 * kilometres / LIGHT_KILOMETRES_PER_SECOND * 1_000;
  }
}
