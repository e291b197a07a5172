package io.edgewise.sim.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerlessTest {

  @Test
  @DisplayName("F09 exponential keep-alive: the exact chain at 0.9 a second")
  void f09() {
    ExponentialKeepAlive.Solution solution = new ExponentialKeepAlive(0.9, 2, 2.5, 60).solve();
    Near.printed("0.0556668", solution.coldStartProbability());
    Near.printed("1.699800", solution.meanWarmRunning());
    Near.printed(".125250", solution.meanColdRunning());
    Near.printed("3.006008", solution.meanIdle());
    Near.printed("4.831058", solution.meanInstances());
    assertTrue(solution.refusedProbability() < ExponentialKeepAlive.TRUNCATION);
    assertTrue(solution.residual() < 1e-13);
  }

  @Tag("slow")
  @ParameterizedTest(name = "F14 conservation on the exact chain: rate {0}, warm {1}, cold {2}, keep-alive {3}")
  @CsvSource({"0.9, 2, 2.5, 60", "5, 0.5, 4, 10"})
  void f14OfManyInstances(double rate, double warm, double cold, double keepAlive) {
    f14(rate, warm, cold, keepAlive);
  }

  @ParameterizedTest(name = "F14 conservation on the exact chain: rate {0}, warm {1}, cold {2}, keep-alive {3}")
  @CsvSource({"0.01, 1, 3, 30", "0.5, 3, 0.2, 1", "2, 0.5, 1, 0.1"})
  void f14(double rate, double warm, double cold, double keepAlive) {
    ExponentialKeepAlive.Solution solution = new ExponentialKeepAlive(rate, warm, cold, keepAlive).solve();
    double coldStarts = rate * solution.coldStartProbability();
    Near.relative(coldStarts * cold, solution.meanColdRunning(), 1e-9);
    Near.relative((rate - coldStarts) * warm, solution.meanWarmRunning(), 1e-9);
    Near.relative(coldStarts * keepAlive, solution.meanIdle(), 1e-9);
  }

  @Test
  void keepAliveLimits() {
    // Discarded at once: every request is cold.
    assertEquals(1, new ExponentialKeepAlive(1, 1, 1, 1e-9).solve().coldStartProbability(), 1e-8);
    // Hardly any service: one instance, lost between two requests with probability theta / (lambda + theta).
    double cold = new ExponentialKeepAlive(0.1, 1e-6, 1e-6, 20).solve().coldStartProbability();
    assertEquals(0.05 / 0.15, cold, 1e-5);
    assertThrows(IllegalArgumentException.class, () -> new ExponentialKeepAlive(1_000, 1, 1, 60));
  }

  @Test
  @DisplayName("F12 zero service time and fixed keep-alive of 600 s: cold starts are exp(-rate T)")
  void f12() {
    assertEquals(0.135335, new KeepAlive(1.0 / 300, 600).coldStartProbability(), 1e-6);
    assertEquals(0.846482, new KeepAlive(1.0 / 3600, 600).coldStartProbability(), 1e-6);
    assertEquals(1, new KeepAlive(5, 0).coldStartProbability());
    KeepAlive keepAlive = new KeepAlive(2, 1.5);
    Near.relative(1, keepAlive.meanRequestsPerInstance() * keepAlive.coldStartProbability(), 1e-14);
    Near.relative(1, keepAlive.keptShare() + keepAlive.coldStartProbability(), 1e-14);
  }

  @Test
  @DisplayName("F24 lognormal warm latency with a start-up delay once in a hundred: mean, 99th and 99.9th percentile")
  void f24() {
    LognormalMixture latency = LognormalMixture.ofPercentiles(10, 30, 200, 800, 0.01);
    Near.relative(13.568223, latency.mean(), 1e-5);
    Near.relative(58.795858, latency.quantile(0.99), 1e-5);
    Near.relative(440.532993, latency.quantile(0.999), 1e-5);
  }

  @Test
  void mixtureLimitsAndMean() {
    LognormalMixture never = LognormalMixture.ofPercentiles(10, 30, 200, 800, 0);
    Near.relative(10, never.quantile(0.5), 1e-9);
    Near.relative(30, never.quantile(0.99), 1e-9);
    // A negligible start-up leaves the warm latency; a negligible warm latency leaves the start-up.
    assertEquals(30, LognormalMixture.ofPercentiles(10, 30, 1e-6, 2e-6, 1).quantile(0.99), 1e-4);
    assertEquals(800, LognormalMixture.ofPercentiles(1e-6, 2e-6, 200, 800, 1).quantile(0.99), 1e-3);
    // The area over the distribution function is the mean.
    LognormalMixture latency = LognormalMixture.ofPercentiles(10, 30, 50, 200, 0.4);
    Near.relative(latency.mean(), Near.integral(time -> 1 - latency.cdf(time), 20), 1e-6);
    assertEquals(0, latency.cdf(0));
  }
}
