package io.edgewise.ui.map;

import io.edgewise.sim.model.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * The great circle between two places, the shortest way on a sphere, by spherical interpolation of their position vectors
 * (K. Shoemake, "Animating rotation with quaternion curves", SIGGRAPH 1985, section 3.3, in three dimensions). One that goes farther
 * north or south than people live is drawn flatter, so that it stays on the map and one sees where it goes.
 */
final class Arc {

  /** Degrees of the way between two points of what is drawn, at most. */
  private static final double STEP = 2;
  private static final double HALF_TURN = 180;
  /** Latitudes beyond which arcs are drawn flatter, and those that none goes beyond but for its places. */
  private static final double FLATTER_NORTH = 58;
  private static final double MOST_NORTH = 73;
  private static final double FLATTER_SOUTH = -40;
  private static final double MOST_SOUTH = -47;
  /** Degrees that an arc may go beyond its places where these lie far out themselves. */
  private static final double LEAST_ROOM = 1;

  /** Evenly spaced points of the way; longitudes go on beyond 180 degrees where it crosses the antimeridian. */
  private final double[] latitudes;
  private final double[] longitudes;
  private final List<double[]> pieces;

  /** The arc between two places. */
  Arc(Place from, Place to) {
    double[] first = vector(from);
    double[] second = vector(to);
    double dot = first[0] * second[0] + first[1] * second[1] + first[2] * second[2];
    double angle = Math.acos(Math.clamp(dot, -1, 1));
    int steps = Math.max(1, (int) Math.ceil(Math.toDegrees(angle) / STEP));
    latitudes = new double[steps + 1];
    longitudes = new double[steps + 1];
    follow(first, second, angle);
    flatten();
    pieces = angle < 1e-9 ? List.of() : trace();
  }

  private void follow(double[] from, double[] to, double angle) {
    double sine = Math.sin(angle);
    int steps = latitudes.length - 1;
    for (int i = 0; i <= steps; i++) {
      double share = (double) i / steps;
      // So near to each other, the arc is a straight line.
      double first = sine < 1e-9 ? 1 - share : Math.sin((1 - share) * angle) / sine;
      double second = sine < 1e-9 ? share : Math.sin(share * angle) / sine;
      double x = first * from[0] + second * to[0];
      double y = first * from[1] + second * to[1];
      double z = first * from[2] + second * to[2];
      latitudes[i] = Math.toDegrees(Math.atan2(z, Math.hypot(x, y)));
      double longitude = Math.toDegrees(Math.atan2(y, x));
      longitudes[i] = i == 0 ? longitude
          : longitudes[i - 1] + Math.IEEEremainder(longitude - longitudes[i - 1], 2 * HALF_TURN);
    }
  }

  /** Draws every point closer to the straight line between the ends, by a share that takes the farthest one to where it may be. */
  private void flatten() {
    int last = latitudes.length - 1;
    double north = Math.max(FLATTER_NORTH, Math.max(latitudes[0], latitudes[last]));
    double south = Math.min(FLATTER_SOUTH, Math.min(latitudes[0], latitudes[last]));
    double kept = 1;
    for (int i = 0; i <= last; i++) {
      double straight = straight(latitudes, i);
      double shown = latitudes[i] > north ? eased(latitudes[i], north, Math.max(LEAST_ROOM, MOST_NORTH - north))
          : latitudes[i] < south ? eased(latitudes[i], south, Math.min(-LEAST_ROOM, MOST_SOUTH - south)) : latitudes[i];
      if (shown != latitudes[i]) {
        kept = Math.min(kept, (shown - straight) / (latitudes[i] - straight));
      }
    }
    for (int i = 1; i < last; i++) {
      latitudes[i] = kept * latitudes[i] + (1 - kept) * straight(latitudes, i);
      longitudes[i] = kept * longitudes[i] + (1 - kept) * straight(longitudes, i);
    }
  }

  /** What a point would have if the way were straight between its ends. */
  private static double straight(double[] degrees, int index) {
    int last = degrees.length - 1;
    return degrees[0] + (degrees[last] - degrees[0]) * index / last;
  }

  /** Beyond a limit the fewer degrees are left the farther out they are, and never more than there is room for. */
  private static double eased(double latitude, double limit, double room) {
    return limit - room * Math.expm1(-(latitude - limit) / room);
  }

  /** Where somebody is who has gone a share of the way, 0..1. */
  Globe.Point at(double share) {
    double along = Math.clamp(share, 0, 1) * (latitudes.length - 1);
    int before = Math.min((int) along, latitudes.length - 2);
    double rest = along - before;
    double longitude = longitudes[before] + rest * (longitudes[before + 1] - longitudes[before]);
    return Globe.point(latitudes[before] + rest * (latitudes[before + 1] - latitudes[before]),
        Math.IEEEremainder(longitude, 2 * HALF_TURN));
  }

  /**
   * What is drawn: x and y of each point in turn. Two rows where the way crosses the antimeridian, each up to the edge; none
   * where the places are the same.
   */
  List<double[]> pieces() {
    return pieces;
  }

  private List<double[]> trace() {
    List<double[]> done = new ArrayList<>();
    List<Globe.Point> piece = new ArrayList<>();
    double turn = 0;
    for (int i = 0; i < latitudes.length; i++) {
      double beyond = longitudes[i] - turn;
      if (Math.abs(beyond) > HALF_TURN) {
        double edge = Math.copySign(HALF_TURN, beyond);
        double share = (edge + turn - longitudes[i - 1]) / (longitudes[i] - longitudes[i - 1]);
        double latitude = latitudes[i - 1] + share * (latitudes[i] - latitudes[i - 1]);
        piece.add(Globe.point(latitude, edge));
        end(piece, done);
        piece.add(Globe.point(latitude, -edge));
        turn += 2 * edge;
      }
      piece.add(Globe.point(latitudes[i], longitudes[i] - turn));
    }
    end(piece, done);
    return List.copyOf(done);
  }

  private static void end(List<Globe.Point> piece, List<double[]> done) {
    if (piece.size() > 1) {
      done.add(flat(piece));
    }
    piece.clear();
  }

  private static double[] flat(List<Globe.Point> points) {
    double[] flat = new double[2 * points.size()];
    for (int i = 0; i < points.size(); i++) {
      flat[2 * i] = points.get(i).x();
      flat[2 * i + 1] = points.get(i).y();
    }
    return flat;
  }

  private static double[] vector(Place place) {
    double latitude = Math.toRadians(place.latitudeDegrees());
    double longitude = Math.toRadians(place.longitudeDegrees());
    return new double[] {Math.cos(latitude) * Math.cos(longitude), Math.cos(latitude) * Math.sin(longitude),
        Math.sin(latitude)};
  }
}
