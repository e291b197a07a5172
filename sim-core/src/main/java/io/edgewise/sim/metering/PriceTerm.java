package io.edgewise.sim.metering;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * One line of a price sheet: how the usage of one meter turns into money each month.
 *
 * <p>Of the month's usage u (raised to {@code minimumUsage} in each region that used any), the allowance a = {@code free} (plus
 * {@code freeTier} where promotional allowances count) is taken away; what is left is rounded up to a multiple of
 * {@code roundUpTo}, giving the billable quantity b = ceil(max(0, u - a) / r) r. Its graduated price, divided by
 * {@code per}, is raised to {@code minimumCharge} if any was used. The standing charge is added whatever was used.
 *
 * <p>Built by {@link #of} and the {@code with} methods: {@code PriceTerm.of("Requests", "invocations", "request",
 * source).withPrice("1000000", TierTable.flat("0.20")).withFreeTier("1000000")}.
 *
 * @param item what the invoice calls it, such as {@code Requests}
 * @param meter the usage that it prices (see {@link Meter}); the empty string for a standing charge alone
 * @param unit what a person calls one unit of the meter, such as {@code request} or {@code GB-second}
 * @param per units for which the tiers' prices hold, such as 1,000,000; above 0
 * @param price the tiers, by region; their bounds are in single units of the meter, and count after the allowance
 * @param free units a month that are always included
 * @param freeTier further units a month that are included only under the promotional free tier
 * @param roundUpTo usage over the allowance is rounded up to a multiple of this; 0 for no rounding
 * @param minimumUsage units counted at least in each region with any usage in the month, before the allowance; 0 for none
 * @param minimumCharge dollars billed at least for the usage in a month with any; 0 for none
 * @param standing what is due every month whatever is used
 * @param source where the numbers come from
 */
public record PriceTerm(
    String item,
    String meter,
    String unit,
    BigDecimal per,
    RegionalPrice price,
    BigDecimal free,
    BigDecimal freeTier,
    BigDecimal roundUpTo,
    BigDecimal minimumUsage,
    BigDecimal minimumCharge,
    StandingCharge standing,
    PriceSource source) {

  private static final RegionalPrice NOTHING = RegionalPrice.everywhere(TierTable.flat("0"));

  /**
   * Checks the numbers.
   *
   * @throws NullPointerException if a part is null
   * @throws IllegalArgumentException if the item is blank, {@code per} is not above 0, another number is below 0, or a
   *     term without a meter has no standing charge, a price or an allowance
   */
  public PriceTerm {
    Objects.requireNonNull(meter, "meter");
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(price, "price");
    Objects.requireNonNull(standing, "standing");
    Objects.requireNonNull(source, "source");
    if (Objects.requireNonNull(item, "item").isBlank()) {
      throw new IllegalArgumentException("a price term has a name");
    }
    if (per.signum() <= 0) {
      throw new IllegalArgumentException(item + ": a price is per more than 0 units, not per " + per);
    }
    requireNotNegative(item, "free", free);
    requireNotNegative(item, "freeTier", freeTier);
    requireNotNegative(item, "roundUpTo", roundUpTo);
    requireNotNegative(item, "minimumUsage", minimumUsage);
    requireNotNegative(item, "minimumCharge", minimumCharge);
    boolean pricesUsage = !price.equals(NOTHING) || free.signum() > 0 || freeTier.signum() > 0
        || minimumUsage.signum() > 0 || minimumCharge.signum() > 0;
    if (meter.isEmpty() && (pricesUsage || standing.equals(StandingCharge.NONE))) {
      throw new IllegalArgumentException(
          item + ": a term without a meter is a standing charge and nothing else; name the meter it prices");
    }
  }

  /** A term that prices a meter at nothing yet; see the {@code with} methods. */
  public static PriceTerm of(String item, String meter, String unit, PriceSource source) {
    return new PriceTerm(item, meter, unit, BigDecimal.ONE, NOTHING, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO,
        BigDecimal.ZERO, BigDecimal.ZERO, StandingCharge.NONE, source);
  }

  /** A standing charge alone: a subscription or an always-on machine. */
  public static PriceTerm standing(String item, String unit, StandingCharge charge, PriceSource source) {
    return new PriceTerm(item, "", unit, BigDecimal.ONE, NOTHING, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO,
        BigDecimal.ZERO, BigDecimal.ZERO, charge, source);
  }

  /** This term with one price for the whole world, per so many units. */
  public PriceTerm withPrice(String perUnits, TierTable tiers) {
    return withPrice(perUnits, RegionalPrice.everywhere(tiers));
  }

  /** This term with a price by region, per so many units. */
  public PriceTerm withPrice(String perUnits, RegionalPrice prices) {
    return new PriceTerm(item, meter, unit, new BigDecimal(perUnits), prices, free, freeTier, roundUpTo, minimumUsage,
        minimumCharge, standing, source);
  }

  /** This term with units that are always included. */
  public PriceTerm withFree(String units) {
    return new PriceTerm(item, meter, unit, per, price, new BigDecimal(units), freeTier, roundUpTo, minimumUsage,
        minimumCharge, standing, source);
  }

  /** This term with units that are included under the promotional free tier. */
  public PriceTerm withFreeTier(String units) {
    return new PriceTerm(item, meter, unit, per, price, free, new BigDecimal(units), roundUpTo, minimumUsage,
        minimumCharge, standing, source);
  }

  /** This term with usage over the allowance rounded up to a multiple of so many units. */
  public PriceTerm withRoundUpTo(String units) {
    return new PriceTerm(item, meter, unit, per, price, free, freeTier, new BigDecimal(units), minimumUsage,
        minimumCharge, standing, source);
  }

  /** This term with units counted at least in each region with any usage in the month. */
  public PriceTerm withMinimumUsage(String units) {
    return new PriceTerm(item, meter, unit, per, price, free, freeTier, roundUpTo, new BigDecimal(units),
        minimumCharge, standing, source);
  }

  /** This term with dollars billed at least in a month with any usage. */
  public PriceTerm withMinimumCharge(String dollars) {
    return new PriceTerm(item, meter, unit, per, price, free, freeTier, roundUpTo, minimumUsage,
        new BigDecimal(dollars), standing, source);
  }

  /** This term with a standing charge beside the price of its usage. */
  public PriceTerm withStanding(StandingCharge charge) {
    return new PriceTerm(item, meter, unit, per, price, free, freeTier, roundUpTo, minimumUsage, minimumCharge, charge,
        source);
  }

  /**
   * This term with all its dollars (the price of every tier and region, the least charge, the standing charge) times a
   * factor, exactly; units, allowances and rounding stay.
   *
   * @throws IllegalArgumentException if the factor is negative
   */
  public PriceTerm times(BigDecimal factor) {
    requireNotNegative(item, "factor", factor);
    return new PriceTerm(item, meter, unit, per, meter.isEmpty() ? price : price.times(factor), free, freeTier,
        roundUpTo, minimumUsage, minimumCharge.multiply(factor), standing.times(factor), source);
  }

  /** The units included in a month: {@code free}, and {@code freeTier} where the options count it. */
  public BigDecimal allowance(PricingOptions options) {
    return options.freeTier() ? free.add(freeTier) : free;
  }

  private static void requireNotNegative(String item, String name, BigDecimal value) {
    if (Objects.requireNonNull(value, name).signum() < 0) {
      throw new IllegalArgumentException(item + ": " + name + " is at least 0, not " + value.toPlainString());
    }
  }
}
