package io.edgewise.sim.metering;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * One step of a graduated price: the price that holds for billable usage between the bound of the tier before (or 0)
 * and the bound of this one.
 *
 * @param upTo the upper bound in units of the meter, or null for no bound
 * @param price dollars for each {@link PriceTerm#per} units, at least 0
 */
public record Tier(BigDecimal upTo, BigDecimal price) {

  /**
   * Checks the numbers.
   *
   * @throws NullPointerException if the price is null
   * @throws IllegalArgumentException if the bound is not above 0 or the price is below 0
   */
  public Tier {
    if (upTo != null && upTo.signum() <= 0) {
      throw new IllegalArgumentException("a tier ends above 0, not at " + upTo.toPlainString());
    }
    if (Objects.requireNonNull(price, "price").signum() < 0) {
      throw new IllegalArgumentException("a price is at least 0, not " + price.toPlainString());
    }
  }

  /** A price that holds from the bound of the tier before without end. */
  public static Tier unbounded(String price) {
    return new Tier(null, new BigDecimal(price));
  }

  /** A price that holds up to a bound, both as decimal texts. */
  public static Tier upTo(String bound, String price) {
    return new Tier(new BigDecimal(bound), new BigDecimal(price));
  }

  /** The same step with its price times a factor, exactly. */
  Tier times(BigDecimal factor) {
    return new Tier(upTo, price.multiply(factor));
  }
}
