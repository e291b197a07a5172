package io.edgewise.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.Lab;
import io.edgewise.sim.metering.DurationBilling;
import io.edgewise.sim.metering.PriceSheet;
import io.edgewise.sim.metering.PriceSource;
import io.edgewise.sim.metering.PriceTerm;
import io.edgewise.sim.metering.TierTable;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Front;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Instances billed while they have requests, or while they exist, beside sums over the single requests. */
@DisplayName("Billed time of instances")
class BilledInstancesTest {

  private static final long MILLI = 1_000_000;
  private static final int SECONDS = 500;
  private static final DurationBilling HUNDREDS = DurationBilling.perMillis(100);
  private static final DurationBilling EXACT = new DurationBilling(1, 0, 1, 0, 1024);

  /** When a request was at its instance; what was not billed of its start-up left out. */
  private record Stay(long from, long to) {}

  private static InstancePolicy policy(int concurrency, int provisioned, int most) {
    return new InstancePolicy(concurrency, provisioned, most, new Constant(1500),
        InstancePolicy.IdleSelection.MOST_RECENTLY_USED, 0, InstancePolicy.ScaleUpRate.UNLIMITED_RATE);
  }

  private static Scenario scenario(InstancePolicy policy, boolean startUpBilled, double rate, boolean priced) {
    Platform platform = new Platform("containers", policy, new Cpu.Dedicated(1),
        new Platform.StartUp(List.of(new Constant(300), new Constant(200)), false, startUpBilled), new Constant(0),
        HUNDREDS, Long.MAX_VALUE);
    PriceSheet sheet = new PriceSheet("containers", List.of(PriceTerm
        .of("Active", "active", "second", new PriceSource("test", "", "assumed", "")).withPrice("1",
            TierTable.flat("1"))));
    Charge charge = new Charge(sheet, false, List.of(new Charge.Use("",
        Map.of("active", new Charge.Counted(UsageKind.ACTIVE_NANOS, List.of(), BigDecimal.ONE)))));
    Deployment deployment = new Deployment("containers", "containers", List.of(Lab.HERE), Front.NONE, platform,
        List.of(), priced ? List.of(charge) : List.of());
    return Lab.scenario(Lab.workload(rate, List.of(Lab.HERE)), List.of(Lab.compute(new Exponential(120))),
        Lab.plan(SECONDS, 0, 1, 11), deployment);
  }

  private static Measurements run(Scenario scenario, List<Stay> stays, long billedStart) {
    Simulation simulation = new Simulation(CompiledDeployment.of(scenario).getFirst());
    simulation.observe((number, sent, latency, outcome, origin, kind, site, components, offset) -> {
      if (outcome == Outcome.SERVED) {
        long start = components[offset + Component.COLD_START.ordinal()];
        stays.add(new Stay(sent + Math.max(0, start - billedStart), sent + latency));
      }
    });
    return simulation.run(7, 0, List.of(new Slice(0, SECONDS * Lab.SECOND, 0)));
  }

  /** Of one instance: stretches with requests, each rounded; the last one is cut by the end of the window. */
  private static long rounded(List<Stay> stays) {
    return union(stays, HUNDREDS);
  }

  private static long union(List<Stay> stays, DurationBilling billing) {
    long sum = 0;
    long from = Long.MIN_VALUE;
    long to = Long.MIN_VALUE;
    List<Stay> ordered = new ArrayList<>(stays);
    ordered.sort(Comparator.comparingLong(Stay::from));
    for (Stay stay : ordered) {
      if (stay.from() > to) {
        sum += billed(from, to, billing);
        from = stay.from();
      }
      to = Math.max(to, stay.to());
    }
    return sum + billed(from, to, billing);
  }

  private static long billed(long from, long to, DurationBilling billing) {
    long end = SECONDS * Lab.SECOND;
    return to < end ? billing.billedNanos(to - from) : Math.max(0, end - from);
  }

  @ParameterizedTest(name = "concurrency {0}")
  @ValueSource(ints = {1000, InstancePolicy.UNLIMITED})
  @DisplayName("an instance with several requests is billed once for each stretch with any, rounded up to 100 ms")
  void together(int concurrency) {
    List<Stay> stays = new ArrayList<>();
    Measurements m = run(scenario(policy(concurrency, 0, 1), false, 5, true), stays, 0);
    assertTrue(m.instanceStarts() > 0 && m.requests() > 2000, m::toString);
    assertEquals(rounded(stays), m.usage().total(UsageKind.ACTIVE_NANOS));
    assertTrue(rounded(stays) < m.usage().total(UsageKind.BILLED_NANOS), "requests overlap");
    assertEquals(0, m.usage().total(UsageKind.PROVISIONED_IDLE_NANOS));
  }

  @ParameterizedTest(name = "concurrency {0}")
  @ValueSource(ints = {1000, InstancePolicy.UNLIMITED})
  @DisplayName("the billed phase of a start-up, its last, counts as activity")
  void startUp(int concurrency) {
    List<Stay> stays = new ArrayList<>();
    Measurements m = run(scenario(policy(concurrency, 0, 1), true, 0.3, true), stays, 200 * MILLI);
    assertTrue(m.instanceStarts() > 20, m::toString);
    assertEquals(rounded(stays), m.usage().total(UsageKind.ACTIVE_NANOS));
  }

  @Test
  @DisplayName("with one request an instance, active time is the billed duration of the requests")
  void alone() {
    Measurements m = run(scenario(policy(1, 0, InstancePolicy.UNLIMITED), false, 5, true), new ArrayList<>(), 0);
    // Requests that run on beyond the window are billed in whole and active in part.
    double active = m.usage().total(UsageKind.ACTIVE_NANOS);
    assertEquals(m.usage().total(UsageKind.BILLED_NANOS), active, 5e9);
    assertTrue(m.usage().total(UsageKind.INSTANCE_NANOS) > 2 * active, "idle instances exist on for 1.5 s");
  }

  @Test
  @DisplayName("provisioned instances are idle when they have no request")
  void provisioned() {
    List<Stay> stays = new ArrayList<>();
    Measurements m = run(scenario(policy(1000, 3, 3), false, 5, true), stays, 0);
    // Most recently used first: one of the three takes all requests.
    long window = SECONDS * Lab.SECOND;
    assertEquals(rounded(stays), m.usage().total(UsageKind.ACTIVE_NANOS));
    assertEquals(3 * window, m.usage().total(UsageKind.INSTANCE_NANOS));
    assertEquals(3 * window - union(stays, EXACT), m.usage().total(UsageKind.PROVISIONED_IDLE_NANOS));
  }

  @Test
  @DisplayName("the life of an instance is rounded once, when it ends")
  void lives() {
    Measurements m = run(scenario(policy(1000, 0, 1), false, 0.3, true), new ArrayList<>(), 0);
    long existed = m.usage().total(UsageKind.INSTANCE_NANOS);
    double exact = m.meanInstances() * SECONDS * 1e9;
    assertTrue(existed > exact, "rounded up");
    assertEquals(50 * MILLI, (existed - exact) / m.instanceStarts(), 15 * MILLI, "half a step on average");
  }

  @Test
  @DisplayName("nobody counts activity that no price asks for")
  void unasked() {
    Measurements m = run(scenario(policy(1000, 1, 1), false, 5, false), new ArrayList<>(), 0);
    assertEquals(0, m.usage().total(UsageKind.ACTIVE_NANOS) + m.usage().total(UsageKind.PROVISIONED_IDLE_NANOS));
  }
}
