package io.edgewise.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.Lab;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Exponential;
import java.util.List;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The work of all but the longest requests")
class OpenTimeTest {

  private static final Deployment SERVERS =
      Lab.deployment("servers", Lab.servers(2, InstancePolicy.UNLIMITED), List.of(Lab.HERE));

  private static double millis(Step... steps) {
    return OpenTime.ofWorkNanos(List.of(new RequestProfile("request", 1, List.of(steps), 0)), SERVERS) / 1e6;
  }

  @Test
  @DisplayName("of steps that are repeated is a 99th percentile of their sum, not the sum of such percentiles")
  void repeated() {
    Step wait = new Step.Wait(new Exponential(10));
    double once = millis(wait);
    assertEquals(10 * Math.log(100), once, 1e-5);
    assertEquals(once, millis(new Step.Repeat(1, List.of(wait))), 1e-5);
    for (int times : new int[] {5, 20, 100}) {
      double exact = GammaDistribution.of(times, 10).inverseCumulativeProbability(0.99);
      double found = millis(new Step.Repeat(times, List.of(wait)));
      assertTrue(found >= exact && found < 1.2 * exact, () -> times + " times: " + found + " for " + exact);
    }
    assertEquals(60, millis(new Step.Repeat(20, List.of(new Step.Wait(new Constant(3))))), 1e-5);
  }
}
