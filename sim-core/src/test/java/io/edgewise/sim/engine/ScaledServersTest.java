package io.edgewise.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.Lab;
import io.edgewise.sim.metering.DurationBilling;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.AccessLink;
import io.edgewise.sim.model.Autoscaling;
import io.edgewise.sim.model.Autoscaling.Direction;
import io.edgewise.sim.model.Autoscaling.Machines;
import io.edgewise.sim.model.Autoscaling.Target;
import io.edgewise.sim.model.ConnectionSetUp;
import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Front;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.OriginMix;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.Workload;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers whose number follows the load, in whole simulations. */
@DisplayName("Servers that scale")
class ScaledServersTest {

  private static final long SECOND = Lab.SECOND;
  private static final Direction POD_UP = new Direction(0.1, 1, 0, 0, 1, 4);
  private static final Direction POD_DOWN = new Direction(0.1, 1, 300 * SECOND, 0, Direction.ANY, 0);

  private static Autoscaling pods(int least, int most, double target, Distribution start, Machines machines) {
    return new Autoscaling(least, most, new Target.Utilisation(target), 15 * SECOND, 4, 0, POD_UP, POD_DOWN, start,
        machines);
  }

  private static Platform platform(Cpu cpu) {
    return new Platform("servers", InstancePolicy.alwaysOn(), cpu, Platform.StartUp.NONE, new Constant(0),
        DurationBilling.perMillis(1), Long.MAX_VALUE);
  }

  private static Scenario scenario(Cpu cpu, Workload workload, Distribution work) {
    Deployment deployment =
        new Deployment("servers", "servers", List.of(Lab.HERE), Front.NONE, platform(cpu), List.of(),
            List.of());
    return Lab.scenario(workload, List.of(Lab.compute(work)), Lab.plan(600, 0, 1, 3), deployment);
  }

  private static Measurements run(Scenario scenario, long warmUpSeconds, long seconds) {
    Simulation simulation = new Simulation(CompiledDeployment.of(scenario).getFirst());
    Measurements found =
        simulation.run(5, 0, List.of(new Slice(0, seconds * SECOND, warmUpSeconds * SECOND)));
    assertEquals(0, simulation.inFlight());
    return found;
  }

  @Test
  void underConstantLoadSettlesAtTheNumberThatTheTargetAsksFor() {
    // 37.5 requests a second of 100 ms keep 3.75 cores busy: 7.5 instances at a target of 50 %, so 8.
    Measurements found = run(scenario(new Cpu.Scaled(1, 1, InstancePolicy.UNLIMITED,
        pods(2, 20, 0.5, new Constant(0), Machines.NONE)), Lab.workload(37.5, List.of(Lab.HERE)), new Constant(100)),
        600, 3600);
    assertEquals(8.0, found.meanInstances(), 1e-9);
    assertEquals(8, found.mostInstances());
    assertEquals(3.75 / 8, found.utilisation(), 0.01);
    assertEquals(8.0 * 3600 * SECOND, found.usage().total(UsageKind.INSTANCE_NANOS), 1);
  }

  @Test
  void requestsOfASecondAreATargetToo() {
    // 47 a second at a target of 10 a second each.
    Autoscaling scaling = new Autoscaling(1, 20, new Target.Requests(10), 15 * SECOND, 4, 0, POD_UP, POD_DOWN,
        new Constant(0), Machines.NONE);
    Measurements found = run(scenario(new Cpu.Scaled(2, 1, InstancePolicy.UNLIMITED, scaling),
        Lab.workload(47, List.of(Lab.HERE)), new Constant(10)), 600, 1200);
    assertEquals(5.0, found.meanInstances(), 0.11);
  }

  @ParameterizedTest(name = "{0} requests may wait")
  @ValueSource(ints = {0, 5, InstancePolicy.UNLIMITED})
  void aFixedNumberServesAsServersThatDoNotScale(int queueLimit) {
    Workload workload = Lab.workload(90, List.of(Lab.HERE));
    Autoscaling fixed = pods(4, 4, 0.5, new Constant(0), Machines.NONE);
    Cpu scaled = new Cpu.Scaled(2, 1, queueLimit, fixed);
    Cpu cores = new Cpu.Cores(8, 1, queueLimit);
    List<Long> waitsScaled = waits(scenario(scaled, workload, new Exponential(80)));
    List<Long> waits = waits(scenario(cores, workload, new Exponential(80)));
    assertEquals(waits, waitsScaled);
    assertTrue(waits.size() > 20_000 && waits.stream().anyMatch(wait -> wait != 0));
  }

  /** Of each request in order, the wait for a core; -1 for those refused. */
  private static List<Long> waits(Scenario scenario) {
    List<Long> waits = new ArrayList<>();
    Simulation simulation = new Simulation(CompiledDeployment.of(scenario).getFirst());
    simulation.observe((number, sent, latency, outcome, origin, kind, site, components, offset) -> {
      while (waits.size() <= number) {
        waits.add(null);
      }
      waits.set((int) number, outcome == Outcome.SERVED ? components[offset + Component.QUEUE.ordinal()] : -1);
    });
    simulation.run(5, 0, List.of(new Slice(0, 300 * SECOND, 0)));
    return waits;
  }

  /**
   * 10 requests a second of 200 ms, 2 busy cores, before and 40, 8 busy cores, from 900 s on. Target 50 %, cores of
   * one instance 1: from 4 instances to 16. The load is the mean of the last minute, decided upon every 15 s, after 900 s
   * at most doubled each time; an instance needs 30 s to its first request.
   */
  @Test
  void aStepInTheLoadIsFollowedAsFastAsDecisionsAndStartsAllow() {
    OriginMix here = new OriginMix(new double[] {1});
    LoadCurve step =
        new LoadCurve(List.of(new LoadCurve.Segment(0, 10, here), new LoadCurve.Segment(900 * SECOND, 40, here)),
            3600 * SECOND, false, 0);
    Workload workload = new Workload(List.of(Lab.HERE), step, AccessLink.NONE, ConnectionSetUp.OPEN);
    Scenario scenario = scenario(new Cpu.Scaled(1, 1, InstancePolicy.UNLIMITED,
        pods(1, 40, 0.5, new Constant(30_000), Machines.NONE)), workload, new Constant(200));
    List<long[]> served = new ArrayList<>();
    Simulation simulation = new Simulation(CompiledDeployment.of(scenario).getFirst());
    simulation.observe((number, sent, latency, outcome, origin, kind, site, components, offset) -> served
        .add(new long[] {sent, components[offset + Component.QUEUE.ordinal()]}));
    simulation.run(5, 0, List.of(new Slice(0, 2400 * SECOND, 0)));
    assertEquals(0, simulation.inFlight());
    assertTrue(longestWait(served, 600, 900) < SECOND, "4 instances bear the load of 2");
    // Until the first decision at 915 s, and 30 s of start: 4 cores for 8, so 20 a second stay behind for 45 s.
    assertTrue(longestWait(served, 930, 945) > 10 * SECOND);
    assertTrue(longestWait(served, 1200, 2400) < SECOND, "16 instances bear the load of 8");
  }

  private static long longestWait(List<long[]> served, long from, long to) {
    return served.stream().filter(one -> one[0] >= from * SECOND && one[0] < to * SECOND).mapToLong(one -> one[1])
        .max().orElseThrow();
  }
}
