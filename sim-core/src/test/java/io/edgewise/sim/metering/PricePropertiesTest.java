package io.edgewise.sim.metering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What holds for every price table, tried on random ones. */
class PricePropertiesTest {

  private static final PriceSource SOURCE = new PriceSource("random table", "2026", "assumed", "");
  private static final int TABLES = 300;
  private static final List<String> USED_IN = List.of("b", "d", "c", "a", "b", "d");

  @Test
  @DisplayName("Graduated tiers cost what pricing unit by unit costs")
  void slowTwin() {
    Random random = new Random(1);
    for (int table = 0; table < TABLES; table++) {
      PriceTerm term = randomTerm(random);
      boolean freeTier = random.nextBoolean();
      int used = random.nextInt(120);
      BigDecimal fast = cost(term, used, freeTier);
      BigDecimal slow = unitByUnit(term, used, freeTier);
      assertEquals(0, slow.compareTo(fast), () -> term + " x " + used + ": " + slow + " against " + fast);
    }
  }

  @Tag("slow")
  @Test
  @DisplayName("More usage never costs less, and the free tier never costs more")
  void monotone() {
    Random random = new Random(2);
    for (int table = 0; table < TABLES; table++) {
      PriceTerm term = randomTerm(random);
      BigDecimal before = BigDecimal.ZERO;
      for (int used = 0; used < 120; used++) {
        BigDecimal cost = cost(term, used, false);
        assertTrue(cost.compareTo(before) >= 0, term + " at " + used);
        assertTrue(cost(term, used, true).compareTo(cost) <= 0, term + " at " + used);
        before = cost;
      }
    }
  }

  @Test
  @DisplayName("Several regions cost what pricing each price region unit by unit costs, and more in any never costs less")
  void regions() {
    Random random = new Random(5);
    for (int table = 0; table < TABLES; table++) {
      PriceTerm regional = randomTerm(random);
      // Two regions have prices of their own, two share that of the default.
      PriceTerm term = regional.withPrice(regional.per().toPlainString(), new RegionalPrice("a",
          regional.price().defaultTiers(), Map.of("b", randomTiers(random), "c", randomTiers(random))));
      int[] used = new int[USED_IN.size()];
      BigDecimal before = BigDecimal.ZERO;
      for (int step = 0; step < 20; step++) {
        used[random.nextInt(used.length)] += random.nextInt(12);
        BigDecimal cost = cost(term, used);
        BigDecimal slow = byRegion(term, used);
        assertEquals(0, slow.compareTo(cost), () -> term + " x " + Arrays.toString(used) + ": " + cost);
        assertTrue(cost.compareTo(before) >= 0, () -> term + " x " + Arrays.toString(used));
        before = cost;
      }
    }
  }

  private static BigDecimal cost(PriceTerm term, int[] used) {
    List<Usage> usages = new ArrayList<>();
    for (int i = 0; i < used.length; i++) {
      usages.add(Usage.of("meter", Integer.toString(used[i])).in(USED_IN.get(i)));
    }
    return new PriceSheet("offer", List.of(term)).price(usages, PricingOptions.LIST).total();
  }

  /** Raises each region to the minimum, then prices b, a with d, and c in this order, as they are listed first. */
  private static BigDecimal byRegion(PriceTerm term, int[] used) {
    int[] b = {used[0] + used[4]};
    int[] aAndD = {used[3], used[1] + used[5]};
    int[] c = {used[2]};
    int allowance = term.free().intValueExact();
    BigDecimal sum = BigDecimal.ZERO;
    boolean any = false;
    List<int[]> zones = List.of(b, aAndD, c);
    for (int zone = 0; zone < zones.size(); zone++) {
      int counted = 0;
      for (int region : zones.get(zone)) {
        counted += region == 0 ? 0 : Math.max(region, term.minimumUsage().intValueExact());
      }
      any |= counted > 0;
      int included = Math.min(counted, allowance);
      allowance -= included;
      sum = sum.add(unitByUnit(term, term.price().tiersIn(List.of("b", "a", "c").get(zone)), counted - included));
    }
    return any ? sum.max(term.minimumCharge()) : BigDecimal.ZERO;
  }

  @Test
  @DisplayName("Without rounding and minimum the price is continuous: at every tier bound a sliver costs a sliver")
  void continuousAtBounds() {
    Random random = new Random(3);
    BigDecimal sliver = new BigDecimal("1e-12");
    for (int table = 0; table < TABLES; table++) {
      TierTable tiers = randomTiers(random);
      for (Tier tier : tiers.tiers()) {
        if (tier.upTo() != null) {
          BigDecimal below = tiers.amount(tier.upTo().subtract(sliver));
          BigDecimal above = tiers.amount(tier.upTo().add(sliver));
          BigDecimal bound = new BigDecimal("10").multiply(sliver).multiply(BigDecimal.TWO);
          assertTrue(above.subtract(below).compareTo(bound) <= 0, tiers::toString);
        }
      }
    }
  }

