package io.edgewise.sim.metering;

import java.util.Objects;

/**
 * How to read a price sheet.
 *
 * @param freeTier whether promotional allowances count ({@link PriceTerm#freeTier}); included allotments always do
 * @param region the region whose prices apply to usage that names none; the empty string takes the default prices
 */
public record PricingOptions(boolean freeTier, String region) {

  /** List prices in the default region, without promotional allowances. */
  public static final PricingOptions LIST = new PricingOptions(false, "");

  /** As {@link #LIST}, with promotional allowances. */
  public static final PricingOptions WITH_FREE_TIER = new PricingOptions(true, "");

  /**
   * Checks the region.
   *
   * @throws NullPointerException if it is null
   */
  public PricingOptions {
    Objects.requireNonNull(region, "region");
  }
}
