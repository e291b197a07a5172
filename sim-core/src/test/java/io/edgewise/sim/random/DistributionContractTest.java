package io.edgewise.sim.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Messages, copies, equality and texts. */
class DistributionContractTest {

  @Test
  @DisplayName("Wrong parameters are refused with what was found and what is allowed")
  void refused() {
    assertRefused("value must be finite, was NaN", () -> new Constant(Double.NaN));
    assertRefused("high must be at least low (2.0), was 1.0", () -> new Uniform(2, 1));
    assertRefused("mean must be positive and finite, was 0.0", () -> new Exponential(0));
    assertRefused("mean must be positive and finite, was NaN", () -> new Exponential(Double.NaN));
    assertRefused("sigma must be at least 0 and finite, was -1.0", () -> new Lognormal(0, -1));
    assertRefused("p99 must be at least the median (5.0), was 4.0", () -> Lognormal.ofMedianAndP99(5, 4));
    assertRefused("the higher quantile must be at least 5.0, was 4.0", () -> Lognormal.ofQuantiles(0.1, 5, 0.9, 4));
    assertRefused("two probabilities inside 0..1 must rise, were 0.9 and 0.1",
        () -> Lognormal.ofQuantiles(0.9, 4, 0.1, 5));
    assertRefused("stages must be at least 1, was 0", () -> new Erlang(0, 1));
    assertRefused("shape must be positive and finite, was Infinity", () -> new Gamma(Double.POSITIVE_INFINITY, 1));
    assertRefused("scale must be positive and finite, was -3.0", () -> new Weibull(1, -3));
    assertRefused("no Weibull distribution with a shape of 0.02..10000 has mean 1.0 and sd 1.0E-9",
        () -> Weibull.ofMeanAndSd(1, 1e-9));
    assertRefused("probabilities and means must have the same length, were 1 and 2",
        () -> new Hyperexponential(new double[] {1}, new double[] {1, 2}));
    assertRefused("probabilities must sum to 1, summed to 0.75",
        () -> new Hyperexponential(new double[] {0.5, 0.25}, new double[] {1, 2}));
    assertRefused("means[1] must be positive and finite, was 0.0",
        () -> new Hyperexponential(new double[] {0.5, 0.5}, new double[] {1, 0}));
    assertRefused("scv must be at least 1 and finite, was 0.5", () -> Hyperexponential.ofMeanAndScv(1, 0.5));
    assertRefused("weights and parts must have the same length, were 2 and 1",
        () -> new Mixture(new double[] {1, 1}, List.of(new Constant(1))));
    assertRefused("weights must not be empty", () -> new Mixture(new double[0], List.of()));
    assertRefused("sum of weights must be positive and finite, was 0.0",
        () -> new Mixture(new double[] {0}, List.of(new Constant(1))));
    assertRefused("factor must be positive and finite, was 0.0", () -> new Scaled(0, new Constant(1)));
    assertRefused("offset must be finite, was Infinity",
        () -> new Shifted(Double.POSITIVE_INFINITY, new Constant(1)));
    assertRefused("p must be within 0..1, was 1.5", () -> new Exponential(1).quantile(1.5));
    assertRefused("p must be within 0..1, was NaN", () -> new Shifted(1, new Gamma(2, 1)).quantile(Double.NaN));
  }

  @Test
  @DisplayName("Wrong points of an empirical distribution are refused")
  void refusedPoints() {
    assertRefused("at least two probabilities and as many values are needed, were 1 and 1",
        () -> new Empirical(new double[] {0}, new double[] {1}));
    assertRefused("probabilities must run from 0 to 1, ran from 0.0 to 0.9",
        () -> new Empirical(new double[] {0, 0.9}, new double[] {1, 2}));
    assertRefused("probabilities must increase, but 0.5 follows 0.5",
        () -> new Empirical(new double[] {0, 0.5, 0.5, 1}, new double[] {1, 2, 3, 4}));
    assertRefused("values must not decrease, but 1.0 follows 2.0",
        () -> new Empirical(new double[] {0, 0.5, 1}, new double[] {1, 2, 1}));
    assertRefused("at least one sample is needed", () -> Empirical.ofSamples(new double[0]));
    assertRefused("values[1] must be finite, was NaN", () -> Empirical.ofSamples(new double[] {1, Double.NaN}));
    assertRefused("at least two quantiles are needed, were 1", () -> Empirical.ofQuantiles(Map.of(0.5, 3.0)));
    assertRefused("p must be within 0..1, was 50.0", () -> Empirical.ofQuantiles(Map.of(50.0, 3.0, 99.0, 4.0)));
  }

