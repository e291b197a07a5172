package io.edgewise.topology.traffic;

import io.edgewise.topology.place.UserCity;
import java.util.Objects;

/**
 * How busy a city is at a time of the UTC day: a daily profile read on the city's own clock. The mean over the day is
 * 1, and the load is constant within each local hour, so that with offsets of half hours it changes in the middle of a
 * UTC hour.
 *
 * @param profile load by local hour
 * @param season which offset from UTC holds
 */
public record CityLoad(DailyProfile profile, Season season) {

  private static final int MINUTES = 24 * 60;

  /**
   * Checks that nothing is missing.
   *
   * @throws NullPointerException if a component is null
   */
  public CityLoad {
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(season, "season");
  }

  /** Relative load of a city in a minute of the UTC day; minutes beyond 0..1439 fall on other days alike. */
  public double at(UserCity city, long utcMinute) {
    return atLocal(utcMinute + season.offsetMinutes(city));
  }

  /** Relative load of any city in a minute of its own day; minutes beyond 0..1439 fall on other days alike. */
  public double atLocal(long minute) {
    return profile.load(Math.floorMod(minute, MINUTES) / 60);
  }

  /** Mean relative load of a city in each of the 24 hours of the UTC day; they average 1. */
  public double[] hourly(UserCity city) {
    double[] hours = new double[24];
    for (int minute = 0; minute < MINUTES; minute++) {
      hours[minute / 60] += at(city, minute) / 60;
    }
    return hours;
  }
}
