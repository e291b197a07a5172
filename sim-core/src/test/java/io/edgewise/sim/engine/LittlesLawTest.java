package io.edgewise.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.edgewise.sim.Lab;
import io.edgewise.sim.engine.RequestTrace.Span;
import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.OriginMix;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.RecordedArrivals;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.Workload;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Little's law on a sample path that begins and ends empty (Stidham, A Last Word on L = lambda W, 1974): the integral of the
 * number inside equals the sum of the times inside, exactly. The number inside is counted here, event by event, from the
 * spans of every request; the times are what the engine added up on its way. No more are ever inside than there is room for.
 */
class LittlesLawTest {

  private static final long HORIZON = 100 * Lab.SECOND;
  private static final int REQUESTS = 2_000;

  /** Requests in the first half of the horizon, so that all of them are over within it. */
  private static RecordedArrivals burst() {
    long[] at = new SplittableRandom(5).longs(REQUESTS, 0, HORIZON / 2).sorted().toArray();
    return RecordedArrivals.of(at, HORIZON);
  }

  private static Workload workload() {
    Workload users = Lab.workload(1, List.of(StepKinds.HERE));
    return new Workload(users.origins(), LoadCurve.constant(REQUESTS / 100.0, new OriginMix(1), HORIZON),
        users.access(),
        users.connection()).replaying(burst());
  }

  private record Path(Measurements measured, Map<Long, List<Span>> spans, Map<Long, Outcome> outcomes) {

    /** The spans of a name of all requests. */
    List<Span> named(String name) {
      return spans.values().stream().flatMap(List::stream).filter(span -> span.name().equals(name)).toList();
    }

    /** From when each request got its instance until it gave it back. */
    List<long[]> held() {
      List<long[]> held = new ArrayList<>();
      spans.forEach((number, all) -> {
        List<Span> inside = all.stream().filter(span -> !span.name().equals("waiting for an instance")
            && !span.name().equals("gateways and invocation")).toList();
        if (!inside.isEmpty()) {
          held.add(new long[] {inside.stream().mapToLong(Span::startNanos).min().orElseThrow(),
              inside.stream().mapToLong(Span::endNanos).max().orElseThrow()});
        }
      });
      return held;
    }
  }

  private static Path run(Platform platform, List<Step> steps) {
    Scenario scenario = StepKinds.scenario(workload(), steps,
        StepKinds.deployment(platform, platform, StepKinds.homes().get("plain store")));
    RequestTrace trace = new RequestTrace(LongStream.range(0, REQUESTS).toArray());
    Map<Long, Outcome> outcomes = new HashMap<>();
    Simulation simulation = new Simulation(CompiledDeployment.of(scenario).getFirst());
    simulation.trace(trace);
    simulation.observe((number, sent, latency, outcome, origin, kind, site, components, offset) -> outcomes.put(number,
        outcome));
    Measurements measured = simulation.run(1, 0, List.of(new Slice(0, HORIZON, 0)));
    Map<Long, List<Span>> spans = new HashMap<>();
    for (long number = 0; number < REQUESTS; number++) {
      spans.put(number, trace.spans(number));
    }
    return new Path(measured, spans, outcomes);
  }

  /** The integral of the number inside over time, and the most that were inside at once. */
  private static long[] sweep(List<long[]> intervals) {
    List<long[]> changes = new ArrayList<>();
    intervals.forEach(each -> {
      changes.add(new long[] {each[0], 1});
      changes.add(new long[] {each[1], -1});
    });
    // Who leaves makes room for who comes at the same moment.
    changes.sort(Comparator.<long[]>comparingLong(each -> each[0]).thenComparingLong(each -> each[1]));
    long area = 0;
    long inside = 0;
    long most = 0;
    long before = 0;
    for (long[] change : changes) {
      area += inside * (change[0] - before);
      before = change[0];
      inside += change[1];
      most = Math.max(most, inside);
    }
    assertEquals(0, inside, "empty at the end");
    return new long[] {area, most};
  }

  private static List<long[]> intervals(List<Span> spans) {
    return spans.stream().map(span -> new long[] {span.startNanos(), span.endNanos()}).toList();
  }

  private static final Cpu OWN = new Cpu.Dedicated(1);
  private static final List<Step> WORK = List.of(StepKinds.compute(40), StepKinds.waiting(20));

