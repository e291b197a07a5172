package io.edgewise.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.metering.Meter;
import io.edgewise.sim.metering.PriceSheet;
import io.edgewise.sim.metering.PriceSource;
import io.edgewise.sim.metering.PriceTerm;
import io.edgewise.sim.metering.StandingCharge;
import io.edgewise.sim.metering.TierTable;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.AccessLink;
import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.ConnectionSetUp;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Front;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.InstancePolicy.IdleSelection;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.OriginMix;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.Sampling;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.Workload;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.result.Comparison.Verdict;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.stats.Tally;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExperimentTest {

  private static final List<Step> WORK = List.of(Lab.compute(new Exponential(50)));

  private static RunPlan precise(double within, long seed) {
    return new RunPlan(24 * 3600 * Lab.SECOND, RunPlan.AUTO, RunPlan.AUTO_REPLICATIONS,
        new RunPlan.Precision(Metric.P99, within), 50_000_000, 0.95, seed);
  }

  private static Deployment servers(String id, int cores) {
    return Lab.deployment(id, Lab.servers(cores, InstancePolicy.UNLIMITED), List.of(Lab.HERE));
  }

  private static Deployment functions(String id, Charge... charges) {
    Platform platform =
        Lab.functions(Lab.scaling(new Constant(5000), IdleSelection.MOST_RECENTLY_USED), new Constant(200));
    return new Deployment(id, id, List.of(Lab.HERE), Front.NONE, platform, List.of(), List.of(charges));
  }

  private static Scenario scenario(RunPlan plan, Deployment... deployments) {
    return Lab.scenario(Lab.workload(20, List.of(Lab.HERE)), WORK, plan, deployments);
  }

  @Test
  @DisplayName("the number of threads changes nothing")
  void threads() {
    Scenario scenario = scenario(precise(0.02, 1), servers("two", 2), functions("functions"));
    RunResult one = new Experiment(scenario).threads(1).run();
    for (int threads : new int[] {2, 3, 8}) {
      RunResult many = new Experiment(scenario).threads(threads).run();
      assertEquals(one.fingerprint(), many.fingerprint());
      for (int i = 0; i < 2; i++) {
        assertEquals(one.strategies().get(i).intervals(), many.strategies().get(i).intervals());
        assertEquals(one.strategies().get(i).rates(), many.strategies().get(i).rates());
      }
      assertEquals(one.comparisons(), many.comparisons());
    }
  }

  @Test
  @DisplayName("another seed gives other numbers with overlapping intervals")
  void seeds() {
    StrategyResult a = new Experiment(scenario(precise(0.02, 1), servers("two", 2))).run().strategies().get(0);
    StrategyResult b = new Experiment(scenario(precise(0.02, 2), servers("two", 2))).run().strategies().get(0);
    assertNotEquals(a.intervals().get(Metric.P99).value(), b.intervals().get(Metric.P99).value());
    assertTrue(a.intervals().get(Metric.P99).low() < b.intervals().get(Metric.P99).high());
    assertTrue(b.intervals().get(Metric.P99).low() < a.intervals().get(Metric.P99).high());
    assertTrue(a.precisionReached());
    assertTrue(a.intervals().get(Metric.P99).relativeHalfWidth() <= 0.02);
  }

  @Test
  @DisplayName("reordering or removing strategies leaves the others' numbers as they were")
  void othersDoNotMatter() {
    Deployment a = servers("a", 2);
    Deployment b = functions("b");
    Deployment c = servers("c", 3);
    RunResult all = new Experiment(scenario(precise(0.03, 1), a, b, c)).run();
    RunResult turned = new Experiment(scenario(precise(0.03, 1), c, a)).run();
    assertEquals(all.strategies().get(0).intervals(), turned.strategies().get(1).intervals());
    assertEquals(all.strategies().get(2).intervals(), turned.strategies().get(0).intervals());
    assertArrayEquals(all.strategies().get(2).values().get(Metric.P50), turned.strategies().get(0).values().get(
        Metric.P50));
    assertEquals(all.comparison("a", "c", Metric.P99).orElseThrow().difference().value(),
        -turned.comparison("a", "c", Metric.P99).orElseThrow().difference().value(), 1e-9);
  }

  @Test
  @DisplayName("two equal strategies under different names are not distinguishable, a slower one is")
  void verdicts() {
    RunResult result = new Experiment(scenario(precise(0.03, 1), servers("a", 2), servers("b", 2), servers("c", 3)))
        .run();
    assertEquals(Verdict.NOT_DISTINGUISHABLE, result.comparison("a", "b", Metric.P99).orElseThrow().verdict());
    assertEquals(Verdict.SECOND_LOWER, result.comparison("a", "c", Metric.P99).orElseThrow().verdict());
    assertEquals("c", result.best(Metric.P99).orElseThrow().id());
  }

  @Test
  @DisplayName("a queue that cannot keep up is called saturated, one that can is not")
  void saturation() {
    RunResult result = new Experiment(scenario(Lab.plan(2_000, 0, 5, 1), servers("three", 3), servers("two", 2))).run();
    assertFalse(result.strategies().get(0).saturated());
    assertFalse(result.strategies().get(1).saturated());
    Scenario over = Lab.scenario(Lab.workload(25, List.of(Lab.HERE)), WORK, Lab.plan(2_000, 0, 5, 1),
        servers("one", 1));
    assertTrue(new Experiment(over).run().strategies().get(0).saturated());
  }

  @Test
  @DisplayName("without traffic only standing charges are due")
  void noTraffic() {
    PriceSource source = new PriceSource("test", "2026-01-01", "assumed", "");
    PriceSheet sheet = new PriceSheet("functions", List.of(
        PriceTerm.of("Requests", Meter.INVOCATIONS, "request", source).withPrice("1000000", TierTable.flat("0.20")),
        PriceTerm.standing("Subscription", "month", StandingCharge.monthly("5"), source)));
    Charge charge = new Charge(sheet, false, List.of(new Charge.Use("", Map.of(Meter.INVOCATIONS,
        new Charge.Counted(UsageKind.INVOCATIONS, List.of(), BigDecimal.ONE)))));
    StrategyResult quiet = new Experiment(Lab.scenario(Lab.workload(0, List.of(Lab.HERE)), WORK,
        Lab.plan(1_000, 0, 3, 1), functions("functions", charge))).run().strategies().get(0);
    assertEquals(new BigDecimal("5.00"), quiet.monthlyCost().totalInCents());
    assertTrue(quiet.metric(Metric.P99).isEmpty());
    assertTrue(quiet.rate(Rate.COLD_START).isEmpty());
    StrategyResult busy = new Experiment(scenario(Lab.plan(20_000, 0, 3, 1), functions("functions", charge))).run()
        .strategies().get(0);
    double requests = 20 * 730 * 3600.0;
    assertEquals(5 + requests / 1e6 * 0.20, busy.monthlyCost().total().doubleValue(), 0.2, "a month of 20/s");
    assertTrue(busy.metric(Metric.MONTHLY_COST).orElseThrow().contains(5 + requests / 1e6 * 0.20));
  }

  @Test
  @DisplayName("instances that exist all month are billed for all of it, whatever hours of the day were measured")
  void timeOfInstances() {
    PriceSource source = new PriceSource("test", "2026-01-01", "assumed", "");
    PriceSheet sheet = new PriceSheet("containers", List.of(
        PriceTerm.of("Instances", Meter.HOURS, "hour", source).withPrice("1", TierTable.flat("0.10"))));
    Charge charge = new Charge(sheet, false, List.of(new Charge.Use("", Map.of(Meter.HOURS,
        new Charge.Counted(UsageKind.INSTANCE_NANOS, List.of(), new BigDecimal("1e-9")
            .divide(BigDecimal.valueOf(3600), MathContext.DECIMAL128))))));
    LoadCurve day = new LoadCurve(List.of(
        new LoadCurve.Segment(0, 30, new OriginMix(1)),
        new LoadCurve.Segment(18 * 3600 * Lab.SECOND, 1, new OriginMix(1))), 24 * 3600 * Lab.SECOND, true, 0);
    Workload users = new Workload(List.of(Lab.HERE), day, AccessLink.NONE, ConnectionSetUp.OPEN);
    Deployment three = new Deployment("three", "three", List.of(Lab.HERE), Front.NONE,
        Lab.functions(new InstancePolicy(100, 3, 3, InstancePolicy.KEEP_FOR_EVER,
            InstancePolicy.IdleSelection.MOST_RECENTLY_USED, 0, InstancePolicy.ScaleUpRate.UNLIMITED_RATE), Lab.ZERO),
        List.of(), List.of(charge));
    StrategyResult result = new Experiment(Lab.scenario(users, WORK, precise(0.1, 1), three)).run().strategies().get(0);
    assertTrue(result.sampled());
    assertEquals(new BigDecimal("219.00"), result.monthlyCost().totalInCents(), "3 x 730 h x 0.10 dollars");
    assertEquals(0, result.metric(Metric.MONTHLY_COST).orElseThrow().halfWidth(), 1e-6);
  }

  @Test
  @DisplayName("a load that changes over the day is sampled so that its mix of hours is right")
  void slices() {
    // Twelve hours of 30/s from one place, twelve hours of 10/s from another.
    LoadCurve day = new LoadCurve(List.of(
        new LoadCurve.Segment(0, 30, new OriginMix(1, 0)),
        new LoadCurve.Segment(12 * 3600 * Lab.SECOND, 10, new OriginMix(0, 1))), 24 * 3600 * Lab.SECOND, true, 0);
    Workload users = new Workload(List.of(Lab.place(1), Lab.place(2)), day, AccessLink.NONE, ConnectionSetUp.OPEN);
    Deployment site = new Deployment("site", "site", List.of(Lab.place(1)), Front.NONE,
        Lab.functions(InstancePolicy.alwaysOn(), Lab.ZERO), List.of(), List.of());
    Scenario scenario = new Scenario("day", users, List.of(new RequestProfile("request", 1, List.of(), 0)), List.of(),
        List.of(site), (a, b) -> a.equals(b) ? 10_000_000 : 90_000_000, new Constant(1), precise(0.02, 1));
    StrategyResult result = new Experiment(scenario).run().strategies().get(0);
    assertTrue(result.sampled());
    // Three requests in four are near.
    assertEquals(0.75 * 10 + 0.25 * 90, result.metric(Metric.MEAN).orElseThrow().value(), 0.5);
    assertTrue(result.metric(Metric.MEAN).orElseThrow().halfWidth() < 0.5, "the slices cancel the daily cycle");
    assertEquals(20 * 730 * 3600.0, result.measurements().requests() * result.monthFactor(), 2e6);
  }

  @Test
  @DisplayName("a run may stop at the precision of a rate, and says when a rate rests on few events")
  void precisionOfARate() {
    RunPlan plan = new RunPlan(600 * Lab.SECOND, 60 * Lab.SECOND, RunPlan.AUTO_REPLICATIONS,
        new RunPlan.Precision(Rate.COLD_START, 0.1), 50_000_000, 0.95, 1);
    StrategyResult result = new Experiment(scenario(plan, functions("functions"))).run().strategies().get(0);
    assertTrue(result.precisionReached());
    assertTrue(result.rate(Rate.COLD_START).orElseThrow().relativeHalfWidth() <= 0.1);
    assertEquals(Map.of(), result.tooSmall());
    RunPlan coarse = new RunPlan(15 * Lab.SECOND, 60 * Lab.SECOND, 2, plan.precision(), 50_000_000, 0.95, 1);
    StrategyResult few = new Experiment(scenario(coarse, functions("functions"))).run().strategies().get(0);
    long starts = few.measurements().coldStarts();
    assertTrue(starts > 1 && starts < 10, starts + " cold starts");
    assertEquals("coldStartRate rests on " + starts + " events in "
        + String.format(Locale.ROOT, "%,d", few.measurements().requests()),
        few.tooSmall().get(Rate.COLD_START));
  }

  @Test
  @DisplayName("a quantile beyond what the sample can tell is called so")
  void tooFewRequests() {
    RunPlan plan = new RunPlan(20 * Lab.SECOND, 60 * Lab.SECOND, 8, new RunPlan.Precision(Metric.P99, 0.1), 50_000_000,
        0.95, 1);
    StrategyResult result = new Experiment(scenario(plan, servers("two", 2))).run().strategies().get(0);
    long requests = result.measurements().requests();
    assertTrue(requests > 3_000 && requests < 3_600, requests + " requests");
    assertEquals(List.of(Metric.P999), List.copyOf(result.tooSmall().keySet()));
    assertEquals("p99.9 needs at least 3,688 observations for a 95 % interval, there are "
        + String.format(Locale.ROOT, "%,d", requests),
        result.tooSmall().get(Metric.P999));
  }

  @Test
  @DisplayName("a run consists of whole groups; a number a group, whose mean is the quantile of all requests")
  void wholeGroups() {
    for (Sampling sampling : Sampling.values()) {
      RunPlan plan = Lab.plan(100, 10, 10, 1).withSampling(sampling);
      StrategyResult result = new Experiment(scenario(plan, servers("two", 2))).run().strategies().get(0);
      int groups = Math.ceilDiv(10, sampling.groupSize());
      assertEquals(groups * sampling.groupSize(), result.replications());
      double[] values = result.values().get(Metric.P95);
      assertEquals(groups, values.length);
      assertEquals(groups, result.values().get(Metric.MEAN).length);
      assertEquals(result.metric(Metric.P95).orElseThrow().value(), Tally.of(values).mean(), 1e-3);
    }
  }

  @Test
  @DisplayName("a cancelled run ends")
  void cancel() {
    Experiment experiment = new Experiment(scenario(precise(0.0001, 1), servers("two", 2))).cancelledBy(() -> true);
    assertThrows(CancellationException.class, experiment::run);
  }
}
