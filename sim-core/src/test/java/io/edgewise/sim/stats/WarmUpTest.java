package io.edgewise.sim.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WarmUpTest {

  @Test
  @DisplayName("M14 MSER-5 truncates 105 observations of a series with a step after 100")
  void step() {
    double[] series = new double[1_000];
    Arrays.setAll(series, i -> (i < 100 ? 5 : 0) + (7_919L * i % 101) / 101.0);
    WarmUp found = WarmUp.mser5(series).orElseThrow();
    assertEquals(105, found.truncated());
    assertEquals(1.877486e-5, found.statistic(), 5e-12);
  }

  @Test
  @DisplayName("The statistic is that of the definition, computed the long way")
  void definition() {
    double[] series = new double[203];
    Arrays.setAll(series, i -> 3 * Math.exp(-i / 12.0) + (i * 37 % 23) / 23.0);
    double least = Double.POSITIVE_INFINITY;
    int best = -1;
    for (int d = 0; d <= 20; d++) {
      double[] means = new double[40 - d];
      for (int j = d; j < 40; j++) {
        means[j - d] = Arrays.stream(series, 5 * j, 5 * j + 5).average().orElseThrow();
      }
      double mean = Arrays.stream(means).average().orElseThrow();
      double mser = Arrays.stream(means).map(y -> (y - mean) * (y - mean)).sum() / means.length / means.length;
      if (mser < least) {
        least = mser;
        best = d;
      }
    }
    WarmUp found = WarmUp.mser5(series).orElseThrow();
    assertEquals(5 * best, found.truncated());
    assertEquals(least, found.statistic(), 1e-12 * least);
  }

  @Tag("slow")
  @Test
  @DisplayName("The correlation length of an AR(1) series is (1 + phi) / (1 - phi)")
  void correlationLength() {
    for (double phi : new double[] {0, 0.5, 0.9}) {
      SplittableRandom random = new SplittableRandom(1);
      double sum = 0;
      int runs = 100;
      for (int run = 0; run < runs; run++) {
        double[] series = new double[20_000];
        for (int i = 1; i < series.length; i++) {
          series[i] = phi * series[i - 1] + random.nextGaussian();
        }
        sum += WarmUp.correlationLength(series);
      }
      // One figure is known to sqrt(2 / 39) = 23 %, and one below 1 counts as 1.
      double expected = phi == 0 ? 1.09 : (1 + phi) / (1 - phi);
      assertEquals(expected, sum / runs, 0.08 * expected);
    }
    assertEquals(1, WarmUp.correlationLength(new double[60]));
    assertEquals(1, WarmUp.correlationLength(new double[1_000]));
  }

  @Test
  @DisplayName("The correlation length by hand: 0, 0, 1, 1, ... 39, 39 in forty batches of two")
  void correlationLengthByHand() {
    double[] pairs = new double[80];
    Arrays.setAll(pairs, i -> i / 2);
    // Squares around 19.5 add up to 5,330: 2 (5,330 / 39) / (2 x 5,330 / 79). A rest below a batch is left out.
    assertEquals(79.0 / 39, WarmUp.correlationLength(pairs), 1e-12);
    double[] longer = Arrays.copyOf(pairs, 100);
    Arrays.fill(longer, 80, 100, 1000);
    assertEquals(79.0 / 39, WarmUp.correlationLength(longer), 1e-12);
    assertEquals(1, WarmUp.correlationLength(Arrays.copyOf(pairs, 79)));
    Arrays.setAll(pairs, i -> i % 2);
    assertEquals(1, WarmUp.correlationLength(pairs), "at least 1 where batches are all alike");
  }

  @Test
  @DisplayName("A steady series loses nothing")
  void steady() {
    double[] series = new double[1_000];
    Arrays.setAll(series, i -> i % 10);
    assertEquals(Optional.of(0), WarmUp.mser5(series).map(WarmUp::truncated));
    assertEquals(Optional.of(0), WarmUp.mser5(new double[50]).map(WarmUp::truncated), "the fewest that tell");
  }

  @Test
  @DisplayName("A series that never settles, or a short one, has no warm-up to report")
  void failing() {
    double[] growing = new double[1_000];
    Arrays.setAll(growing, i -> Math.exp(-i / 400.0));
    assertTrue(WarmUp.mser5(growing).isEmpty());
    assertTrue(WarmUp.mser5(new double[49]).isEmpty());
    assertTrue(WarmUp.mser5(new double[0]).isEmpty());
  }
}