  @TestFactory
  @DisplayName("instances: requests that hold one, over time, add up to the time for which each held one")
  Stream<DynamicTest> instances() {
    int unlimited = InstancePolicy.UNLIMITED;
    Map<String, InstancePolicy> policies = Map.of(
        "functions", StepKinds.policy(1, 0, unlimited, 2_000, 0),
        "three functions that refuse", StepKinds.policy(1, 0, 3, 2_000, 0),
        "three functions with a queue", StepKinds.policy(1, 0, 3, 2_000, 1_000),
        "provisioned functions", StepKinds.policy(1, 2, 5, 300, 10),
        "containers", StepKinds.policy(4, 0, 2, 1_000, 50));
    return policies.entrySet().stream().map(policy -> dynamicTest(policy.getKey(), () -> {
      Path path = run(StepKinds.platform(policy.getValue(), OWN, 100, Long.MAX_VALUE), WORK);
      long[] swept = sweep(path.held());
      Measurements m = path.measured();
      assertEquals(swept[0], m.meanBusy() * m.measuredNanos(), 1);
      long room = policy.getValue().maxInstances() == unlimited ? Long.MAX_VALUE
          : (long) policy.getValue().maxInstances() * policy.getValue().concurrency();
      assertTrue(swept[1] <= room, () -> swept[1] + " requests at once for " + room);
      long refused = path.outcomes().values().stream().filter(outcome -> outcome != Outcome.SERVED).count();
      assertEquals(REQUESTS - refused, path.held().size(), "all but the refused held an instance once");
      if (policy.getValue().concurrency() == 1) {
        assertEquals(m.coldStarts(), path.named("starting").size(), "nobody else waits for an instance to start");
      }
    }));
  }

  @TestFactory
  @DisplayName("cores: requests that compute, over time, add up to the time that cores worked, first in first out")
  Stream<DynamicTest> cores() {
    return Stream.of(1, 2, 20).map(cores -> dynamicTest(cores + " cores", () -> {
      Path path = run(StepKinds.platform(InstancePolicy.alwaysOn(), new Cpu.Cores(cores, 1, 1_000), 0, Long.MAX_VALUE),
          WORK);
      long[] swept = sweep(intervals(path.named("computing")));
      Measurements m = path.measured();
      assertEquals(swept[0], m.utilisation() * cores * HORIZON, 1e3);
      assertTrue(swept[1] <= cores, () -> swept[1] + " at once");
      List<Span> inOrder = path.spans().values().stream()
          .map(all -> all.stream().filter(span -> span.name().equals("computing")).findFirst().orElseThrow())
          .sorted(Comparator.comparingLong(Span::startNanos)).toList();
      assertEquals(REQUESTS, inOrder.size());
      // A core that idles lets nobody wait: whoever waited began at the end of another computation.
      List<Long> ends = path.named("computing").stream().map(Span::endNanos).toList();
      for (Span waited : path.named("waiting for a core")) {
        assertTrue(ends.contains(waited.endNanos()), "a wait ended while no core became free");
      }
    }));
  }

  @TestFactory
  @DisplayName("everything: each request is at one thing at a time, from when it was sent until it is over")
  Stream<DynamicTest> spansTile() {
    return StepKinds.platforms().entrySet().stream().filter(each -> !each.getKey().startsWith("short"))
        .map(platform -> dynamicTest(platform.getKey(), () -> {
          List<Step> single = List.of(StepKinds.compute(3), StepKinds.all().get("read"), StepKinds.waiting(2),
              StepKinds.all().get("write"), StepKinds.all().get("cached read"), StepKinds.all().get("infer"));
          Path path = run(platform.getValue(), single);
          path.spans().forEach((number, all) -> {
            List<Span> ordered = all.stream().filter(span -> span.endNanos() > span.startNanos())
                .sorted(Comparator.comparingLong(Span::startNanos)).toList();
            for (int i = 1; i < ordered.size(); i++) {
              assertEquals(ordered.get(i - 1).endNanos(), ordered.get(i).startNanos(), "request " + number);
            }
          });
        }));
  }

  @TestFactory
  @DisplayName("the system: what is inside, over time, adds up to the latencies")
  Stream<DynamicTest> system() {
    return StepKinds.platforms().entrySet().stream().map(platform -> dynamicTest(platform.getKey(), () -> {
      List<long[]> inside = new ArrayList<>();
      Scenario scenario = StepKinds.scenario(workload(), WORK, StepKinds.deployment(platform.getValue(),
          platform.getValue(), StepKinds.homes().get("plain store")));
      Simulation simulation = new Simulation(CompiledDeployment.of(scenario).getFirst());
      simulation.observe((number, sent, latency, outcome, origin, kind, site, components, offset) -> {
        if (outcome == Outcome.SERVED) {
          inside.add(new long[] {sent, sent + latency});
        }
      });
      Measurements m = simulation.run(1, 0, List.of(new Slice(0, HORIZON, 0)));
      double latencies = inside.isEmpty() ? 0 : m.latency().meanNanos() * m.latency().count();
      assertEquals(sweep(inside)[0], latencies, 1e3);
    }));
  }
}
