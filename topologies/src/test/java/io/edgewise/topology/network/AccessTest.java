package io.edgewise.topology.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccessTest {

  @Test
  @DisplayName("N11 half fibre, 40 % cable, 10 % DSL at 24, 32, 49 ms have a mean last mile of 29.7 ms")
  void typicalMix() {
    assertEquals(24, AccessTechnology.FIBRE.meanMillis(), 1e-9);
    assertEquals(32, AccessTechnology.CABLE.meanMillis(), 1e-9);
    assertEquals(49, AccessTechnology.DSL.meanMillis(), 1e-9);
    assertEquals(29.7, AccessTechnology.TYPICAL.meanMillis(), 1e-9);
  }

  @Test
  void everyTechnologyIsAMixOfWholes() {
    for (AccessTechnology each : AccessTechnology.values()) {
      assertEquals(1, each.parts().stream().mapToDouble(AccessTechnology.Part::weight).sum(), 1e-12, each.id());
    }
  }

  @Test
  void aLognormalGivesBackTheQuantilesItWasFittedTo() {
    // One cable line: p50 15.4, p95 23.2, p99 29.7 ms; two parameters cannot meet three figures exactly.
    LognormalFit cable = new LognormalFit(15.4, LognormalFit.sigmaOf(15.4, 23.2, 29.7));
    assertEquals(23.2, cable.p95(), 1.0);
    assertEquals(29.7, cable.p99(), 1.0);
    LognormalFit exact = new LognormalFit(2, 0.5);
    assertEquals(0.5, LognormalFit.sigmaOf(2, exact.p95(), exact.p99()), 1e-12);
    assertEquals(2, LognormalFit.ofMean(exact.mean(), 0.5).median(), 1e-12);
  }

  @Test
  void fivePercentOfFifthGenerationUsersSeeLessThanTwentyMillis() {
    LognormalFit fit = AccessTechnology.MOBILE_5G.parts().getFirst().millis();
    // The 5th percentile mirrors the 95th on the logarithmic scale.
    assertEquals(20, fit.median() * fit.median() / fit.p95(), 1e-9);
  }

  @Test
  void wiredJitterIsTheMeasuredQuantilesWithMedianOne() {
    QuantileFit wired = Jitter.wired();
    assertEquals(1, wired.quantile(0.5));
    assertEquals(1.429, wired.quantile(0.99), 1e-12);
    assertEquals(4.856, wired.quantile(0.9999), 1e-12);
    assertEquals(0.856, wired.quantile(0), 1e-12);
    // Half way between p95 = 1.091 and p99 = 1.429 the logarithm is half way too.
    assertEquals(Math.sqrt(1.091 * 1.429), wired.quantile(0.97), 1e-12);
  }

  @Test
  void theBackboneIsSteadierThanTheInternet() {
    LognormalFit backbone = Jitter.backbone();
    assertEquals(1, backbone.median());
    assertEquals(1.027, backbone.p95(), 0.001);
    assertTrue(backbone.p99() < Jitter.wired().quantile(0.99));
  }

  @Test
  void anycastLeadsMostToTheNearestAndFewerToEachFartherOne() {
    assertArrayEquals(new double[] {0.8, 0.2 * 4 / 7, 0.2 * 2 / 7, 0.2 / 7},
        AnycastCatchment.DEFAULT.probabilities(4), 1e-12);
    assertArrayEquals(new double[] {1}, AnycastCatchment.DEFAULT.probabilities(1));
    assertArrayEquals(new double[] {1, 0, 0}, AnycastCatchment.IDEAL.probabilities(3));
    for (int count = 1; count < 60; count++) {
      assertEquals(1, Arrays.stream(AnycastCatchment.DEFAULT.probabilities(count)).sum(), 1e-12);
    }
  }

  @Test
  void impossibleFiguresAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new AnycastCatchment(0, 0.5));
    assertThrows(IllegalArgumentException.class, () -> AnycastCatchment.DEFAULT.probabilities(0));
    assertThrows(IllegalArgumentException.class, () -> new PacketLoss(1.1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new LognormalFit(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new QuantileFit(List.of(0.5, 0.4), List.of(1.0, 2.0)));
    assertThrows(IllegalArgumentException.class, () -> new QuantileFit(List.of(0.4, 0.5), List.of(2.0, 1.0)));
  }
}
