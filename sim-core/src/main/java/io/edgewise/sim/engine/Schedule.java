package io.edgewise.sim.engine;

/** Where events are put. */
interface Schedule {

  /**
   * Something happens at a time.
   *
   * @param kind one of {@link EventKind}
   * @param slot of the request, or the place
   */
  void put(long atNanos, int kind, int slot);
}
