package io.edgewise.topology.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.metering.CostBreakdown;
import io.edgewise.sim.metering.CostItem;
import io.edgewise.sim.metering.PriceSheet;
import io.edgewise.sim.metering.PriceTerm;
import io.edgewise.sim.metering.PricingOptions;
import io.edgewise.sim.metering.StandingCharge;
import io.edgewise.sim.metering.Tier;
import io.edgewise.sim.metering.TierTable;
import io.edgewise.sim.metering.Usage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds for the prices of every offer of the catalogue, whatever is used. */
class ShippedPricesTest {

  private static final List<PriceSheet> SHEETS = ShippedPrices.sheets();
  private static final BigDecimal SLIVER = new BigDecimal("1e-6");

  /** What a quotient that has no finite decimal form may be off by, of its value. */
  private static final BigDecimal LAST_DIGIT = new BigDecimal("1e-32");

  @Test
  @DisplayName("a quantity costs what its tiers say by Abel's sum, at, below and above every bound of every region")
  void exact() {
    for (PriceSheet sheet : SHEETS) {
      for (PriceTerm term : priced(sheet)) {
        for (String region : regions(term)) {
          for (boolean freeTier : new boolean[] {false, true}) {
            PricingOptions options = new PricingOptions(freeTier, region);
            for (BigDecimal used : quantities(term, region, options, new Random(1))) {
              BigDecimal expected = expected(term, region, used, options);
              BigDecimal cost = cost(term, used, options);
              BigDecimal error = cost.subtract(expected).abs();
              assertTrue(error.compareTo(expected.multiply(LAST_DIGIT)) <= 0,
                  () -> where(sheet, term, region, used) + ": " + cost + ", not " + expected);
            }
          }
        }
      }
    }
  }

  @Test
  @DisplayName("more usage never costs less, the free tier never costs more, and what is billed is never negative")
  void monotone() {
    for (PriceSheet sheet : SHEETS) {
      for (PriceTerm term : priced(sheet)) {
        for (String region : regions(term)) {
          PricingOptions list = new PricingOptions(false, region);
          PricingOptions free = new PricingOptions(true, region);
          BigDecimal before = BigDecimal.ZERO;
          BigDecimal beforeFree = BigDecimal.ZERO;
          for (BigDecimal used : quantities(term, region, free, new Random(2))) {
            BigDecimal cost = cost(term, used, list);
            BigDecimal costFree = cost(term, used, free);
            assertTrue(cost.compareTo(before) >= 0, () -> where(sheet, term, region, used));
            assertTrue(costFree.compareTo(beforeFree) >= 0, () -> where(sheet, term, region, used));
            assertTrue(costFree.compareTo(cost) <= 0, () -> where(sheet, term, region, used));
            before = cost;
            beforeFree = costFree;
          }
        }
      }
    }
  }

  @Test
  @DisplayName("a sliver more never costs more than a sliver and a rounding step at the dearest tier: no other jumps")
  void continuous() {
    for (PriceSheet sheet : SHEETS) {
      for (PriceTerm term : priced(sheet)) {
        for (String region : regions(term)) {
          PricingOptions options = new PricingOptions(false, region);
          BigDecimal dearest = term.price().tiersIn(region).tiers().stream().map(Tier::price)
              .reduce(BigDecimal.ZERO, BigDecimal::max);
          BigDecimal most = SLIVER.add(term.roundUpTo()).multiply(dearest)
              .divide(term.per(), MathContext.DECIMAL128).multiply(new BigDecimal("1.000001"));
          for (BigDecimal used : quantities(term, region, options, new Random(3))) {
            if (used.signum() > 0) {
              BigDecimal step = cost(term, used.add(SLIVER), options).subtract(cost(term, used, options));
              assertTrue(step.compareTo(most) <= 0, () -> where(sheet, term, region, used) + " jumps by " + step);
            }
          }
        }
      }
    }
  }

