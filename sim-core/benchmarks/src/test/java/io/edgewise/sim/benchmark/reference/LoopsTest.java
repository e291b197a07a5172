package io.edgewise.sim.benchmark.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every implementation of a model simulates that model: a loop that leaves something out would be an easy yardstick. */
class LoopsTest {

  @Test
  @DisplayName("the exact mean of the two-hop model is 44.1006 ms")
  void exactMean() {
    assertEquals(44.1006, TwoHopModel.meanMillis(), 0.00005);
  }

  @Test
  @DisplayName("all loops hit the exact mean within 0.6 %, about four standard errors of 200,000 requests")
  void meansOfLoops() {
    for (Loop loop : List.of(new FullLoop(Variates.ZIGGURAT),
        new FullLoop(Variates.TABLES), new MidLoop(), new ElidedLoop(), new LindleyLoop(), new TextbookLoop(),
        new SsjLoop())) {
      Sample sample = loop.run(200_000, 1);
      assertEquals(200_000, sample.requests(), loop.getClass().getSimpleName());
      assertEquals(TwoHopModel.meanMillis(), sample.meanMillis(), 0.006 * TwoHopModel.meanMillis(),
          loop.getClass().getSimpleName());
    }
  }

  @Test
  @DisplayName("SimFaaS at 0.9 calls a second: published cold start probability of 0.001337")
  void simFaas() {
    SimFaasLoop loop = new SimFaasLoop(0.9);
    Sample sample = loop.run(3_000_000, 1);
    // 4,000 cold starts, which come in clusters: 10 % are four standard errors or more.
    assertEquals(0.001337, loop.coldStarts() / 3e6, 0.00013);
    assertEquals(1991.3, sample.meanMillis(), 0.003 * 1991.3);
  }

  @Test
  @DisplayName("lognormal and exponential cells have the moments of their distributions")
  void cells() {
    SplitMix random = new SplitMix();
    random.seed(7);
    LognormalCells lognormal = new LognormalCells(0.3);
    ExponentialCells exponential = new ExponentialCells();
    int draws = 4_000_000;
    double lognormalSum = 0;
    double exponentialSum = 0;
    double exponentialSquares = 0;
    int beyondTen = 0;
    for (int i = 0; i < draws; i++) {
      lognormalSum += lognormal.sample(random.bits());
      double x = exponential.sample(random.bits());
      exponentialSum += x;
      exponentialSquares += x * x;
      beyondTen += x > 10 ? 1 : 0;
    }
    assertEquals(Math.exp(0.045), lognormalSum / draws, 0.001);
    assertEquals(1, exponentialSum / draws, 0.002);
    assertEquals(2, exponentialSquares / draws, 0.01);
    assertEquals(Math.exp(-10) * draws, beyondTen, 60, "four standard deviations of a Poisson count of 182");
  }
}
