package io.edgewise.sim.engine;

/** The requests that users send, one after the other in the order of their times. */
interface Arrivals {

  /**
   * Starts at a time.
   *
   * @param untilNanos when no request is sent any more
   * @param firstNumber of the first request, where requests do not have numbers of their own
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
}
