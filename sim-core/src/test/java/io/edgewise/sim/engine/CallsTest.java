package io.edgewise.sim.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.Allocation;
import io.edgewise.sim.Lab;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.AccessLink;
import io.edgewise.sim.model.ConnectionSetUp;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Front;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.InstancePolicy.IdleSelection;
import io.edgewise.sim.model.InstancePolicy.ScaleUpRate;
import io.edgewise.sim.model.KeySpace;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.OriginMix;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.Service;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.Workload;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import io.edgewise.sim.theory.MMc;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Calls of services and parallel branches: by hand, against theory, and what has to hold of every run. */
class CallsTest {

  private static final Place USERS = Lab.place(1);
  private static final Place NEAR = Lab.place(2);
  private static final Place FAR = Lab.place(3);
  private static final Distribution ZERO = Lab.ZERO;

  private static Step compute(double millis) {
    return new Step.Compute(new Constant(millis));
  }

  private static Step call(int service, Step... steps) {
    return new Step.Call(service, List.of(steps), 1_000, 2_000);
  }

  private static Step parallel(Step... branches) {
    return new Step.Parallel(Arrays.stream(branches).map(List::of).toList());
  }

  private static Platform functions(double startUpMillis) {
    return Lab.functions(Lab.scaling(new Constant(60_000), IdleSelection.MOST_RECENTLY_USED),
        new Constant(startUpMillis));
  }

  private static Platform bounded(int instances, int queue) {
    return Lab.functions(new InstancePolicy(1, 0, instances, InstancePolicy.KEEP_FOR_EVER,
        IdleSelection.MOST_RECENTLY_USED, queue, ScaleUpRate.UNLIMITED_RATE), ZERO);
  }

  private static Deployment deployment(Platform platform, List<StateStore> stores, Service... services) {
    return new Deployment("d", "d", List.of(NEAR), Front.NONE, platform, stores, List.of(services), List.of());
  }

  /** Users, near and far are so far from each other, one after the other on a line. */
  private static Scenario scenario(double rate, long rttNanos, List<Step> steps, Deployment... deployments) {
    Workload users = new Workload(List.of(USERS), LoadCurve.constant(rate, new OriginMix(1), 3600 * Lab.SECOND),
        new AccessLink(ZERO, new Constant(1), 0, ZERO, Double.POSITIVE_INFINITY), ConnectionSetUp.OPEN);
    List<String> names = deployments[0].services().stream().map(Service::id).toList();
    List<String> dataSets = deployments[0].stores().isEmpty() ? List.of() : List.of("items");
    return new Scenario("calls", users, List.of(new RequestProfile("request", 1, steps, 0)), dataSets, names,
        List.of(deployments), (a, b) -> Math.round(Math.abs(a.longitudeDegrees() - b.longitudeDegrees())) * rttNanos,
        new Constant(1), Lab.plan(100, 0, 1, 3));
  }

  private static Measurements run(Scenario scenario, double seconds) {
    Simulation simulation = new Simulation(CompiledDeployment.of(scenario).getFirst());
    Measurements m = simulation.run(scenario.plan().seed(), 0, List.of(new Slice(0, Math.round(seconds * 1e9), 0)));
    assertEquals(0, simulation.inFlight(), "no slot stays taken");
    return m;
  }

  private static double millis(Measurements m, Component component) {
    return m.components().mean()[component.ordinal()] / 1e6;
  }

