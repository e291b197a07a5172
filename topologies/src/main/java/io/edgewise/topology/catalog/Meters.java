package io.edgewise.topology.catalog;

import io.edgewise.sim.metering.DurationBilling;
import io.edgewise.sim.metering.Meter;
import io.edgewise.sim.metering.Usage;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.Charge.Counted;
import io.edgewise.sim.model.Charge.Quantity;
import io.edgewise.sim.model.Charge.Standing;
import io.edgewise.sim.model.Charge.Sum;
import io.edgewise.sim.model.Throughput;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the meters that offers may price are counted in a simulation. A gigabyte of transfer or storage is taken as 10^9
 * bytes; a gigabyte of a function's memory is what the offer's billing says.
 */
final class Meters {

  /** Billed memory times billed duration on provisioned instances, in gigabyte-seconds. */
  static final String PROVISIONED_DURATION_GIGABYTE_SECONDS = "provisioned-duration-gb-seconds";
  /** Instances started. */
  static final String COLD_STARTS = "cold-starts";
  /** Instances started times their memory, in gigabytes. */
  static final String STARTED_GIGABYTES = "started-gb";
  /** Memory of one instance times the seconds of a month, in gigabyte-seconds: what is kept of it while it is deployed. */
  static final String DEPLOYED_GIGABYTE_SECONDS = "deployed-gb-seconds";
  /** Time during which instances exist, in seconds. */
  static final String INSTANCE_SECONDS = "instance-seconds";
  /** Storage of an instance beyond the least it can have, times billed duration, in gigabyte-seconds. */
  static final String STORAGE_GIGABYTE_SECONDS = "storage-gb-seconds";
  /** Billed actions (state transitions) of workflows. */
  static final String ACTIONS = "actions";
  /** Histories of workflows times how long the executions are open, in gigabyte-hours. */
  static final String OPEN_GIGABYTE_HOURS = "open-gb-hours";
  /** Histories of workflows times how long they are kept when the executions are over, in gigabyte-hours. */
  static final String RETAINED_GIGABYTE_HOURS = "retained-gb-hours";
  private static final String VCPU_SECONDS = "-" + Meter.VCPU_SECONDS;
  private static final String GIGABYTE_SECONDS = "-" + Meter.GIGABYTE_SECONDS;
  /** Reads that no cache answered. */
  static final String CACHE_MISSES = "cache-misses";
  /** Data kept in the first copy alone, in gigabyte-months: where further copies cost nothing. */
  static final String PRIMARY_STORAGE_GIGABYTE_MONTHS = "primary-" + Meter.STORAGE_GIGABYTE_MONTHS;
  /** Data kept in each copy times the hours of a month, in gigabyte-hours. */
  static final String STORAGE_GIGABYTE_HOURS = "storage-gb-hours";
  /** Copies of a store beside the first, one a month each. */
  static final String REPLICA_MONTHS = "replica-months";
  /** Read units a second that are held ready, times the hours of a month. */
  static final String PROVISIONED_READ_UNIT_HOURS = "provisioned-read-unit-hours";
  /** Write units a second that are held ready, times the hours of a month. */
  static final String PROVISIONED_WRITE_UNIT_HOURS = "provisioned-write-unit-hours";
  /** Write units a second that are held ready for what other copies write, times the hours of a month. */
  static final String REPLICATED_PROVISIONED_WRITE_UNIT_HOURS = "replicated-" + PROVISIONED_WRITE_UNIT_HOURS;
  /**
   * The history of an execution of a workflow.
   *
   * @param gigabytes its size
   * @param retentionHours how long it is kept when the execution is over
   */
  record History(BigDecimal gigabytes, BigDecimal retentionHours) {

    static final History NONE = new History(BigDecimal.ZERO, BigDecimal.ZERO);
  }

