package io.edgewise.sim.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LossSystemsTest {

  @Test
  @DisplayName("Q06 Erlang B at three loads")
  void q06() {
    Near.relative(0.00845749834, ErlangB.blocking(20, 30), 1e-6);
    Near.relative(0.214582343, ErlangB.blocking(10, 10), 1e-6);
    Near.relative(0.00569005461, ErlangB.blocking(100, 120), 1e-6);
  }

  @Test
  @DisplayName("F04 steady rejection at a concurrency limit is Erlang B(2016, 1000)")
  void f04() {
    Near.printed("0.504455", ErlangB.blocking(2016, 1000));
  }

  @Test
  void erlangBLimits() {
    assertEquals(1, ErlangB.blocking(5, 0));
    assertEquals(0, ErlangB.blocking(0, 3));
    Near.relative(0.25, ErlangB.blocking(1.0 / 3, 1), 1e-15);
    // Overload: what fits is served, 1 - c/a is lost.
    assertEquals(0.5, ErlangB.blocking(200_000, 100_000), 1e-5);
    assertThrows(IllegalArgumentException.class, () -> ErlangB.blocking(-1, 3));
  }

  @Test
  void erlangBInverses() {
    for (double load : new double[] {0.1, 3, 47, 900}) {
      for (double blocking : new double[] {0.5, 0.01, 1e-6, 1e-12}) {
        int servers = ErlangB.servers(load, blocking);
        assertTrue(ErlangB.blocking(load, servers) <= blocking);
        assertTrue(servers == 0 || ErlangB.blocking(load, servers - 1) > blocking);
        Near.relative(blocking, ErlangB.blocking(ErlangB.load(servers, blocking), servers), 1e-9);
      }
    }
    assertEquals(0, ErlangB.servers(7, 1));
  }

  @Test
  @DisplayName("Q13 M/M/2/5 at rate 3: blocking, L, W of the accepted and throughput")
  void q13() {
    MMcK.Solution solution = new MMcK(3, 1, 2, 5).solve();
    Near.printed("0.374422", solution.blocking());
    Near.printed("3.665639", solution.meanInSystem());
    Near.printed("1.953202", solution.meanSojournTime());
    Near.printed("1.876734", solution.throughput());
  }

  @Test
  void finiteQueueLimits() {
    // K = c is Erlang's loss system.
    assertEquals(ErlangB.blocking(7, 9), new MMcK(7, 1, 9, 9).solve().blocking(), 1e-14);
    // K to infinity is M/M/c.
    MMc unlimited = new MMc(4, 1, 5);
    MMcK.Solution solution = new MMcK(4, 1, 5, 400).solve();
    Near.relative(unlimited.meanInSystem(), solution.meanInSystem(), 1e-12);
    Near.relative(unlimited.meanWaitingTime(), solution.meanWaitingTime(), 1e-12);
    // M/M/1/K at load 1 is uniform over its states.
    for (double p : new MMcK(2, 2, 1, 9).stateProbabilities()) {
      assertEquals(0.1, p, 1e-15);
    }
    // Far beyond capacity the servers are always busy, and the system always full.
    MMcK.Solution overloaded = new MMcK(1e6, 1, 2_000, 5_000).solve();
    Near.relative(2_000, overloaded.throughput(), 1e-9);
    Near.relative(5_000, overloaded.meanInSystem(), 1e-5);
  }

  @Test
  void finiteQueueObeysLittlesLawAndConservation() {
    MMcK.Solution solution = new MMcK(9, 2, 4, 11).solve();
    Near.relative(9 * (1 - solution.blocking()), solution.throughput(), 1e-12);
    Near.relative(solution.meanSojournTime(), solution.meanWaitingTime() + 0.5, 1e-12);
  }

  @Test
  @DisplayName("F18 provisioned concurrency as Erlang loss with overflow: load 10, 15 provisioned")
  void f18() {
    ProvisionedOverflow provisioned = new ProvisionedOverflow(10, 15);
    Near.printed("0.0364969", provisioned.spill());
    Near.printed("0.642335", provisioned.utilisation());
    assertEquals(15, ProvisionedOverflow.provisionedFor(10, provisioned.spill() * (1 + 1e-12)));
  }

  @Test
  @DisplayName("Q22 M/G/infinity at 100 a second and 0.5 s: mean, tail and 99th percentile of busy instances")
  void q22() {
    MGInfinity isolates = new MGInfinity(100, 0.5);
    assertEquals(50, isolates.meanBusy());
    Near.relative(0.0721602, isolates.busyMoreThan(60), 1e-6);
    assertEquals(67, isolates.busyQuantile(0.99));
    assertTrue(isolates.busyMoreThan(67) <= 0.01 && isolates.busyMoreThan(66) > 0.01);
  }

  @Test
  @DisplayName("F16 Lambda concurrency: 100 a second x 500 ms; 10 a second x 3 s")
  void f16() {
    assertEquals(50, LambdaConcurrency.mean(100, 0.5));
    assertEquals(30, LambdaConcurrency.mean(10, 3));
    assertEquals(2_000, LambdaConcurrency.requestsPerSecond(1_000, 0.5));
  }
}
