package io.edgewise.sim.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.random.Purpose;
import io.edgewise.sim.random.RandomStream;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@link Tally} and {@link TimeAverage}. */
class TallyTest {

  @Test
  @DisplayName("Mean and variance agree with the textbook formulas, also far from zero")
  void formulas() {
    Tally tally = Tally.of(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16);
    assertEquals(4, tally.count());
    assertEquals(1e9 + 10, tally.mean());
    assertEquals(30, tally.variance());
    assertEquals(Math.sqrt(30), tally.standardDeviation());
    assertEquals(Math.sqrt(7.5), tally.standardError());
    assertEquals(1e9 + 4, tally.min());
    assertEquals(1e9 + 16, tally.max());
  }

  @Test
  @DisplayName("Merged tallies are the tally of all observations")
  void merging() {
    double[] all = new double[1_000];
    RandomStream stream = RandomStream.of(3, 0, Purpose.SERVICE, 0);
    Arrays.setAll(all, i -> 100 * stream.uniform(i) + (i < 400 ? 0 : 50));
    Tally whole = Tally.of(all);
    Tally merged = new Tally();
    merged.add(new Tally());
    merged.add(Tally.of(Arrays.copyOf(all, 400)));
    merged.add(Tally.of(Arrays.copyOfRange(all, 400, 1_000)));
    merged.add(new Tally());
    assertEquals(whole.count(), merged.count());
    assertEquals(whole.mean(), merged.mean(), 1e-12 * whole.mean());
    assertEquals(whole.variance(), merged.variance(), 1e-12 * whole.variance());
    assertEquals(whole.min(), merged.min());
    assertEquals(whole.max(), merged.max());
  }

  @Test
  @DisplayName("Few observations have no variance; wrong ones are refused")
  void boundaries() {
    assertTrue(Double.isNaN(new Tally().mean()));
    assertTrue(Double.isNaN(Tally.of(3).variance()));
    assertEquals(3, Tally.of(3).mean());
    assertEquals("an observation must be finite, was NaN",
        assertThrows(IllegalArgumentException.class, () -> Tally.of(1, Double.NaN)).getMessage());
  }

  @Tag("slow")
  @Test
  @DisplayName("M16 AR(1) with phi .9: variance 5.263158, and batch means see the inflation of 19")
  void autoregressive() {
    double phi = 0.9;
    NormalDistribution normal = NormalDistribution.of(0, 1);
    RandomStream stream = RandomStream.of(16, 0, Purpose.SERVICE, 0);
    double variance = 1 / (1 - phi * phi);
    assertEquals(5.263158, variance, 5e-7);
    double x = Math.sqrt(variance) * normal.inverseCumulativeProbability(stream.uniform(-1));
    Tally single = new Tally();
    Tally batchMeans = new Tally();
    int batch = 2_000;
    for (int i = 0; i < 400; i++) {
      Tally inBatch = new Tally();
      for (int j = 0; j < batch; j++) {
        inBatch.add(x);
        x = phi * x + normal.inverseCumulativeProbability(stream.uniform((long) i * batch + j));
      }
      single.add(inBatch);
      batchMeans.add(inBatch.mean());
    }
    // Standard errors: of the variance 1.1 % (n / 19 effective observations), of the batch variance 7 %; five of each.
    assertEquals(variance, single.variance(), 0.055 * variance);
    double timeAverageVariance = batchMeans.variance() * batch;
    assertEquals(100, timeAverageVariance, 35);
    assertEquals(19, timeAverageVariance / single.variance(), 7);
  }

  @Test
  @DisplayName("The time average integrates a step function over the window only")
  void timeAverage() {
    // value:  0 until 5, 2 until 12, 6 until 20, 1 until 40, 9 afterwards; window 10..30
    TimeAverage average = new TimeAverage(10, 30);
    average.set(5, 2);
    assertTrue(Double.isNaN(average.average(8)));
    average.change(12, 4);
    average.set(15, 100);
    average.set(15, 6);
    average.set(20, 1);
    assertEquals(1, average.value());
    assertEquals(2 * 2 + 6 * 8, average.integral(20));
    assertEquals(52 / 10.0, average.average(20));
    average.set(40, 9);
    assertEquals(52 + 10, average.integral(1_000));
    assertEquals(62 / 20.0, average.average(1_000));
    assertEquals(6, average.max(1_000), "100 lasted no time, 9 came after the window");
  }

  @Test
  @DisplayName("What has lasted since the last change counts when it is asked for")
  void timeAverageUpToNow() {
    TimeAverage average = new TimeAverage(10, 30);
    average.set(12, 6);
    assertEquals(6 * 3, average.integral(15));
    assertEquals(6 * 10, average.integral(22));
    average.change(23, 4);
    assertEquals(6, average.max(23), "10 has lasted no time");
    assertEquals(10, average.max(24));
  }

  @Test
  @DisplayName("A clock that runs backwards or an empty window is refused")
  void timeAverageRefused() {
    TimeAverage average = new TimeAverage(0, Long.MAX_VALUE);
    average.set(10, 1);
    assertEquals("the clock went back from 10 to 9",
        assertThrows(IllegalArgumentException.class, () -> average.set(9, 1)).getMessage());
    assertEquals("the window must end after its start 3, ended at 3",
        assertThrows(IllegalArgumentException.class, () -> new TimeAverage(3, 3)).getMessage());
  }
}
