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

@DisplayName("Control variates")
class ControlVariatesTest {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  @Test
  @DisplayName("by hand: slope and intercept of the regression, its standard error and t with R - 2 degrees of freedom")
  void byHand() {
    // x - 2: -2 -1 0 1 2 0 0 0; slope 20 / 10, residuals 1 -1 0 -1 1 0 0 0; s^2 = 4 / 6, at the mean of x s / sqrt(8).
    double[] outputs = {7, 7, 10, 11, 15, 10, 10, 10};
    double[][] controls = {{0}, {1}, {2}, {3}, {4}, {2}, {2}, {2}};
    ControlVariates found = ControlVariates.of(outputs, controls, new double[] {2}, 0.95);
    assertEquals(2, found.coefficients()[0], 1e-12);
    assertEquals(10, found.interval().value(), 1e-12);
    assertEquals(2.4469118487916806 * Math.sqrt(4.0 / 6 / 8), found.interval().halfWidth(), 1e-9);
    // A control that was 0.5 too high on average moves the mean down by its slope times that.
    assertEquals(9, ControlVariates.of(outputs, controls, new double[] {1.5}, 0.95).interval().value(), 1e-12);
  }

  @Tag("slow")
  @Test
  @DisplayName("cover at their level, and narrow the interval of correlation 0.9 by the root of 1 - 0.81")
  void coverage() {
    int trials = 4_000;
    int covered = 0;
    double plain = 0;
    double controlled = 0;
    for (int trial = 0; trial < trials; trial++) {
      RandomStream stream = RandomStream.of(trial, 0, Purpose.SERVICE, 0);
      RandomStream noise = RandomStream.of(trial, 0, Purpose.SERVICE, 1);
      double[] outputs = new double[20];
      double[][] controls = new double[20][];
      for (int i = 0; i < outputs.length; i++) {
        double x = NORMAL.inverseCumulativeProbability(stream.uniform(i));
        controls[i] = new double[] {7 + x};
        outputs[i] = 5 + 0.9 * x + Math.sqrt(0.19) * NORMAL.inverseCumulativeProbability(noise.uniform(i));
      }
      ConfidenceInterval interval = ControlVariates.of(outputs, controls, new double[] {7}, 0.95).interval();
      covered += interval.contains(5) ? 1 : 0;
      plain += Math.pow(ConfidenceInterval.ofReplications(outputs, 0.95).halfWidth(), 2);
      controlled += Math.pow(interval.halfWidth(), 2);
    }
    assertEquals(0.95, (double) covered / trials, 5 * Math.sqrt(0.95 * 0.05 / trials));
    // The loss factor (R - 2) / (R - q - 2) = 18 / 17 of fitting, and nearly the same t.
    assertEquals(0.19 * 18 / 17, controlled / plain, 0.02);
  }

  @Test
  @DisplayName("are left out with fewer than four replications for each coefficient and the mean, or without information")
  void fallBack() {
    double[] outputs = {1, 2, 3, 5, 8, 13, 21, 34};
    ConfidenceInterval plain = ConfidenceInterval.ofReplications(outputs, 0.95);
    double[][] two = new double[8][];
    Arrays.setAll(two, i -> new double[] {i, i * i});
    assertEquals(plain, ControlVariates.of(outputs, two, new double[] {3, 9}, 0.95).interval());
    double[][] constant = new double[8][];
    Arrays.setAll(constant, i -> new double[] {4});
    ControlVariates uninformed = ControlVariates.of(outputs, constant, new double[] {4}, 0.95);
    assertEquals(plain, uninformed.interval());
    assertEquals(0, uninformed.coefficients().length);
    assertTrue(ControlVariates.of(outputs, new double[8][0], new double[0], 0.95).coefficients().length == 0);
  }

  @Test
  @DisplayName("are refused where lengths do not fit")
  void refused() {
    assertEquals("2 outputs need as many controls, were 1", assertThrows(IllegalArgumentException.class,
        () -> ControlVariates.of(new double[2], new double[1][1], new double[1], 0.95)).getMessage());
    assertEquals("1 expectations need as many controls, were 2", assertThrows(IllegalArgumentException.class,
        () -> ControlVariates.of(new double[1], new double[1][2], new double[1], 0.95)).getMessage());
  }
}
