package io.edgewise.topology.catalog;

import io.edgewise.sim.metering.Meter;
import io.edgewise.sim.metering.PriceSheet;
import io.edgewise.sim.metering.PriceTerm;
import io.edgewise.sim.metering.StandingCharge;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.Charge.Quantity;
import io.edgewise.sim.model.Charge.Sum;
import io.edgewise.sim.model.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What several parts of one deployment cost, put together. */
public final class Charges {

  private Charges() {}

  /**
   * Charges of equal sheets become one, their usage added region by region, so that allowances, tiers and standing
   * charges count once. Keeps the order in which the sheets first appear.
   *
   * @throws IllegalArgumentException if two charges of one sheet differ in whether promotional allowances count
   */
  public static List<Charge> merge(List<Charge> charges) {
    Map<PriceSheet, List<Charge>> bySheet = new LinkedHashMap<>();
    charges.forEach(charge -> bySheet.computeIfAbsent(charge.sheet(), sheet -> new ArrayList<>()).add(charge));
    return bySheet.values().stream().map(Charges::mergeOne).toList();
  }

  private static Charge mergeOne(List<Charge> charges) {
    Charge first = charges.getFirst();
    if (charges.stream().anyMatch(charge -> charge.freeTier() != first.freeTier())) {
      throw new IllegalArgumentException(first.sheet().offer() + " is charged with and without its free tier");
    }
    Map<User, Map<String, Quantity>> byUser = new LinkedHashMap<>();
    for (Charge charge : charges) {
      for (Charge.Use use : charge.uses()) {
        Map<String, Quantity> sums =
            byUser.computeIfAbsent(new User(use.region(), use.usedBy()), user -> new LinkedHashMap<>());
        use.quantities().forEach((meter, quantity) -> sums.merge(meter, quantity, Charges::plus));
      }
    }
    return new Charge(first.sheet(), first.freeTier(), byUser.entrySet().stream()
        .map(entry -> new Charge.Use(entry.getKey().region(), entry.getKey().service(), entry.getValue())).toList());
  }

  /** Whose usage is told apart: a region's, and a service's or nobody's. */
  private record User(String region, String service) {}

  /**
   * What running code on a platform costs where several platforms are counted together: the charges of the platform for
   * the counters of its own sites, and for the calls that leave them.
   *
   * @param usedBy name of the service that it serves, or the empty string
   * @param firstSite index of the counters of its first site
   * @param callees where the services are that its code may call
   */
  public static List<Charge> ofSites(ConfiguredPlatform platform, String usedBy, int firstSite, List<Place> callees) {
    List<Charge> all = new ArrayList<>(platform.charges());
    platform.egress().ifPresent(sheet -> all.add(callTransfer(sheet, platform, callees)));
    return ofSites(all, usedBy, firstSite, platform.sites().size());
  }

  /** Charges for the counters of some sites alone, which are counted together with others. */
  public static List<Charge> ofSites(List<Charge> charges, String usedBy, int firstSite, int sites) {
    return charges.stream().map(charge -> new Charge(charge.sheet(), charge.freeTier(), charge.uses().stream()
        .map(use -> new Charge.Use(use.region(), usedBy, ofSites(use.quantities(), firstSite, sites))).toList()))
        .toList();
  }

  private static Map<String, Quantity> ofSites(Map<String, Quantity> quantities, int first, int sites) {
    Map<String, Quantity> own = new LinkedHashMap<>();
    quantities.forEach((meter, quantity) -> own.put(meter, ofSites(quantity, first, sites)));
    return own;
  }

  private static Quantity ofSites(Quantity quantity, int first, int sites) {
    return switch (quantity) {
      case Charge.Standing standing -> standing;
      case Sum sum -> new Sum(sum.parts().stream().map(part -> ofSites(part, first, sites)).toList());
      case Charge.Counted counted -> {
        IntStream indices = counted.indices().isEmpty()
            ? IntStream.range(0, sites) : counted.indices().stream().mapToInt(Integer::intValue);
        yield new Charge.Counted(counted.kind(), indices.map(index -> first + index).boxed().toList(),
            counted.factor());
      }
    };
  }

  /**
   * Transfer of calls to other places: at the price between regions where all of them are the provider's own, else at the
   * price of the internet.
   */
  private static Charge callTransfer(PriceSheet sheet, ConfiguredPlatform platform, List<Place> callees) {
    List<Charge.Use> uses = new ArrayList<>();
    for (int site = 0; site < platform.sites().size(); site++) {
      Place from = platform.sites().get(site);
      boolean inside = callees.stream().allMatch(to -> provider(to).equals(provider(from)));
      String meter = inside && sheet.meters().contains(Meter.INTER_REGION_GIGABYTES)
          ? Meter.INTER_REGION_GIGABYTES : Meter.EGRESS_GIGABYTES;
      uses.add(new Charge.Use(platform.egressRegions().getOrDefault(from.id(), from.id()),
          Map.of(meter, new Charge.Counted(UsageKind.CALL_BYTES, List.of(site), Meters.NANO))));
    }
    return new Charge(sheet, false, uses);
  }

  private static String provider(Place place) {
    return place.id().substring(0, Math.max(0, place.id().indexOf(':')));
  }

  private static Quantity plus(Quantity a, Quantity b) {
    List<Quantity> parts = new ArrayList<>(a instanceof Sum sum ? sum.parts() : List.of(a));
    parts.addAll(b instanceof Sum sum ? sum.parts() : List.of(b));
    return new Sum(parts);
  }

  /** The same charges, with promotional allowances counted or not. */
  public static List<Charge> withFreeTier(List<Charge> charges, boolean freeTier) {
    return charges.stream().map(charge -> new Charge(charge.sheet(), freeTier, charge.uses())).toList();
  }

  /** Whether it matters in which region something is used: prices differ, or a least usage counts in each. */
  static boolean isRegional(PriceSheet sheet) {
    return sheet.terms().stream()
        .anyMatch(term -> !term.price().defaultRegion().isEmpty() || term.minimumUsage().signum() > 0);
  }

  /** Whether anything can be due under a sheet. */
  static boolean isFree(PriceSheet sheet) {
    return sheet.terms().stream().noneMatch(Charges::costs);
  }

  private static boolean costs(PriceTerm term) {
    return !term.meter().isEmpty() || !term.standing().equals(StandingCharge.NONE);
  }
}
