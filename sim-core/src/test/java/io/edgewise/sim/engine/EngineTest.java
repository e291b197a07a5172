package io.edgewise.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.Allocation;
import io.edgewise.sim.Lab;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.AccessLink;
import io.edgewise.sim.model.ConnectionSetUp;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.KeySpace;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.OriginMix;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.Workload;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.random.Lognormal;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The engine on small models: by hand, against invariants, and under changes whose effect is known. */
class EngineTest {

  private static final Place EDGE = Lab.place(1);
  private static final Place REGION = Lab.place(2);
  private static final Distribution ZERO = Lab.ZERO;

  private static Measurements run(Scenario scenario, int deployment, double seconds) {
    return new Simulation(CompiledDeployment.of(scenario).get(deployment))
        .run(scenario.plan().seed(), 0, List.of(new Slice(0, Math.round(seconds * 1e9), 0)));
  }

  private static StateStore store(StateStore.Layout layout, double readMillis, double writeMillis) {
    return new StateStore("store", layout, new Constant(readMillis), new Constant(writeMillis), 0,
        StateStore.OperationUnits.ONE, StateStore.Capacity.UNLIMITED);
  }

  private static Scenario twoPlaces(double rate, List<Step> steps, long rttNanos, Deployment... deployments) {
    Workload users = new Workload(List.of(EDGE), LoadCurve.constant(rate, new OriginMix(1), 3600 * Lab.SECOND),
        new AccessLink(new Constant(10), new Constant(1), 0, ZERO, Double.POSITIVE_INFINITY),
        new ConnectionSetUp(2, 1, ZERO));
    List<String> dataSets = deployments[0].stores().isEmpty() ? List.of() : List.of("items");
    return new Scenario("two places", users, List.of(new RequestProfile("request", 1, steps, 0)), dataSets,
        List.of(deployments), (a, b) -> a.equals(b) ? 0 : rttNanos, new Constant(1), Lab.plan(100, 0, 1, 3));
  }

  @Test
  @DisplayName("N08 by hand: TCP and TLS 1.3 on 80 ms, then the request, its reads at 30 ms, and back")
  void byHand() {
    // Users in EDGE, code in REGION: last mile 10 ms + 70 ms = RTT 80 ms.
    Deployment region = Lab.deployment("region", Lab.functions(InstancePolicy.alwaysOn(), ZERO), List.of(REGION),
        store(new StateStore.Home(EDGE), 5, 7));
    List<Step> steps = List.of(new Step.Compute(new Constant(20)),
        new Step.Repeat(3, List.of(new Step.Read(0, new KeySpace(1, 0), 0, Step.Consistency.STRONG))),
        new Step.Write(0, new KeySpace(1, 0), 0), new Step.Wait(new Constant(2)));
    Measurements m = run(twoPlaces(1, steps, 70_000_000, region), 0, 100);
    double[] parts = m.components().mean();
    assertEquals(160e6, parts[Component.CONNECT.ordinal()], "two round trips of set-up");
    assertEquals(80e6, parts[Component.NETWORK.ordinal()], "one round trip for the request");
    assertEquals(20e6, parts[Component.COMPUTE.ordinal()]);
    assertEquals(3 * 75e6 + 77e6, parts[Component.STORE.ordinal()], "three reads and a write, 70 ms away");
    assertEquals(2e6, parts[Component.OTHER.ordinal()]);
    assertEquals(160e6 + 80e6 + 20e6 + 302e6 + 2e6, m.latency().meanNanos());
    assertEquals(3 * m.requests(), m.usage().total(UsageKind.READS));
    assertEquals(m.requests(), m.usage().total(UsageKind.WRITES));
  }

  @Test
  @DisplayName("N08 TLS 1.2, TLS 1.3, QUIC and 0-RTT at RTT 80 ms: 240, 160, 80 and 0 ms before the request")
  void handshakes() {
    int[] roundTrips = {3, 2, 1, 0};
    long[] expected = {240, 160, 80, 0};
    Deployment region = Lab.deployment("region", Lab.functions(InstancePolicy.alwaysOn(), ZERO), List.of(REGION));
    for (int i = 0; i < roundTrips.length; i++) {
      Scenario base = twoPlaces(1, List.of(), 70_000_000, region);
      Workload users = new Workload(base.workload().origins(), base.workload().load(), base.workload().access(),
          new ConnectionSetUp(roundTrips[i], 1, ZERO));
      Scenario scenario = new Scenario("handshake", users, base.requests(), List.of(), base.deployments(),
          base.network(), base.backboneJitter(), base.plan());
      Measurements m = run(scenario, 0, 10);
      assertEquals(expected[i] * 1e6, m.components().mean()[Component.CONNECT.ordinal()]);
      assertEquals((expected[i] + 80) * 1e6, m.latency().meanNanos(), "time to the response");
    }
  }