  @Test
  @DisplayName("by hand: a call costs its way, its cold start and its work, and the caller is billed while it waits")
  void byHand() {
    // Every request starts anew, for instances are kept for a microsecond. User - 40 ms - near - 40 ms - far:
    //   0 sent, 20 at near, starts till 120, computes till 140, calls: 160 at far, starts till 460, computes till 465,
    //   485 back at near, computes till 488, 508 at the user.
    InstancePolicy brief = Lab.scaling(new Constant(0.001), IdleSelection.MOST_RECENTLY_USED);
    Service resize = new Service("resize", List.of(FAR), Lab.functions(brief, new Constant(300)));
    Deployment d = deployment(Lab.functions(brief, new Constant(100)), List.of(), resize);
    Measurements m = run(scenario(1, 40_000_000, List.of(compute(20), call(0, compute(5)), compute(3)), d), 100);
    long n = m.requests();
    assertEquals(508e6, m.latency().meanNanos());
    assertEquals(80, millis(m, Component.NETWORK));
    assertEquals(400, millis(m, Component.COLD_START));
    assertEquals(28, millis(m, Component.COMPUTE));
    assertEquals(n, m.coldStarts());
    assertEquals(2 * n, m.instanceStarts());
    // Site 0 is near, site 1 the service.
    assertEquals(n, m.usage().get(UsageKind.INVOCATIONS, 0));
    assertEquals(n, m.usage().get(UsageKind.INVOCATIONS, 1));
    assertEquals(n * 368_000_000, m.usage().get(UsageKind.BILLED_NANOS, 0), "from 120 to 488");
    assertEquals(n * 5_000_000, m.usage().get(UsageKind.BILLED_NANOS, 1));
    assertEquals(n * 23_000_000, m.usage().get(UsageKind.CPU_NANOS, 0), "the callee's work is not the caller's");
    assertEquals(n * 5_000_000, m.usage().get(UsageKind.CPU_NANOS, 1));
    assertEquals(n * 3_000, m.usage().get(UsageKind.CALL_BYTES, 0), "request and response leave the place");
    assertEquals(40e6, m.meanCalledNetworkNanos());
  }

  @Test
  @DisplayName("by hand: of parallel branches the slowest counts, whatever they consist of; CPU time is that of all")
  void parallelByHand() {
    StateStore narrow = new StateStore("narrow", new StateStore.Home(FAR), new Constant(7), ZERO, 0,
        StateStore.OperationUnits.ONE, new StateStore.Capacity(1, 2));
    Service resize = new Service("resize", List.of(NEAR, FAR), functions(0));
    Deployment d = deployment(functions(0), List.of(narrow), resize);
    // At near: a store with a queue 10 + 7 ms, a call 12 ms (the nearest place of the service is here), CPU 9 ms.
    Step branches = parallel(new Step.Read(0, new KeySpace(1, 0), 0, Step.Consistency.STRONG),
        call(0, compute(12)), compute(9));
    Measurements m = run(scenario(0.5, 10_000_000, List.of(compute(1), branches, compute(2)), d), 200);
    assertEquals(10 + 1 + 17 + 2, m.latency().meanNanos() / 1e6);
    assertEquals(17, millis(m, Component.STORE));
    assertEquals(3, millis(m, Component.COMPUTE), "the slowest branch computed nothing");
    assertEquals(m.requests() * 12_000_000, m.usage().get(UsageKind.CPU_NANOS, 0), "1 + 9 + 2 ms on the caller");
    assertEquals(m.requests() * 12_000_000, m.usage().get(UsageKind.CPU_NANOS, 1));
    assertEquals(m.requests() * 20_000_000, m.usage().get(UsageKind.BILLED_NANOS, 0));
    assertEquals(0, m.usage().total(UsageKind.CALL_BYTES), "nothing leaves the place");
  }

  @Test
  @DisplayName("fork-join of two and of three exponentials: 1 + 1/2 (+ 1/3) times their mean, of each kind of branch")
  void forkJoin() {
    Service service = new Service("work", List.of(NEAR), functions(0));
    Step work = new Step.Compute(new Exponential(20));
    Step wait = new Step.Wait(new Exponential(20));
    // Sampling error: sd 1.12 x 20 / sqrt(200,000) = 0.05.
    assertEquals(30, mean(parallel(work, work), service), 0.25);
    assertEquals(30, mean(parallel(call(0, work), call(0, work)), service), 0.25);
    assertEquals(30, mean(parallel(call(0, work), wait), service), 0.25);
    assertEquals(20 * 11 / 6.0, mean(parallel(wait, work, call(0, wait)), service), 0.25);
    assertEquals(20 * 11 / 6.0, mean(parallel(parallel(wait, work), call(0, parallel(call(0, wait)))), service), 0.25);
  }