  @Test
  @DisplayName("the total is the exact sum of items and of its terms alone; more of any meter never lowers a bill")
  void wholeBills() {
    Random random = new Random(4);
    for (PriceSheet sheet : SHEETS) {
      for (int month = 0; month < 10; month++) {
        Usage usage = randomUsage(sheet, random);
        PricingOptions options = new PricingOptions(random.nextBoolean(), usage.region());
        CostBreakdown bill = sheet.price(usage, options);
        BigDecimal sum = BigDecimal.ZERO;
        for (CostItem item : bill.items()) {
          assertTrue(item.amount().signum() >= 0 && item.billable().signum() >= 0, item::toString);
          sum = sum.add(item.amount());
        }
        assertEquals(sum, bill.total());
        BigDecimal ofUsage = priced(sheet).stream().map(term -> cost(term, usage.of(term.meter()), options))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal standing = sheet.terms().stream().map(term -> standing(term, ofUsage))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(0, ofUsage.add(standing).compareTo(bill.total()), () -> sheet.offer() + ": " + usage);
        for (String meter : sheet.meters()) {
          Usage more = usage.with(meter, amount(random));
          assertTrue(sheet.price(more, options).total().compareTo(bill.total()) >= 0, () -> sheet.offer() + more);
        }
      }
    }
  }