  @Tag("slow")
  @Test
  @DisplayName("S05 KV cache of one PoP: hits 0.983607, stale reads 0.092118 at 1 read/s and a write in 300 s")
  void edgeCache() {
    StateStore kv = store(new StateStore.EdgeCached(List.of(REGION), List.of(), 60 * Lab.SECOND, ZERO, ZERO), 0, 0);
    Deployment edge = Lab.deployment("edge", Lab.functions(InstancePolicy.alwaysOn(), ZERO), List.of(EDGE, REGION), kv);
    // Readers live at EDGE, the writer at REGION, so a write is not seen at EDGE before its copy has expired.
    Workload users = new Workload(List.of(EDGE, REGION),
        LoadCurve.constant(1 + 1.0 / 300, new OriginMix(300, 1), 3600 * Lab.SECOND), AccessLink.NONE,
        ConnectionSetUp.OPEN);
    KeySpace one = new KeySpace(1, 0);
    List<RequestProfile> kinds = List.of(
        new RequestProfile("read", 1, List.of(new Step.Read(0, one, 0, Step.Consistency.EVENTUAL)), 0));
    Scenario reads = new Scenario("kv", users, kinds, List.of("items"), List.of(edge), (a, b) -> 0, new Constant(1),
        Lab.plan(1, 0, 1, 5));
    Measurements hits = run(reads, 0, 2_000_000);
    double misses = (double) hits.usage().total(UsageKind.CACHE_MISSES) / hits.reads();
    assertTrue(misses > 0.0163 && misses < 0.0200, "misses " + misses);
    Scenario mixed = new Scenario("kv", users, List.of(
        new RequestProfile("read", 300, List.of(new Step.Read(0, one, 0, Step.Consistency.EVENTUAL)), 0),
        new RequestProfile("write", 1, List.of(new Step.Write(0, one, 0)), 0)), List.of("items"),
        List.of(Lab.deployment("edge", Lab.functions(InstancePolicy.alwaysOn(), ZERO), List.of(EDGE), kv)),
        (a, b) -> 0, new Constant(1), Lab.plan(1, 0, 1, 5));
    Measurements sameSite = run(mixed, 0, 1_000_000);
    assertEquals(0, sameSite.staleReads(), "a write is visible at once where it is made");
  }

  @Tag("slow")
  @Test
  @DisplayName("S16 asynchronous replication: a read after Exp(2 s) misses a write of lag 1 s with probability 0.393469")
  void replicationLag() {
    // One key, written at EDGE and read at REGION, so a read's age of the last write is exponential.
    StateStore global = store(new StateStore.Replicated(List.of(EDGE, REGION), true, new Constant(1000)), 0, 0);
    Workload users = new Workload(List.of(EDGE, REGION), LoadCurve.constant(1, new OriginMix(1, 1), 3600 * Lab.SECOND),
        AccessLink.NONE, ConnectionSetUp.OPEN);
    KeySpace one = new KeySpace(1, 0);
    Step read = new Step.Read(0, one, 0, Step.Consistency.EVENTUAL);
    Scenario scenario = new Scenario("lag", users, List.of(new RequestProfile("both", 1,
        List.of(new Step.Wait(new Constant(0)), read, new Step.Write(0, one, 0)), 0)), List.of("items"),
        List.of(Lab.deployment("global", Lab.functions(InstancePolicy.alwaysOn(), ZERO), List.of(EDGE, REGION),
            global)),
        (a, b) -> a.equals(b) ? 0 : 80_000_000, new Constant(1), Lab.plan(1, 0, 1, 6));
    Measurements m = run(scenario, 0, 1_000_000);
    // A read misses the newest write when that was made at the other place less than 1 s ago: rate 1/s of all writes,
    // half of them elsewhere.
    double exact = 0.5 * (1 - Math.exp(-1));
    assertEquals(exact, (double) m.staleReads() / m.reads(), 0.003);
  }