  @Test
  @DisplayName("The total is the exact sum of the items, merged or not; no usage costs the standing charges only")
  void sums() {
    Random random = new Random(4);
    for (int table = 0; table < TABLES; table++) {
      List<PriceTerm> terms = new ArrayList<>();
      BigDecimal standing = BigDecimal.ZERO;
      Usage usage = Usage.NONE;
      for (int i = 0; i < 4; i++) {
        StandingCharge charge = StandingCharge.hourly("0.0" + random.nextInt(1000), random.nextInt(4));
        PriceTerm term = randomTerm(random).withStanding(charge);
        terms.add(new PriceTerm(term.item(), "meter" + i, term.unit(), term.per(), term.price(), term.free(),
            term.freeTier(), term.roundUpTo(), term.minimumUsage(), term.minimumCharge(), charge, SOURCE));
        standing = standing.add(charge.amount());
        usage = usage.with("meter" + i, BigDecimal.valueOf(random.nextInt(10_000), 2));
      }
      PriceSheet sheet = new PriceSheet("offer", terms);
      assertEquals(0, standing.compareTo(sheet.price(Usage.NONE, PricingOptions.LIST).total()));
      CostBreakdown whole = sheet.price(usage, PricingOptions.LIST);
      List<CostBreakdown> parts = new ArrayList<>();
      for (PriceTerm term : terms) {
        parts.add(new PriceSheet("offer", List.of(term)).price(usage, PricingOptions.LIST));
      }
      assertEquals(whole, CostBreakdown.merge(parts));
      BigDecimal sum = parts.stream().map(CostBreakdown::total).reduce(BigDecimal.ZERO, BigDecimal::add);
      assertEquals(0, sum.compareTo(whole.total()));
    }
  }

  /** Adds the price of each unit in turn, after the allowance and the rounding, by looking its tier up. */
  private static BigDecimal unitByUnit(PriceTerm term, int used, boolean freeTier) {
    if (used == 0) {
      return BigDecimal.ZERO;
    }
    int counted = Math.max(used, term.minimumUsage().intValueExact());
    int over = counted - term.free().intValueExact() - (freeTier ? term.freeTier().intValueExact() : 0);
    return unitByUnit(term, term.price().defaultTiers(), Math.max(0, over)).max(term.minimumCharge());
  }

  private static BigDecimal unitByUnit(PriceTerm term, TierTable tiers, int over) {
    int billable = over;
    int step = Math.max(1, term.roundUpTo().intValueExact());
    while (billable % step != 0) {
      billable++;
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (int unit = 1; unit <= billable; unit++) {
      for (Tier tier : tiers.tiers()) {
        if (tier.upTo() == null || unit <= tier.upTo().intValueExact()) {
          sum = sum.add(tier.price());
          break;
        }
      }
    }
    return sum.divide(term.per());
  }

  private static BigDecimal cost(PriceTerm term, int used, boolean freeTier) {
    return new PriceSheet("offer", List.of(term))
        .price(Usage.of("meter", Integer.toString(used)), new PricingOptions(freeTier, "")).total();
  }

  private static PriceTerm randomTerm(Random random) {
    return PriceTerm.of("item", "meter", "unit", SOURCE)
        .withPrice(random.nextBoolean() ? "1" : "8", randomTiers(random))
        .withFree(Integer.toString(random.nextInt(3) * 7))
        .withFreeTier(Integer.toString(random.nextInt(3) * 5))
        .withRoundUpTo(Integer.toString(random.nextInt(3) * 6))
        .withMinimumUsage(Integer.toString(random.nextInt(3) * 9))
        .withMinimumCharge("0." + random.nextInt(2) * 25);
  }

  private static TierTable randomTiers(Random random) {
    List<Tier> tiers = new ArrayList<>();
    int bound = 0;
    for (int i = random.nextInt(4); i > 0; i--) {
      bound += 1 + random.nextInt(30);
      tiers.add(new Tier(BigDecimal.valueOf(bound), BigDecimal.valueOf(random.nextInt(1000), 2)));
    }
    tiers.add(new Tier(null, BigDecimal.valueOf(random.nextInt(1000), 2)));
    return new TierTable(tiers);
  }
}