  @Test
  @DisplayName("more usage in any of several regions never lowers a bill, whichever of them are used")
  void severalRegions() {
    Random random = new Random(6);
    for (PriceSheet sheet : SHEETS) {
      List<String> regions = new ArrayList<>(new TreeSet<>(sheet.terms().stream()
          .flatMap(term -> regions(term).stream()).toList()));
      regions.add("a region without prices of its own");
      for (int month = 0; month < 10; month++) {
        List<Usage> usages = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          usages.add(randomUsage(sheet, random).in(regions.get(random.nextInt(regions.size()))));
        }
        PricingOptions options = new PricingOptions(random.nextBoolean(), "");
        BigDecimal before = sheet.price(usages, options).total();
        for (int i = 0; i < usages.size(); i++) {
          List<Usage> more = new ArrayList<>(usages);
          for (String meter : sheet.meters()) {
            more.set(i, more.get(i).with(meter, amount(random)));
            BigDecimal after = sheet.price(more, options).total();
            assertTrue(after.compareTo(before) >= 0, () -> sheet.offer() + ": " + usages + " against " + more);
          }
        }
      }
    }
  }

  @Test
  @DisplayName("usage in two parts is billed as in one; a longer month never costs less; twice the prices, twice the bill")
  void scaled() {
    Random random = new Random(5);
    BigDecimal longer = new BigDecimal("1.25");
    for (PriceSheet sheet : SHEETS) {
      PriceSheet doubled = new PriceSheet(sheet.offer(),
          sheet.terms().stream().map(term -> term.times(BigDecimal.TWO)).toList());
      for (int month = 0; month < 10; month++) {
        Usage usage = randomUsage(sheet, random);
        Usage other = randomUsage(sheet, random).in(usage.region());
        PricingOptions options = new PricingOptions(random.nextBoolean(), "");
        BigDecimal total = sheet.price(usage, options).total();
        assertEquals(sheet.price(usage.plus(other), options), sheet.price(List.of(usage, other), options));
        assertTrue(sheet.price(usage.times(longer), options).total().compareTo(total) >= 0, sheet::offer);
        BigDecimal twice = total.multiply(BigDecimal.TWO);
        BigDecimal error = doubled.price(usage, options).total().subtract(twice).abs();
        assertTrue(error.compareTo(twice.multiply(LAST_DIGIT)) <= 0, () -> sheet.offer() + ": " + usage);
      }
    }
  }

  @Test
  @DisplayName("no usage costs what stands, and nothing else")
  void unused() {
    for (PriceSheet sheet : SHEETS) {
      BigDecimal standing =
          sheet.terms().stream().map(term -> term.standing().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
      assertEquals(0, standing.compareTo(sheet.price(Usage.NONE, PricingOptions.WITH_FREE_TIER).total()));
    }
  }

  private static List<PriceTerm> priced(PriceSheet sheet) {
    return sheet.terms().stream().filter(term -> !term.meter().isEmpty()).toList();
  }

  private static List<String> regions(PriceTerm term) {
    List<String> regions = new ArrayList<>(List.of(term.price().defaultRegion()));
    regions.addAll(new TreeSet<>(term.price().regions().keySet()));
    return regions;
  }

  /**
   * The graduated price as a sum over the changes of price at the bounds (Abel's summation by parts):
   * p<sub>1</sub> b + sum over bounds u<sub>k</sub> below b of (p<sub>k+1</sub> - p<sub>k</sub>) (b - u<sub>k</sub>).
   */
  private static BigDecimal expected(PriceTerm term, String region, BigDecimal used, PricingOptions options) {
    if (used.signum() == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal allowance = options.freeTier() ? term.free().add(term.freeTier()) : term.free();
    BigDecimal billable = used.max(term.minimumUsage()).subtract(allowance).max(BigDecimal.ZERO);
    if (term.roundUpTo().signum() > 0) {
      billable = billable.divide(term.roundUpTo(), 0, RoundingMode.UP).multiply(term.roundUpTo());
    }
    TierTable table = term.price().tiersIn(region);
    BigDecimal sum = table.tiers().getFirst().price().multiply(billable);
    for (int i = 1; i < table.tiers().size(); i++) {
      BigDecimal beyond = billable.subtract(table.tiers().get(i - 1).upTo()).max(BigDecimal.ZERO);
      sum = sum.add(table.tiers().get(i).price().subtract(table.tiers().get(i - 1).price()).multiply(beyond));
    }
    return sum.divide(term.per(), new MathContext(60)).max(term.minimumCharge());
  }

  /** What the usage alone costs. */
  private static BigDecimal cost(PriceTerm term, BigDecimal used, PricingOptions options) {
    PriceTerm alone = term.withStanding(StandingCharge.NONE);
    return new PriceSheet("offer", List.of(alone)).price(Usage.NONE.with(term.meter(), used), options).total();
  }

  private static BigDecimal standing(PriceTerm term, BigDecimal usageCharges) {
    BigDecimal share = term.standing().shareOfUsage().multiply(usageCharges);
    return term.standing().price().multiply(term.standing().quantity()).max(share);
  }

  /** Rising: nothing, a sliver around every bound of the tiers, the allowance, the minimum and the rounding, and others. */
  private static TreeSet<BigDecimal> quantities(PriceTerm term, String region, PricingOptions options, Random random) {
    BigDecimal allowance = term.allowance(options);
    List<BigDecimal> corners = new ArrayList<>(List.of(allowance, term.minimumUsage(), term.roundUpTo(),
        allowance.add(term.roundUpTo()), allowance.add(term.roundUpTo().multiply(BigDecimal.TWO))));
    term.price().tiersIn(region).tiers().stream().filter(tier -> tier.upTo() != null)
        .forEach(tier -> corners.add(tier.upTo().add(allowance)));
    TreeSet<BigDecimal> quantities = new TreeSet<>(List.of(BigDecimal.ZERO));
    for (BigDecimal corner : corners) {
      quantities.add(corner);
      quantities.add(corner.add(SLIVER));
      quantities.add(corner.subtract(SLIVER).max(BigDecimal.ZERO));
    }
    for (int i = 0; i < 10; i++) {
      quantities.add(amount(random));
    }
    return quantities;
  }

  private static Usage randomUsage(PriceSheet sheet, Random random) {
    List<String> regions = new ArrayList<>(new TreeSet<>(sheet.terms().stream()
        .flatMap(term -> regions(term).stream()).toList()));
    Usage usage = Usage.NONE.in(regions.get(random.nextInt(regions.size())));
    for (String meter : sheet.meters()) {
      if (random.nextInt(4) > 0) {
        usage = usage.with(meter, amount(random));
      }
    }
    return usage;
  }

  /** From a thousandth to ten thousand million, every order of magnitude as often. */
  private static BigDecimal amount(Random random) {
    return BigDecimal.valueOf(1 + random.nextInt(9999), 4).scaleByPowerOfTen(random.nextInt(12) - 1);
  }

  private static String where(PriceSheet sheet, PriceTerm term, String region, BigDecimal used) {
    return sheet.offer() + ", " + term.item() + " in \"" + region + "\" x " + used.toPlainString();
  }
}
