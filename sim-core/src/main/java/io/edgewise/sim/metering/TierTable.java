package io.edgewise.sim.metering;

import java.math.BigDecimal;
import java.util.List;

/**
 * A graduated price: tiers with rising bounds, the last without one, so that every quantity has a price.
 *
 * @param tiers in the order of their bounds; at least one
 */
public record TierTable(List<Tier> tiers) {

  /**
   * Checks the order and copies the list.
   *
   * @throws IllegalArgumentException if there is no tier, the bounds do not rise, the last tier has a bound or another
   *     one has none
   */
  public TierTable {
    tiers = List.copyOf(tiers);
    if (tiers.isEmpty()) {
      throw new IllegalArgumentException("a price needs at least one tier");
    }
    BigDecimal lower = BigDecimal.ZERO;
    for (Tier tier : tiers.subList(0, tiers.size() - 1)) {
      if (tier.upTo() == null || tier.upTo().compareTo(lower) <= 0) {
        throw new IllegalArgumentException("the bounds of tiers rise and only the last tier has none: " + tiers);
      }
      lower = tier.upTo();
    }
    if (tiers.getLast().upTo() != null) {
      throw new IllegalArgumentException(
          "the last tier ends at " + tiers.getLast().upTo().toPlainString() + "; it must have no bound");
    }
  }

  /** A table of the given tiers. */
  public static TierTable of(Tier... tiers) {
    return new TierTable(List.of(tiers));
  }

  /** One price for every unit. */
  public static TierTable flat(String price) {
    return of(Tier.unbounded(price));
  }

  /**
   * The sum over the tiers of units in the tier times the tier's price: the cost of a quantity when prices are per
   * single unit. Exact.
   *
   * @param quantity units, at least 0
   */
  BigDecimal amount(BigDecimal quantity) {
    BigDecimal amount = BigDecimal.ZERO;
    BigDecimal lower = BigDecimal.ZERO;
    for (Tier tier : tiers) {
      BigDecimal upper = tier.upTo() == null ? quantity : quantity.min(tier.upTo());
      if (upper.compareTo(lower) <= 0) {
        break;
      }
      amount = amount.add(upper.subtract(lower).multiply(tier.price()));
      lower = upper;
    }
    return amount;
  }

  /** The same tiers with every price times a factor, exactly. */
  TierTable times(BigDecimal factor) {
    return new TierTable(tiers.stream().map(tier -> tier.times(factor)).toList());
  }
}
