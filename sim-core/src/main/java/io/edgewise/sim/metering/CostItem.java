package io.edgewise.sim.metering;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * One line of a monthly bill, in exact dollars.
 *
 * @param offer the price sheet's offer
 * @param usedBy the service that used it, where a deployment has several; else the empty string
 * @param item the price term's item
 * @param region the region whose price was taken; empty for a price that holds everywhere
 * @param quantity units used; for a standing charge the units kept
 * @param billable units billed after allowance, minimum and rounding
 * @param unit what one unit is called
 * @param amount dollars, not rounded
 * @param guessedRegion whether this is another region's price, used because the region has none of its own
 * @param source where the price comes from
 */
public record CostItem(
    String offer,
    String usedBy,
    String item,
    String region,
    BigDecimal quantity,
    BigDecimal billable,
    String unit,
    BigDecimal amount,
    boolean guessedRegion,
    PriceSource source) {

  /** A line of usage that is told of no service. */
  public CostItem(String offer, String item, String region, BigDecimal quantity, BigDecimal billable, String unit,
      BigDecimal amount, boolean guessedRegion, PriceSource source) {
    this(offer, "", item, region, quantity, billable, unit, amount, guessedRegion, source);
  }

  /**
   * Checks that nothing is missing.
   *
   * @throws NullPointerException if a part is null
   */
  public CostItem {
    Objects.requireNonNull(offer, "offer");
    Objects.requireNonNull(usedBy, "usedBy");
    Objects.requireNonNull(item, "item");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(quantity, "quantity");
    Objects.requireNonNull(billable, "billable");
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(source, "source");
  }

  /** The offer, and the service that used it, as in {@code AWS Lambda for resize}. */
  public String offerAndService() {
    return usedBy.isEmpty() ? offer : offer + " for " + usedBy;
  }

  /** The part of a service in this line. */
  public CostItem part(String service, BigDecimal used, BigDecimal billed, BigDecimal dollars) {
    return new CostItem(offer, service, item, region, used, billed, unit, dollars, guessedRegion, source);
  }

  /** The amount rounded half up to cents, for display only. */
  public BigDecimal amountInCents() {
    return amount.setScale(2, RoundingMode.HALF_UP);
  }
}
