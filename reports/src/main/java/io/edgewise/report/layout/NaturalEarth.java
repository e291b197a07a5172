package io.edgewise.report.layout;

/**
 * The Natural Earth projection: B. Šavrič, B. Jenny, T. Patterson, D. Petrovič and L. Hurni, "A polynomial equation for the
 * Natural Earth projection", Cartography and Geographic Information Science 38 (4), 2011.
 */
public final class NaturalEarth {

  /** Southernmost latitude that is shown: below there are no users. */
  public static final double SOUTH = -57;

  /** Northernmost latitude that is shown. */
  public static final double NORTH = 84;

  private final double left;
  private final double top;
  private final double scale;

  /** A map between a left edge and a width on, from a top on. */
  public NaturalEarth(double left, double top, double width) {
    scale = width / (2 * horizontal(Math.PI, 0));
    this.left = left + width / 2;
    this.top = top + scale * vertical(Math.toRadians(NORTH));
  }

  /** How tall a map of a width is. */
  public static double height(double width) {
    return width / (2 * horizontal(Math.PI, 0)) * (vertical(Math.toRadians(NORTH)) - vertical(Math.toRadians(SOUTH)));
  }

  /** How far right a place is; both in degrees. */
  public double x(double longitude, double latitude) {
    return left + scale * horizontal(Math.toRadians(longitude), Math.toRadians(latitude));
  }

  /** How far down a latitude in degrees is. */
  public double y(double latitude) {
    return top - scale * vertical(Math.toRadians(latitude));
  }

  private static double horizontal(double longitude, double latitude) {
    double p2 = latitude * latitude;
    double p4 = p2 * p2;
    return longitude * (0.8707 - 0.131979 * p2 + p4 * (-0.013791 + p4 * p2 * (0.003971 - 0.001529 * p2)));
  }

  private static double vertical(double latitude) {
    double p2 = latitude * latitude;
    double p4 = p2 * p2;
    return latitude * (1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4)));
  }
}
