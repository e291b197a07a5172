package io.edgewise.sim;

import static io.edgewise.sim.Lab.SECOND;
import static io.edgewise.sim.Lab.ZERO;
import static io.edgewise.sim.Lab.deployment;
import static io.edgewise.sim.Lab.plan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.engine.CompiledDeployment;
import io.edgewise.sim.engine.Simulation;
import io.edgewise.sim.engine.Slice;
import io.edgewise.sim.model.AccessLink;
import io.edgewise.sim.model.ConnectionSetUp;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.KeySpace;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.OriginMix;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.SessionLoad;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.Workload;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.random.Lognormal;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Requests that come in sessions, through the engine. */
class SessionLoadTest {

  private static final Place USER = Lab.place(1);
  private static final Place CODE = Lab.place(2);
  private static final long RTT = 80_000_000;
  private static final KeySpace ITEMS = new KeySpace(1_000_000, 0, true);

  private static Workload users(double rate, ConnectionSetUp connection, Distribution requests,
      Distribution thinkMillis) {
    return new Workload(List.of(USER), LoadCurve.constant(rate, new OriginMix(1), 3600 * SECOND),
        new AccessLink(new Exponential(10), new Constant(1), 0, new Constant(0), Double.POSITIVE_INFINITY), connection)
        .inSessions(new SessionLoad(requests, thinkMillis));
  }

  private static ConnectionSetUp connection(double dnsMillis, double idleSeconds, double nameSeconds) {
    return new ConnectionSetUp(3, Double.POSITIVE_INFINITY, new Constant(dnsMillis),
        new ConnectionSetUp.Reuse(Math.round(idleSeconds * SECOND), 2, Math.round(nameSeconds * SECOND)));
  }

  private static Scenario scenario(Workload users, List<StateStore> stores, Step... steps) {
    return new Scenario("sessions", users, List.of(new RequestProfile("request", 1, List.of(steps), 0)),
        stores.isEmpty() ? List.of() : List.of("items"),
        List.of(deployment("d", Lab.functions(InstancePolicy.alwaysOn(), ZERO), List.of(CODE),
            stores.toArray(StateStore[]::new))),
        (from, to) -> from.equals(to) ? 0 : RTT, new Constant(1), plan(200, 0, 30, 3)).observingSessions(true);
  }

  private static Simulation simulation(Scenario scenario) {
    return new Simulation(CompiledDeployment.of(scenario).getFirst());
  }

  @Test
  @DisplayName("by hand: the first request pays three round trips and a look-up, one after a pause two, the others none")
  void handshakes() {
    // Pauses of 10 s over connections kept for 30 s: none expires. Over those kept for 5 s: all do, names in 15 s.
    for (boolean kept : new boolean[] {true, false}) {
      Simulation simulation = simulation(scenario(
          users(10, connection(7, kept ? 30 : 5, 15), new Constant(4), new Constant(10_000)), List.of()));
      Map<Long, Long> base = new HashMap<>();
      int[] seen = new int[4];
      simulation.observe((number, sent, latency, outcome, origin, kind, site, components, offset) -> {
        long network = components[offset + Component.NETWORK.ordinal()];
        int place = (int) number & 0xFFFF;
        long connect = components[offset + Component.CONNECT.ordinal()];
        long trips = place == 0 ? 3 : kept ? 0 : 2;
        long names = place == 0 || !kept && place == 2 ? 7_000_000 : 0;
        assertEquals((double) trips * network + names, connect, 10, () -> "request " + place);
        assertEquals(base.computeIfAbsent(number >> 16, session -> network).doubleValue(), network, 2,
            "one last mile a session");
        seen[place]++;
      });
      Measurements m = simulation.run(1, 0, List.of(new Slice(0, 400 * SECOND, 0)));
      assertEquals(4_000, m.requests(), 600);
      for (int place = 0; place < 4; place++) {
        assertEquals(1_000, seen[place], 200);
      }
      assertTrue(base.values().stream().distinct().count() > 500, "last miles differ");
    }
  }