  /** Reads and writes, one each. */
  static final String OPERATIONS = "operations";
  /** Billed operations of a queue. */
  static final String QUEUE_OPERATIONS = "queue-operations";
  /** Messages that are sent. */
  static final String MESSAGES = "messages";
  /** Shards of a stream, for each of 730 hours. */
  static final String SHARD_HOURS = "shard-hours";
  /** What a queue's prices may count. */
  static final List<String> QUEUE = List.of(QUEUE_OPERATIONS, MESSAGES, SHARD_HOURS);
  /** What a front's prices may count. */
  static final List<String> FRONT = List.of(Meter.API_REQUESTS, Meter.EGRESS_GIGABYTES);
  /** What a platform's prices may count. */
  static final List<String> PLATFORM = List.of(Meter.INVOCATIONS, Meter.GIGABYTE_SECONDS, Meter.VCPU_SECONDS,
      Meter.GIGAHERTZ_SECONDS, PROVISIONED_DURATION_GIGABYTE_SECONDS, Meter.PROVISIONED_GIGABYTE_SECONDS,
      Meter.CPU_MILLISECONDS, COLD_STARTS, STARTED_GIGABYTES, DEPLOYED_GIGABYTE_SECONDS, STORAGE_GIGABYTE_SECONDS,
      INSTANCE_SECONDS,
      Span.INSTANCE.vcpus(), Span.INSTANCE.memory(), Span.ACTIVE.vcpus(), Span.ACTIVE.memory(), Span.RUNNING.vcpus(),
      Span.RUNNING.memory(), Span.IDLE.vcpus(), Span.IDLE.memory(), Meter.HOURS, Meter.VCPU_HOURS,
      Meter.GIGABYTE_HOURS, Meter.EGRESS_GIGABYTES, ACTIONS, OPEN_GIGABYTE_HOURS, RETAINED_GIGABYTE_HOURS);
  /** What a store's prices may count. */
  static final List<String> STORE = List.of(Meter.READ_UNITS, Meter.WRITE_UNITS, Meter.REPLICATED_WRITE_UNITS,
      Meter.STORAGE_GIGABYTE_MONTHS, PRIMARY_STORAGE_GIGABYTE_MONTHS, STORAGE_GIGABYTE_HOURS, REPLICA_MONTHS,
      PROVISIONED_READ_UNIT_HOURS, PROVISIONED_WRITE_UNIT_HOURS, REPLICATED_PROVISIONED_WRITE_UNIT_HOURS, OPERATIONS,
      Meter.GIGABYTE_SECONDS, CACHE_MISSES, Meter.EGRESS_GIGABYTES);
  /** What a shared price list may count. */
  static final List<String> PRICES = List.of(Meter.EGRESS_GIGABYTES, Meter.INTER_REGION_GIGABYTES);

  /** What only provisioned instances cost. */
  static final Set<String> PROVISIONED = Set.of(PROVISIONED_DURATION_GIGABYTE_SECONDS,
      Meter.PROVISIONED_GIGABYTE_SECONDS, Span.IDLE.vcpus(), Span.IDLE.memory());

  /** What is counted while instances have requests. */
  static final Set<String> ACTIVE = Set.of(Span.ACTIVE.vcpus(), Span.ACTIVE.memory());

