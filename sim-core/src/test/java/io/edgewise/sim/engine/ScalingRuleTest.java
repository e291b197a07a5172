package io.edgewise.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.edgewise.sim.model.Autoscaling;
import io.edgewise.sim.model.Autoscaling.Direction;
import io.edgewise.sim.random.Constant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decisions of autoscalers beside what their documentation says. */
@DisplayName("A rule that scales")
class ScalingRuleTest {

  private static final long SECOND = 1_000_000_000L;

  private static ScalingRule rule(int least, int most, long period, Direction up, Direction down, int present) {
    ScalingRule rule = new ScalingRule(new Autoscaling(least, most, new Autoscaling.Target.Utilisation(0.5),
        period * SECOND, 1, 0, up, down, new Constant(0), Autoscaling.Machines.NONE));
    rule.reset(present);
    return rule;
  }

  /** Horizontal Pod Autoscaler: every 15 s, tolerance of 10 %, 100 % or four pods up, 300 s of stabilisation down. */
  private static ScalingRule pods(int present) {
    return rule(1, 1000, 15, new Direction(0.1, 1, 0, 0, 1, 4),
        new Direction(0.1, 1, 300 * SECOND, 0, Direction.ANY, 0), present);
  }

  @ParameterizedTest(name = "{0} replicas at {1} for a target of {2}: {3}")
  @CsvSource({
      // kubernetes.io, Horizontal Pod Autoscaling, algorithm details: 200m for 100m doubles the replicas.
      "1, 200, 100, 2", "10, 200, 100, 20",
      // kubernetes.io blog, v1.33, configurable tolerance: 50 x 90 / 75 = 60, and 80 % is within the tolerance.
      "50, 90, 75, 60", "50, 80, 75, 50",
      // Rounded up; just outside and just inside the tolerance.
      "3, 100, 80, 4", "10, 111, 100, 12", "10, 110, 100, 10", "10, 90, 100, 10",
      // At most twice as many, or four more.
      "2, 100, 10, 6", "10, 100, 10, 20"})
  void horizontalPodAutoscaler(int present, double value, double target, int expected) {
    assertEquals(expected, pods(present).decide(0, present * value / target, present));
  }

  @Test
  void halfTheLoadHalvesThePodsAfterTheStabilisation() {
    ScalingRule rule = pods(8);
    // The recommendation of 8 from before the drop at 0 s leaves the window after the decision at 285 s.
    for (int at = 0; at < 300; at += 15) {
      assertEquals(8, rule.decide(at * SECOND, 4, 8), at + " s");
    }
    assertEquals(4, rule.decide(300 * SECOND, 4, 8));
  }

  @Test
  void aPeakWithinTheStabilisationKeepsItsPods() {
    ScalingRule rule = pods(8);
    for (int at = 0; at <= 600; at += 15) {
      // Every 240 s the load is back at 7 pods for a moment.
      double needed = at % 240 == 0 ? 7 : 4;
      int present = at < 300 ? 8 : 7;
      assertEquals(at + 15 > 300 ? 7 : 8, rule.decide(at * SECOND, needed, present), at + " s");
    }
  }

  @Test
  void alarmsWaitForDatapointsInARow() {
    // Target tracking: three minutes above, fifteen below nine tenths of the target.
    ScalingRule rule = rule(1, 100, 60, new Direction(0, 3, 0, 300 * SECOND, Direction.ANY, 0),
        new Direction(0.1, 15, 0, 300 * SECOND, Direction.ANY, 0), 10);
    assertEquals(10, rule.decide(60 * SECOND, 12.5, 10));
    assertEquals(10, rule.decide(120 * SECOND, 12.5, 10));
    assertEquals(10, rule.decide(180 * SECOND, 9.5, 10), "not in a row");
    assertEquals(10, rule.decide(240 * SECOND, 12.5, 10));
    assertEquals(10, rule.decide(300 * SECOND, 12.5, 10));
    assertEquals(13, rule.decide(360 * SECOND, 12.5, 10));
    // Within the cooldown, only a larger step than the one of 3 is made.
    assertEquals(13, rule.decide(420 * SECOND, 15.5, 13));
    assertEquals(17, rule.decide(480 * SECOND, 16.5, 13));
    for (int minute = 9; minute < 23; minute++) {
      assertEquals(17, rule.decide(minute * 60 * SECOND, 5, 17), minute + " min");
    }
    assertEquals(5, rule.decide(23 * 60 * SECOND, 5, 17));
  }

  @Test
  void staysWithinItsBounds() {
    ScalingRule rule = rule(2, 6, 60, Direction.AT_ONCE, Direction.AT_ONCE, 4);
    assertEquals(6, rule.decide(0, 40, 4));
    assertEquals(2, rule.decide(60 * SECOND, 0, 6));
  }
}
