package io.edgewise.sim.engine;

/** The kinds of events, and what their slot is: a request, or something else that is named. */
final class EventKind {

  /** A request reaches its site. */
  static final int REACH = 0;
  /** A request asks for a core. */
  static final int CORE = 1;
  /** A request reaches a store with a queue. */
  static final int STORE = 2;
  /** An instance of a place becomes free. */
  static final int DEPART = 3;
  /** A request to a service goes on, as {@link Children#next(int)} says. */
  static final int SERVICE = 4;
  /** An instance of a place of a service becomes free. */
  static final int SERVICE_DEPART = 5;
  /** A request asks for a core of a place that scales. */
  static final int SCALED_CORE = 6;
  /** A core of a place that scales becomes free for somebody who waits. */
  static final int CORE_FREE = 7;
  /** An instance of a place becomes ready, or the load of the place is looked at. */
  static final int SCALE = 8;
  /** A request asks a store again that refused it. */
  static final int ASK_AGAIN = 9;
  /** A batch of messages of a place is due; beyond the last place, a schedule starts something; beyond these, a shard. */
  static final int BATCH_DUE = 10;
  /** The load of a store whose capacity follows it is looked at. */
  static final int HOLD = 11;
  /** A message appears in its queue, or a batch leaves its shard. */
  static final int APPEAR = 12;
  /** An attempt at a guarded operation reaches a store with a queue. */
  static final int ATTEMPT = 14;
  /** A request that waits for a guarded operation looks whether to go on. */
  static final int DUE = 15;

  /** Something breaks, or is mended. */
  static final int FAULT = 13;

  private EventKind() {}
}
