package io.edgewise.sim.metering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PriceSheetTest {

  private static final PriceSource SOURCE = new PriceSource("a price page", "2026-07-20", "published", "A");
  private static final PriceTerm REGIONAL = PriceTerm.of("Egress", "egress-gb", "GB", SOURCE)
      .withPrice("1", new RegionalPrice("us-east-1",
          TierTable.of(Tier.upTo("100", "0.09"), Tier.unbounded("0.08")),
          Map.of("sa-east-1", TierTable.flat("0.15"))))
      .withFree("10");

  @Test
  void aRegionWithoutAPriceOfItsOwnIsFlaggedAndTheDefaultRegionIsNot() {
    PriceSheet sheet = new PriceSheet("transfer", List.of(REGIONAL));
    Usage usage = Usage.of("egress-gb", "20");
    assertEquals(new BigDecimal("0.90"), sheet.price(usage.in("us-east-1"), PricingOptions.LIST).totalInCents());
    assertTrue(sheet.price(usage.in("us-east-1"), PricingOptions.LIST).guessedRegions().isEmpty());
    assertTrue(sheet.price(usage.in("sa-east-1"), PricingOptions.LIST).guessedRegions().isEmpty());
    assertEquals(new BigDecimal("1.50"), sheet.price(usage.in("sa-east-1"), PricingOptions.LIST).totalInCents());
    CostBreakdown elsewhere = sheet.price(usage.in("af-south-1"), PricingOptions.LIST);
    assertEquals(new BigDecimal("0.90"), elsewhere.totalInCents());
    assertEquals(1, elsewhere.guessedRegions().size());
    assertEquals("us-east-1", elsewhere.guessedRegions().getFirst().region());
  }

  @Test
  void usageWithoutARegionTakesTheRegionOfTheOptions() {
    PriceSheet sheet = new PriceSheet("transfer", List.of(REGIONAL));
    CostBreakdown bill = sheet.price(Usage.of("egress-gb", "20"), new PricingOptions(false, "sa-east-1"));
    assertEquals(new BigDecimal("1.50"), bill.totalInCents());
  }

  @Test
  void regionsShareOneAllowanceAndPoolTiersWhereTheyShareAPrice() {
    PriceSheet sheet = new PriceSheet("transfer", List.of(REGIONAL));
    // 60 + 60 GB at us-east-1's price: 10 included, 100 at 0.09, 10 at 0.08; Sao Paulo gets no second allowance.
    CostBreakdown bill = sheet.price(List.of(
        Usage.of("egress-gb", "60").in("us-east-1"),
        Usage.of("egress-gb", "10").in("sa-east-1"),
        Usage.of("egress-gb", "60").in("af-south-1")), PricingOptions.LIST);
    assertEquals(2, bill.items().size());
    assertEquals(0, new BigDecimal("9.80").compareTo(bill.items().get(0).amount()));
    assertEquals(0, new BigDecimal("1.50").compareTo(bill.items().get(1).amount()));
    assertTrue(bill.items().get(0).guessedRegion());
  }

  @Test
  void everyRegionIsRaisedToTheLeastUsage() {
    PriceSheet sheet = new PriceSheet("cache", List.of(PriceTerm.of("Data", "gb", "GB", SOURCE)
        .withPrice("1", new RegionalPrice("dear", TierTable.flat("2"), Map.of("cheap", TierTable.flat("1"))))
        .withMinimumUsage("100")));
    Usage dear = Usage.of("gb", "30").in("dear");
    Usage cheap = Usage.of("gb", "70").in("cheap");
    Usage none = Usage.of("gb", "0").in("cheap");
    assertBill("200", sheet, dear, none);
    assertBill("300", sheet, dear, cheap);
    assertBill("300", sheet, cheap, dear);
    // Another region with the price of the default, and another user in the same region.
    assertBill("400", sheet, dear, Usage.of("gb", "1").in("elsewhere"));
    assertBill("220", sheet, dear, Usage.of("gb", "80").in("dear"));
    CostItem item = sheet.price(dear, PricingOptions.LIST).items().getFirst();
    assertEquals(new BigDecimal("30"), item.quantity());
    assertEquals(new BigDecimal("100"), item.billable());
  }

  @Test
  void anAllowanceGoesToTheRegionsInTheOrderOfTheListWhicheverAreUsed() {
    PriceSheet sheet = new PriceSheet("transfer", List.of(PriceTerm.of("Egress", "gb", "GB", SOURCE)
        .withPrice("1", new RegionalPrice("dear", TierTable.flat("5"), Map.of("cheap", TierTable.flat("1"))))
        .withFree("10")));
    Usage cheap = Usage.of("gb", "10").in("cheap");
    Usage elsewhere = Usage.of("gb", "10").in("elsewhere");
    // "dear" and "elsewhere" share a price. Were the order that of what is used, the first bill would be 50 dollars.
    assertBill("10", sheet, Usage.of("gb", "0").in("dear"), cheap, elsewhere);
    assertBill("15", sheet, Usage.of("gb", "1").in("dear"), cheap, elsewhere);
  }

  @Test
  void usageThatNobodyPricesIsFound() {
    PriceSheet sheet = new PriceSheet("transfer", List.of(REGIONAL));
    Usage usage = Usage.of("egress-gb", "1").with("invocations", "5").with("gb-seconds", "0");
    assertEquals(Set.of("invocations"), PriceSheet.unpriced(usage, List.of(sheet)));
    assertEquals(Set.of("egress-gb"), sheet.meters());
  }

  @Test
  void anAlwaysOnMachineCostsTheSameIdleOrBusy() {
    PriceSheet machine = new PriceSheet("t3.medium", List.of(PriceTerm.standing(
        "On demand", "hour", StandingCharge.hourly("0.0416", 2), SOURCE)));
    assertEquals(Set.of(), machine.meters());
    assertEquals(0, new BigDecimal("60.736").compareTo(machine.price(Usage.NONE, PricingOptions.LIST).total()));
    assertEquals(machine.price(Usage.NONE, PricingOptions.LIST),
        machine.price(Usage.of("invocations", "1e9"), PricingOptions.LIST));
  }

  @Test
  void aPlanIsTheGreaterOfItsPriceAndAShareOfWhatTheOtherTermsCharge() {
    PriceTerm plan = PriceTerm.standing("Plan", "month",
        StandingCharge.monthly("500").orShareOfUsage(new BigDecimal("0.1")), SOURCE);
    PriceTerm actions = PriceTerm.of("Actions", "actions", "action", SOURCE).withPrice("1", TierTable.flat("1"));
    PriceTerm gigabytes = PriceTerm.of("Storage", "gb", "GB", SOURCE).withPrice("1", TierTable.flat("1"));
    PriceSheet sheet = new PriceSheet("plan", List.of(plan, actions, gigabytes));
    assertBill("500", sheet, Usage.NONE);
    // A tenth of 3,000 + 1,999 is still below 500, that of 3,000 + 3,000 above.
    assertBill("5499", sheet, Usage.of("actions", "3000").with("gb", "1999"));
    assertBill("6600", sheet, Usage.of("actions", "3000").with("gb", "3000"));
    PriceSheet noBase = new PriceSheet("plan", List.of(
        PriceTerm.standing("Plan", "month", StandingCharge.NONE.orShareOfUsage(new BigDecimal("0.1")), SOURCE),
        actions));
    assertBill("0", noBase, Usage.NONE);
    assertBill("110", noBase, Usage.of("actions", "100"));
    assertThrows(IllegalArgumentException.class, () -> StandingCharge.NONE.orShareOfUsage(new BigDecimal("1.01")));
    assertThrows(IllegalArgumentException.class, () -> StandingCharge.NONE.orShareOfUsage(new BigDecimal("-0.1")));
  }

  private static void assertBill(String dollars, PriceSheet sheet, Usage... usages) {
    CostBreakdown bill = sheet.price(List.of(usages), PricingOptions.LIST);
    assertEquals(0, new BigDecimal(dollars).compareTo(bill.total()), bill::toString);
  }

  @Test
  void aPricePerUnitsWithoutFiniteDecimalIsRoundedAt34Digits() {
    PriceSheet sheet = new PriceSheet("express", List.of(
        PriceTerm.of("Duration", "gb-seconds", "GB-second", SOURCE).withPrice("3600", TierTable.flat("0.06"))));
    assertEquals(new BigDecimal("0.00001666666666666666666666666666666667"),
        sheet.price(Usage.of("gb-seconds", "1"), PricingOptions.LIST).total());
    assertEquals(0, new BigDecimal("0.06").compareTo(
        sheet.price(Usage.of("gb-seconds", "3600"), PricingOptions.LIST).total()));
  }

  @Test
  void usageScalesAndAddsExactly() {
    Usage day = Usage.of("invocations", "3").with("gb-seconds", "0.1");
    Usage month = day.times(new BigDecimal("30"));
    assertEquals(0, new BigDecimal("90").compareTo(month.of("invocations")));
    assertEquals(0, new BigDecimal("3").compareTo(month.of("gb-seconds")));
    assertEquals(0, new BigDecimal("93").compareTo(month.plus(day).of("invocations")));
    assertThrows(IllegalArgumentException.class, () -> day.plus(day.in("us-east-1")));
    assertThrows(IllegalArgumentException.class, () -> Usage.of("invocations", "-1"));
  }

  @Test
  void wrongTablesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> TierTable.of());
    assertThrows(IllegalArgumentException.class, () -> TierTable.of(Tier.upTo("5", "1")));
    assertThrows(IllegalArgumentException.class,
        () -> TierTable.of(Tier.upTo("5", "1"), Tier.upTo("5", "2"), Tier.unbounded("1")));
    assertThrows(IllegalArgumentException.class,
        () -> new RegionalPrice("a", TierTable.flat("1"), Map.of("a", TierTable.flat("2"))));
    assertThrows(IllegalArgumentException.class, () -> PriceTerm.of("Requests", "", "request", SOURCE));
    PriceTerm term = PriceTerm.of("Requests", "invocations", "request", SOURCE);
    assertThrows(IllegalArgumentException.class, () -> term.withPrice("0", TierTable.flat("1")));
    assertThrows(IllegalArgumentException.class, () -> term.withFree("-1"));
  }

  @Test
  void evidenceAges() {
    LocalDate today = LocalDate.of(2026, 11, 23);
    assertFalse(SOURCE.olderThanOneYear(today));
    assertFalse(new PriceSource("s", "2025-11", "published", "").olderThanOneYear(today));
    assertTrue(new PriceSource("s", "2025-10", "published", "").olderThanOneYear(today));
    assertFalse(new PriceSource("s", "2025", "published", "").olderThanOneYear(today));
    assertTrue(new PriceSource("s", "", "assumed", "").olderThanOneYear(today));
    assertThrows(IllegalArgumentException.class, () -> new PriceSource("s", "2025-13", "published", ""));
    assertThrows(IllegalArgumentException.class, () -> new PriceSource("s", "July", "published", ""));
    assertThrows(IllegalArgumentException.class, () -> new PriceSource("s", "2025", "guessed", ""));
  }

  @Test
  void guessedWithKnown() {
    PriceSheet sheet = new PriceSheet("offer", List.of(PriceTerm.of("Requests", "requests", "request", SOURCE)
        .withPrice("1", RegionalPrice.knownIn("a", TierTable.flat("2")))));
    Usage known = Usage.of("requests", "3").in("a");
    Usage guessed = Usage.of("requests", "4").in("b");
    for (List<Usage> usages : List.of(List.of(known, guessed), List.of(guessed, known))) {
      CostItem item = sheet.price(usages, PricingOptions.LIST).items().getFirst();
      assertTrue(item.guessedRegion());
      assertEquals(0, new BigDecimal("14").compareTo(item.amount()));
    }
    assertFalse(sheet.price(List.of(known, known), PricingOptions.LIST).items().getFirst().guessedRegion());
  }

  @Test
  void tierBounds() {
    assertThrows(IllegalArgumentException.class, () -> Tier.upTo("0", "1"));
    assertEquals(BigDecimal.ZERO, Tier.upTo("1", "0").price());
  }

  @Test
  void numbersOfATermAreNotNegative() {
    PriceTerm term = PriceTerm.of("Requests", "requests", "request", SOURCE);
    assertThrows(IllegalArgumentException.class, () -> term.withFreeTier("-1"));
    assertThrows(IllegalArgumentException.class, () -> term.withRoundUpTo("-1"));
    assertThrows(IllegalArgumentException.class, () -> term.withMinimumUsage("-1"));
    assertThrows(IllegalArgumentException.class, () -> term.withMinimumCharge("-1"));
  }
}
