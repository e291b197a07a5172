package io.edgewise.sim.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MMcTest {

  @Test
  @DisplayName("Q01 M/M/1 at 8 and 10 a second: L, Lq, W, Wq and percentiles")
  void q01() {
    MMc queue = MMc.single(8, 10);
    Near.relative(4, queue.meanInSystem(), 1e-6);
    Near.relative(3.2, queue.meanQueueLength(), 1e-6);
    Near.relative(0.5, queue.meanSojournTime(), 1e-6);
    Near.relative(0.4, queue.meanWaitingTime(), 1e-6);
    Near.printed("1.497866", queue.sojournTimeQuantile(0.95));
    Near.printed("2.302585", queue.sojournTimeQuantile(0.99));
    Near.printed("1.386294", queue.waitingTimeQuantile(0.95));
  }

  @Test
  @DisplayName("Q03 M/M/5 at load 4: Erlang C, means and percentiles")
  void q03() {
    MMc queue = new MMc(4, 1, 5);
    Near.printed("0.554113", queue.waitingProbability());
    Near.printed("0.554113", queue.meanWaitingTime());
    Near.printed("1.554113", queue.meanSojournTime());
    Near.relative(6.216450, queue.meanInSystem(), 1e-6);
    Near.printed("2.405345", queue.waitingTimeQuantile(0.95));
    // mu and the drain rate are equal here: the sojourn distribution's removable singularity.
    Near.printed("4.197463", queue.sojournTimeQuantile(0.95));
    Near.printed("6.079663", queue.sojournTimeQuantile(0.99));
  }

  @Test
  @DisplayName("Q05 M/M/50 at load 45: no overflow, and an atom of no waiting at the median")
  void q05() {
    MMc queue = new MMc(45, 1, 50);
    Near.relative(0.363864467, queue.waitingProbability(), 1e-6);
    Near.relative(0.0727728934, queue.meanWaitingTime(), 1e-6);
    assertEquals(0, queue.waitingTimeQuantile(0.5));
    Near.printed("0.718839", queue.waitingTimeQuantile(0.99));
  }

  @ParameterizedTest(name = "Erlang C by the textbook sum, load {0}, {1} servers")
  @CsvSource({"0.5, 1", "1.9, 2", "4.999, 5", "7, 10", "12, 13", "3, 20"})
  void erlangCByTheSum(double load, int servers) {
    double term = 1;
    double sum = 0;
    for (int n = 0; n < servers; n++) {
      sum += term;
      term *= load / (n + 1);
    }
    double queueing = term / (1 - load / servers);
    Near.relative(queueing / (sum + queueing), new MMc(load, 1, servers).waitingProbability(), 1e-12);
  }

  @ParameterizedTest(name = "{1} servers at utilisation {0}: ordered, and the mean is the area under the survival")
  @CsvSource({"0.3, 1", "0.8, 2", "0.95, 7", "0.999, 40", "0.5, 3", "0.9, 1000"})
  void distributionsAgreeWithMeans(double utilisation, int servers) {
    MMc queue = new MMc(utilisation * servers * 3, 3, servers);
    double mean = queue.meanSojournTime();
    Near.relative(mean, Near.integral(time -> 1 - queue.sojournTimeCdf(time), mean), 1e-9);
    double waitingArea = Near.integral(time -> 1 - queue.waitingTimeCdf(time), mean);
    assertEquals(queue.meanWaitingTime(), waitingArea, 1e-9 * mean);
    double before = 0;
    for (double level : new double[] {0.01, 0.5, 0.9, 0.99, 0.999, 1 - 1e-9}) {
      double quantile = queue.sojournTimeQuantile(level);
      assertTrue(quantile > before && quantile >= queue.waitingTimeQuantile(level));
      assertEquals(1 - level, 1 - queue.sojournTimeCdf(quantile), 1e-9 * (1 - level) + 1e-14);
      before = quantile;
    }
  }

  @Test
  void thousandsOfServersDoNotOverflow() {
    MMc queue = new MMc(0.99 * 5_000, 1, 5_000);
    // Little's law on the wait: the wait of those who wait is 1 / (c mu - lambda).
    Near.relative(queue.waitingProbability() / 50, queue.meanWaitingTime(), 1e-12);
    assertTrue(queue.waitingProbability() > 0.2 && queue.waitingProbability() < 0.6);
    assertEquals(0.99, queue.sojournTimeCdf(queue.sojournTimeQuantile(0.99)), 1e-12);
  }

  @Test
  void oneServerIsTheExponentialSojournOfMM1() {
    MMc queue = MMc.single(0.7, 1);
    for (double time = 0.1; time < 40; time *= 2) {
      Near.relative(-Math.expm1(-0.3 * time), queue.sojournTimeCdf(time), 1e-12);
    }
    Near.relative(0.7, queue.waitingProbability(), 1e-12);
  }

  @Test
  void nearlyEqualRatesAreContinuous() {
    double at = new MMc(4, 1, 5).sojournTimeQuantile(0.99);
    Near.relative(at, new MMc(4 + 1e-9, 1, 5).sojournTimeQuantile(0.99), 1e-7);
    Near.relative(at, new MMc(4 - 1e-9, 1, 5).sojournTimeQuantile(0.99), 1e-7);
  }

  @Test
  void heavyLoadFollowsTheExponentialLimit() {
    // Heavy traffic: the wait tends to an exponential of mean 1 / (c mu - lambda), and everybody waits.
    MMc queue = new MMc(9.9999, 1, 10);
    assertEquals(1, queue.waitingProbability(), 1e-4);
    Near.relative(Math.log(20) / 1e-4, queue.waitingTimeQuantile(0.95), 1e-4);
  }

  @Test
  void noArrivalsNoWait() {
    MMc queue = new MMc(0, 2, 3);
    assertEquals(0, queue.meanWaitingTime());
    assertEquals(0.5, queue.meanSojournTime());
    Near.relative(Math.log(100) / 2, queue.sojournTimeQuantile(0.99), 1e-9);
  }

  @Test
  void saturationIsCalledSaturation() {
    String message = assertThrows(IllegalArgumentException.class, () -> new MMc(5, 1, 5)).getMessage();
    assertTrue(message.startsWith("saturated"));
    assertThrows(IllegalArgumentException.class, () -> new MMc(Double.NaN, 1, 5));
    assertThrows(IllegalArgumentException.class, () -> new MMc(1, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> MMc.single(1, 2).sojournTimeQuantile(1));
  }
}
