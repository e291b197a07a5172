package io.edgewise.sim.metering;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an offer costs: its price terms. Turns the usage of a month into a bill.
 *
 * <pre>{@code
 * PriceSheet lambda = new PriceSheet("aws-lambda", List.of(
 *     PriceTerm.of("Requests", Meter.INVOCATIONS, "request", source)
 *         .withPrice("1000000", TierTable.flat("0.20"))
 *         .withFreeTier("1000000")));
 * CostBreakdown bill = lambda.price(Usage.of(Meter.INVOCATIONS, "3000000"), PricingOptions.LIST);
 * bill.total(); // 0.60 dollars
 * }</pre>
 *
 * @param offer the offer's id or name, as it stands on the bill
 * @param terms the price terms in the order in which the bill lists them
 */
public record PriceSheet(String offer, List<PriceTerm> terms) {

  /**
   * Copies the terms.
   *
   * @throws NullPointerException if a part is null
   */
  public PriceSheet {
    Objects.requireNonNull(offer, "offer");
    terms = List.copyOf(terms);
  }

  /** The bill of one month's usage in one region. */
  public CostBreakdown price(Usage usage, PricingOptions options) {
    return price(List.of(usage), options);
  }

  /**
   * The bill of one month's usage in several regions by one customer.
   *
   * <p>What a region used is raised to the least usage of a term, in every region that used any; then regions with the
   * same price are added up. An allowance is given once and is used up in the order of the list; graduated tiers start
   * anew in each region with a price of its own (an assumption: providers seldom say); a standing charge is due once,
   * raised to its share of what all terms charge for usage. More usage of any meter in any region never costs less. Usage
   * of meters that no term prices is left out; see {@link #unpriced}.
   *
   * @return an item for each term and price region that was used, and one for each standing charge
   */
  public CostBreakdown price(Collection<Usage> usages, PricingOptions options) {
    List<List<CostItem>> used =
        terms.stream().map(term -> new TermPricing(offer, term, options).usage(usages)).toList();
    BigDecimal usageCharges =
        used.stream().flatMap(List::stream).map(CostItem::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    List<CostItem> items = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      items.addAll(new TermPricing(offer, terms.get(i), options).standing(usageCharges));
      items.addAll(used.get(i));
    }
    return new CostBreakdown(items);
  }

  /** The meters that this sheet prices, in the order of their ids. */
  public Set<String> meters() {
    return terms.stream()
        .map(PriceTerm::meter)
        .filter(meter -> !meter.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The meters with usage above 0 that none of the sheets prices, in the order of their ids: usage that would be left
   * out of the bill without a word.
   */
  public static Set<String> unpriced(Usage usage, Collection<PriceSheet> sheets) {
    Set<String> unpriced = new TreeSet<>();
    usage.quantities().forEach((meter, quantity) -> {
      if (quantity.compareTo(BigDecimal.ZERO) > 0 && sheets.stream().noneMatch(s -> s.meters().contains(meter))) {
        unpriced.add(meter);
      }
    });
    return unpriced;
  }
}
