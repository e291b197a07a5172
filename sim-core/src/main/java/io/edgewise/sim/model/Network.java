package io.edgewise.sim.model;

/** The median round-trip times between places, without the users' access delay and without jitter. */
@FunctionalInterface
public interface Network {

  /**
   * The median round-trip time between two places in nanoseconds; symmetric, and not necessarily zero from a place to
   * itself (a region has its own inner round trip).
   */
  long rttNanos(Place from, Place to);
}
