package io.edgewise.sim.metering;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What one month used up in one region: a quantity for each meter.
 *
 * @param region where it was used, as a region id, or the empty string where that does not matter or is left to
 *     {@link PricingOptions#region}
 * @param quantities units a month by meter id (see {@link Meter}), each at least 0; iterated in the order of the ids
 */
public record Usage(String region, Map<String, BigDecimal> quantities) {

  /** A billing month is 730 hours: a year of 8,760 hours divided by twelve, as the providers' own calculators do. */
  public static final BigDecimal HOURS_PER_MONTH = BigDecimal.valueOf(730);

  /** No usage. */
  public static final Usage NONE = new Usage("", Map.of());

  /**
   * Checks and copies.
   *
   * @throws NullPointerException if the region, a meter or a quantity is null
   * @throws IllegalArgumentException if a quantity is below 0 or a meter is blank
   */
  public Usage {
    Objects.requireNonNull(region, "region");
    Map<String, BigDecimal> copy = new TreeMap<>();
    quantities.forEach((meter, quantity) -> {
      if (Objects.requireNonNull(meter, "meter").isBlank()) {
        throw new IllegalArgumentException("a meter has a name");
      }
      if (Objects.requireNonNull(quantity, meter).signum() < 0) {
        throw new IllegalArgumentException(meter + ": usage " + quantity.toPlainString() + " is below 0");
      }
      copy.put(meter, quantity);
    });
    quantities = Collections.unmodifiableMap(copy);
  }

  /** Usage of a single meter, the quantity as a decimal text. */
  public static Usage of(String meter, String quantity) {
    return new Usage("", Map.of(meter, new BigDecimal(quantity)));
  }

  /** The quantity of a meter; 0 if it was not used. */
  public BigDecimal of(String meter) {
    return quantities.getOrDefault(meter, BigDecimal.ZERO);
  }

  /** The same usage with one meter increased by a quantity. */
  public Usage with(String meter, BigDecimal quantity) {
    Map<String, BigDecimal> sum = new TreeMap<>(quantities);
    sum.merge(meter, quantity, BigDecimal::add);
    return new Usage(region, sum);
  }

  /** The same usage with one meter increased by a quantity given as a decimal text. */
  public Usage with(String meter, String quantity) {
    return with(meter, new BigDecimal(quantity));
  }

  /** The same quantities in another region. */
  public Usage in(String otherRegion) {
    return new Usage(otherRegion, quantities);
  }

  /**
   * The sum of two usages of one region.
   *
   * @throws IllegalArgumentException if the regions differ
   */
  public Usage plus(Usage other) {
    if (!region.equals(other.region)) {
      throw new IllegalArgumentException(
          "usage of region \"" + region + "\" and of \"" + other.region + "\" is priced apart and cannot be added");
    }
    Map<String, BigDecimal> sum = new TreeMap<>(quantities);
    other.quantities.forEach((meter, quantity) -> sum.merge(meter, quantity, BigDecimal::add));
    return new Usage(region, sum);
  }

  /** Every quantity times a factor, exactly: scales what a simulated period used to a month. */
  public Usage times(BigDecimal factor) {
    Map<String, BigDecimal> scaled = new TreeMap<>();
    quantities.forEach((meter, quantity) -> scaled.put(meter, quantity.multiply(factor)));
    return new Usage(region, scaled);
  }
}