  @Test
  @DisplayName("the first operation of an instance opens a connection, later ones do not")
  void connections() {
    StateStore redis = new StateStore("redis", new StateStore.Home(EDGE), ZERO, ZERO, 2, StateStore.OperationUnits.ONE,
        StateStore.Capacity.UNLIMITED);
    InstancePolicy policy =
        Lab.scaling(InstancePolicy.KEEP_FOR_EVER, InstancePolicy.IdleSelection.MOST_RECENTLY_USED);
    Deployment region = Lab.deployment("region", Lab.functions(policy, ZERO), List.of(REGION), redis);
    Step read = new Step.Read(0, new KeySpace(1, 0), 0, Step.Consistency.STRONG);
    Measurements m = run(twoPlaces(0.01, List.of(read, read), 70_000_000, region), 0, 100_000);
    assertTrue(m.instanceStarts() < 10, "requests seldom overlap");
    assertEquals(m.requests() * 140e6 + m.instanceStarts() * 140e6,
        m.components().mean()[Component.STORE.ordinal()] * m.requests(), 1e3);
  }

  @Test
  @DisplayName("doubling every delay doubles the latency")
  void doubling() {
    for (Deployment deployment : List.of(
        Lab.deployment("pool", Lab.functions(Lab.scaling(new Constant(1e12),
            InstancePolicy.IdleSelection.MOST_RECENTLY_USED), ZERO), List.of(REGION),
            store(new StateStore.Home(EDGE), 0, 0)))) {
      List<Step> once = List.of(new Step.Compute(new Constant(20)), new Step.Write(0, new KeySpace(1, 0), 0));
      List<Step> twice = List.of(new Step.Compute(new Constant(40)), new Step.Write(0, new KeySpace(1, 0), 0));
      Scenario a = twoPlaces(5, once, 70_000_000, deployment);
      Scenario b = twoPlaces(5, twice, 140_000_000, deployment);
      double lastMile = 3 * 10e6;
      assertEquals(2 * (run(a, 0, 50).latency().meanNanos() - lastMile), run(b, 0, 50).latency().meanNanos() - lastMile,
          10);
    }
  }

  @Test
  @DisplayName("another deployment beside it leaves the numbers of a deployment as they were")
  void independence() {
    List<Step> steps = List.of(new Step.Compute(new Exponential(50)), new Step.Write(0, new KeySpace(10, 1), 0));
    Deployment a = Lab.deployment("a", Lab.servers(1, InstancePolicy.UNLIMITED), List.of(REGION),
        store(new StateStore.Home(EDGE), 1, 1));
    Deployment b = Lab.deployment("b", Lab.functions(Lab.scaling(new Constant(1000),
        InstancePolicy.IdleSelection.OLDEST), new Constant(100)), List.of(EDGE, REGION),
        store(new StateStore.Replicated(List.of(EDGE, REGION), true, new Exponential(100)), 1, 1));
    Measurements alone = run(twoPlaces(5, steps, 70_000_000, a), 0, 1000);
    Measurements beside = run(twoPlaces(5, steps, 70_000_000, b, a), 1, 1000);
    assertEquals(alone.fingerprint(), beside.fingerprint());
    assertEquals(alone.latency().sumNanos(), beside.latency().sumNanos());
    assertNotEquals(alone.fingerprint(), run(twoPlaces(5, steps, 70_000_000, b), 0, 1000).fingerprint());
  }

  @Test
  @DisplayName("sent = served + throttled + rejected + timed out, and no slot stays taken, on every kind of pool")
  void conservation() {
    List<Step> steps = List.of(new Step.Compute(new Exponential(50)), new Step.Read(0, new KeySpace(100, 1), 0,
        Step.Consistency.EVENTUAL));
    StateStore narrow = new StateStore("narrow", new StateStore.Home(EDGE), new Exponential(30), ZERO, 1,
        StateStore.OperationUnits.ONE, new StateStore.Capacity(1, 2));
    for (InstancePolicy.IdleSelection selection : InstancePolicy.IdleSelection.values()) {
      for (int queue : new int[] {0, 5, InstancePolicy.UNLIMITED}) {
        InstancePolicy policy = new InstancePolicy(2, 1, 3, new Exponential(200), selection, queue,
            new InstancePolicy.ScaleUpRate(2, Lab.SECOND));
        for (StateStore store : List.of(narrow, store(new StateStore.Home(EDGE), 3, 3))) {
          Deployment d = Lab.deployment("d", Lab.functions(policy, new Constant(100)), List.of(REGION), store);
          Scenario scenario = twoPlaces(40, steps, 1_000_000, d);
          List<Long> numbers = new ArrayList<>();
          Simulation simulation = new Simulation(CompiledDeployment.of(scenario).get(0));
          simulation.observe((number, sent, latency, outcome, o, k, s, c, offset) -> {
            assertTrue(latency >= 0);
            numbers.add(number);
          });
          Measurements m = simulation.run(1, 0, List.of(new Slice(0, 100 * Lab.SECOND, 0)));
          assertEquals(m.requests(), numbers.size());
          assertEquals(m.requests(), numbers.stream().distinct().count(), "every request is over once");
          long last = numbers.stream().mapToLong(Long::longValue).max().orElseThrow();
          assertEquals(last + 1, m.requests(), "every request that was sent is over");
          assertEquals(0, simulation.inFlight());
          if (queue == 0) {
            assertTrue(m.count(Outcome.THROTTLED) > 0, "three instances cannot carry 40/s without a queue");
          }
          assertTrue(m.mostInstances() <= 3);
        }
      }
    }
  }

