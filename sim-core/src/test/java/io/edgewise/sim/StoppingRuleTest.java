package io.edgewise.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.SampleSizes;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The interval of a run that stops by itself")
class StoppingRuleTest {

  private static final double LEVEL = 0.95;
  private static final double MEAN = 100;
  private static final double WITHIN = 0.02;
  private static final int EXPERIMENTS = 20_000;
  private static final int MOST = 300;

  /** About three standard errors of the share that is measured, beyond the 94.9 to 95.5 % that the rule promises. */
  private static final double NOISE = 0.0045;

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.6, 0.8, 1, 1.3, 1.6, 2, 3})
  @DisplayName("covers what it says, however much more or less precise than asked for its first look is")
  void covers(double firstHalfWidth) {
    double deviation = firstHalfWidth * WITHIN * MEAN * Math.sqrt(8) / 2.365;
    SplittableRandom random = new SplittableRandom(1);
    int hits = 0;
    for (int i = 0; i < EXPERIMENTS; i++) {
      hits += run(deviation, random).contains(MEAN) ? 1 : 0;
    }
    double covered = (double) hits / EXPERIMENTS;
    assertTrue(covered > 0.949 - NOISE && covered < 0.955 + NOISE, () -> "covered " + covered);
  }

  private static ConfidenceInterval run(double deviation, SplittableRandom random) {
    double[] values = {};
    for (int count = SampleSizes.PRECISE.firstGroups();;
        count = (int) Math.ceil(count * SampleSizes.PRECISE.growth())) {
      int before = values.length;
      values = Arrays.copyOf(values, count);
      for (int i = before; i < count; i++) {
        values[i] = MEAN + deviation * random.nextGaussian();
      }
      double mean = Arrays.stream(values).average().orElseThrow();
      StoppingRule rule = StoppingRule.of(values, ConfidenceInterval.ofReplications(mean, values, LEVEL), WITHIN);
      ConfidenceInterval interval =
          ConfidenceInterval.ofReplications(mean, values, StoppingRule.level(LEVEL, values, List.of(rule)));
      if (interval.relativeHalfWidth() <= WITHIN || count > MOST) {
        return interval;
      }
    }
  }

  @Test
  @DisplayName("pays nothing for what another metric decides that has nothing to do with it")
  void unrelated() {
    double[] deciding = {1, -1, 1, -1};
    double[] other = {1, 1, -1, -1};
    StoppingRule rule = StoppingRule.ofContinued(deciding);
    assertEquals(LEVEL, StoppingRule.level(LEVEL, other, List.of(rule)), 1e-12);
    assertEquals(1 - 0.75 * (1 - LEVEL), StoppingRule.level(LEVEL, deciding, List.of(rule)), 1e-12);
    assertEquals(LEVEL, StoppingRule.level(LEVEL, deciding, List.of()), 0);
  }
}
