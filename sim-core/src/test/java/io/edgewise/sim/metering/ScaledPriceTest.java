package io.edgewise.sim.metering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ScaledPriceTest {

  private static final PriceSource SOURCE = new PriceSource("test", "2026-01", "published", "A");
  private static final BigDecimal FACTOR = new BigDecimal("1.37");

  private static BigDecimal total(PriceTerm term, String region, String quantity) {
    return new PriceSheet("test", List.of(term)).price(Usage.of("m", quantity).in(region), PricingOptions.LIST).total();
  }

  private static void assertScales(PriceTerm term, String region, String quantity) {
    BigDecimal expected = total(term, region, quantity).multiply(FACTOR);
    assertEquals(0, expected.compareTo(total(term.times(FACTOR), region, quantity)), term + " " + quantity);
  }

  @Test
  @DisplayName("all dollars of a term are multiplied, in every tier and region, exactly")
  void allDollarsAreMultiplied() {
    RegionalPrice regional = new RegionalPrice("here",
        TierTable.of(Tier.upTo("100", "0.3"), Tier.unbounded("0.2")), Map.of("there", TierTable.flat("0.7")));
    PriceTerm term = PriceTerm.of("Item", "m", "unit", SOURCE).withPrice("4", regional).withFree("10")
        .withMinimumCharge("4").withStanding(StandingCharge.monthly("5"));
    for (String quantity : List.of("0", "1", "11", "99", "500")) {
      assertScales(term, "here", quantity);
      assertScales(term, "there", quantity);
    }
  }

  @Test
  @DisplayName("a share of usage stays the same share, so that it grows with the usage's prices")
  void sharesOfUsageStay() {
    PriceTerm term = PriceTerm.of("Item", "m", "unit", SOURCE).withPrice("1", TierTable.flat("2"))
        .withStanding(StandingCharge.monthly("10").orShareOfUsage(new BigDecimal("0.1")));
    assertScales(term, "", "1");
    assertScales(term, "", "1000");
  }

  @Test
  @DisplayName("a term without a meter is a standing charge, which is multiplied")
  void standingChargesAreMultiplied() {
    assertScales(PriceTerm.standing("Plan", "month", StandingCharge.hourly("0.01", 2), SOURCE), "", "0");
  }

  @Test
  @DisplayName("a factor is not negative")
  void factorsAreNotNegative() {
    PriceTerm term = PriceTerm.of("Item", "m", "unit", SOURCE);
    assertThrows(IllegalArgumentException.class, () -> term.times(BigDecimal.ONE.negate()));
  }
}
