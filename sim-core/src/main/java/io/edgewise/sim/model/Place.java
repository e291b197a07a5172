package io.edgewise.sim.model;

import java.util.Objects;

/**
 * A point on the globe where users, a PoP or a region are.
 *
 * @param id stable identifier with its provider as prefix, such as {@code city:tokyo}, {@code aws:us-east-1} or
 *     {@code cloudflare:NRT}
 * @param name what a person calls it
 * @param country ISO 3166-1 alpha-2 code, or the empty string where unknown
 * @param latitudeDegrees WGS84, -90..90
 * @param longitudeDegrees WGS84, -180..180
 */
public record Place(String id, String name, String country, double latitudeDegrees, double longitudeDegrees) {

  /**
   * Checks the coordinates.
   *
   * @throws NullPointerException if a text is null
   * @throws IllegalArgumentException if a coordinate is outside its range or not a number
   */
  public Place {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(country, "country");
    if (!(Math.abs(latitudeDegrees) <= 90)) {
      throw new IllegalArgumentException(id + ": latitude " + latitudeDegrees + " is outside -90..90");
    }
    if (!(Math.abs(longitudeDegrees) <= 180)) {
      throw new IllegalArgumentException(id + ": longitude " + longitudeDegrees + " is outside -180..180");
    }
  }

  /** Of the identifier, which hardly two places share and whose hash code is kept: places are looked up in great number. */
  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
