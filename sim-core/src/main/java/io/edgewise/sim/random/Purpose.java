package io.edgewise.sim.random;

/**
 * What a random draw is for. Every purpose has streams of its own, so a strategy that makes more or fewer draws for one
 * purpose leaves the draws for all others as they were: the basis of common random numbers.
 *
 * <p>The stream key is derived from {@link #code()}, a number written beside each constant, never from the order of the
 * constants: adding, moving or renaming one leaves all other numbers unchanged. A code is never given twice, and the
 * code of a removed purpose is not used again.
 */
public enum Purpose {
  /** The time from one arrival to the next. */
  ARRIVAL_GAP(1),
  /** The place a request or session comes from. */
  ORIGIN(2),
  /** Which of the workload's request kinds is asked for. */
  REQUEST_KIND(3),
  /** The delay of the user's access network (Wi-Fi, mobile, cable). */
  ACCESS_DELAY(4),
  /** The jitter on the way from the user to the service. */
  OUT_JITTER(5),
  /** The jitter on the way back to the user. */
  BACK_JITTER(6),
  /** Whether a packet is lost, and how often again. */
  LOSS(7),
  /** Whether a connection is already open, and how a new one is set up. */
  CONNECTION(8),
  /** Which PoP anycast routing leads a user to. */
  CATCHMENT(9),
  /** The start-up delay of an instance. */
  START_UP(10),
  /** The platform's own overhead on a cold start. */
  START_OVERHEAD(11),
  /** The platform's own overhead on every invocation. */
  INVOKE_OVERHEAD(12),
  /** How long an idle instance is kept. */
  KEEP_ALIVE(13),
  /** Which idle instance takes a request. */
  INSTANCE_CHOICE(14),
  /** The service time of a compute step. */
  SERVICE(15),
  /** The service time of a state store. */
  STORE_SERVICE(16),
  /** The jitter between compute and a state store. */
  STORE_JITTER(17),
  /** The key that an operation touches. */
  KEY(18),
  /** Which way a branch in a request's program goes. */
  BRANCH(19),
  /** The lag of asynchronous replication. */
  REPLICATION_LAG(20),
  /** Which slice of a partitioned thing (shard, partition, cache server) is met. */
  SLICE(21),
  /** The jitter of a retry's back-off. */
  RETRY(22),
  /** Token counts of an inference request. */
  TOKENS(23),
  /** The time an inference takes per token and to the first one. */
  TOKEN_TIME(24),
  /** How many requests a session has. */
  SESSION_LENGTH(25),
  /** The user's pause between two requests of a session. */
  THINK_TIME(26),
  /** The size of a payload or of a stored object. */
  PAYLOAD_SIZE(27),
  /** Whether an operation fails by itself. */
  FAILURE(28),
  /** The time for a fault to be noticed and routed around. */
  FAIL_OVER(29),
  /** What a placement strategy draws for itself. */
  PLACEMENT(30),
  /** Resampling of results, as in a bootstrap. */
  RESAMPLING(31),
  /** The number of a child of a request, from which all its draws are made. */
  CHILD(40),
  /** The number of an operation at one of several replicas, from which all its draws there are made. */
  REPLICA(45),
  /** What a cache was asked for before the time that is simulated. */
  CACHE_HISTORY(52),
  /** Which values an analysis tries. */
  DESIGN(60);

  private final int code;

  Purpose(int code) {
    this.code = code;
  }

  /** The number that the stream key is derived from; unique, positive, and never changed. */
  public int code() {
    return code;
  }
}