  @Test
  @DisplayName("Given quantiles are met; below them the line goes on to at least 0, above them an exponential tail")
  void quantiles() {
    Map<Double, Double> given = new TreeMap<>(Map.of(0.5, 200.0, 0.9, 400.0, 0.99, 700.0));
    Empirical found = Empirical.ofQuantiles(given);
    given.forEach((p, value) -> assertEquals(value, found.quantile(p)));
    assertEquals(0, found.quantile(0), "200 - 0.5 * 500 is negative");
    assertEquals(1_000, found.quantile(0.999), 8, "+300 for each factor of ten, up to the straight lines between");
    assertEquals(700 + 300 * Math.log10(1024), found.quantile(1), 1e-9);
    assertEquals(175, Empirical.ofQuantiles(Map.of(0.5, 200.0, 1.0, 225.0)).quantile(0), 1e-12);
    assertEquals(-3, Empirical.ofQuantiles(Map.of(0.5, -3.0, 1.0, 225.0)).quantile(0), 1e-12);
    assertEquals(Empirical.ofQuantiles(Map.of(0.0, 1.0, 1.0, 2.0)),
        new Empirical(new double[] {0, 1}, new double[] {1, 2}));
  }

  @Test
  @DisplayName("Samples become their order statistics")
  void samples() {
    Empirical found = Empirical.ofSamples(new double[] {4, 1, 2});
    assertArrayEquals(new double[] {1, 2, 4}, found.values());
    assertArrayEquals(new double[] {0, 0.5, 1}, found.probabilities());
    assertEquals(0.75, found.cdf(3));
    assertEquals(true, Empirical.ofSamples(new double[] {6}).isConstant());
  }

  @Test
  @DisplayName("Arrays are copied on the way in and out, and compared by content")
  void copies() {
    double[] weights = {1, 3};
    double[] values = {2, 5};
    double[] ends = {0, 1};
    Mixture mixture = new Mixture(weights, List.of(new Constant(1), new Constant(2)));
    Hyperexponential hyper = new Hyperexponential(new double[] {0.25, 0.75}, values);
    Empirical empirical = new Empirical(ends, values);
    weights[0] = 100;
    values[0] = 100;
    mixture.weights()[0] = 100;
    hyper.means()[0] = 100;
    hyper.probabilities()[0] = 100;
    empirical.values()[0] = 100;
    empirical.probabilities()[0] = 100;
    Mixture sameMixture = new Mixture(new double[] {0.25, 0.75}, List.of(new Constant(1), new Constant(2)));
    Hyperexponential sameHyper = new Hyperexponential(new double[] {0.25, 0.75}, new double[] {2, 5});
    Empirical sameEmpirical = new Empirical(new double[] {0, 1}, new double[] {2, 5});
    assertEquals(sameMixture, mixture);
    assertEquals(sameMixture.hashCode(), mixture.hashCode());
    assertEquals(sameHyper, hyper);
    assertEquals(sameHyper.hashCode(), hyper.hashCode());
    assertEquals(sameEmpirical, empirical);
    assertEquals(sameEmpirical.hashCode(), empirical.hashCode());
    assertNotEquals(new Empirical(new double[] {0, 1}, new double[] {2, 6}), empirical);
    assertNotEquals(new Hyperexponential(new double[] {0.25, 0.75}, new double[] {2, 6}), hyper);
    assertNotEquals(new Mixture(new double[] {1, 3}, List.of(new Constant(1), new Constant(3))), mixture);
  }

  @Test
  @DisplayName("Texts are short and carry the unit")
  void texts() {
    assertEquals("lognormal p50 4 ms p99 20 ms", Lognormal.ofMedianAndP99(4, 20).describe());
    assertEquals("lognormal p50 4 s p99 20 s", Lognormal.ofMedianAndP99(4, 20).describe("s"));
    assertEquals("constant 0.5 ms", new Constant(0.5).describe());
    assertEquals("uniform 1 to 5 ms", new Uniform(1, 5).describe());
    assertEquals("exponential mean 0.3333 ms", new Exponential(1 / 3.0).describe());
    assertEquals("Erlang-3 mean 6 ms", new Erlang(3, 6).describe());
    assertEquals("gamma shape 0.7 mean 3 ms", new Gamma(0.7, 3).describe());
    assertEquals("Weibull shape 1 mean 120000 ms", new Weibull(1, 120_000).describe());
    assertEquals("hyperexponential mean 3 ms scv 4", Hyperexponential.ofMeanAndScv(3, 4).describe());
    assertEquals("mixture (90 % constant 2 ms, 10 % exponential mean 30 ms)",
        new Mixture(new double[] {9, 1}, List.of(new Constant(2), new Exponential(30))).describe());
    assertEquals("empirical p50 1.5 ms p99 1.99 ms", Empirical.ofSamples(new double[] {1, 2}).describe());
    assertEquals("5 ms + exponential mean 1 ms", new Shifted(5, new Exponential(1)).describe());
    assertEquals("2 x (constant 1 ms)", new Scaled(2, new Constant(1)).describe());
  }

  private static void assertRefused(String message, Executable attempt) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, attempt).getMessage());
  }
}
