package io.edgewise.topology.catalog;

import io.edgewise.sim.metering.DurationBilling;
import io.edgewise.sim.metering.Meter;
import io.edgewise.sim.metering.Usage;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.Charge.Counted;
import io.edgewise.sim.model.Charge.Quantity;
import io.edgewise.sim.model.Charge.Standing;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  /** Reads that no cache answered. */
  static final String CACHE_MISSES = "cache-misses";
  /** What a front's prices may count. */
  static final List<String> FRONT = List.of(Meter.API_REQUESTS, Meter.EGRESS_GIGABYTES);
  /** What a platform's prices may count. */
  static final List<String> PLATFORM = List.of(Meter.INVOCATIONS, Meter.GIGABYTE_SECONDS,
      PROVISIONED_DURATION_GIGABYTE_SECONDS, Meter.PROVISIONED_GIGABYTE_SECONDS, Meter.CPU_MILLISECONDS, COLD_STARTS,
      Meter.HOURS);
  /** What a store's prices may count. */
  static final List<String> STORE = List.of(Meter.READ_UNITS, Meter.WRITE_UNITS, Meter.REPLICATED_WRITE_UNITS,
      Meter.STORAGE_GIGABYTE_MONTHS, CACHE_MISSES);
  /** What a shared price list may count. */
  static final List<String> PRICES = List.of(Meter.EGRESS_GIGABYTES, Meter.INTER_REGION_GIGABYTES);

  /** What only provisioned instances cost. */
  static final Set<String> PROVISIONED =
      Set.of(PROVISIONED_DURATION_GIGABYTE_SECONDS, Meter.PROVISIONED_GIGABYTE_SECONDS);

  private static final BigDecimal NANO = new BigDecimal("1e-9");
  private static final BigDecimal MICRO = new BigDecimal("1e-6");
  private static final BigDecimal MILLI = new BigDecimal("1e-3");
  private static final BigDecimal SECONDS_PER_MONTH = Usage.HOURS_PER_MONTH.multiply(BigDecimal.valueOf(3600));

  private Meters() {}

  /**
   * The meters of a platform.
   *
   * @param sites indices of the sites counted; empty for all
   * @param sitesCounted how many these are
   * @param megabytes configured memory of an instance; 0 where the offer has no such setting
   * @param provisioned instances of each site that are paid for whether used or not
   * @param machines servers of each site
   */
  static Map<String, Quantity> platform(List<Integer> sites, int sitesCounted, DurationBilling billing, long megabytes,
      int provisioned, int machines) {
    // Gigabyte-seconds of one instance-second.
    BigDecimal gigabytes = billing.gigabyteSeconds(1_000_000_000L, billing.billedMegabytes(megabytes));
    BigDecimal ofSites = BigDecimal.valueOf(sitesCounted);
    Map<String, Quantity> meters = new LinkedHashMap<>();
    meters.put(Meter.INVOCATIONS, new Counted(UsageKind.INVOCATIONS, sites, BigDecimal.ONE));
    meters.put(Meter.GIGABYTE_SECONDS, new Counted(UsageKind.BILLED_NANOS, sites, gigabytes.multiply(NANO)));
    meters.put(PROVISIONED_DURATION_GIGABYTE_SECONDS,
        new Counted(UsageKind.PROVISIONED_NANOS, sites, gigabytes.multiply(NANO)));
    meters.put(Meter.PROVISIONED_GIGABYTE_SECONDS, new Standing(
        gigabytes.multiply(SECONDS_PER_MONTH).multiply(BigDecimal.valueOf(provisioned)).multiply(ofSites)));
    meters.put(Meter.CPU_MILLISECONDS, new Counted(UsageKind.CPU_NANOS, sites, MICRO));
    meters.put(COLD_STARTS, new Counted(UsageKind.COLD_STARTS, sites, BigDecimal.ONE));
    meters.put(Meter.HOURS,
        new Standing(Usage.HOURS_PER_MONTH.multiply(BigDecimal.valueOf(machines)).multiply(ofSites)));
    return meters;
  }

  /** The meters of a store's primary copy. */
  static Map<String, Quantity> store(StoreUse use) {
    Map<String, Quantity> meters = new LinkedHashMap<>();
    meters.put(Meter.READ_UNITS, new Counted(UsageKind.READ_MILLIUNITS, use.dataSets(), MILLI));
    meters.put(Meter.WRITE_UNITS, new Counted(UsageKind.WRITE_MILLIUNITS, use.dataSets(), MILLI));
    meters.put(CACHE_MISSES, new Counted(UsageKind.CACHE_MISSES, use.dataSets(), BigDecimal.ONE));
    meters.put(Meter.STORAGE_GIGABYTE_MONTHS, new Standing(BigDecimal.valueOf(use.storedGigabytes())));
    return meters;
  }

  /** The meters of a further copy of a store. */
  static Map<String, Quantity> replica(StoreUse use) {
    return Map.of(
        Meter.REPLICATED_WRITE_UNITS, new Counted(UsageKind.WRITE_MILLIUNITS, use.dataSets(), MILLI),
        Meter.STORAGE_GIGABYTE_MONTHS, new Standing(BigDecimal.valueOf(use.storedGigabytes())));
  }

  /** The meters of a front. */
  static Map<String, Quantity> front(List<Integer> zones) {
    return Map.of(
        Meter.API_REQUESTS, new Counted(UsageKind.ENTRIES, zones, BigDecimal.ONE),
        Meter.EGRESS_GIGABYTES, new Counted(UsageKind.EGRESS_BYTES, zones, NANO));
  }

  /** Data moved between the code and a store elsewhere, as one meter. */
  static Map<String, Quantity> remote(String meter, StoreUse use) {
    return Map.of(meter, new Counted(UsageKind.REMOTE_BYTES, use.dataSets(), NANO));
  }

  /** One region's usage, of the meters that a sheet prices. */
  static Charge.Use use(String region, Map<String, Quantity> all, Set<String> priced) {
    Map<String, Quantity> used = new LinkedHashMap<>(all);
    used.keySet().retainAll(priced);
    return new Charge.Use(region, used);
  }
}