  private static double mean(Step step, Service service) {
    return run(scenario(1_000, 0, List.of(step), deployment(functions(0), List.of(), service)), 200).latency()
        .meanNanos() / 1e6;
  }

  @Test
  @DisplayName("a callee with one server and Poisson calls is M/M/1: 1 / (mu - lambda)")
  void queueingCallee() {
    Service server = new Service("server", List.of(NEAR), Lab.servers(1, InstancePolicy.UNLIMITED));
    Deployment d = deployment(functions(0), List.of(), server);
    Measurements m = run(scenario(50, 0, List.of(call(0, new Step.Compute(new Exponential(10)))), d), 40_000);
    double expected = MMc.single(50, 100).meanSojournTime() * 1e3;
    assertEquals(expected, m.latency().meanNanos() / 1e6, 0.02 * expected);
    assertEquals(expected - 10, millis(m, Component.QUEUE), 0.04 * expected);
  }

  @Test
  @DisplayName("Jackson: servers that call servers are queues in tandem, and their sojourn times add up")
  void tandem() {
    Service second = new Service("second", List.of(NEAR), Lab.servers(3, InstancePolicy.UNLIMITED));
    Deployment d = deployment(Lab.servers(1, InstancePolicy.UNLIMITED), List.of(), second);
    List<Step> steps = List.of(new Step.Compute(new Exponential(12.5)), call(0, new Step.Compute(new Exponential(50))));
    Measurements m = run(scenario(40, 0, steps, d), 40_000);
    double expected =
        1e3 * (MMc.single(40, 80).meanSojournTime() + new MMc(40, 20, 3).meanSojournTime());
    assertEquals(expected, m.latency().meanNanos() / 1e6, 0.02 * expected);
  }

  @Test
  @DisplayName("a bounded pool whose requests call others hands instances over when they return: M/M/2")
  void boundedCaller() {
    Service outer = new Service("outer", List.of(NEAR), bounded(2, InstancePolicy.UNLIMITED));
    Service inner = new Service("inner", List.of(NEAR), functions(0));
    Deployment d = deployment(functions(0), List.of(), outer, inner);
    Step nested = call(0, call(1, new Step.Compute(new Exponential(20))));
    Measurements m = run(scenario(60, 0, List.of(nested), d), 20_000);
    double expected = 1e3 * new MMc(60, 50, 2).meanSojournTime();
    assertEquals(expected, m.latency().meanNanos() / 1e6, 0.02 * expected);
  }

  @Test
  @DisplayName("a refused call ends its caller; what was sent was served or failed, and all slots are free again")
  void conservation() {
    for (int queue : new int[] {0, 3}) {
      Service busy = new Service("busy", List.of(NEAR), bounded(2, queue));
      Service open = new Service("open", List.of(FAR), functions(100));
      Deployment d = deployment(functions(10), List.of(), busy, open);
      Step work = new Step.Compute(new Exponential(50));
      List<Step> steps = List.of(parallel(call(0, work), call(1, call(0, work)), work), call(1, work));
      Measurements m = run(scenario(30, 1_000_000, steps, d), 500);
      long failed = m.count(Outcome.CALL_FAILED);
      assertTrue(failed > 0.1 * m.requests(), "two instances cannot carry 60 calls/s: " + failed);
      assertEquals(m.requests(), m.count(Outcome.SERVED) + failed);
      assertEquals(m.requests(), m.usage().get(UsageKind.INVOCATIONS, 0), "the callers had instances");
      assertTrue(m.usage().get(UsageKind.INVOCATIONS, 1) < 2 * m.requests(), "refused calls are not billed");
      assertEquals(m.requests() + m.count(Outcome.SERVED), m.usage().get(UsageKind.INVOCATIONS, 2),
          "only who came through the first step makes the second call");
    }
  }

