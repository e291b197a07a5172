package io.edgewise.scenario.compile;

import io.edgewise.sim.model.OriginMix;
import io.edgewise.sim.model.Place;
import io.edgewise.topology.place.UserCity;
import java.util.List;
import java.util.Objects;

/**
 * A user population.
 *
 * @param place where it is
 * @param clock the city whose clock it lives by: itself, or the city nearest to it
 * @param share of all users, above 0 and at most 1
 */
record Origin(Place place, UserCity clock, double share) {

  Origin {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(clock, "clock");
  }

  /** The shares as weights, by index. */
  static OriginMix mix(List<Origin> origins) {
    return new OriginMix(origins.stream().mapToDouble(Origin::share).toArray());
  }
}
