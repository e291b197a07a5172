package io.edgewise.ui.map;

import io.edgewise.report.layout.NaturalEarth;
import io.edgewise.sim.model.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * The great circle between two places, the shortest way on a sphere, by spherical interpolation of their position vectors
 * (K. Shoemake, "Animating rotation with quaternion curves", SIGGRAPH 1985, section 3.3, in three dimensions).
 */
final class Arc {

  /** Degrees of the way between two points of what is drawn. */
  private static final double STEP = 2;
  private static final double HALF_TURN = 180;

  private final double[] from;
  private final double[] to;
  private final double angle;
  private final List<double[]> pieces;

  /** The arc between two places. */
  Arc(Place from, Place to) {
    this.from = vector(from);
    this.to = vector(to);
    double dot = this.from[0] * this.to[0] + this.from[1] * this.to[1] + this.from[2] * this.to[2];
    angle = Math.acos(Math.clamp(dot, -1, 1));
    pieces = trace();
  }

  /** Where somebody is who has gone a share of the way, 0..1. */
  Globe.Point at(double share) {
    double[] degrees = degrees(Math.clamp(share, 0, 1));
    return Globe.point(degrees[0], degrees[1]);
  }

  /**
   * What is drawn: x and y of each point in turn. Several rows where the way crosses the antimeridian or leaves the map near a
   * pole, each up to the edge; none where the places are the same.
   */
  List<double[]> pieces() {
    return pieces;
  }

  private List<double[]> trace() {
    if (angle < 1e-9) {
      return List.of();
    }
    int steps = Math.max(1, (int) Math.ceil(Math.toDegrees(angle) / STEP));
    List<double[]> done = new ArrayList<>();
    List<Globe.Point> piece = new ArrayList<>();
    double[] before = degrees(0);
    for (int i = 0; i <= steps; i++) {
      double[] now = degrees((double) i / steps);
      if (Math.abs(now[1] - before[1]) > HALF_TURN) {
        double edge = Math.copySign(HALF_TURN, before[1]);
        double left = HALF_TURN - Math.abs(before[1]);
        double share = left / (left + HALF_TURN - Math.abs(now[1]));
        double latitude = before[0] + share * (now[0] - before[0]);
        extend(piece, done, latitude, edge);
        end(piece, done);
        extend(piece, done, latitude, -edge);
      }
      extend(piece, done, now[0], now[1]);
      before = now;
    }
    end(piece, done);
    return List.copyOf(done);
  }

  /** Goes on to a point, or ends the piece where the map does. */
  private static void extend(List<Globe.Point> piece, List<double[]> done, double latitude, double longitude) {
    if (latitude > NaturalEarth.NORTH || latitude < NaturalEarth.SOUTH) {
      end(piece, done);
    } else {
      piece.add(Globe.point(latitude, longitude));
    }
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

  /** Latitude and longitude after a share of the way. */
  private double[] degrees(double share) {
    double sine = Math.sin(angle);
    // So near to each other, the arc is a straight line.
    double first = sine < 1e-9 ? 1 - share : Math.sin((1 - share) * angle) / sine;
    double second = sine < 1e-9 ? share : Math.sin(share * angle) / sine;
    double x = first * from[0] + second * to[0];
    double y = first * from[1] + second * to[1];
    double z = first * from[2] + second * to[2];
    return new double[] {Math.toDegrees(Math.atan2(z, Math.hypot(x, y))), Math.toDegrees(Math.atan2(y, x))};
  }

  private static double[] vector(Place place) {
    double latitude = Math.toRadians(place.latitudeDegrees());
    double longitude = Math.toRadians(place.longitudeDegrees());
    return new double[] {Math.cos(latitude) * Math.cos(longitude), Math.cos(latitude) * Math.sin(longitude),
        Math.sin(latitude)};
  }
}
