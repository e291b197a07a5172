package io.edgewise.scenario.compile;

import io.edgewise.sim.model.Network;
import io.edgewise.sim.model.Place;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Round trips that a scenario states.
 *
 * @param everywhereNanos between any two different places without a pair of their own; 0 from a place to itself. Empty
 *     where other pairs are as in {@code others}
 * @param pairs exceptions, in nanoseconds
 * @param others all other round trips
 */
record FixedNetwork(OptionalLong everywhereNanos, Map<Pair, Long> pairs, Network others) implements Network {

  /** Two places in either order, possibly the same one twice. */
  record Pair(String first, String second) {

    static Pair of(String one, String other) {
      return one.compareTo(other) <= 0 ? new Pair(one, other) : new Pair(other, one);
    }
  }

  FixedNetwork {
    Objects.requireNonNull(everywhereNanos, "everywhereNanos");
    pairs = Map.copyOf(pairs);
    Objects.requireNonNull(others, "others");
  }

  @Override
  public long rttNanos(Place from, Place to) {
    Long fixed = pairs.isEmpty() ? null : pairs.get(Pair.of(from.id(), to.id()));
    if (fixed != null) {
      return fixed;
    }
    if (everywhereNanos.isPresent()) {
      return from.id().equals(to.id()) ? 0 : everywhereNanos.getAsLong();
    }
    return others.rttNanos(from, to);
  }
}