  static final BigDecimal NANO = new BigDecimal("1e-9");
  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);
  private static final BigDecimal NANOS_IN_HOURS = NANO.divide(SECONDS_PER_HOUR, MathContext.DECIMAL64);
  private static final BigDecimal MILLIS_IN_HOURS =
      BigDecimal.ONE.divide(BigDecimal.valueOf(3_600_000), MathContext.DECIMAL64);
  private static final BigDecimal MICRO = new BigDecimal("1e-6");
  private static final BigDecimal MILLI = new BigDecimal("1e-3");
  private static final BigDecimal SECONDS_PER_MONTH = Usage.HOURS_PER_MONTH.multiply(SECONDS_PER_HOUR);

  private Meters() {}

  /** Of the life of an instance, what is billed. */
  private enum Span {
    /** All of it. */
    INSTANCE,
    /** While it has requests. */
    ACTIVE,
    /** All of it, save when a provisioned instance has no request. */
    RUNNING,
    /** While a provisioned instance has no request. */
    IDLE;

    String vcpus() {
      return name().toLowerCase(Locale.ROOT) + VCPU_SECONDS;
    }

    String memory() {
      return name().toLowerCase(Locale.ROOT) + GIGABYTE_SECONDS;
    }

    /** So many billed units for each second. */
    Quantity quantity(List<Integer> sites, BigDecimal perSecond) {
      BigDecimal factor = perSecond.multiply(NANO);
      Counted idle = new Counted(UsageKind.PROVISIONED_IDLE_NANOS, sites, factor);
      Counted all = new Counted(UsageKind.INSTANCE_NANOS, sites, factor);
      return switch (this) {
        case INSTANCE -> all;
        case ACTIVE -> new Counted(UsageKind.ACTIVE_NANOS, sites, factor);
        case RUNNING -> new Sum(List.of(all, new Counted(UsageKind.PROVISIONED_IDLE_NANOS, sites, factor.negate())));
        case IDLE -> idle;
      };
    }
  }

  /**
   * What an instance of a platform has, and how many stand by.
   *
   * @param billing how durations and memory are rounded
   * @param megabytes configured memory; 0 where the offer has no such setting
   * @param storageMegabytes storage beyond the least that instances have; 0 where the offer has no such setting
   * @param vcpus virtual CPUs; 0 where the offer does not say
   * @param gigahertz clock rate of its CPU in all; 0 where the offer does not say
   * @param provisioned instances of each site that are paid for whether used or not
   * @param machines servers of each site, where their number is fixed
   * @param scales whether the number of servers follows the load
   * @param history what an execution of a workflow leaves
   */
  record Instance(DurationBilling billing, long megabytes, long storageMegabytes, BigDecimal vcpus,
      BigDecimal gigahertz, int provisioned, int machines, boolean scales, History history) {

    /** Billed memory in gigabytes. */
    BigDecimal gigabytes() {
      return billing.gigabyteSeconds(1_000_000_000L, billing.billedMegabytes(megabytes));
    }

    private BigDecimal storageGigabytes() {
      return billing.gigabyteSeconds(1_000_000_000L, storageMegabytes);
    }

    /** What a meter needs to be told of an instance and was not; empty for nothing. */
    Optional<String> lacks(String meter) {
      if (meter.contains("vcpu-") && vcpus.signum() == 0) {
        return Optional.of("vcpus");
      }
      if (meter.equals(Meter.GIGAHERTZ_SECONDS) && gigahertz.signum() == 0) {
        return Optional.of("gigahertz");
      }
      if (meter.equals(STORAGE_GIGABYTE_SECONDS)) {
        return Optional.empty();
      }
      if (meter.equals(OPEN_GIGABYTE_HOURS) || meter.equals(RETAINED_GIGABYTE_HOURS)) {
        return history.gigabytes().signum() == 0 ? Optional.of("historySize") : Optional.empty();
      }
      boolean memory = meter.contains("gb-seconds") || meter.contains("gb-hours") || meter.equals(STARTED_GIGABYTES);
      return memory && megabytes == 0 ? Optional.of("memory") : Optional.empty();
    }
  }

  /**
   * The meters of a platform.
   *
   * @param sites indices of the sites counted; empty for all
   * @param sitesCounted how many these are
   */
  static Map<String, Quantity> platform(List<Integer> sites, int sitesCounted, Instance instance) {
    BigDecimal gigabytes = instance.gigabytes();
    BigDecimal ofSites = BigDecimal.valueOf(sitesCounted);
    BigDecimal machineHours = Usage.HOURS_PER_MONTH.multiply(BigDecimal.valueOf(instance.machines())).multiply(ofSites);
    BigDecimal monthly = gigabytes.multiply(SECONDS_PER_MONTH).multiply(ofSites);
    Map<String, Quantity> meters = new LinkedHashMap<>();
    meters.put(Meter.INVOCATIONS, new Counted(UsageKind.INVOCATIONS, sites, BigDecimal.ONE));
    meters.put(Meter.GIGABYTE_SECONDS, billedSeconds(sites, gigabytes));
    meters.put(STORAGE_GIGABYTE_SECONDS, billedSeconds(sites, instance.storageGigabytes()));
    meters.put(Meter.VCPU_SECONDS, billedSeconds(sites, instance.vcpus()));
    meters.put(Meter.GIGAHERTZ_SECONDS, billedSeconds(sites, instance.gigahertz()));
    meters.put(PROVISIONED_DURATION_GIGABYTE_SECONDS,
        new Counted(UsageKind.PROVISIONED_NANOS, sites, gigabytes.multiply(NANO)));
    meters.put(Meter.PROVISIONED_GIGABYTE_SECONDS,
        new Standing(monthly.multiply(BigDecimal.valueOf(instance.provisioned()))));
    meters.put(Meter.CPU_MILLISECONDS, new Counted(UsageKind.CPU_NANOS, sites, MICRO));
    meters.put(COLD_STARTS, new Counted(UsageKind.COLD_STARTS, sites, BigDecimal.ONE));
    meters.put(STARTED_GIGABYTES, new Counted(UsageKind.COLD_STARTS, sites, gigabytes));
    meters.put(DEPLOYED_GIGABYTE_SECONDS, new Standing(monthly));
    meters.put(INSTANCE_SECONDS, Span.INSTANCE.quantity(sites, BigDecimal.ONE));
    for (Span span : Span.values()) {
      meters.put(span.vcpus(), span.quantity(sites, instance.vcpus()));
      meters.put(span.memory(), span.quantity(sites, gigabytes));
    }
    meters.put(ACTIONS, new Counted(UsageKind.ACTIONS, sites, BigDecimal.ONE));
    meters.put(OPEN_GIGABYTE_HOURS,
        billedSeconds(sites, instance.history().gigabytes().divide(SECONDS_PER_HOUR, MathContext.DECIMAL64)));
    meters.put(RETAINED_GIGABYTE_HOURS, new Counted(UsageKind.INVOCATIONS, sites,
        instance.history().gigabytes().multiply(instance.history().retentionHours())));
    meters.put(Meter.HOURS, hours(sites, instance, machineHours, BigDecimal.ONE));
    meters.put(Meter.VCPU_HOURS, hours(sites, instance, machineHours, instance.vcpus()));
    meters.put(Meter.GIGABYTE_HOURS, hours(sites, instance, machineHours, gigabytes));
    return meters;
  }

  /** So many units for each hour of a server: of a fixed number all month, else while they exist. */
  private static Quantity hours(List<Integer> sites, Instance instance, BigDecimal machineHours, BigDecimal each) {
    return instance.scales() ? new Counted(UsageKind.INSTANCE_NANOS, sites, each.multiply(NANOS_IN_HOURS))
        : new Standing(machineHours.multiply(each));
  }

  /** So many units for each second of the billed duration of requests on demand. */
  private static Counted billedSeconds(List<Integer> sites, BigDecimal perSecond) {
    return new Counted(UsageKind.BILLED_NANOS, sites, perSecond.multiply(NANO));
  }

  /**
   * What a store is paid for whether used or not.
   *
   * @param reads read units a second that each copy holds ready, at least 0
   * @param writes write units a second, at least 0
   * @param follows what of that follows the load
   * @param actorGigabytes memory of an actor, in gigabytes; 0 for stores without
   */
  record Held(long reads, long writes, Throughput follows, BigDecimal actorGigabytes) {

    /** Whether units a second are held ready; a store without takes what comes. */
    boolean isThroughput() {
      return reads > 0 || writes > 0;
    }

    /** What a meter needs to be told and was not; empty for nothing. */
    Optional<String> lacks(String meter) {
      return switch (meter) {
        case PROVISIONED_READ_UNIT_HOURS ->
            reads == 0 && follows.reads().isEmpty() ? Optional.of("readCapacity") : Optional.empty();
        case PROVISIONED_WRITE_UNIT_HOURS, REPLICATED_PROVISIONED_WRITE_UNIT_HOURS ->
            writes == 0 && follows.writes().isEmpty() ? Optional.of("writeCapacity") : Optional.empty();
        case Meter.GIGABYTE_SECONDS -> actorGigabytes.signum() == 0 ? Optional.of("memory") : Optional.empty();
        default -> Optional.empty();
      };
    }
  }

  /** The meters of a store's primary copy. */
  static Map<String, Quantity> store(StoreUse use, Held held) {
    BigDecimal gigabytes = BigDecimal.valueOf(use.storedGigabytes());
    Map<String, Quantity> meters = new LinkedHashMap<>();
    meters.put(Meter.READ_UNITS, new Counted(UsageKind.READ_MILLIUNITS, use.dataSets(), MILLI));
    meters.put(Meter.WRITE_UNITS, new Counted(UsageKind.WRITE_MILLIUNITS, use.dataSets(), MILLI));
    meters.put(OPERATIONS, new Sum(List.of(new Counted(UsageKind.READS, use.dataSets(), BigDecimal.ONE),
        new Counted(UsageKind.WRITES, use.dataSets(), BigDecimal.ONE))));
    meters.put(Meter.GIGABYTE_SECONDS,
        new Counted(UsageKind.ACTOR_NANOS, use.dataSets(), held.actorGigabytes().multiply(NANO)));
    meters.put(CACHE_MISSES, new Counted(UsageKind.CACHE_MISSES, use.dataSets(), BigDecimal.ONE));
    meters.put(Meter.EGRESS_GIGABYTES, new Sum(List.of(new Counted(UsageKind.RECEIVED_BYTES, use.dataSets(), NANO),
        new Counted(UsageKind.SENT_BYTES, use.dataSets(), NANO))));
    meters.put(PRIMARY_STORAGE_GIGABYTE_MONTHS, new Standing(gigabytes));
    meters.put(PROVISIONED_WRITE_UNIT_HOURS, hours(BigDecimal.valueOf(held.writes())));
    meters.putAll(everyCopy(gigabytes, held));
    if (held.follows().reads().isPresent()) {
      meters.put(PROVISIONED_READ_UNIT_HOURS,
          new Counted(UsageKind.READ_UNIT_MILLIS, use.dataSets(), MILLIS_IN_HOURS));
    }
    if (held.follows().writes().isPresent()) {
      meters.put(PROVISIONED_WRITE_UNIT_HOURS,
          new Counted(UsageKind.WRITE_UNIT_MILLIS, use.dataSets(), MILLIS_IN_HOURS));
    }
    return meters;
  }

  /** The meters of a further copy of a store. */
  static Map<String, Quantity> replica(StoreUse use, Held held) {
    Map<String, Quantity> meters = new LinkedHashMap<>(everyCopy(BigDecimal.valueOf(use.storedGigabytes()), held));
    meters.put(Meter.REPLICATED_WRITE_UNITS, new Counted(UsageKind.WRITE_MILLIUNITS, use.dataSets(), MILLI));
    meters.put(REPLICATED_PROVISIONED_WRITE_UNIT_HOURS, hours(BigDecimal.valueOf(held.writes())));
    meters.put(REPLICA_MONTHS, new Standing(BigDecimal.ONE));
    return meters;
  }

  private static Map<String, Quantity> everyCopy(BigDecimal gigabytes, Held held) {
    return Map.of(Meter.STORAGE_GIGABYTE_MONTHS, new Standing(gigabytes), STORAGE_GIGABYTE_HOURS, hours(gigabytes),
        PROVISIONED_READ_UNIT_HOURS, hours(BigDecimal.valueOf(held.reads())));
  }

  private static Standing hours(BigDecimal each) {
    return new Standing(each.multiply(Usage.HOURS_PER_MONTH));
  }

  /** The meters of a front. */
  static Map<String, Quantity> front(List<Integer> zones) {
    return Map.of(
        Meter.API_REQUESTS, new Counted(UsageKind.ENTRIES, zones, BigDecimal.ONE),
        Meter.EGRESS_GIGABYTES, new Counted(UsageKind.EGRESS_BYTES, zones, NANO));
  }

  /** Data read by code elsewhere, as one meter. */
  static Map<String, Quantity> remote(String meter, StoreUse use) {
    return Map.of(meter, new Counted(UsageKind.RECEIVED_BYTES, use.dataSets(), NANO));
  }

  /** One region's usage, of the meters that a sheet prices. */
  static Charge.Use use(String region, Map<String, Quantity> all, Set<String> priced) {
    Map<String, Quantity> used = new LinkedHashMap<>(all);
    used.keySet().retainAll(priced);
    return new Charge.Use(region, used);
  }
}
