package io.edgewise.sim.metering;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One price term applied to a month's usage.
 *
 * <p>Arithmetic is exact; only a price per a number of units whose quotient has no finite decimal form (dollars per
 * 3,600 GB-seconds) is rounded, once, at 34 significant digits.
 */
record TermPricing(String offer, PriceTerm term, PricingOptions options) {

  /**
   * What one price region used, and what of it counts: every region of use is raised to the minimum by itself, because
   * each has a thing of its own that is billed at least so much. Were a shortage of the whole billed at one region's price,
   * more usage in a cheaper region would lower the bill.
   */
  private record Zone(BigDecimal quantity, BigDecimal counted, boolean guessed) {

    Zone plus(Zone other) {
      return new Zone(quantity.add(other.quantity), counted.add(other.counted), guessed || other.guessed);
    }
  }

  /** What is due whatever is used, given what the whole bill charges for usage. */
  List<CostItem> standing(BigDecimal usageCharges) {
    StandingCharge standing = term.standing();
    return standing.equals(StandingCharge.NONE) ? List.of()
        : List.of(new CostItem(offer, term.item(), "", standing.quantity(), standing.quantity(), term.unit(),
            standing.amount(usageCharges), false, term.source()));
  }

  /** What is due for usage, by price region. */
  List<CostItem> usage(Collection<Usage> usages) {
    return term.meter().isEmpty() ? List.of() : usageItems(zones(usages));
  }

  /**
   * By price region, in the order of their first regions of use, whether used or not: if the order changed with what is
   * used, an allowance could go to another price, and more usage could cost less.
   */
  private Map<String, Zone> zones(Collection<Usage> usages) {
    Map<String, Zone> zones = new LinkedHashMap<>();
    Map<String, BigDecimal> used = new LinkedHashMap<>();
    for (Usage usage : usages) {
      String region = usage.region().isEmpty() ? options.region() : usage.region();
      zones.put(term.price().priceRegion(region), null);
      BigDecimal quantity = usage.of(term.meter());
      if (quantity.signum() > 0) {
        used.merge(region, quantity, BigDecimal::add);
      }
    }
    used.forEach((region, quantity) -> zones.merge(term.price().priceRegion(region),
        new Zone(quantity, quantity.max(term.minimumUsage()), term.price().guessedIn(region)), Zone::plus));
    zones.values().removeIf(Objects::isNull);
    return zones;
  }

  private List<CostItem> usageItems(Map<String, Zone> zones) {
    BigDecimal allowance = term.allowance(options);
    List<CostItem> items = new ArrayList<>();
    BigDecimal charged = BigDecimal.ZERO;
    for (Map.Entry<String, Zone> entry : zones.entrySet()) {
      Zone zone = entry.getValue();
      BigDecimal included = zone.counted().min(allowance);
      allowance = allowance.subtract(included);
      BigDecimal billable = roundUp(zone.counted().subtract(included));
      BigDecimal amount = amount(term.price().tiersIn(entry.getKey()), billable);
      charged = charged.add(amount);
      items.add(new CostItem(offer, term.item(), entry.getKey(), zone.quantity(), billable, term.unit(), amount,
          zone.guessed(), term.source()));
    }
    if (!items.isEmpty() && charged.compareTo(term.minimumCharge()) < 0) {
      // A short charge is raised in the first region.
      CostItem first = items.getFirst();
      BigDecimal raised = first.amount().add(term.minimumCharge().subtract(charged));
      items.set(0, new CostItem(offer, first.item(), first.region(), first.quantity(), first.billable(), first.unit(),
          raised, first.guessedRegion(), first.source()));
    }
    return items;
  }

  private BigDecimal roundUp(BigDecimal quantity) {
    BigDecimal step = term.roundUpTo();
    return step.signum() == 0 ? quantity : quantity.divide(step, 0, RoundingMode.CEILING).multiply(step);
  }

  private BigDecimal amount(TierTable tiers, BigDecimal billable) {
    BigDecimal dollars = tiers.amount(billable);
    try {
      return dollars.divide(term.per());
    } catch (ArithmeticException noFiniteDecimal) {
      return dollars.divide(term.per(), MathContext.DECIMAL128);
    }
  }
}
