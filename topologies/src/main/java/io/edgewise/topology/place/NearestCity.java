package io.edgewise.topology.place;

import io.edgewise.sim.placement.SurfacePoint;
import java.util.List;

/** Finds the city nearest to a point by looking at each; a few microseconds for the shipped cities. */
final class NearestCity {

  private final UserCity[] cities;
  private final SurfacePoint[] points;

  NearestCity(List<UserCity> cities) {
    this.cities = cities.toArray(UserCity[]::new);
    this.points = cities.stream().map(each -> SurfacePoint.of(each.place())).toArray(SurfacePoint[]::new);
  }

  /** The nearest city, of equals the first. */
  UserCity nearest(SurfacePoint point) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < points.length; i++) {
      double distance = point.squaredChordTo(points[i]);
      if (distance < least) {
        least = distance;
        nearest = i;
      }
    }
    return cities[nearest];
  }
}
