package io.edgewise.sim;

import static io.edgewise.sim.Lab.SECOND;
import static io.edgewise.sim.Lab.ZERO;
import static io.edgewise.sim.Lab.deployment;
import static io.edgewise.sim.Lab.plan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.engine.CompiledDeployment;
import io.edgewise.sim.engine.Simulation;
import io.edgewise.sim.engine.Slice;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.AccessLink;
import io.edgewise.sim.model.ConnectionSetUp;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.OriginMix;
import io.edgewise.sim.model.PageResources;
import io.edgewise.sim.model.PageResources.HttpVersion;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.Workload;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.theory.PageRounds;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Pages: what users fetch when they have the document. */
class PageTest {

  private static final Place USER = Lab.place(1);
  private static final Place CODE = Lab.place(2);
  private static final double RTT = 80;

  private static Measurements run(HttpVersion version, int resources, long bytes, int handshake, double newConnections,
      double loss, double megabits) {
    Workload users = new Workload(List.of(USER), LoadCurve.constant(100, new OriginMix(1), 3600 * SECOND),
        new AccessLink(ZERO, new Constant(1), loss, new Constant(200), megabits),
        new ConnectionSetUp(handshake, 1 / newConnections, ZERO));
    RequestProfile page = new RequestProfile("page", 1, List.of(), 0,
        Optional.of(new PageResources(resources, bytes, version)));
    Scenario scenario = new Scenario("page", users, List.of(page), List.of(),
        List.of(deployment("d", Lab.functions(InstancePolicy.alwaysOn(), ZERO), List.of(CODE))),
        (from, to) -> from.equals(to) ? 0 : Math.round(RTT * 1e6), new Constant(1), plan(100, 0, 1, 3));
    return new Simulation(CompiledDeployment.of(scenario).getFirst()).run(1, 0,
        List.of(new Slice(0, 200 * SECOND, 0)));
  }

  private static double meanMillis(HttpVersion version, int resources, int handshake, double newConnections) {
    return run(version, resources, 0, handshake, newConnections, 0, Double.POSITIVE_INFINITY).latency().meanNanos()
        / 1e6;
  }

  @Test
  @DisplayName("by hand: 30 resources take seven rounds over six connections of TLS 1.3, five if all are open, one at once")
  void rounds() {
    // The document: two round trips of set-up and its own. Then round 1 and 2 carry one each, 3 to 6 six each: 26 of 30.
    assertEquals(RTT * (3 + 7), meanMillis(HttpVersion.HTTP_1_1, 30, 2, 1), 1e-3);
    assertEquals(RTT * (3 + 1), meanMillis(HttpVersion.HTTP_2, 30, 2, 1), 1e-3);
    assertEquals(RTT * (2 + 1), meanMillis(HttpVersion.HTTP_3, 30, 1, 1), 1e-3);
    assertEquals(RTT * (1 + 5), meanMillis(HttpVersion.HTTP_1_1, 30, 2, 1e-9), 1e-3);
    assertEquals(RTT * (1 + 1), meanMillis(HttpVersion.HTTP_2, 30, 2, 1e-9), 1e-3);
    // Two resources are there over the open connection before another one would be.
    assertEquals(RTT * (4 + 2), meanMillis(HttpVersion.HTTP_1_1, 2, 3, 1), 1e-3);
  }

  @Test
  @DisplayName("the rounds of six connections are those of serving one after the other, for all numbers up to a hundred")
  void closedForm() {
    for (int handshake = 0; handshake <= 4; handshake++) {
      for (int resources = 1; resources <= 100; resources++) {
        int rounds = 0;
        for (int left = resources; left > 0; rounds++) {
          left -= rounds < handshake ? 1 : 6;
        }
        assertEquals(rounds, PageRounds.oneAtATime(resources, 6, handshake), resources + " after " + handshake);
      }
    }
    assertEquals(5, PageRounds.oneAtATime(30, 6, 0), "n / 6");
    for (int resources : new int[] {1, 3, 7, 13, 40, 99}) {
      assertEquals(RTT * (4 + PageRounds.oneAtATime(resources, 6, 3)),
          meanMillis(HttpVersion.HTTP_1_1, resources, 3, 1), 1e-3);
    }
    assertThrows(IllegalArgumentException.class, () -> PageRounds.oneAtATime(0, 6, 1));
  }

  @Test
  @DisplayName("bytes: shared throughput for all, and slow start goes on from where the document left it")
  void bytes() {
    // 30 resources of 10 kB over 8 Mbit/s take 300 ms, whatever the version.
    Measurements open = run(HttpVersion.HTTP_2, 30, 10_000, 2, 1e-9, 0, 8);
    assertEquals(RTT * 2 + 300, open.latency().meanNanos() / 1e6, 1e-3);
    // Without a limit 300 kB are 21 initial windows: 1 + 2 + 4 + 8 + 16, four rounds more than the first.
    assertEquals(RTT * (3 + 5),
        run(HttpVersion.HTTP_2, 30, 10_000, 2, 1, 0, Double.POSITIVE_INFINITY).latency().meanNanos() / 1e6, 1e-3);
    // Five on each connection of HTTP/1.1, 50 kB: 1 + 2 + 4 windows.
    assertEquals(RTT * (3 + 7 + 2),
        run(HttpVersion.HTTP_1_1, 30, 10_000, 2, 1, 0, Double.POSITIVE_INFINITY).latency().meanNanos() / 1e6, 1e-3);
    assertEquals(open.requests() * 31, open.usage().total(UsageKind.ENTRIES));
    assertEquals(open.requests() * 300_000, open.usage().total(UsageKind.EGRESS_BYTES));
  }

  @Test
  @DisplayName("losses: over TCP in order all waits for 200 ms, else only what is left of them when the rest is there")
  void losses() {
    double any = 1 - Math.pow(0.99, 30);
    double base = RTT * 2 + 0.01 * 200;
    double inOrder =
        run(HttpVersion.HTTP_2, 30, 0, 2, 1e-9, 0.01, Double.POSITIVE_INFINITY).latency().meanNanos() / 1e6;
    double streams =
        run(HttpVersion.HTTP_3, 30, 0, 1, 1e-9, 0.01, Double.POSITIVE_INFINITY).latency().meanNanos() / 1e6;
    // 20,000 pages: standard deviations of 0.65 ms.
    assertEquals(base + any * 200, inOrder, 2);
    assertEquals(base + any * (200 - RTT / 2), streams, 2);
    assertTrue(streams < inOrder);
  }
}
