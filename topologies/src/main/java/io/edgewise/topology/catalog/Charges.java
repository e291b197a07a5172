package io.edgewise.topology.catalog;

import io.edgewise.sim.metering.PriceSheet;
import io.edgewise.sim.metering.PriceTerm;
import io.edgewise.sim.metering.StandingCharge;
import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.Charge.Quantity;
import io.edgewise.sim.model.Charge.Sum;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    Map<String, Map<String, Quantity>> byRegion = new LinkedHashMap<>();
    for (Charge charge : charges) {
      for (Charge.Use use : charge.uses()) {
        Map<String, Quantity> sums = byRegion.computeIfAbsent(use.region(), region -> new LinkedHashMap<>());
        use.quantities().forEach((meter, quantity) -> sums.merge(meter, quantity, Charges::plus));
      }
    }
    return new Charge(first.sheet(), first.freeTier(),
        byRegion.entrySet().stream().map(entry -> new Charge.Use(entry.getKey(), entry.getValue())).toList());
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

  /** Whether any price of a sheet differs by region. */
  static boolean isRegional(PriceSheet sheet) {
    return sheet.terms().stream().anyMatch(term -> !term.price().defaultRegion().isEmpty());
  }

  /** Whether anything can be due under a sheet. */
  static boolean isFree(PriceSheet sheet) {
    return sheet.terms().stream().noneMatch(Charges::costs);
  }

  private static boolean costs(PriceTerm term) {
    return !term.meter().isEmpty() || !term.standing().equals(StandingCharge.NONE);
  }
}
