package io.edgewise.sim.metering;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A charge that is due every month whatever is used: a subscription (5 dollars, once), or an always-on machine (the
 * hourly price, 730 times).
 *
 * @param price dollars for one, at least 0
 * @param quantity how many of them a month, at least 0
 */
public record StandingCharge(BigDecimal price, BigDecimal quantity) {

  /** No standing charge. */
  public static final StandingCharge NONE = new StandingCharge(BigDecimal.ZERO, BigDecimal.ZERO);

  /**
   * Checks the numbers.
   *
   * @throws NullPointerException if one is null
   * @throws IllegalArgumentException if one is below 0
   */
  public StandingCharge {
    if (Objects.requireNonNull(price, "price").signum() < 0
        || Objects.requireNonNull(quantity, "quantity").signum() < 0) {
      throw new IllegalArgumentException("a standing charge is at least 0, not " + price + " x " + quantity);
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

  /** Dollars a month: price times quantity, exact. */
  public BigDecimal amount() {
    return price.multiply(quantity);
  }
}
