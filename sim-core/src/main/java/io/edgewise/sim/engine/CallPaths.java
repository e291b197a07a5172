package io.edgewise.sim.engine;

import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Network;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Service;
import java.util.List;
import java.util.Set;

/** Which place of a service every caller reaches, and how far away it is. Immutable and shared by all replications. */
final class CallPaths {

  // By service and place of the caller, an index among all places where code of the deployment runs.
  private final int[][] site;
  private final long[][] rttNanos;
  private final boolean[][] remote;

  /** The nearest places of each service. */
  CallPaths(Deployment deployment, Pools pools, Network network) {
    this(deployment, pools, network, Set.of());
  }

  /** The nearest of those places that are not avoided; of all where a service has no other. */
  CallPaths(Deployment deployment, Pools pools, Network network, Set<String> avoided) {
    List<Place> places = pools.places;
    int services = deployment.services().size();
    site = new int[services][places.size()];
    rttNanos = new long[services][places.size()];
    remote = new boolean[services][places.size()];
    for (int index = 0; index < services; index++) {
      Service service = deployment.services().get(index);
      for (int from = 0; from < places.size(); from++) {
        Place caller = places.get(from);
        List<Place> open = service.sites().stream().filter(place -> !avoided.contains(place.id())).toList();
        open = open.isEmpty() ? service.sites() : open;
        Place nearest = open.getFirst();
        for (Place other : open) {
          if (network.rttNanos(caller, other) < network.rttNanos(caller, nearest)) {
            nearest = other;
          }
        }
        site[index][from] = pools.firstOf(index) + service.sites().indexOf(nearest);
        rttNanos[index][from] = network.rttNanos(caller, nearest);
        remote[index][from] = !caller.id().equals(nearest.id());
      }
    }
  }

  /** The place of the service that a caller reaches. */
  int site(int service, int caller) {
    return site[service][caller];
  }

  /** Round-trip time between a caller and the service, in nanoseconds, jitter not included. */
  long rttNanos(int service, int caller) {
    return rttNanos[service][caller];
  }

  /** Whether a call leaves the caller's place. */
  boolean isRemote(int service, int caller) {
    return remote[service][caller];
  }
}
