package io.edgewise.sim.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.random.Distribution;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PercentileFitTest {

  private static TreeMap<Double, Double> quantiles(Distribution of, double... probabilities) {
    TreeMap<Double, Double> quantiles = new TreeMap<>();
    for (double p : probabilities) {
      quantiles.put(p, of.quantile(p));
    }
    return quantiles;
  }

  @Test
  @DisplayName("exact quantiles give the distribution back")
  void recovers() {
    for (Family family : new Family[] {Family.EXPONENTIAL, Family.LOGNORMAL, Family.GAMMA, Family.WEIBULL,
        Family.SHIFTED_LOGNORMAL}) {
      double[] parameters = switch (family) {
        case EXPONENTIAL -> new double[] {12};
        case LOGNORMAL -> new double[] {8, 0.6};
        case GAMMA -> new double[] {0.6, 30};
        case WEIBULL -> new double[] {2.5, 30};
        default -> new double[] {40, 5, 1.0};
      };
      PercentileFit fit = PercentileFit.of(quantiles(family.distribution(parameters), 0.01, 0.1, 0.25, 0.5, 0.75, 0.9,
          0.95, 0.99));
      assertEquals(Optional.of(family), fit.fit().map(Fit::family));
      assertTrue(fit.worst() < 1e-3, family + " misses by " + fit.worst());
      for (int i = 0; i < parameters.length; i++) {
        assertEquals(1, fit.fit().orElseThrow().parameters().get(i).value() / parameters[i], 0.01);
      }
    }
  }

  @Test
  @DisplayName("quantiles that no family meets are kept, with their ends")
  void keeps() {
    TreeMap<Double, Double> steps =
        new TreeMap<>(Map.of(0.0, 1.0, 0.3, 2.0, 0.5, 2.1, 0.7, 50.0, 0.9, 51.0, 0.99, 52.0, 1.0, 500.0));
    PercentileFit fit = PercentileFit.of(steps);
    assertTrue(fit.fit().isEmpty());
    assertEquals(500, fit.distribution().quantile(1));
    assertEquals(50, fit.distribution().quantile(0.7), 1e-12);
  }

  @Test
  @DisplayName("two quantiles cannot choose between families of two parameters")
  void tooFew() {
    PercentileFit fit = PercentileFit.of(new TreeMap<>(Map.of(0.5, 10.0, 0.95, 90.0)));
    assertTrue(fit.fit().isEmpty());
    assertEquals(10, fit.distribution().quantile(0.5), 1e-12);
  }
}
