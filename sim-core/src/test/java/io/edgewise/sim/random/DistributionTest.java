package io.edgewise.sim.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One battery for every distribution, and reference values. */
class DistributionTest {

  static Stream<Distribution> continuous() {
    return Stream.of(
        new Uniform(1, 5), new Uniform(-2, 3), new Exponential(3), new Lognormal(1, 0.5), new Lognormal(0.3, 1.326),
        Lognormal.ofMedianAndP99(200, 800), new Erlang(1, 2), new Erlang(3, 6), new Erlang(50, 0.001),
        new Gamma(0.1, 2), new Gamma(0.7, 3), new Gamma(2.5, 1), new Gamma(5_000, 5), new Weibull(0.4, 0.42),
        new Weibull(0.7, 3), new Weibull(2.5, 4), Hyperexponential.ofMeanAndScv(3, 4),
        Hyperexponential.ofMeanAndScv(3, 1), Hyperexponential.ofMeanAndScv(10, 200),
        new Hyperexponential(new double[] {0.9, 0.1}, new double[] {1, 11}),
        new Mixture(new double[] {7, 2, 1}, List.of(new Exponential(1), new Lognormal(2, 0.3), new Weibull(0.7, 30))),
        new Mixture(new double[] {1, 1}, List.of(new Uniform(0, 1), new Uniform(0.5, 3))),
        new Empirical(new double[] {0, 0.5, 0.9, 1}, new double[] {1, 2, 5, 50}),
        Empirical.ofSamples(new double[] {5, 3, 9, 1, 4.5}),
        Empirical.ofQuantiles(Map.of(0.5, 200.0, 0.99, 800.0)),
        new Shifted(2, new Exponential(1)), new Scaled(1e6, new Lognormal(0, 0.2)),
        new Shifted(-1, new Scaled(2, new Gamma(2, 3))));
  }

  static Stream<Distribution> withAtomsOrGaps() {
    return Stream.of(
        new Constant(0), new Constant(7), new Uniform(4, 4), new Lognormal(1, 0),
        new Mixture(new double[] {1, 1}, List.of(new Constant(1), new Constant(10))),
        new Mixture(new double[] {0.7, 0.2, 0.1}, List.of(new Constant(1), new Constant(2), new Constant(3))),
        new Mixture(new double[] {0.3, 0.7}, List.of(new Constant(0), new Lognormal(1, 1))),
        new Mixture(new double[] {0.5, 0.5}, List.of(new Uniform(0, 1), new Uniform(10, 11))),
        new Mixture(new double[] {1, 0}, List.of(new Constant(3), new Exponential(1))),
        new Empirical(new double[] {0, 0.25, 0.5, 1}, new double[] {1, 3, 3, 4}),
        new Shifted(5, new Mixture(new double[] {1, 3}, List.of(new Constant(0), new Exponential(2)))));
  }

  static Stream<Distribution> all() {
    return Stream.concat(continuous(), withAtomsOrGaps());
  }