  @Test
  @DisplayName("a callee that takes longer than its platform allows is cut off, and its caller fails then")
  void cutOff() {
    Platform base = functions(0);
    Platform limited = new Platform(base.id(), base.instances(), base.cpu(), base.startUp(), ZERO, base.billing(),
        30_000_000);
    Deployment d = deployment(functions(0), List.of(), new Service("slow", List.of(NEAR), limited));
    Measurements m = run(scenario(1, 0, List.of(call(0, compute(40))), d), 100);
    assertEquals(m.requests(), m.count(Outcome.CALL_FAILED));
    assertEquals(m.requests() * 30_000_000, m.usage().get(UsageKind.BILLED_NANOS, 0), "the caller knows at once");
    assertEquals(m.requests() * 30_000_000, m.usage().get(UsageKind.BILLED_NANOS, 1));
  }

  @Test
  @DisplayName("the parts of every latency add up to it, and strategies that differ elsewhere draw the same work")
  void partsAndCommonDraws() {
    Step work = new Step.Compute(new Exponential(20));
    // The branch that calls is always the slowest one.
    Step longest = call(0, new Step.Wait(new Constant(2_000)), work, call(0, work));
    List<Step> steps = List.of(work, parallel(longest, work), work);
    Scenario near = scenario(20, 30_000_000, steps,
        deployment(functions(100), List.of(), new Service("work", List.of(NEAR), functions(70))));
    Scenario far = scenario(20, 30_000_000, steps,
        deployment(functions(10), List.of(), new Service("work", List.of(FAR), functions(0))));
    double[][] computed = {new double[2_100], new double[2_100]};
    Scenario[] both = {near, far};
    for (int i = 0; i < 2; i++) {
      double[] cpu = computed[i];
      Simulation simulation = new Simulation(CompiledDeployment.of(both[i]).getFirst());
      simulation.observe((number, sent, latency, outcome, origin, kind, site, parts, offset) -> {
        long sum = 0;
        for (int part = 0; part < Component.COUNT; part++) {
          sum += parts[offset + part];
        }
        assertEquals(latency, sum, "request " + number);
        cpu[(int) number] = parts[offset + Component.COMPUTE.ordinal()];
      });
      simulation.run(1, 0, List.of(new Slice(0, 100 * Lab.SECOND, 0)));
    }
    assertTrue(computed[0][1_000] > 0);
    assertArrayEquals(computed[0], computed[1], "CPU time request by request");
  }

  @Test
  @DisplayName("no allocation per request: a run of 5n requests allocates what a run of n does")
  void allocation() {
    Service resize = new Service("resize", List.of(FAR), functions(100));
    Service server = new Service("server", List.of(NEAR), Lab.servers(4, 50));
    Deployment d = deployment(functions(100), List.of(), resize, server);
    Step work = new Step.Compute(new Exponential(5));
    List<Step> steps = List.of(parallel(call(0, work), call(1, work, call(0, work)), work), call(0, work));
    Simulation simulation = new Simulation(CompiledDeployment.of(scenario(300, 9_000_000, steps, d)).getFirst());
    Allocation.assertNonePerRequest(simulation);
  }

  @Test
  @DisplayName("a trace shows what a request waited for at the services that it called")
  void trace() {
    Service resize = new Service("resize", List.of(FAR), functions(300));
    Deployment d = deployment(functions(100), List.of(), resize);
    Scenario scenario = scenario(1, 40_000_000, List.of(compute(20), call(0, compute(5))), d);
    Simulation simulation = new Simulation(CompiledDeployment.of(scenario).getFirst());
    RequestTrace trace = new RequestTrace(0);
    simulation.trace(trace);
    simulation.run(1, 0, List.of(new Slice(0, 5 * Lab.SECOND, 0)));
    List<String> names = trace.spans(0).stream().map(RequestTrace.Span::name).toList();
    assertEquals(List.of("request to the site", "starting", "computing", "call of resize", "starting", "computing",
        "answer of resize", "response to the user"), names);
    for (int i = 1; i < names.size(); i++) {
      assertEquals(trace.spans(0).get(i - 1).endNanos(), trace.spans(0).get(i).startNanos(), names.get(i));
    }
  }
}
