package io.edgewise.sim.metering;

/** What the simulation counts for the bill. The scope says what the index of a counter means. */
public enum UsageKind {
  /** Requests that reached an instance, by site. */
  INVOCATIONS(Scope.SITE),
  /** Billed duration of requests on on-demand instances, in nanoseconds after rounding, by site. */
  BILLED_NANOS(Scope.SITE),
  /** Billed duration of requests on provisioned instances, in nanoseconds after rounding, by site. */
  PROVISIONED_NANOS(Scope.SITE),
  /** CPU time of requests in nanoseconds, by site. */
  CPU_NANOS(Scope.SITE),
  /** Instances started, by site. */
  COLD_STARTS(Scope.SITE),
  /** Time during which instances existed, busy or idle, in nanoseconds, each life rounded as durations are, by site. */
  INSTANCE_NANOS(Scope.SITE, true),
  /**
   * Time during which instances had a request, in nanoseconds, each stretch of it rounded as durations are, by site. A
   * start-up counts as far as it is billed. Counted where a charge asks for it.
   */
  ACTIVE_NANOS(Scope.SITE),
  /** Time during which provisioned instances had no request, in nanoseconds, by site. Counted where a charge asks. */
  PROVISIONED_IDLE_NANOS(Scope.SITE, true),
  /** Bytes of calls to services at another place, requests and responses, by site of the caller. */
  CALL_BYTES(Scope.SITE),
  /** Messages that were sent to queues, by site of the consumer. */
  MESSAGES(Scope.SITE),
  /** Batches of messages that consumers were asked to take, by site of the consumer. */
  BATCHES(Scope.SITE),
  /** Messages in these batches, those delivered again included, by site of the consumer. */
  DELIVERIES(Scope.SITE),
  /** Messages that were done, or became dead letters, by site of the consumer. */
  DELETED_MESSAGES(Scope.SITE),
  /** Billed actions (state transitions) of workflows, by site of the orchestrator. */
  ACTIONS(Scope.SITE),
  /** Requests that entered, those for resources of pages included, by price zone. */
  ENTRIES(Scope.ZONE),
  /** Requests for resources of pages, by price zone. */
  RESOURCES(Scope.ZONE),
  /** Bytes sent to users, by price zone. */
  EGRESS_BYTES(Scope.ZONE),
  /** Reads, by data set. */
  READS(Scope.DATA_SET),
  /** Writes, by data set. */
  WRITES(Scope.DATA_SET),
  /** Billed read units in thousandths, by data set. */
  READ_MILLIUNITS(Scope.DATA_SET),
  /** Billed write units in thousandths, by data set. */
  WRITE_MILLIUNITS(Scope.DATA_SET),
  /** Reads that the caches did not answer, by data set. */
  CACHE_MISSES(Scope.DATA_SET),
  /** Time during which actors served operations, in nanoseconds, by data set. */
  ACTOR_NANOS(Scope.DATA_SET),
  /** Bytes that reads brought to the code from a store in another place, by data set. */
  RECEIVED_BYTES(Scope.DATA_SET),
  /** Bytes that writes took from the code to a store in another place, by data set. */
  SENT_BYTES(Scope.DATA_SET),
  /** Bytes that operations moved between the code and the store, wherever it is, by data set. Counted where a charge asks. */
  MOVED_BYTES(Scope.DATA_SET),
  /** Read units a second that a store held ready as its load asked, times milliseconds, by data set. */
  READ_UNIT_MILLIS(Scope.DATA_SET, true),
  /** Write units a second that a store held ready as its load asked, times milliseconds, by data set. */
  WRITE_UNIT_MILLIS(Scope.DATA_SET, true),
  /** Answers of models, by model. */
  INFERENCES(Scope.MODEL),
  /** Tokens of prompts that were answered, by model. */
  INPUT_TOKENS(Scope.MODEL),
  /** Tokens of answers, by model. */
  OUTPUT_TOKENS(Scope.MODEL);

  /** What the index of a counter means. */
  public enum Scope {
    /** Index of the compute site. */
    SITE,
    /** Price zone of the entry. */
    ZONE,
    /** Index of the data set. */
    DATA_SET,
    /** Index of the model. */
    MODEL
  }

  private final Scope scope;
  private final boolean growsWithTime;

  UsageKind(Scope scope) {
    this(scope, false);
  }

  UsageKind(Scope scope, boolean growsWithTime) {
    this.scope = scope;
    this.growsWithTime = growsWithTime;
  }

  /**
   * Whether it grows as time passes, with much load or little; what does not grows with the load. Activity does both, and
   * measured on bills of containers under a daily load its spread was half as wide when it was taken to follow the load.
   */
  public boolean growsWithTime() {
    return growsWithTime;
  }

  /** What the index of a counter of this kind means. */
  public Scope scope() {
    return scope;
  }
}
