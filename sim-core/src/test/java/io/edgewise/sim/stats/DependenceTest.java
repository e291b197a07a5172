package io.edgewise.sim.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Dependent observations")
class DependenceTest {

  private static final int POINTS = 300;

  /** The covariance of the means of two stretches: that of each moment of one with each of the other. */
  private static double covariance(double length, double start, double memory) {
    double sum = 0;
    for (int i = 0; i < POINTS; i++) {
      for (int j = 0; j < POINTS; j++) {
        sum += Math.exp(-2 * Math.abs(start + length * (i - j) / POINTS) / memory);
      }
    }
    return sum / POINTS / POINTS;
  }

  @ParameterizedTest(name = "length {0}, gap {1}, memory {2}")
  @CsvSource({"4, 0.1, 1", "4, 0, 8", "1, 2, 3", "1, 0.5, 0.05", "0.001, 5, 1"})
  @DisplayName("count as many as their covariances say, moment by moment")
  void moments(double length, double gap, double memory) {
    int stretches = 6;
    double variance = covariance(length, 0, memory);
    double ofMean = 0;
    for (int i = 0; i < stretches; i++) {
      for (int j = 0; j < stretches; j++) {
        ofMean += covariance(length, (i - j) * (length + gap), memory) / stretches / stretches;
      }
    }
    // What the spread of groups makes of it: E s^2 / n, of which the means of all have the part that they share.
    double seen = (variance - ofMean) / (stretches - 1);
    Dependence found = Dependence.ofStretches(3, stretches, length, gap, memory);
    assertEquals(3 / ofMean, found.observations(), 0.01 * found.observations());
    assertEquals(ofMean / seen, found.varianceRatio(), 0.01);
  }

  @Test
  @DisplayName("A state that never changes counts once in each history")
  void forEver() {
    Dependence found = Dependence.ofStretches(8, 10, 1, 0, Double.POSITIVE_INFINITY);
    // A memory of the length of the history: 2 (1 + exp(-2)) / 4 of its variance is left.
    assertEquals(8 * 2 / (1 + Math.exp(-2)), found.observations(), 1e-9);
    assertEquals(1, Dependence.ofStretches(8, 1, 1, 0, 5).varianceRatio());
  }

  @Test
  @DisplayName("Groups are spread about their mean, if they depend on each other; what is no number stays")
  void spread() {
    double[] values = {1, 3, Double.NaN};
    assertArrayEquals(new double[] {0, 4, Double.NaN}, new Dependence(4, 10).spread(values));
    assertSame(values, Dependence.NONE.spread(values));
  }
}
