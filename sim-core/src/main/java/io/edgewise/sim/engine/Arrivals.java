package io.edgewise.sim.engine;

/** When requests are sent, in time order, from which origin, and under which numbers. */
sealed interface Arrivals permits PoissonArrivals, SessionArrivals {

  /**
   * Starts at a time.
   *
   * @param untilNanos when nothing is sent any more
   * @param firstNumber no number is lower
   */
  void start(long fromNanos, long untilNanos, long firstNumber, Draws draws);

  /** Time of the next arrival, or {@link Long#MAX_VALUE} when the end has been reached. */
  long nextNanos();

  /** Number of the next arrival. */
  long number();

  /** Origin of the next arrival. */
  int origin();

  /** Goes on to the arrival after it. */
  void advance();

  /** A number above all that were used or looked at. The time of the last one lay beyond the end; to use it again would favour long times. */
  long nextFree();
}
