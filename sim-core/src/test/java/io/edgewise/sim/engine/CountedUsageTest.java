package io.edgewise.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.edgewise.sim.Lab;
import io.edgewise.sim.metering.DurationBilling;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.metering.UsageMeter;
import io.edgewise.sim.model.ConnectionSetUp;
import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Front;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.KeySpace;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.OriginMix;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.RecordedArrivals;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.Workload;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Recorded;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What four recorded requests use up, counted by hand. */
@DisplayName("Counted usage of four requests")
class CountedUsageTest {

  private static final long MILLI = 1_000_000;
  private static final long LENGTH = 100 * Lab.SECOND;
  private static final Place CODE = Lab.HERE;
  private static final Place DATA = Lab.place(1);

  /**
   * One request an instance, a start of 500 ms of which the last 200 ms are billed, ten seconds of keep-alive, durations
   * in whole 100 ms. A request computes, reads 5,000 bytes in 5 ms and writes 900 in 7 ms, 20 ms away and back.
   */
  private static UsageMeter run(int provisioned) {
    RecordedArrivals recorded = RecordedArrivals
        .of(new long[] {0, 2 * Lab.SECOND, 4 * Lab.SECOND, 30 * Lab.SECOND}, LENGTH);
    Workload users = Lab.workload(0.04, List.of(CODE));
    Workload workload = new Workload(users.origins(), LoadCurve.constant(0.04, new OriginMix(1), LENGTH),
        users.access(), ConnectionSetUp.OPEN).replaying(recorded);
    InstancePolicy policy = new InstancePolicy(1, provisioned, InstancePolicy.UNLIMITED, new Constant(10_000),
        InstancePolicy.IdleSelection.MOST_RECENTLY_USED, 0, InstancePolicy.ScaleUpRate.UNLIMITED_RATE);
    Platform platform = new Platform("functions", policy, new Cpu.Dedicated(1),
        new Platform.StartUp(List.of(new Constant(300), new Constant(200)), false, true), Lab.ZERO,
        DurationBilling.perMillis(100), Long.MAX_VALUE);
    StateStore store = new StateStore("store", new StateStore.Home(DATA), new Constant(5), new Constant(7), 0,
        new StateStore.OperationUnits(4096, 1024, 0.5), StateStore.Capacity.UNLIMITED);
    KeySpace keys = new KeySpace(10, 0);
    List<Step> steps = List.of(new Step.Compute(Recorded.of(new double[] {5000, 1000, 2000, 7000})),
        new Step.Read(0, keys, 5000, Step.Consistency.STRONG), new Step.Write(0, keys, 900));
    Deployment deployment = new Deployment("functions", "functions", List.of(CODE), Front.NONE, platform,
        List.of(store), List.of());
    Scenario scenario = new Scenario("usage", workload, List.of(new RequestProfile("request", 1, steps, 1234)),
        List.of("items"), List.of(deployment), (a, b) -> a.equals(b) ? 0 : 20 * MILLI, new Constant(1),
        Lab.plan(100, 0, 1, 1));
    return new Simulation(CompiledDeployment.of(scenario).getFirst()).run(1, 0, List.of(new Slice(0, LENGTH, 0)))
        .usage();
  }

  private static void assertUsage(Map<UsageKind, Long> expected, UsageMeter usage) {
    for (UsageKind kind : UsageKind.values()) {
      assertEquals(expected.getOrDefault(kind, 0L), usage.total(kind), kind::name);
    }
  }

  private static Map<UsageKind, Long> whatAllUse() {
    Map<UsageKind, Long> expected = new EnumMap<>(UsageKind.class);
    expected.put(UsageKind.INVOCATIONS, 4L);
    expected.put(UsageKind.CPU_NANOS, 15 * Lab.SECOND);
    expected.put(UsageKind.ENTRIES, 4L);
    expected.put(UsageKind.EGRESS_BYTES, 4 * 1234L);
    expected.put(UsageKind.READS, 4L);
    expected.put(UsageKind.WRITES, 4L);
    // 5,000 bytes are two units of 4,096, and 900 are one of 1,024.
    expected.put(UsageKind.READ_MILLIUNITS, 4 * 2000L);
    expected.put(UsageKind.WRITE_MILLIUNITS, 4 * 1000L);
    expected.put(UsageKind.RECEIVED_BYTES, 4 * 5000L);
    expected.put(UsageKind.SENT_BYTES, 4 * 900L);
    return expected;
  }

  @Test
  @DisplayName("on demand: 0 s cold, 2 s cold, 4 s on the second instance, 30 s cold")
  void onDemand() {
    Map<UsageKind, Long> expected = whatAllUse();
    // Held for the work and 52 ms of the store, and 200 ms of the start where it was cold: 5,252, 1,252, 2,052, 7,252.
    expected.put(UsageKind.BILLED_NANOS, (5300 + 1300 + 2100 + 7300) * MILLI);
    expected.put(UsageKind.COLD_STARTS, 3L);
    // The first leaves at 5,552 and expires ten seconds later. The second leaves at 3,552, comes back at 4,000, leaves at
    // 6,052. The third, from 30,000, leaves at 37,552.
    expected.put(UsageKind.INSTANCE_NANOS, (15_600 + 14_100 + 17_600) * MILLI);
    assertUsage(expected, run(0));
  }

  @Test
  @DisplayName("one provisioned: it takes the first and the last request, another one those between")
  void provisioned() {
    Map<UsageKind, Long> expected = whatAllUse();
    expected.put(UsageKind.PROVISIONED_NANOS, (5100 + 7100) * MILLI);
    expected.put(UsageKind.BILLED_NANOS, (1300 + 2100) * MILLI);
    expected.put(UsageKind.COLD_STARTS, 1L);
    // The provisioned one exists all the time, the other from 2,000 to 16,052.
    expected.put(UsageKind.INSTANCE_NANOS, LENGTH + 14_100 * MILLI);
    assertUsage(expected, run(1));
  }
}