  @Test
  @DisplayName("the mean with the network as control is the one by pencil, whatever reopens connections")
  void control() {
    Exponential think = new Exponential(10_000);
    for (double idle : new double[] {1e9, 7}) {
      Scenario scenario =
          scenario(users(50, connection(0, idle, 1e9), new Constant(5), think), List.of(),
              Lab.compute(new Exponential(5)));
      ConfidenceInterval mean =
          new Experiment(scenario).run().strategies().getFirst().metric(Metric.MEAN).orElseThrow();
      double resumed = 0.8 * Math.exp(-idle / 10);
      double expected = 90 * (1 + 0.2 * 3 + resumed * 2) + 5;
      assertTrue(mean.contains(expected), () -> mean + " misses " + expected);
      assertTrue(mean.halfWidth() < 0.003 * expected, mean::toString);
    }
  }

  @Test
  @DisplayName("all requests of a session touch its user's item: of those that write, the next one misses what they wrote")
  void ownWrites() {
    StateStore copies = new StateStore("store",
        new StateStore.Replicated(List.of(USER, CODE), false, new Constant(3_000)), ZERO, ZERO, 0,
        StateStore.OperationUnits.ONE, StateStore.Capacity.UNLIMITED);
    Step[] steps = {new Step.Read(0, ITEMS, 0, Step.Consistency.EVENTUAL), new Step.Write(0, ITEMS, 0)};
    // The primary is far, the copy near: a write of the request before is there after 3 s, the next request after 1 s.
    Workload users = users(20, connection(0, 60, 60), new Constant(2), new Constant(1_000));
    Measurements m = simulation(scenario(users, List.of(copies), steps)).run(1, 0,
        List.of(new Slice(0, 500 * SECOND, 0)));
    assertEquals(0.5, (double) m.staleReads() / m.reads(), 0.02, "every second request of each session");
    assertEquals(0.5, (double) m.consistency().backwardReads() / m.reads(), 0.02);
    Workload slow = users(20, connection(0, 60, 60), new Constant(2), new Constant(4_000));
    Measurements later = simulation(scenario(slow, List.of(copies), steps)).run(1, 0,
        List.of(new Slice(0, 500 * SECOND, 0)));
    assertEquals(0, later.consistency().backwardReads());
  }

  @Test
  @DisplayName("request n is the same one, sent at the same time, whatever the warm-up")
  void commonRequests() {
    Workload users = users(20, connection(0, 5, 60), Lognormal.ofMedianAndSigma(4, 1), new Exponential(5_000));
    List<List<Long>> runs = new ArrayList<>();
    for (long warmUp : new long[] {0, 30, 31}) {
      List<Long> seen = new ArrayList<>();
      Simulation simulation = simulation(scenario(users, List.of(), Lab.compute(new Constant(1))));
      simulation.observe((number, sent, latency, outcome, origin, kind, site, components, offset) -> {
        seen.add(number);
        seen.add(sent);
        seen.add(latency);
      });
      simulation.run(1, 0,
          List.of(new Slice(0, 50 * SECOND, warmUp * SECOND), new Slice(500 * SECOND, 50 * SECOND, 0)));
      runs.add(seen.stream().sorted().toList());
    }
    assertEquals(runs.get(0), runs.get(1));
    assertEquals(runs.get(0), runs.get(2));
    assertNotEquals(0, runs.get(0).size());
  }

  @Test
  @DisplayName("more requests a session, and connections kept for longer, make fewer handshakes")
  void fewerHandshakes() {
    double before = 1e18;
    for (int requests : new int[] {1, 2, 5, 20}) {
      double connect = connect(new Constant(requests), 8);
      assertTrue(connect < before, connect + " with " + requests);
      before = connect;
    }
    before = 1e18;
    for (double idle : new double[] {0, 1, 5, 20, 1_000}) {
      double connect = connect(new Constant(5), idle);
      assertTrue(connect < before, connect + " for " + idle);
      before = connect;
    }
  }

  private static double connect(Distribution requests, double idleSeconds) {
    return simulation(scenario(users(50, connection(0, idleSeconds, 60), requests, new Exponential(5_000)), List.of()))
        .run(1, 0, List.of(new Slice(0, 200 * SECOND, 0))).components().mean()[Component.CONNECT.ordinal()];
  }

  @Test
  @DisplayName("sessions allocate nothing for each request")
  void allocation() {
    Allocation.assertNonePerRequest(simulation(scenario(
        users(500, connection(0, 5, 60), new Constant(5), new Exponential(2_000)), List.of(),
        Lab.compute(new Constant(1)))));
  }
}
