package io.edgewise.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.Allocation;
import io.edgewise.sim.Lab;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.InstancePolicy.IdleSelection;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.OriginMix;
import io.edgewise.sim.model.RecordedArrivals;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.Workload;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.random.Recorded;
import io.edgewise.sim.result.Measurements;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Recorded requests: their times, kinds, functions and durations, by hand and against an obvious replay. */
class ReplayTest {

  private static final long LENGTH = 100 * Lab.SECOND;

  private static Workload workload(RecordedArrivals recorded) {
    double rate = recorded.size() / (recorded.lengthNanos() / 1e9);
    Workload users = Lab.workload(rate, List.of(Lab.HERE));
    return new Workload(users.origins(), LoadCurve.constant(rate, new OriginMix(1), recorded.lengthNanos()),
        users.access(), users.connection()).replaying(recorded);
  }

  private static Deployment functions(double keepAliveMillis, double startUpMillis) {
    return Lab.deployment("functions",
        Lab.functions(Lab.scaling(new Constant(keepAliveMillis), IdleSelection.MOST_RECENTLY_USED),
            new Constant(startUpMillis)),
        List.of(Lab.HERE));
  }

  private static Simulation simulation(RecordedArrivals recorded, Step step, Deployment deployment) {
    return new Simulation(CompiledDeployment
        .of(Lab.scenario(workload(recorded), List.of(step), Lab.plan(100, 0, 1, 1), deployment)).getFirst());
  }

  private static Measurements run(RecordedArrivals recorded, Step step, Deployment deployment, long warmUpNanos) {
    return simulation(recorded, step, deployment).run(1, 0,
        List.of(new Slice(0, recorded.lengthNanos(), warmUpNanos)));
  }

  private static double[] millis(double... seconds) {
    return Arrays.stream(seconds).map(each -> 1000 * each).toArray();
  }

  private static RecordedArrivals at(double... seconds) {
    return RecordedArrivals.of(Arrays.stream(seconds).mapToLong(each -> Math.round(1e9 * each)).toArray(), LENGTH);
  }

  @Test
  @DisplayName("four requests by hand: each at its time, with its own work, on the instances that are left")
  void byHand() {
    // Keep-alive 10 s.   0 s: cold, works 5 s.  2 s: cold, works 1 s, idle from 3 s.  4 s: warm, works 2 s, idle from 6 s.
    // The first is idle from 5 s to 15 s, the other from 6 s to 16 s; 30 s: cold.
    RecordedArrivals recorded = at(0, 2, 4, 30);
    Step work = new Step.Compute(Recorded.of(millis(5, 1, 2, 7)));
    List<Long> latencies = new ArrayList<>();
    Simulation simulation = simulation(recorded, work, functions(10_000, 500));
    simulation.observe((number, sent, latency, outcome, origin, kind, site, components, offset) -> {
      assertEquals(recorded.atNanos(number), sent, "sent as recorded");
      latencies.add(latency);
    });
    Measurements m = simulation.run(1, 0, List.of(new Slice(0, LENGTH, 0)));
    assertEquals(4, m.requests());
    assertEquals(3, m.coldStarts());
    assertEquals(List.of(5_500_000_000L, 1_500_000_000L, 2_000_000_000L, 7_500_000_000L),
        latencies, "work of its own, and 500 ms where it started cold");
  }

  @Test
  @DisplayName("a warm-up is the end of the recording; a wait and tokens are those of the request")
  void warmUp() {
    RecordedArrivals recorded = at(3, 95);
    Step wait = new Step.Wait(Recorded.of(millis(1, 2)));
    assertEquals(2, run(recorded, wait, functions(10_000, 0), 0).coldStarts());
    assertEquals(1, run(recorded, wait, functions(10_000, 0), 10 * Lab.SECOND).coldStarts(),
        "the one at -5 s left an instance, idle from -3 s to 7 s");
    assertEquals(1.5e9, run(recorded, wait, functions(10_000, 0), 0).latency().meanNanos(), 1e7);
  }

  @Test
  @DisplayName("numbers go on in both directions, and times with them")
  void endless() {
    RecordedArrivals recorded = at(3, 95);
    assertEquals(-97 * Lab.SECOND, recorded.atNanos(-2));
    assertEquals(-5 * Lab.SECOND, recorded.atNanos(-1));
    assertEquals(103 * Lab.SECOND, recorded.atNanos(2));
    for (long request = -5; request < 5; request++) {
      assertEquals(request, recorded.firstFrom(recorded.atNanos(request)));
      assertEquals(request + 1, recorded.firstFrom(recorded.atNanos(request) + 1));
    }
    assertThrows(IllegalArgumentException.class, () -> at(2, 1));
    assertThrows(IllegalArgumentException.class, () -> at(100));
    assertThrows(IllegalArgumentException.class, () -> at());
  }

