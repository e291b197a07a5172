package io.edgewise.sim.metering;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A graduated price that may differ by region.
 *
 * @param defaultRegion the region for which the default price was published, or the empty string when that price holds
 *     everywhere
 * @param defaultTiers the price wherever {@code regions} has none
 * @param regions prices of single regions by region id
 */
public record RegionalPrice(String defaultRegion, TierTable defaultTiers, Map<String, TierTable> regions) {

  /**
   * Checks and copies.
   *
   * @throws NullPointerException if a part is null
   * @throws IllegalArgumentException if {@code regions} prices the default region again, or names no default region
   *     although it has entries
   */
  public RegionalPrice {
    Objects.requireNonNull(defaultRegion, "defaultRegion");
    Objects.requireNonNull(defaultTiers, "defaultTiers");
    regions = Map.copyOf(regions);
    if (regions.containsKey(defaultRegion)) {
      throw new IllegalArgumentException("region " + defaultRegion + " has two prices");
    }
    if (defaultRegion.isEmpty() && !regions.isEmpty()) {
      throw new IllegalArgumentException("prices by region need the region of the default price");
    }
  }

  /** One price for the whole world. */
  public static RegionalPrice everywhere(TierTable tiers) {
    return new RegionalPrice("", tiers, Map.of());
  }

  /** A price known for one region only; elsewhere it is used as a guess, and flagged. */
  public static RegionalPrice knownIn(String region, TierTable tiers) {
    return new RegionalPrice(region, tiers, Map.of());
  }

  /** The region whose price applies in the given one: itself, or the default region. */
  public String priceRegion(String region) {
    return regions.containsKey(region) ? region : defaultRegion;
  }

  /** The tiers that apply in a region. */
  public TierTable tiersIn(String region) {
    return regions.getOrDefault(region, defaultTiers);
  }

  /**
   * Whether the price of a region is a guess: the default price is one region's, and this is another one without a
   * price of its own. The empty region asks for the default and is no guess.
   */
  public boolean guessedIn(String region) {
    return !defaultRegion.isEmpty() && !region.isEmpty() && !priceRegion(region).equals(region);
  }

  /** The same price times a factor in every region, exactly. */
  RegionalPrice times(BigDecimal factor) {
    Map<String, TierTable> others = new HashMap<>();
    regions.forEach((region, tiers) -> others.put(region, tiers.times(factor)));
    return new RegionalPrice(defaultRegion, defaultTiers.times(factor), others);
  }
}
