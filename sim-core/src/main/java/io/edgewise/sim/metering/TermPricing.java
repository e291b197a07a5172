package io.edgewise.sim.metering;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One price term applied to a month's usage.
 *
 * <p>Arithmetic is exact; only a price per a number of units whose quotient has no finite decimal form (dollars per
 * 3,600 GB-seconds) is rounded, once, at 34 significant digits.
 */
record TermPricing(String offer, PriceTerm term, PricingOptions options) {

  /** The used quantity of one price region. */
  private record Zone(BigDecimal quantity, boolean guessed) {

    Zone plus(Zone other) {
      return new Zone(quantity.add(other.quantity), guessed || other.guessed);
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

  private Map<String, Zone> zones(Collection<Usage> usages) {
    Map<String, Zone> zones = new LinkedHashMap<>();
    for (Usage usage : usages) {
      BigDecimal quantity = usage.of(term.meter());
      if (quantity.signum() > 0) {
        String region = usage.region().isEmpty() ? options.region() : usage.region();
        zones.merge(term.price().priceRegion(region), new Zone(quantity, term.price().guessedIn(region)), Zone::plus);
      }
    }
    return zones;
  }

  private List<CostItem> usageItems(Map<String, Zone> zones) {
    BigDecimal used = zones.values().stream().map(Zone::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    // What the month falls short of the minimum is billed at the first region's price; so is a short charge.
    BigDecimal shortage = term.minimumUsage().subtract(used).max(BigDecimal.ZERO);
    BigDecimal allowance = term.allowance(options);
    List<CostItem> items = new ArrayList<>();
    BigDecimal charged = BigDecimal.ZERO;
    for (Map.Entry<String, Zone> entry : zones.entrySet()) {
      BigDecimal quantity = entry.getValue().quantity();
      BigDecimal counted = quantity.add(shortage);
      shortage = BigDecimal.ZERO;
      BigDecimal included = counted.min(allowance);
      allowance = allowance.subtract(included);
      BigDecimal billable = roundUp(counted.subtract(included));
      BigDecimal amount = amount(term.price().tiersIn(entry.getKey()), billable);
      charged = charged.add(amount);
      items.add(new CostItem(offer, term.item(), entry.getKey(), quantity, billable, term.unit(), amount,
          entry.getValue().guessed(), term.source()));
    }
    if (!items.isEmpty() && charged.compareTo(term.minimumCharge()) < 0) {
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