  @Test
  @DisplayName("kinds are those recorded, whatever their shares, and every replication sees the same requests")
  void kinds() {
    RecordedArrivals recorded = at(1, 2, 3, 4, 5).withKinds(new int[] {1, 0, 1, 1, 0});
    List<RequestProfile> profiles = List.of(
        new RequestProfile("short", 99, List.of(new Step.Compute(new Constant(1))), 0),
        new RequestProfile("long", 1, List.of(new Step.Compute(new Exponential(1000))), 0));
    Scenario scenario = new Scenario("kinds", workload(recorded), profiles, List.of(), List.of(functions(1, 0)),
        (a, b) -> 0, new Constant(1), Lab.plan(100, 0, 1, 1));
    Simulation simulation = new Simulation(CompiledDeployment.of(scenario).getFirst());
    Measurements first = simulation.run(1, 0, List.of(new Slice(0, LENGTH, 0)));
    Measurements second = simulation.run(1, 1, List.of(new Slice(0, LENGTH, 0)));
    assertEquals(2, first.latencyOfKind(0).count());
    assertEquals(3, first.latencyOfKind(1).count());
    assertEquals(3, second.latencyOfKind(1).count());
    assertTrue(first.latencyOfKind(1).meanNanos() != second.latencyOfKind(1).meanNanos(), "but draws their work anew");
  }

  @Test
  @DisplayName("functions keep their instances for themselves where they are separate, and share them where not")
  void functions() {
    RecordedArrivals recorded = at(1, 2, 3, 4).withFunctions(new int[] {0, 1, 1, 0}, List.of("a", "b"));
    Step work = new Step.Compute(new Constant(100));
    assertEquals(1, run(recorded, work, functions(10_000, 0), 0).coldStarts(), "one instance for all");
    Measurements apart = run(recorded, work, functions(10_000, 0).separatingFunctions(), 0);
    assertEquals(2, apart.coldStarts(), "one for each");
    assertEquals(1, apart.usage().size(UsageKind.INVOCATIONS), "read by site");
    assertEquals(4, apart.usage().get(UsageKind.INVOCATIONS, 0));
    for (int function = 0; function < 2; function++) {
      assertEquals(2, apart.usage().ofPool(UsageKind.INVOCATIONS, function));
      assertEquals(1, apart.usage().ofPool(UsageKind.COLD_STARTS, function));
    }
    assertEquals(400_000_000, apart.usage().total(UsageKind.BILLED_NANOS));
  }

  @Test
  @DisplayName("cold starts of random recordings equal those of a replay with a list of instances, to the unit")
  void slowTwin() {
    SplittableRandom random = new SplittableRandom(11);
    for (int trial = 0; trial < 200; trial++) {
      int size = 1 + random.nextInt(300);
      int count = 1 + random.nextInt(8);
      long[] at = random.longs(size, 0, LENGTH).sorted().toArray();
      double[] work = random.doubles(size, 1, 2_000).toArray();
      int[] function = random.ints(size, 0, count).toArray();
      long keepAliveNanos = random.nextLong(1, 20 * Lab.SECOND);
      RecordedArrivals recorded = RecordedArrivals.of(at, LENGTH)
          .withFunctions(function, IntStream.range(0, count).mapToObj(i -> "f" + i).toList());
      Measurements m = run(recorded, new Step.Wait(Recorded.of(work)),
          functions(keepAliveNanos / 1e6, 0).separatingFunctions(), 0);
      assertEquals(coldStarts(at, work, function, keepAliveNanos), m.coldStarts(), "trial " + trial);
    }
  }

  /** Replays with one list of the ends of all instances for each function; the one used last is taken first. */
  private static long coldStarts(long[] at, double[] workMillis, int[] function, long keepAliveNanos) {
    Map<Integer, List<Long>> endsOf = new HashMap<>();
    long cold = 0;
    for (int i = 0; i < at.length; i++) {
      long now = at[i];
      List<Long> ends = endsOf.computeIfAbsent(function[i], key -> new ArrayList<>());
      ends.removeIf(end -> end + keepAliveNanos <= now);
      Long idle = ends.stream().filter(end -> end <= now).max(Comparator.naturalOrder()).orElse(null);
      if (idle == null) {
        cold++;
      } else {
        ends.remove(idle);
      }
      ends.add(now + Math.round(1e6 * workMillis[i]));
    }
    return cold;
  }

  @Test
  @DisplayName("a longer replay allocates no more than a shorter one")
  void allocation() {
    long[] at = IntStream.range(0, 10_000).mapToLong(i -> i * 10_000_000L).toArray();
    RecordedArrivals recorded = RecordedArrivals.of(at, LENGTH)
        .withFunctions(IntStream.range(0, at.length).map(i -> i % 7).toArray(),
            IntStream.range(0, 7).mapToObj(i -> "f" + i).toList());
    Simulation simulation = simulation(recorded, new Step.Wait(Recorded.of(millis(0.01, 0.02))),
        functions(1000, 1).separatingFunctions());
    Allocation.assertNonePerRequest(simulation);
  }
}
