package io.edgewise.sim.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.metering.Meter;
import io.edgewise.sim.metering.PriceSheet;
import io.edgewise.sim.metering.PriceSource;
import io.edgewise.sim.metering.PriceTerm;
import io.edgewise.sim.metering.StandingCharge;
import io.edgewise.sim.metering.Tier;
import io.edgewise.sim.metering.TierTable;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.metering.UsageMeter;
import io.edgewise.sim.model.Charge;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Lognormal;
import io.edgewise.sim.random.Uniform;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UncertainMonthTest {

  private static final PriceSource SOURCE = new PriceSource("test", "2026-01", "published", "A");

  /** A thousand requests were measured, of which a month has 10,000 times as many; an instance stood for an hour. */
  private static final Bill.Month MONTH = new Bill.Month(10_000, 730);

  private static UsageMeter usage() {
    UsageMeter usage = new UsageMeter(1, 1, 0);
    usage.count(UsageKind.INVOCATIONS, 0, 1000);
    usage.count(UsageKind.INSTANCE_NANOS, 0, 3_600_000_000_000L);
    return usage;
  }

  private static Charge charge(String meter, UsageKind kind, String perUnit, PriceTerm term) {
    return new Charge(new PriceSheet("test", List.of(term)), false, List.of(new Charge.Use("", Map.of(meter,
        new Charge.Counted(kind, List.of(), new BigDecimal(perUnit))))));
  }

  /** $5 a month, 2 million requests free, then $1 a million up to 10 million and $0.50 beyond. */
  private static Charge tiered() {
    return charge(Meter.INVOCATIONS, UsageKind.INVOCATIONS, "1", PriceTerm
        .of("Requests", Meter.INVOCATIONS, "request", SOURCE)
        .withPrice("1000000", TierTable.of(Tier.upTo("10000000", "1"), Tier.unbounded("0.50"))).withFree("2000000")
        .withStanding(StandingCharge.monthly("5")));
  }

  /** $0.01 an hour. */
  private static Charge hourly() {
    return charge(Meter.HOURS, UsageKind.INSTANCE_NANOS, "0.000000000000277777777777777778", PriceTerm
        .of("Hours", Meter.HOURS, "hour", SOURCE).withPrice("1", TierTable.flat("0.01")));
  }

  private static UncertainMonth months(Distribution demand, Charge... charges) {
    return UncertainMonth.of("s", List.of(charges), usage(), MONTH, demand::quantile);
  }

  @Test
  @DisplayName("a month is billed through allowance and tiers at its own demand")
  void monthsAreBilledThroughTheTiers() {
    UncertainMonth months = months(new Uniform(0.1, 3), tiered());
    // By hand: 10 million requests a month at a demand of 1.
    assertEquals(5 + 0, months.at(0.2), 1e-9, "2 million, all of them free");
    assertEquals(5 + 8, months.at(1), 1e-9, "8 million at $1");
    assertEquals(5 + 10 + 4, months.at(2), 1e-9, "10 million at $1 and 8 at $0.50");
    // The demand at probability p is 0.1 + 2.9 p.
    assertEquals(5 + 10 * 1.55 - 2 - 0.5 * (10 * 1.55 - 12), months.quantile(0.5), 1e-9, "13.5 million, 3.5 beyond");
  }

  @Test
  @DisplayName("what grows with time and standing charges stay where demand moves")
  void timeDoesNotGrowWithDemand() {
    UncertainMonth months = months(new Uniform(0.5, 3), hourly());
    assertEquals(7.30, months.at(0.5), 1e-6, "730 hours at $0.01");
    assertEquals(months.at(0.5), months.at(3), 0);
    assertEquals(5, months(new Uniform(0.5, 3), tiered()).at(0), 1e-9);
  }

  @Test
  @DisplayName("the mean is the integral over the demand")
  void meanIsTheIntegral() {
    // Uniform from 0.2 to 2.2: $5 + integral of the tiers / 2, by hand: $1 a million from 2 to 12 million, then $0.50.
    double upToTwelve = 10.0 * 10 / 2 / 10;
    double beyond = (10 * 10 + 0.5 * 10 * 10 / 2) / 10;
    assertEquals(5 + (upToTwelve + beyond) / 2, months(new Uniform(0.2, 2.2), tiered()).mean(), 1e-4);
  }

  @Test
  @DisplayName("the probability of breaking a budget is that of the demand above which it breaks")
  void probabilityAboveIsThatOfTheDemand() {
    UncertainMonth months = months(new Uniform(0, 2), tiered());
    assertEquals(0.5, months.probabilityAbove(13), 1e-9, "$13 are due at a demand of 1");
    assertEquals(0.9, months.probabilityAbove(5), 1e-9, "the free requests end at a demand of 0.2");
    assertEquals(1, months.probabilityAbove(4.99), 0);
    assertEquals(1, months.demandAbove(13).orElseThrow(), 1e-9);
    assertTrue(months.demandAbove(19).isEmpty() && months.demandAbove(4.99).isEmpty());
    assertEquals(0, months.probabilityAbove(19), 0);
    Distribution wide = Lognormal.ofQuantiles(0.5, 1, 0.9, 2);
    assertEquals(0.1, months(wide, tiered()).probabilityAbove(19), 1e-9);
  }

  @Test
  @DisplayName("two strategies are compared in months of the same demand")
  void strategiesAreComparedMonthByMonth() {
    UncertainMonth tiered = months(new Uniform(0, 2), tiered());
    UncertainMonth hourly = months(new Uniform(0, 2), hourly());
    // $7.30 are due for 4.3 million requests.
    assertEquals(0.43 / 2, tiered.probabilityCheaperThan(hourly), 1e-6);
    assertEquals(1 - 0.43 / 2, hourly.probabilityCheaperThan(tiered), 1e-6);
    assertEquals(0.43, tiered.demandOfTie(hourly).orElseThrow(), 1e-6);
    assertEquals(0, tiered.probabilityCheaperThan(tiered), 0);
    assertTrue(tiered.demandOfTie(tiered).isEmpty());
  }

  @Test
  @DisplayName("no demand is cheaper than a smaller one")
  void billsNeverFall() {
    UncertainMonth months = months(Lognormal.ofQuantiles(0.1, 0.3, 0.9, 4), tiered(), hourly());
    for (int i = 1; i < 200; i++) {
      assertTrue(months.quantile(i / 200.0) <= months.quantile((i + 0.5) / 200.0));
    }
  }
}
