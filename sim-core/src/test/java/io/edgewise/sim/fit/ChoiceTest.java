package io.edgewise.sim.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Mixture;
import io.edgewise.sim.random.Uniform;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ChoiceTest {

  @TestFactory
  @DisplayName("the family that made the values is chosen, and its quantiles are met")
  Stream<DynamicTest> findsTheFamily() {
    return Stream.of(
        new Object[] {Family.LOGNORMAL, new double[] {8, 0.6}},
        new Object[] {Family.GAMMA, new double[] {2.5, 30}},
        new Object[] {Family.WEIBULL, new double[] {0.7, 30}},
        new Object[] {Family.EXPONENTIAL, new double[] {12}},
        new Object[] {Family.SHIFTED_LOGNORMAL, new double[] {30, 5, 0.9}},
        new Object[] {Family.LOGNORMAL_MIXTURE, new double[] {0.1, 5, 0.4, 120, 0.3}})
        .map(each -> dynamicTest(each[0].toString(), () -> {
          Family family = (Family) each[0];
          Distribution truth = family.distribution((double[]) each[1]);
          Choice choice = Choice.of(Sample.of(Draws.of(truth, 5_000, 1)));
          assertEquals(Optional.of(family), choice.fit().map(Fit::family));
          for (double p : new double[] {0.05, 0.5, 0.95, 0.99}) {
            assertEquals(1, choice.distribution().quantile(p) / truth.quantile(p), 0.08, "quantile " + p);
          }
        }));
  }

  @Test
  @DisplayName("what no family describes is kept as it was measured")
  void keepsQuantiles() {
    // Three places, none of them a lognormal.
    Distribution truth = new Mixture(new double[] {1, 1, 1},
        List.of(new Uniform(1, 2), new Uniform(10, 11), new Uniform(30, 31)));
    Sample sample = Sample.of(Draws.of(truth, 3_000, 1));
    Choice choice = Choice.of(sample);
    assertTrue(choice.fit().isEmpty());
    assertFalse(choice.holdOut().orElseThrow().holds());
    for (double p : new double[] {0, 0.01, 0.5, 0.9, 0.99, 1}) {
      assertEquals(sample.quantile(p), choice.distribution().quantile(p), 1e-12);
    }
  }

  @Test
  @DisplayName("a distribution that is right is rarely refused, and a wrong tail is not kept")
  void holdOutDistinguishes() {
    Distribution truth = Family.LOGNORMAL.distribution(10, 0.5);
    int refused = 0;
    for (int seed = 0; seed < 200; seed++) {
      Sample sample = Sample.of(Draws.of(truth, 400, seed));
      Fit half = MaximumLikelihood.fit(Family.LOGNORMAL, sample.half(true)).orElseThrow();
      refused += HoldOut.of(half.distribution(), sample.half(false)).holds() ? 0 : 1;
    }
    // 1 % by the distance and a little by the tails; 10 or more of 200 would be seen once in 10,000 seeds at 1.5 %.
    assertTrue(refused < 10, refused + " of 200 refused");
    Sample tailed = Sample.of(Draws.of(new Mixture(new double[] {0.97, 0.03},
        List.of(truth, Family.LOGNORMAL.distribution(300, 0.3))), 5_000, 1));
    Fit wrong = MaximumLikelihood.fit(Family.LOGNORMAL, tailed.half(true)).orElseThrow();
    assertFalse(HoldOut.of(wrong.distribution(), tailed.half(false)).holds());
  }

  @Test
  @DisplayName("rounding is seen, and matters where it is coarse")
  void seesRounding() {
    Distribution truth = Family.LOGNORMAL.distribution(6, 0.5);
    assertEquals(1, Sample.of(Draws.rounded(truth, 500, 1, 1)).resolution(), 1e-12);
    assertTrue(Sample.of(Draws.rounded(truth, 500, 1, 1)).isCoarse());
    assertEquals(0.01, Sample.of(Draws.rounded(truth, 500, 1, 0.01)).resolution(), 1e-12);
    assertFalse(Sample.of(Draws.rounded(truth, 500, 1, 0.01)).isCoarse());
    assertEquals(0, Sample.of(Draws.of(truth, 500, 1)).resolution());
  }

  @Test
  @DisplayName("quantiles are those of ranks")
  void ranks() {
    Sample sample = Sample.of(new double[] {5, 1, 2, 2, 9});
    assertEquals(1, sample.quantile(0.2));
    assertEquals(2, sample.quantile(0.6));
    assertEquals(5, sample.quantile(0.61));
    assertEquals(9, sample.quantile(1));
    assertEquals(3.8, sample.mean(), 1e-12);
  }

  @Test
  @DisplayName("values that cannot be latencies, and too few of them, are refused")
  void refuses() {
    assertThrows(IllegalArgumentException.class, () -> Sample.of(new double[0]));
    assertThrows(IllegalArgumentException.class, () -> Sample.of(new double[] {1, -1}));
    assertThrows(IllegalArgumentException.class, () -> Sample.of(new double[] {1, Double.NaN}));
    double[] few = new double[Choice.FEWEST - 1];
    Arrays.fill(few, 1);
    assertThrows(IllegalArgumentException.class, () -> Choice.of(Sample.of(few)));
  }

  @Test
  @DisplayName("equal values are kept as they are")
  void constant() {
    double[] values = new double[50];
    Arrays.fill(values, 7.25);
    Choice choice = Choice.of(Sample.of(values));
    assertTrue(choice.fit().isEmpty());
    assertEquals(7.25, choice.distribution().quantile(0.5), 1e-12);
  }
}