  @ParameterizedTest
  @MethodSource("continuous")
  @DisplayName("The distribution function undoes the quantile function")
  void roundTrip(Distribution distribution) {
    for (double p : probabilities()) {
      assertEquals(p, distribution.cdf(distribution.quantile(p)), 2e-14 + 1e-9 * Math.min(p, 1 - p),
          () -> distribution + " at " + p);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  @DisplayName("The quantile is the smallest value that the distribution function carries to p")
  void generalisedInverse(Distribution distribution) {
    for (double p : probabilities()) {
      double x = distribution.quantile(p);
      double nudge = 1e-12 * Math.abs(x) + 1e-300;
      assertTrue(distribution.cdf(x + nudge) >= p - 2e-15, () -> distribution + " reaches " + p);
      assertTrue(distribution.cdf(x - nudge) < p + 2e-15, () -> distribution + " not before " + p);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  @DisplayName("Both functions never decrease, and end at 0 and 1")
  void monotone(Distribution distribution) {
    double last = distribution.quantile(0);
    for (double p : probabilities()) {
      double x = distribution.quantile(p);
      assertTrue(x >= last * (1 - Math.signum(last) * 1e-14), () -> distribution + " falls at " + p);
      last = x;
    }
    assertTrue(distribution.quantile(1) >= last, distribution::toString);
    assertEquals(0, distribution.cdf(distribution.quantile(0) - 1e-3));
    assertEquals(1, distribution.cdf(Double.POSITIVE_INFINITY));
    assertEquals(0, distribution.cdf(Double.NEGATIVE_INFINITY));
  }

  @ParameterizedTest
  @MethodSource("all")
  @DisplayName("Mean, variance and scv are the integrals of the quantile function")
  void moments(Distribution distribution) {
    double mean = 0;
    double square = 0;
    double centre = distribution.mean();
    // Midpoint rule in t with p = 1 / (1 + exp(-2 sinh t)): both tails are followed to 1e-16 (double exponential).
    double step = 1.0 / 2_000;
    for (double t = -3.0; t < 3.0; t += step) {
      double s = 2 * Math.sinh(t + step / 2);
      double p = 1 / (1 + Math.exp(-s));
      double weight = p * (1 - p) * 2 * Math.cosh(t + step / 2) * step;
      double x = distribution.quantile(Math.min(p, Math.nextDown(1.0)));
      mean += weight * x;
      square += weight * (x - centre) * (x - centre);
    }
    double variance = distribution.variance();
    double size = Math.abs(centre) + Math.sqrt(variance);
    assertEquals(centre, mean, 2e-4 * size, distribution::toString);
    assertEquals(variance, square, 4e-4 * size * size, distribution::toString);
    assertEquals(distribution.isConstant() ? 0 : variance / centre / centre, distribution.scv(), 1e-12 * (1 + variance),
        distribution::toString);
  }

  @ParameterizedTest
  @MethodSource("all")
  @DisplayName("A distribution is constant exactly when its ends meet")
  void constant(Distribution distribution) {
    assertEquals(distribution.quantile(0) == distribution.quantile(1), distribution.isConstant());
    assertEquals(distribution.isConstant(), distribution.variance() == 0);
  }

  @Test
  @DisplayName("F22 Lognormal from median and p99")
  void lognormalFromQuantiles() {
    Lognormal node = Lognormal.ofMedianAndP99(200, 800);
    assertRelative(5.298317, node.mu(), 1e-6);
    assertRelative(0.595910, node.sigma(), 1e-6);
    assertRelative(238.8586, node.mean(), 1e-6);
    assertRelative(532.9898, node.quantile(0.95), 1e-6);
    assertRelative(800, node.quantile(0.99), 1e-13);
    Lognormal through = Lognormal.ofQuantiles(0.1, 40, 0.9, 250);
    assertEquals(40, through.quantile(0.1), 1e-9);
    assertEquals(250, through.quantile(0.9), 1e-9);
    assertEquals(100, through.quantile(0.5), 1e-9);
    Lognormal java = Lognormal.ofMedianAndP99(1_500, 4_000);
    assertRelative(7.313220, java.mu(), 1e-6);
    assertRelative(0.421618, java.sigma(), 1e-6);
    assertRelative(3_001.0565, java.quantile(0.95), 1e-6);
  }

  @Test
  @DisplayName("F25 Lognormal and Weibull from mean and standard deviation")
  void fromMoments() {
    Lognormal cold = Lognormal.ofMeanAndSd(3.24, 7.10);
    assertEquals(0.296468, cold.mu(), 5e-7);
    assertEquals(1.325976, cold.sigma(), 5e-7);
    assertRelative(1.345099, cold.quantile(0.5), 1e-6);
    assertRelative(29.4045, cold.quantile(0.99), 2e-6);
    assertRelative(7.10 * 7.10, cold.variance(), 1e-12);
    Weibull gap = Weibull.ofMeanAndSd(1.25, 3.66);
    assertRelative(0.417583, gap.shape(), 1.2e-6);
    assertRelative(0.421661, gap.scale(), 1.2e-6);
    assertRelative(1.25, gap.mean(), 1e-12);
    assertRelative(3.66 * 3.66, gap.variance(), 1e-10);
  }

  @Test
  @DisplayName("Weibull from mean and sd finds its way back over five orders of magnitude of the shape")
  void weibullFit() {
    for (double shape : new double[] {0.03, 0.1, 0.5, 1, 3.6, 20, 900}) {
      Weibull given = new Weibull(shape, 5);
      Weibull found = Weibull.ofMeanAndSd(given.mean(), Math.sqrt(given.variance()));
      assertRelative(shape, found.shape(), 1e-9);
      assertRelative(5, found.scale(), 1e-8);
    }
  }

  @Test
  @DisplayName("A gamma distribution of a large shape is hardly wider than its mean, and continuous where its form changes")
  void largeShapes() {
    for (double p : new double[] {1e-9, 0.01, 0.5, 0.9, 1 - 0x1p-30}) {
      double exact = new Gamma(1e9, 5).quantile(p);
      Gamma next = new Gamma(Math.nextUp(1e9), 5);
      assertRelative(exact, next.quantile(p), 1e-13);
      assertEquals(p, next.cdf(exact), 1e-10);
    }
    double deviation = 5 / Math.sqrt(1e18);
    assertEquals(5 + 2.3263478740408408 * deviation, new Gamma(1e18, 5).quantile(0.99), 1e-15);
    assertEquals(5, new Gamma(Double.MAX_VALUE, 5).quantile(1 - 0x1p-50));
    assertEquals(0, new Gamma(Double.MAX_VALUE, 5).quantile(0));
    assertEquals(1, new Gamma(Double.MAX_VALUE, 5).cdf(6));
    assertEquals(0, new Gamma(Double.MAX_VALUE, 5).cdf(-6));
  }

  @Test
  @DisplayName("Quantiles agree with scipy.stats 1.17 (hyperexponential: bisection in mpmath with 30 digits)")
  void references() {
    double[] p = {1e-6, 0.01, 0.5, 0.9, 0.999, 1 - 0x1p-30};
    // The first two of this row from mpmath: scipy's have an error of 1e-12 there.
    assertQuantiles(new Gamma(0.1, 2), p, 1.2146096724815852e-59, 1.2146096724815798e-19, 0.011867822089204567,
        5.32309107477674, 67.27354023437508, 319.8955172485065);
    assertQuantiles(new Gamma(0.7, 3), p, 1.0026597153314034e-08, 0.005196955817577182, 1.7461017791847484,
        7.530550760161801, 25.98745527380261, 84.11147828422487);
    assertQuantiles(new Gamma(40, 5), p, 2.094143779288507, 3.3462548306924202, 4.958395626336137, 6.036137725954188,
        7.802451500985299, 11.295449786921274);
    assertQuantiles(new Gamma(5_000, 5), p, 4.6710509536164455, 4.836974419788818, 4.9996666706175725,
        5.090830806915189, 5.221365282705089, 5.436697285712601);
    assertQuantiles(new Erlang(3, 6), p, 0.036508565926558594, 0.8720903301565863, 5.348120627447118,
        10.644640675668422, 22.457744484825323, 53.497926057907954);
    assertQuantiles(new Weibull(0.7, 3), p, 8.04809313447747e-09, 0.004198493687437376, 1.777170338856401,
        9.875798916494821, 47.44320621882768, 229.03522312458523);
    assertQuantiles(new Weibull(2.5, 4), p, 0.015924290006998895, 0.6352317858592869, 3.454539602409499,
        5.584011021481142, 8.665522788380096, 13.466002093007049);
    assertQuantiles(new Lognormal(1, 0.5), p, 0.25240706576017474, 0.8494434259057597, 2.718281828459045,
        5.159170355622591, 12.744708337272852, 54.8540917456328);
    assertQuantiles(new Exponential(3), p, 3.0000015000010004e-06, 0.030151007560504324, 2.0794415416798357,
        6.907755278982138, 20.723265836946407, 62.383246250395075);
    assertQuantiles(new Hyperexponential(new double[] {0.9, 0.1}, new double[] {1, 11}), p, 1.1000005995004337e-6,
        0.011060387374649056, 0.79367716693191008, 3.4977735170724501, 50.656872045868993, 203.41013356184745);
    assertRelative(3.797470518171851, new Weibull(0.7, 3).mean(), 1e-12);
    assertRelative(30.84151998287838, new Weibull(0.7, 3).variance(), 1e-12);
    assertRelative(2.306347026081795, new Weibull(2.5, 4).variance(), 1e-12);
    assertRelative(2.694758124344946, new Lognormal(1, 0.5).variance(), 1e-12);
  }

  @Test
  @DisplayName("The balanced hyperexponential has the mean and scv asked for, and equal loads")
  void balancedMeans() {
    for (double scv : new double[] {1, 1.5, 10, 1e4, 1e9}) {
      Hyperexponential found = Hyperexponential.ofMeanAndScv(3, scv);
      assertRelative(3, found.mean(), 1e-12);
      assertRelative(scv, found.scv(), 1e-9);
      assertRelative(1.5, found.probabilities()[1] * found.means()[1], 1e-12);
    }
  }

  private static void assertQuantiles(Distribution distribution, double[] p, double... expected) {
    for (int i = 0; i < p.length; i++) {
      assertRelative(expected[i], distribution.quantile(p[i]), 1e-9);
    }
  }

  private static void assertRelative(double expected, double found, double tolerance) {
    assertEquals(expected, found, Math.abs(expected) * tolerance);
  }

  private static double[] probabilities() {
    double[] tails = {1e-12, 1e-9, 1e-6, 1e-4, 1e-3};
    double[] all = new double[2 * tails.length + 99];
    for (int i = 0; i < tails.length; i++) {
      all[i] = tails[i];
      all[all.length - 1 - i] = 1 - tails[i];
    }
    for (int i = 1; i <= 99; i++) {
      all[tails.length + i - 1] = i / 100.0;
    }
    return all;
  }
}
