package io.edgewise.sim.result;

/** How a request ended. */
public enum Outcome {
  /** The user got the response. */
  SERVED,
  /** Refused because no instance may be started for it (429). */
  THROTTLED,
  /** Refused by a full queue, of the servers or of a store. */
  REJECTED,
  /** Cut off at the longest duration of the platform. */
  TIMED_OUT,
  /** Refused by a store, because a key or partition of it was asked for more than it takes (429). */
  STORE_THROTTLED,
  /** Ended because something that it called, or a branch of it, was refused or cut off. */
  CALL_FAILED,
  /** Refused by a model, because the account asked for more than its quota (429). */
  MODEL_THROTTLED,
  /** Refused by a model, because prompt and answer do not fit into its context window. */
  CONTEXT_EXCEEDED,
  /** Failed because a database had no connection left for its instance. */
  CONNECTION_REFUSED,
  /** Failed because a store or a service did not answer in the time that its client waits. */
  OPERATION_TIMED_OUT,
  /** Failed because the code no longer asks a store or a service that did not answer. */
  CIRCUIT_OPEN,
  /** Not answered in the time that the user waits. */
  DEADLINE_EXCEEDED,
  /** Failed because the place that it was sent to is down and did not answer. */
  UNREACHABLE,
  /** Failed at a front, because the code behind it is down (502, 504). */
  BAD_GATEWAY,
  /** Lost with its instance, whose place went down. */
  INTERRUPTED,
  /** Failed because a store, or its copy that was asked, is down. */
  STORE_UNAVAILABLE
}