  @Test
  @DisplayName("scale-up: a burst on an empty pool gets the whole bucket at once and then its refill rate, no more")
  void scaleUp() {
    InstancePolicy policy = new InstancePolicy(1, 0, InstancePolicy.UNLIMITED, new Constant(1e12),
        InstancePolicy.IdleSelection.MOST_RECENTLY_USED, 0, new InstancePolicy.ScaleUpRate(1000, 10 * Lab.SECOND));
    // Work that never ends within the run: every request needs an instance of its own.
    Deployment lambda = Lab.deployment("lambda", Lab.functions(policy, ZERO), List.of(EDGE));
    Scenario scenario = twoPlaces(5000, List.of(new Step.Compute(new Constant(1e6))), 0, lambda);
    Measurements m = run(scenario, 0, 20);
    assertEquals(1000 + 100 * 20, m.coldStarts(), 2, "1,000 at once and 100 a second after that");
    assertEquals(m.requests() - m.coldStarts(), m.count(Outcome.THROTTLED));
  }

  @Test
  @DisplayName("the clock has no origin: a warm-up before its zero leaves what a later one does")
  void warmUpBeforeZero() {
    StateStore busy = new StateStore("store", new StateStore.Home(EDGE), new Exponential(20), new Exponential(20), 0,
        StateStore.OperationUnits.ONE, new StateStore.Capacity(1, 40));
    List<Step> steps = List.of(new Step.Compute(new Exponential(30)),
        new Step.Read(0, new KeySpace(1, 0), 0, Step.Consistency.STRONG));
    Deployment functions = Lab.deployment("functions", Lab.functions(
        Lab.scaling(new Constant(60_000), InstancePolicy.IdleSelection.MOST_RECENTLY_USED), new Constant(100)),
        List.of(EDGE), busy);
    Deployment servers = Lab.deployment("servers", Lab.servers(2, 50), List.of(EDGE), busy);
    Scenario scenario = twoPlaces(30, steps, 0, functions, servers);
    for (int deployment = 0; deployment < 2; deployment++) {
      Simulation simulation = new Simulation(CompiledDeployment.of(scenario).get(deployment));
      Measurements atZero = simulation.run(1, 0, List.of(new Slice(0, 60 * Lab.SECOND, 600 * Lab.SECOND)));
      Measurements later =
          simulation.run(1, 0, List.of(new Slice(1800 * Lab.SECOND, 60 * Lab.SECOND, 600 * Lab.SECOND)));
      assertEquals(later.requests(), atZero.requests());
      assertEquals(later.count(Outcome.SERVED), atZero.count(Outcome.SERVED));
      assertEquals(later.coldStarts(), atZero.coldStarts());
      assertEquals(later.latency().meanNanos(), atZero.latency().meanNanos(), 100);
      assertEquals(later.utilisation(), atZero.utilisation(), 1e-6);
    }
  }

  @Tag("slow")
  @Test
  @DisplayName("no allocation per request: a run of 5n requests allocates what a run of n does")
  void allocation() {
    StateStore kv =
        store(new StateStore.EdgeCached(List.of(REGION), List.of(REGION), 5 * Lab.SECOND, ZERO, ZERO), 5, 5);
    InstancePolicy policy = new InstancePolicy(1, 0, 100, new Constant(2000),
        InstancePolicy.IdleSelection.MOST_RECENTLY_USED, 10, InstancePolicy.ScaleUpRate.UNLIMITED_RATE);
    Deployment d = Lab.deployment("d", Lab.functions(policy, new Constant(100)), List.of(EDGE), kv);
    List<Step> steps = List.of(new Step.Compute(Lognormal.ofMedianAndP99(4, 20)),
        new Step.Read(0, new KeySpace(100, 1), 4000, Step.Consistency.EVENTUAL),
        new Step.Chance(0.1, List.of(new Step.Write(0, new KeySpace(100, 1), 4000))));
    Scenario scenario = twoPlaces(500, steps, 70_000_000, d);
    Simulation simulation = new Simulation(CompiledDeployment.of(scenario).get(0));
    Allocation.assertNonePerRequest(simulation);
  }
}
