package io.edgewise.sim.metering;

/**
 * Identifiers of the usual meters, so that what counts usage and what prices it mean the same thing.
 *
 * <p>The set is open: a price sheet may price any meter by its identifier, and usage may hold any.
 */
public final class Meter {

  /** Invocations or requests, one each. */
  public static final String INVOCATIONS = "invocations";
  /** Billed memory times billed duration, in gigabyte-seconds; see {@link DurationBilling#gigabyteSeconds}. */
  public static final String GIGABYTE_SECONDS = "gb-seconds";
  /** Memory held ready (provisioned concurrency) times time, in gigabyte-seconds. */
  public static final String PROVISIONED_GIGABYTE_SECONDS = "provisioned-gb-seconds";
  /** Processor time without waiting, in milliseconds. */
  public static final String CPU_MILLISECONDS = "cpu-milliseconds";
  /** Virtual processors times time, in vCPU-seconds. */
  public static final String VCPU_SECONDS = "vcpu-seconds";
  /** Processor clock rate times time, in GHz-seconds. */
  public static final String GIGAHERTZ_SECONDS = "ghz-seconds";
  /** Hours for which an instance exists, summed over instances. */
  public static final String HOURS = "hours";
  /** Virtual processors times time, in vCPU-hours. */
  public static final String VCPU_HOURS = "vcpu-hours";
  /** Memory times time, in gigabyte-hours. */
  public static final String GIGABYTE_HOURS = "gb-hours";
  /** Data sent to the internet, in gigabytes. */
  public static final String EGRESS_GIGABYTES = "egress-gb";
  /** Data sent to another region, in gigabytes. */
  public static final String INTER_REGION_GIGABYTES = "inter-region-gb";
  /** Requests at the front door of an API. */
  public static final String API_REQUESTS = "api-requests";
  /** Read units or read operations of a store. */
  public static final String READ_UNITS = "read-units";
  /** Write units or write operations of a store. */
  public static final String WRITE_UNITS = "write-units";
  /** Writes repeated in a replica, in write units. */
  public static final String REPLICATED_WRITE_UNITS = "replicated-write-units";
  /** Data kept for a month, in gigabyte-months. */
  public static final String STORAGE_GIGABYTE_MONTHS = "storage-gb-months";
  /** Queue operations. */
  public static final String QUEUE_OPERATIONS = "queue-operations";
  /** State transitions of a workflow. */
  public static final String TRANSITIONS = "transitions";

  private Meter() {}
}
