package io.edgewise.sim.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who sends requests, from where, how often, and over which last mile.
 *
 * @param origins user populations; the index in this list is the origin index everywhere else
 * @param load arrivals per second and their split over the origins, along the clock
 * @param access last mile of the users
 * @param connection set-up of connections to the place that terminates TLS
 * @param retries how users' clients ask again what was refused
 * @param sessions how requests belong together, the load being that of all requests; empty if each comes by itself
 */
public record Workload(List<Place> origins, LoadCurve load, AccessLink access, ConnectionSetUp connection,
    RetryPolicy retries, Optional<SessionLoad> sessions) {

  /** Of requests that have nothing to do with each other. */
  public Workload(List<Place> origins, LoadCurve load, AccessLink access, ConnectionSetUp connection,
      RetryPolicy retries) {
    this(origins, load, access, connection, retries, Optional.empty());
  }

  /** Of users who take no for an answer. */
  public Workload(List<Place> origins, LoadCurve load, AccessLink access, ConnectionSetUp connection) {
    this(origins, load, access, connection, RetryPolicy.NONE);
  }

  /**
   * Checks that the origin mixes fit the origins.
   *
   * @throws IllegalArgumentException if there is no origin, or a mix has another length than {@code origins}
   */
  public Workload {
    origins = List.copyOf(origins);
    Objects.requireNonNull(load, "load");
    Objects.requireNonNull(access, "access");
    Objects.requireNonNull(connection, "connection");
    Objects.requireNonNull(retries, "retries");
    Objects.requireNonNull(sessions, "sessions");
    if (origins.isEmpty()) {
      throw new IllegalArgumentException("a workload needs at least one origin");
    }
    for (LoadCurve.Segment segment : load.segments()) {
      if (segment.mix().size() != origins.size()) {
        throw new IllegalArgumentException(
            "an origin mix has " + segment.mix().size() + " weights for " + origins.size() + " origins");
      }
    }
  }
}
