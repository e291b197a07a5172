package io.edgewise.sim.theory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class QueueingTest {

  @Test
  @DisplayName("Q08 M/D/1 at load 0.8")
  void q08() {
    MG1 queue = new MG1(0.8, 1, 0);
    Near.relative(2, queue.meanWaitingTime(), 1e-6);
    Near.relative(3, queue.meanSojournTime(), 1e-6);
    Near.relative(2.4, queue.meanInSystem(), 1e-6);
    Near.relative(1.6, queue.meanQueueLength(), 1e-6);
  }

  @Test
  @DisplayName("Q11 M/G/1 at load 0.8 with squared coefficient of variation 0.5 and 10")
  void q11() {
    Near.relative(3, new MG1(0.8, 1, 0.5).meanWaitingTime(), 1e-6);
    Near.relative(22, new MG1(0.8, 1, 10).meanWaitingTime(), 1e-6);
  }

  @Test
  void exponentialServiceIsMM1() {
    Near.relative(MMc.single(3, 4).meanWaitingTime(), new MG1(3, 0.25, 1).meanWaitingTime(), 1e-14);
    assertThrows(IllegalArgumentException.class, () -> new MG1(2, 0.5, 1));
  }

  @Test
  @DisplayName("Q15 Allen-Cunneen for M/D/5 at load 4, and that it is below the simulated value")
  void q15() {
    AllenCunneen approximation = new AllenCunneen(4, 1, 5, 1, 0);
    Near.printed("0.277056", approximation.meanWaitingTime());
    double simulated = 0.2900;
    assertTrue(approximation.meanWaitingTime() < 0.96 * simulated);
  }

  @Test
  void allenCunneenIsExactForMMcAndMG1() {
    Near.relative(new MMc(4, 1, 5).meanWaitingTime(), new AllenCunneen(4, 1, 5, 1, 1).meanWaitingTime(), 1e-14);
    Near.relative(new MG1(0.7, 1, 3).meanWaitingTime(), new AllenCunneen(0.7, 1, 1, 1, 3).meanWaitingTime(), 1e-14);
  }

  @Test
  @DisplayName("Q18 Jackson network of three stations with feedback")
  void q18() {
    double[][] routing = {{0, 0.3, 0}, {0, 0, 0.5}, {0, 0.2, 0}};
    JacksonNetwork network =
        new JacksonNetwork(new double[] {10, 0, 0}, routing, new double[] {20, 4, 3}, new int[] {1, 2, 1});
    double[] rates = network.stations().stream().mapToDouble(MMc::arrivalRate).toArray();
    double[] numbers = network.stations().stream().mapToDouble(MMc::meanInSystem).toArray();
    assertArrayEquals(new double[] {10, 10.0 / 3, 5.0 / 3}, rates, 1e-12);
    Near.relative(1, numbers[0], 1e-6);
    Near.printed("1.008403", numbers[1]);
    Near.relative(1.25, numbers[2], 1e-6);
    Near.printed("0.325840", network.meanTimeInNetwork());
  }

  @Test
  void aTandemIsItsStationsInARow() {
    JacksonNetwork tandem = new JacksonNetwork(
        new double[] {3, 0}, new double[][] {{0, 1}, {0, 0}}, new double[] {5, 2}, new int[] {1, 2});
    double expected = MMc.single(3, 5).meanSojournTime() + new MMc(3, 2, 2).meanSojournTime();
    Near.relative(expected, tandem.meanTimeInNetwork(), 1e-12);
  }

  @Test
  void networksThatCannotSettleAreRefused() {
    double[] rates = {1, 0};
    double[] service = {9, 9};
    int[] servers = {1, 1};
    String trapped = assertThrows(IllegalArgumentException.class,
        () -> new JacksonNetwork(rates, new double[][] {{0, 1}, {1, 0}}, service, servers)).getMessage();
    assertTrue(trapped.startsWith("saturated"));
    assertThrows(IllegalArgumentException.class,
        () -> new JacksonNetwork(rates, new double[][] {{0.5, 0.6}, {0, 0}}, service, servers));
    assertThrows(IllegalArgumentException.class,
        () -> new JacksonNetwork(rates, new double[][] {{0.9, 0}, {0, 0}}, service, servers));
    assertThrows(IllegalArgumentException.class,
        () -> new JacksonNetwork(rates, new double[][] {{0, 0}}, service, servers));
  }

  @Test
  @DisplayName("Q24 ten separate M/M/1 against one M/M/10 at utilisation 0.8")
  void q24() {
    Pooling pooling = Pooling.of(10, 0.8, 1, 1);
    Near.relative(5.0, pooling.separate().meanSojournTime(), 1e-6);
    Near.relative(1.204590, pooling.pooled().meanSojournTime(), 1e-6);
    Near.relative(5.0 / 1.204590, pooling.sojournRatio(), 1e-6);
  }

  @Test
  void poolingNeverHurts() {
    for (double load = 0.05; load < 1; load += 0.05) {
      for (int sites = 1; sites <= 64; sites *= 2) {
        assertTrue(Pooling.of(sites, 3 * load, 1, 3).sojournRatio() >= 1 - 1e-14);
      }
    }
  }

  @Test
  @DisplayName("M07 M/M/1 from empty: average delay of the first 25 and 100 customers")
  void m07() {
    TransientMM1 queue = new TransientMM1(1, 10.0 / 9);
    assertEquals(2.124489, queue.expectedAverageDelay(25), 1e-6);
    assertEquals(4.134185, queue.expectedAverageDelay(100), 1e-6);
  }

  @Test
  void transientsStartEmptyRiseAndSettle() {
    double[] delays = new TransientMM1(0.5, 1).expectedDelays(400);
    assertEquals(0, delays[0]);
    // The second customer waits if the first is still served: probability 1/(1 + mu/lambda), then one service.
    Near.relative(0.5 / 1.5, delays[1], 1e-14);
    for (int i = 1; i < delays.length; i++) {
      assertTrue(delays[i] >= delays[i - 1] - 1e-14);
    }
    Near.relative(MMc.single(0.5, 1).meanWaitingTime(), delays[399], 1e-8);
    // Overload has no steady state: the wait of the n-th grows by 1/mu - 1/lambda each, beyond the start.
    double[] overload = new TransientMM1(4, 1).expectedDelays(300);
    assertEquals(0.75, overload[299] - overload[298], 1e-6);
  }

  @Test
  @DisplayName("M16 AR(1) with coefficient 0.9: variance, time-average variance constant and inflation")
  void m16() {
    Ar1 process = new Ar1(0.9, 1);
    Near.printed("5.263158", process.variance());
    Near.relative(100, process.timeAverageVarianceConstant(), 1e-6);
    Near.relative(19, process.inflation(), 1e-6);
    Near.relative(process.variance(), process.varianceOfMean(1), 1e-14);
    Near.relative(100, 200_000 * process.varianceOfMean(200_000), 1e-4);
  }
}
