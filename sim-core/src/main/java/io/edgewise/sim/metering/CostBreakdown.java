package io.edgewise.sim.metering;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;

/**
 * A monthly bill, item by item.
 *
 * @param items in the order of the price sheets and their terms
 */
public record CostBreakdown(List<CostItem> items) {

  /** A bill without items. */
  public static final CostBreakdown NONE = new CostBreakdown(List.of());

  /**
   * Copies the items.
   *
   * @throws NullPointerException if the list or an item is null
   */
  public CostBreakdown {
    items = List.copyOf(items);
  }

  /** The items of several bills in one, in their order. */
  public static CostBreakdown merge(Collection<CostBreakdown> bills) {
    return new CostBreakdown(bills.stream().flatMap(bill -> bill.items.stream()).toList());
  }

  /** Dollars a month: the exact sum of the items. */
  public BigDecimal total() {
    return items.stream().map(CostItem::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The total rounded half up to cents, for display only; it may differ from the sum of rounded items. */
  public BigDecimal totalInCents() {
    return total().setScale(2, RoundingMode.HALF_UP);
  }

  /** Dollars of all items of one name, exactly; 0 if there are none. */
  public BigDecimal amountOf(String item) {
    return items.stream()
        .filter(line -> line.item().equals(item))
        .map(CostItem::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The items that were priced with another region's price, so that a reader can be warned. */
  public List<CostItem> guessedRegions() {
    return items.stream().filter(CostItem::guessedRegion).toList();
  }
}
