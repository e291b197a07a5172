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
 * @param users what users' clients do when they are not answered, unless a deployment says otherwise
 * @param recorded the requests themselves, where they were recorded; {@code load} then says how many there are on average
 *     and where they come from
 * @param sessions how requests belong together, {@code load} being that of all requests; empty if each comes by itself
 * @param triggers schedules that start work beside that of the users
 */
public record Workload(List<Place> origins, LoadCurve load, AccessLink access, ConnectionSetUp connection,
    UserPolicy users, Optional<RecordedArrivals> recorded, Optional<SessionLoad> sessions, List<Trigger> triggers) {

  /** Of requests that have nothing to do with each other. */
  public Workload(List<Place> origins, LoadCurve load, AccessLink access, ConnectionSetUp connection,
      UserPolicy users, Optional<RecordedArrivals> recorded) {
    this(origins, load, access, connection, users, recorded, Optional.empty(), List.of());
  }

  /** Of Poisson arrivals. */
  public Workload(List<Place> origins, LoadCurve load, AccessLink access, ConnectionSetUp connection,
      UserPolicy users) {
    this(origins, load, access, connection, users, Optional.empty());
  }

  /** Of users who ask again what was refused. */
  public Workload(List<Place> origins, LoadCurve load, AccessLink access, ConnectionSetUp connection,
      RetryPolicy retries) {
    this(origins, load, access, connection, new UserPolicy(retries, TimeLimit.NONE));
  }

  /** Of users who take no for an answer, and wait for it. */
  public Workload(List<Place> origins, LoadCurve load, AccessLink access, ConnectionSetUp connection) {
    this(origins, load, access, connection, UserPolicy.NONE);
  }

  /** The same users, who come in sessions. */
  public Workload inSessions(SessionLoad load) {
    return new Workload(origins, this.load, access, connection, users, recorded, Optional.of(load), triggers);
  }

  /** The same users, who send what was recorded. */
  public Workload replaying(RecordedArrivals arrivals) {
    return new Workload(origins, load, access, connection, users, Optional.of(arrivals), sessions, triggers);
  }

  /** The same users, beside schedules. */
  public Workload withTriggers(List<Trigger> schedules) {
    return new Workload(origins, load, access, connection, users, recorded, sessions, schedules);
  }

  /** The same users over another last mile. */
  public Workload over(AccessLink other) {
    return new Workload(origins, load, other, connection, users, recorded, sessions, triggers);
  }

  /**
   * Checks that the origin mixes fit the origins.
   *
   * @throws IllegalArgumentException if there is no origin, a mix has another length than {@code origins}, or
   *     recorded requests shall come in sessions
   */
  public Workload {
    origins = List.copyOf(origins);
    Objects.requireNonNull(load, "load");
    Objects.requireNonNull(access, "access");
    Objects.requireNonNull(connection, "connection");
    Objects.requireNonNull(users, "users");
    Objects.requireNonNull(recorded, "recorded");
    Objects.requireNonNull(sessions, "sessions");
    if (recorded.isPresent() && sessions.isPresent()) {
      throw new IllegalArgumentException("requests that were recorded do not come in sessions");
    }
    triggers = List.copyOf(triggers);
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
