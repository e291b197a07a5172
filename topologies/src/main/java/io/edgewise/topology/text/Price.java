package io.edgewise.topology.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;

/**
 * Money for a quantity of something.
 *
 * @param dollars exact US dollars, not negative
 * @param quantity how many units they buy, such as 1,000,000 in {@code $0.20 / 1M requests}; positive
 * @param unit what is bought: {@code requests}, {@code GB-second}, {@code month}; empty where only a number is given
 */
public record Price(BigDecimal dollars, BigDecimal quantity, String unit) {

  /**
   * Checks the amounts.
   *
   * @throws IllegalArgumentException if the dollars are negative or the quantity is not positive
   */
  public Price {
    Objects.requireNonNull(unit, "unit");
    if (dollars.signum() < 0 || quantity.signum() <= 0) {
      throw new IllegalArgumentException("a price is not negative, and for more than nothing");
    }
  }

  /** Dollars for a number of units: exact where the quotient is finite, else to 34 digits. */
  public BigDecimal dollarsFor(BigDecimal units) {
    return dollars.multiply(units).divide(quantity, MathContext.DECIMAL128);
  }

  /** As in files: {@code $0.20 / 1000000 requests}. */
  @Override
  public String toString() {
    String number = quantity.compareTo(BigDecimal.ONE) == 0 && !unit.isEmpty() ? "" : quantity.toPlainString();
    return "$" + dollars.toPlainString() + " / " + (number + " " + unit).strip();
  }
}
