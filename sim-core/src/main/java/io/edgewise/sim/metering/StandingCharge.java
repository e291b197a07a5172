package io.edgewise.sim.metering;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A charge that is due every month whatever is used: a subscription (5 dollars, once), or an always-on machine (the
 * hourly price, 730 times). It may be a share of what the usage costs, where that is more.
 *
 * @param price dollars for one, at least 0
 * @param quantity how many of them a month, at least 0
 * @param shareOfUsage of what the same bill charges for usage, the part that is due at least; 0 to 1, 0 for none
 */
public record StandingCharge(BigDecimal price, BigDecimal quantity, BigDecimal shareOfUsage) {

  /** No standing charge. */
  public static final StandingCharge NONE = new StandingCharge(BigDecimal.ZERO, BigDecimal.ZERO);

  /** A charge that does not depend on what is used. */
  public StandingCharge(BigDecimal price, BigDecimal quantity) {
    this(price, quantity, BigDecimal.ZERO);
  }

  /**
   * Checks the numbers.
   *
   * @throws NullPointerException if one is null
   * @throws IllegalArgumentException if one is below 0, or the share is above 1
   */
  public StandingCharge {
    if (Objects.requireNonNull(price, "price").signum() < 0
        || Objects.requireNonNull(quantity, "quantity").signum() < 0) {
      throw new IllegalArgumentException("a standing charge is at least 0, not " + price + " x " + quantity);
    }
    if (Objects.requireNonNull(shareOfUsage, "shareOfUsage").signum() < 0
        || shareOfUsage.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("a share of what usage costs is from 0 to 1, not " + shareOfUsage);
    }
  }

  /** A price paid once a month, as a decimal text. */
  public static StandingCharge monthly(String price) {
    return new StandingCharge(new BigDecimal(price), BigDecimal.ONE);
  }

  /** A price paid for each of the {@link Usage#HOURS_PER_MONTH} hours of a month, for a number of instances. */
  public static StandingCharge hourly(String price, long instances) {
    return new StandingCharge(
        new BigDecimal(price), Usage.HOURS_PER_MONTH.multiply(BigDecimal.valueOf(instances)));
  }

  /** This charge, or a share of what usage costs where that is more. */
  public StandingCharge orShareOfUsage(BigDecimal share) {
    return new StandingCharge(price, quantity, share);
  }

  /** The same charge at its price times a factor, exactly; a share of what usage costs stays the same share. */
  StandingCharge times(BigDecimal factor) {
    return new StandingCharge(price.multiply(factor), quantity, shareOfUsage);
  }

  /** Dollars a month where nothing is used: price times quantity, exact. */
  public BigDecimal amount() {
    return price.multiply(quantity);
  }

  /** Dollars a month: the greater of price times quantity and the share of the dollars charged for usage, exact. */
  public BigDecimal amount(BigDecimal usageCharges) {
    return amount().max(shareOfUsage.multiply(usageCharges));
  }
}
