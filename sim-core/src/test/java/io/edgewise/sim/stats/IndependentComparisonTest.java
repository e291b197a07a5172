package io.edgewise.sim.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IndependentComparisonTest {

  private static final double[] FIRST =
      {27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19.0, 21.7, 21.4};
  private static final double[] SECOND =
      {27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2, 21.9, 22.1, 22.9, 30.5, 24.4};

  private static ConfidenceInterval interval(double value, double half) {
    return new ConfidenceInterval(value, value - half, value + half, 0.95);
  }

  private static IndependentComparison compared(double highEndOfFirst) {
    double mean = Arrays.stream(FIRST).average().orElseThrow();
    return IndependentComparison.ofEstimates(new ConfidenceInterval(mean, mean - 2, highEndOfFirst, 0.95),
        interval(Arrays.stream(SECOND).average().orElseThrow(), 2), FIRST, SECOND, 0.95);
  }

  @Test
  @DisplayName("Welch's t agrees with scipy.stats.ttest_ind(second, first, equal_var=False)")
  void welch() {
    IndependentComparison found = compared(23);
    assertEquals(0.008071938172194903, found.pValue(), 1e-9);
    assertEquals(0.7986439248746979, found.difference().low(), 1e-9);
    assertEquals(4.868022741791966, found.difference().high(), 1e-9);
  }

  @Test
  @DisplayName("an estimate without an end leaves the difference without one, and a difference on that side untold")
  void withoutEnd() {
    IndependentComparison found = compared(Double.POSITIVE_INFINITY);
    assertEquals(Double.NEGATIVE_INFINITY, found.difference().low());
    assertEquals(4.868022741791966, found.difference().high(), 1e-9);
    assertEquals(1, found.pValue());
  }

  @Test
  @DisplayName("turned round, the difference has the other sign and its ends change places")
  void turned() {
    double[] ends = {23, Double.POSITIVE_INFINITY};
    for (double highEndOfFirst : ends) {
      IndependentComparison found = compared(highEndOfFirst);
      double mean = Arrays.stream(FIRST).average().orElseThrow();
      IndependentComparison other = IndependentComparison.ofEstimates(
          interval(Arrays.stream(SECOND).average().orElseThrow(), 2),
          new ConfidenceInterval(mean, mean - 2, highEndOfFirst, 0.95), SECOND, FIRST, 0.95);
      assertEquals(found.difference().negated().low(), other.difference().low(), 1e-12);
      assertEquals(found.difference().negated().high(), other.difference().high(), 1e-12);
      assertEquals(found.pValue(), other.pValue(), 1e-12);
    }
  }

  @Test
  @DisplayName("without any variance the difference is exact")
  void exact() {
    IndependentComparison same = IndependentComparison.ofEstimates(interval(3, 0), interval(3, 0),
        new double[] {3, 3}, new double[] {3, 3, 3}, 0.95);
    assertEquals(new IndependentComparison(interval(0, 0), 1), same);
    assertEquals(new IndependentComparison(interval(2, 0), 0), IndependentComparison.ofEstimates(interval(3, 0),
        interval(5, 0), new double[] {3, 3}, new double[] {5, 5}, 0.95));
  }

  @Test
  @DisplayName("two intervals of equal width around values that are one width apart: z is the square root of 2 times 1.96 / 2")
  void intervals() {
    // Half widths 1 at z = 1.959964, difference 2: z = 2 * 1.959964 / sqrt(2) = 2.771808; p from scipy.stats.norm.sf.
    IndependentComparison found = IndependentComparison.ofIntervals(interval(5, 1), interval(7, 1));
    assertEquals(0.005574596680784, found.pValue(), 1e-9);
    assertEquals(Math.sqrt(2), found.difference().halfWidth(), 1e-12);
    assertEquals(1, IndependentComparison.ofIntervals(interval(5, 0), interval(5, 0)).pValue());
    assertEquals(0, IndependentComparison.ofIntervals(interval(5, 0), interval(6, 0)).pValue());
  }

  @Test
  @DisplayName("a single replication of either is refused")
  void tooFew() {
    double[] one = {1};
    double[] two = {1, 2};
    assertThrows(IllegalArgumentException.class,
        () -> IndependentComparison.ofEstimates(interval(1, 1), interval(1, 1), one, two, 0.95));
    assertThrows(IllegalArgumentException.class,
        () -> IndependentComparison.ofEstimates(interval(1, 1), interval(1, 1), two, one, 0.95));
  }
}
