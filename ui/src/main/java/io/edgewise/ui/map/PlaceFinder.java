package io.edgewise.ui.map;

import io.edgewise.sim.model.Place;
import io.edgewise.ui.map.MapContent.Site;
import io.edgewise.ui.map.MapContent.Users;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the places of a map: under a pointer, or one after the other. */
final class PlaceFinder {

  /** How far beside a sign a pointer may be, in pixels. */
  static final double NEAR = 9;
  private static final double NEAR_ENTRY = 4;
  /** Most users' places that are gone through one after the other. */
  private static final int MOST_USERS = 40;

  private PlaceFinder() {}

  /**
   * The place under a pointer: regions where something may be moved to first, then code and stores, then users, then where
   * requests enter.
   *
   * @param moving what a click would move; null for nothing
   */
  static Optional<Place> at(MapContent content, Movable moving, Viewport view, double x, double y) {
    List<Place> servers = content.sites().stream().filter(site -> !site.isEntryOnly()).map(Site::place).toList();
    Optional<Place> found = moving == null ? Optional.empty() : nearest(moving.targets(), view, x, y, NEAR);
    return found.or(() -> nearest(servers, view, x, y, NEAR)).or(() -> users(content, view, x, y))
        .or(() -> nearest(content.sites().stream().map(Site::place).toList(), view, x, y, NEAR_ENTRY));
  }

  /** The nearest of some places within a number of pixels. */
  static Optional<Place> nearest(List<Place> places, Viewport view, double x, double y, double within) {
    Place best = null;
    double least = within;
    for (Place place : places) {
      Globe.Point point = Globe.point(place);
      double distance = Math.hypot(view.x(point) - x, view.y(point) - y);
      if (distance <= least) {
        best = place;
        least = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /** The smallest disc under a pointer, so that those below larger ones are found. */
  private static Optional<Place> users(MapContent content, Viewport view, double x, double y) {
    Users best = null;
    for (Users each : content.users()) {
      double distance = Math.hypot(view.x(each.at()) - x, view.y(each.at()) - y);
      if (distance <= Math.max(Discs.radius(each.share(), content.largestShare(), view), 3)) {
        // Sorted by falling share.
        best = each;
      }
    }
    return Optional.ofNullable(best).map(Users::place);
  }

  /** All that a person may go through, in this order: where something may be moved to, code and stores, the most users. */
  static List<Place> walk(MapContent content, Movable moving) {
    Set<Place> places = new LinkedHashSet<>(moving == null ? List.of() : moving.targets());
    content.sites().stream().filter(site -> !site.isEntryOnly()).filter(site -> site.running() > 0 || !site.runs())
        .limit(MOST_USERS).forEach(site -> places.add(site.place()));
    content.users().stream().limit(MOST_USERS).forEach(users -> places.add(users.place()));
    return new ArrayList<>(places);
  }

  /** The place before or after one in a list; the first where it is not in it. */
  static Place step(List<Place> places, Place from, int by) {
    int index = places.indexOf(from);
    return index < 0 ? places.getFirst() : places.get(Math.floorMod(index + by, places.size()));
  }
}
