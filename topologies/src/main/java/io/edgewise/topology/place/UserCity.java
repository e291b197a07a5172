package io.edgewise.topology.place;

import io.edgewise.sim.model.Place;
import java.time.ZoneId;
import java.util.Objects;

/**
 * A city as a population of internet users.
 *
 * @param place the city, {@code city:...}
 * @param internetUsers the country's internet users, split over its listed cities by population; 0 where the country
 *     has no figure
 * @param zone IANA time zone
 * @param januaryOffsetHours offset from UTC in January, in hours
 * @param julyOffsetHours offset from UTC in July, in hours
 * @param region the part of the world
 */
public record UserCity(Place place, double internetUsers, ZoneId zone, double januaryOffsetHours,
    double julyOffsetHours, WorldRegion region) {

  /**
   * Checks the figures.
   *
   * @throws NullPointerException if a component is null
   * @throws IllegalArgumentException if the users are negative or an offset is outside -14..14
   */
  public UserCity {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(region, "region");
    if (!(internetUsers >= 0)) {
      throw new IllegalArgumentException(place.id() + ": " + internetUsers + " internet users");
    }
    if (!(Math.abs(januaryOffsetHours) <= 14 && Math.abs(julyOffsetHours) <= 14)) {
      throw new IllegalArgumentException(place.id() + ": offset from UTC outside -14..14 hours");
    }
  }
}
