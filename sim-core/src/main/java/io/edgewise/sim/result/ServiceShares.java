package io.edgewise.sim.result;

import io.edgewise.sim.metering.CostItem;
import io.edgewise.sim.metering.PriceTerm;
import io.edgewise.sim.metering.Usage;
import io.edgewise.sim.model.Charge;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells the part of each service in the lines of a bill. Whoever uses a meter of one price sheet shares its allowances and
 * tiers, so the lines are priced together and then divided in proportion to the usage; the parts add up to the whole.
 */
final class ServiceShares {

  private final Charge charge;
  private final List<Usage> usages;

  /**
   * A division of the bill of a charge.
   *
   * @param usages of a month, by index of the charge's uses
   */
  ServiceShares(Charge charge, List<Usage> usages) {
    this.charge = charge;
    this.usages = usages;
  }

  /** The lines, those used by services divided. */
  List<CostItem> of(List<CostItem> items) {
    if (charge.uses().stream().allMatch(use -> use.usedBy().isEmpty())) {
      return items;
    }
    List<CostItem> divided = new ArrayList<>();
    for (CostItem item : items) {
      divided.addAll(divide(item, quantities(item)));
    }
    return divided;
  }

  /** By service: what it used of an item. */
  private Map<String, BigDecimal> quantities(CostItem item) {
    Map<String, BigDecimal> byService = new LinkedHashMap<>();
    for (PriceTerm term : charge.sheet().terms()) {
      for (int i = 0; i < usages.size() && term.item().equals(item.item()); i++) {
        Usage usage = usages.get(i);
        boolean here = term.price().priceRegion(usage.region()).equals(item.region());
        if (here && usage.of(term.meter()).signum() > 0) {
          byService.merge(charge.uses().get(i).usedBy(), usage.of(term.meter()), BigDecimal::add);
        }
      }
    }
    return byService;
  }

  private static List<CostItem> divide(CostItem item, Map<String, BigDecimal> quantities) {
    BigDecimal all = quantities.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (quantities.keySet().stream().allMatch(String::isEmpty) || all.compareTo(item.quantity()) != 0) {
      // Nobody's but the users', or a standing charge, which is due whoever uses what.
      return List.of(item);
    }
    List<CostItem> parts = new ArrayList<>();
    BigDecimal billable = item.billable();
    BigDecimal amount = item.amount();
    int left = quantities.size();
    for (Map.Entry<String, BigDecimal> entry : quantities.entrySet()) {
      BigDecimal quantity = entry.getValue();
      boolean last = --left == 0;
      BigDecimal ownBillable = last ? billable : share(item.billable(), quantity, all);
      BigDecimal ownAmount = last ? amount : share(item.amount(), quantity, all);
      billable = billable.subtract(ownBillable);
      amount = amount.subtract(ownAmount);
      parts.add(item.part(entry.getKey(), quantity, ownBillable, ownAmount));
    }
    return parts;
  }

  private static BigDecimal share(BigDecimal whole, BigDecimal part, BigDecimal of) {
    return whole.multiply(part).divide(of, MathContext.DECIMAL128);
  }
}
