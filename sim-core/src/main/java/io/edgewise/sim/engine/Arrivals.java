package io.edgewise.sim.engine;

/** The requests that users send, one after the other in the order of their times. */
interface Arrivals {

  /**
   * Starts at a time.
   *
   * @param untilNanos when no request is sent any more
   * @param firstNumber no number is lower, where requests do not have numbers of their own
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

  /** How many arrivals it has gone past since the start. */
  long passed();

  /**
   * A number above all that were used or looked at. The time of the last one lay beyond the end; to use it again would
   * favour long times.
   */
  long nextFree();
}
