package io.edgewise.topology.traffic;

import io.edgewise.topology.place.UserCity;

/** Which of a city's two offsets from UTC holds: summer time differs between January and July. */
public enum Season {
  /** Offsets of January. */
  JANUARY,
  /** Offsets of July. */
  JULY;

  /** A city's offset from UTC in minutes. */
  public int offsetMinutes(UserCity city) {
    double hours = this == JANUARY ? city.januaryOffsetHours() : city.julyOffsetHours();
    return Math.toIntExact(Math.round(hours * 60));
  }
}
