package io.edgewise.scenario.compile;

import io.edgewise.sim.model.Network;
import io.edgewise.sim.model.Place;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A network that works out each round trip once. Safe for many threads where that network is. */
final class RememberedNetwork implements Network {

  private final Network network;
  private final Map<String, Map<String, Long>> known = new ConcurrentHashMap<>();

  RememberedNetwork(Network network) {
    this.network = network;
  }

  @Override
  public long rttNanos(Place from, Place to) {
    Map<String, Long> row = known.get(from.id());
    Long rtt = row == null ? null : row.get(to.id());
    // Looked up without a lock first: all but a few calls end here.
    return rtt != null ? rtt
        : known.computeIfAbsent(from.id(), id -> new ConcurrentHashMap<>()).computeIfAbsent(to.id(),
            id -> network.rttNanos(from, to));
  }
}
