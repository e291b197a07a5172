package io.edgewise.topology.place;

import java.util.Objects;

/**
 * A city and its share of a selection's users.
 *
 * @param city the city
 * @param share fraction of the users, above 0 and at most 1
 */
public record UserShare(UserCity city, double share) {

  /**
   * Checks the share.
   *
   * @throws IllegalArgumentException if it is not above 0 and at most 1, rounding aside
   */
  public UserShare {
    Objects.requireNonNull(city, "city");
    if (!(share > 0 && share <= 1 + 1e-12)) {
      throw new IllegalArgumentException(city.place().id() + ": share " + share + " is not in (0, 1]");
    }
  }
}
