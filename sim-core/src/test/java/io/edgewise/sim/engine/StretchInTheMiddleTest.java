package io.edgewise.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.edgewise.sim.Lab;
import io.edgewise.sim.model.AccessLink;
import io.edgewise.sim.model.ConnectionSetUp;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.InstancePolicy.IdleSelection;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.OriginMix;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.Workload;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.result.Measurements;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Stretches that begin in the middle of a day")
class StretchInTheMiddleTest {

  private static final long HOUR = 3600 * Lab.SECOND;
  private static final long WARM_UP = 120 * Lab.SECOND;
  private static final long GAP = Lab.SECOND / 10;

  @Test
  @DisplayName("see the busiest hour as a simulation does that has come there from the beginning of the day")
  void busiestHour() {
    // 20, 50 and 180 requests a second of 2 s each on 400 instances: 360 of them are busy in the third hour.
    LoadCurve curve = new LoadCurve(List.of(segment(0, 20), segment(1, 50), segment(2, 180)), 3 * HOUR, true, 0);
    InstancePolicy policy = new InstancePolicy(1, 0, 400, new Constant(60_000), IdleSelection.MOST_RECENTLY_USED,
        InstancePolicy.UNLIMITED, InstancePolicy.ScaleUpRate.UNLIMITED_RATE);
    Workload workload = new Workload(List.of(Lab.HERE), curve, AccessLink.NONE, ConnectionSetUp.OPEN);
    Scenario scenario =
        Lab.scenario(workload, List.of(Lab.compute(new Exponential(2_000))), Lab.plan(3 * 3600, 0, 1, 1),
            Lab.deployment("functions", Lab.functions(policy, new Constant(300)), List.of(Lab.HERE)));
    CompiledDeployment compiled = CompiledDeployment.of(scenario).getFirst();
    long from = 2 * HOUR + HOUR / 2;
    long length = 20 * 60 * Lab.SECOND;
    Measurements whole = new Simulation(compiled).run(1, 0, List.of(new Slice(from, length, from)));

    Simulation simulation = new Simulation(compiled);
    simulation.begin(1, 1, 2, from, WARM_UP);
    // A thousand stretches of 0.4 s, each shorter than a request.
    List<Measurements> parts = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      parts.add(simulation.measure(GAP, 400_000_000));
    }
    // What was sent in a stretch may be recorded with the next one, so they are added up when all are over.
    Measurements stretches = parts.getFirst().copy();
    parts.subList(1, parts.size()).forEach(stretches::add);
    // Some 360 are busy for 400 s and 1,200 s; they forget each other within 2 s: standard deviations of 1.9 and 1.1.
    assertEquals(whole.meanBusy(), stretches.meanBusy(), 9);
    assertEquals(360, stretches.meanBusy(), 8);
    assertEquals(whole.utilisation(), stretches.utilisation(), 0.025);
    assertEquals(whole.meanInstances(), stretches.meanInstances(), 8);
    for (double level : new double[] {0.5, 0.99}) {
      assertEquals(1, stretches.latency().quantile(level) / whole.latency().quantile(level), 0.05);
    }
  }

  private static LoadCurve.Segment segment(int hour, double rate) {
    return new LoadCurve.Segment(hour * HOUR, rate, new OriginMix(1));
  }
}
