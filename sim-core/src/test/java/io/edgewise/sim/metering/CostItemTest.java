package io.edgewise.sim.metering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Lines of a bill: their sums, their parts and how they are shown. */
@DisplayName("Lines of a bill")
class CostItemTest {

  private static final PriceSource SOURCE = new PriceSource("a price page", "2026-07-20", "published", "A");

  private static CostItem item(String name, String dollars, boolean guessed) {
    return new CostItem("AWS Lambda", name, "aws:us-east-1", new BigDecimal("12"), new BigDecimal("10"), "request",
        new BigDecimal(dollars), guessed, SOURCE);
  }

  @Test
  @DisplayName("a part of a service keeps offer, item, region, unit and source, and is told with its service")
  void parts() {
    CostItem whole = item("Requests", "0.30", true);
    assertEquals("AWS Lambda", whole.offerAndService());
    CostItem part = whole.part("resize", new BigDecimal("4"), new BigDecimal("3"), new BigDecimal("0.09"));
    assertEquals(new CostItem("AWS Lambda", "resize", "Requests", "aws:us-east-1", new BigDecimal("4"),
        new BigDecimal("3"), "request", new BigDecimal("0.09"), true, SOURCE), part);
    assertEquals("AWS Lambda for resize", part.offerAndService());
  }

  @Test
  @DisplayName("amounts are exact, and rounded half up to cents only to be shown: 0.005 + 0.005 is 0.01, shown as twice 0.01")
  void cents() {
    CostBreakdown bill = new CostBreakdown(List.of(item("Requests", "0.005", false), item("Duration", "0.005", true)));
    assertEquals(new BigDecimal("0.010"), bill.total());
    assertEquals(new BigDecimal("0.01"), bill.totalInCents());
    assertEquals(List.of(new BigDecimal("0.01"), new BigDecimal("0.01")),
        bill.items().stream().map(CostItem::amountInCents).toList());
    assertEquals(new BigDecimal("0.00"), item("Requests", "0.0049999", false).amountInCents());
    assertEquals(new BigDecimal("0.005"), bill.amountOf("Duration"));
    assertEquals(BigDecimal.ZERO, bill.amountOf("Egress"));
    assertEquals(List.of(bill.items().get(1)), bill.guessedRegions());
    assertEquals(BigDecimal.ZERO, CostBreakdown.NONE.total());
  }

  @Test
  @DisplayName("what grows with time is the time for which something exists or stands by, and nothing that requests do")
  void growth() {
    List<UsageKind> withTime = List.of(UsageKind.values()).stream().filter(UsageKind::growsWithTime).toList();
    assertEquals(List.of(UsageKind.INSTANCE_NANOS, UsageKind.PROVISIONED_IDLE_NANOS, UsageKind.READ_UNIT_MILLIS,
        UsageKind.WRITE_UNIT_MILLIS), withTime);
  }

  @Test
  @DisplayName("numbers at their bounds are taken, those beyond are refused")
  void bounds() {
    assertEquals(7, new DurationBilling(1, 0, 1, 0, 1000).billedNanos(7));
    assertRefused(() -> new DurationBilling(1, 0, 0, 0, 1024));
    assertRefused(() -> new DurationBilling(1, 0, 1, -1, 1024));
    assertEquals(BigDecimal.ZERO, StandingCharge.NONE.orShareOfUsage(BigDecimal.ZERO).amount());
    assertEquals(new BigDecimal("7"), StandingCharge.NONE.orShareOfUsage(BigDecimal.ONE).amount(new BigDecimal("7")));
    assertRefused(() -> new StandingCharge(new BigDecimal("-0.01"), BigDecimal.ONE));
    assertRefused(() -> new StandingCharge(BigDecimal.ONE, new BigDecimal("-0.01")));
    assertRefused(() -> Tier.upTo("1", "-0.01"));
    assertRefused(() -> Usage.of(" ", "1"));
    assertEquals(BigDecimal.ZERO, Usage.of("meter", "0").of("meter"));
    assertRefused(() -> new PriceSource(" ", "2026", "published", "A"));
    assertRefused(() -> PriceTerm.of(" ", "meter", "unit", SOURCE));
    assertRefused(() -> RegionalPrice.everywhere(TierTable.flat("1")).times(new BigDecimal("-1")));
  }

  @Test
  @DisplayName("a term without a meter is a standing charge and has nothing else, not even an allowance")
  void withoutMeter() {
    PriceTerm plan = PriceTerm.standing("Plan", "month", StandingCharge.monthly("5"), SOURCE);
    assertRefused(() -> plan.withFree("1"));
    assertRefused(() -> plan.withFreeTier("1"));
    assertRefused(() -> plan.withMinimumUsage("1"));
    assertRefused(() -> plan.withMinimumCharge("1"));
    assertRefused(() -> plan.withPrice("1", TierTable.flat("1")));
    assertRefused(() -> plan.withStanding(StandingCharge.NONE));
    assertEquals(plan, plan.withFree("0").withFreeTier("0").withMinimumUsage("0").withMinimumCharge("0"));
  }

  @Test
  @DisplayName("prices by region name the region of the default price, and only other ones than that have their own")
  void regionsOfPrices() {
    TierTable one = TierTable.flat("1");
    assertRefused(() -> new RegionalPrice("", one, Map.of("a", one)));
    RegionalPrice known = RegionalPrice.knownIn("a", one);
    assertEquals("a", known.priceRegion("b"));
    assertEquals(List.of(false, true, false),
        List.of(known.guessedIn("a"), known.guessedIn("b"), known.guessedIn("")));
    assertEquals(false, RegionalPrice.everywhere(one).guessedIn("b"));
  }

  private static void assertRefused(Executable made) {
    assertThrows(IllegalArgumentException.class, made);
  }
}
