package io.edgewise.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.Lab;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.Autoscaling;
import io.edgewise.sim.model.Autoscaling.Direction;
import io.edgewise.sim.model.Connections;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.KeySpace;
import io.edgewise.sim.model.RetryPolicy;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.Throughput;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.QuantileTable;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Stores whose provisioned units follow their load. */
@DisplayName("Throughput that follows the load")
class StoreThroughputTest {

  private static final long SECOND = Lab.SECOND;
  private static final int BURST = 300;

  /** Two minutes above 70 %, fifteen below 56 %; a change takes two minutes. */
  private static Autoscaling units(int least, int most) {
    return new Autoscaling(least, most, new Autoscaling.Target.Utilisation(0.7), 60 * SECOND, 1, 0,
        new Direction(0, 2, 0, 0, Direction.ANY, 0), new Direction(0.2, 15, 0, 0, Direction.ANY, 0),
        new Constant(120_000), Autoscaling.Machines.NONE);
  }

  private static StateStore table(Throughput throughput) {
    return new StateStore("table", new StateStore.Home(Lab.HERE), new Constant(1), new Constant(1), 0,
        StateStore.OperationUnits.ONE, StateStore.Capacity.UNLIMITED, StateStore.RateLimits.NONE, Connections.UNLIMITED,
        RetryPolicy.NONE, throughput);
  }

  private static Measurements run(double rate, Throughput throughput, long warmUpSeconds) {
    StateStore table = table(throughput);
    Step read = new Step.Read(0, new KeySpace(1, 0), 0, Step.Consistency.STRONG);
    Step again = new Step.Read(1, new KeySpace(1, 0), 0, Step.Consistency.STRONG);
    Deployment deployment = Lab.deployment("code", Lab.functions(InstancePolicy.alwaysOn(), Lab.ZERO),
        List.of(Lab.HERE), table, table);
    Scenario scenario =
        Lab.scenario(Lab.workload(rate, List.of(Lab.HERE)), List.of(read, again), Lab.plan(600, 0, 1, 3), deployment);
    Simulation simulation = new Simulation(CompiledDeployment.of(scenario).getFirst());
    Measurements found = simulation.run(5, 0, List.of(new Slice(0, 3600 * SECOND, warmUpSeconds * SECOND)));
    assertEquals(0, simulation.inFlight());
    return found;
  }

  @Test
  @DisplayName("settles at the units that the target asks for, of all data sets together, and counts them")
  void settles() {
    // 20 requests of two reads: 40 units a second at 70 % are 57.1; noise of a minute adds 2 % or so.
    Measurements found = run(20, new Throughput(Optional.of(units(5, 400)), Optional.empty(), BURST * SECOND), 1800);
    double held = found.usage().get(UsageKind.READ_UNIT_MILLIS, 0) / 3600e3;
    assertEquals(58.5, held, 2.5);
    assertEquals(0, found.usage().get(UsageKind.READ_UNIT_MILLIS, 1));
    assertEquals(0, found.usage().get(UsageKind.WRITE_UNIT_MILLIS, 0));
    assertEquals(0, found.count(Outcome.STORE_THROTTLED));
  }

  @Test
  @DisplayName("what the most units do not bear is refused, once the burst is spent")
  void most() {
    // 40 units a second are asked for, and 25 are held at most; a request fails at its first read or its second.
    Measurements found = run(20, new Throughput(Optional.of(units(5, 25)), Optional.empty(), SECOND), 1800);
    assertTrue(found.count(Outcome.STORE_THROTTLED) > 0.2 * found.requests());
    assertEquals(25, found.usage().get(UsageKind.READ_UNIT_MILLIS, 0) / 3600e3, 0.01);
    assertEquals(25.0 * 3600, found.usage().get(UsageKind.READS, 0) + found.usage().get(UsageKind.READS, 1), 100);
  }

  @Test
  @DisplayName("by hand: five minutes of unused units, then the rate")
  void burst() {
    TimeWindow window = new TimeWindow();
    window.set(0, 3600 * SECOND);
    HeldUnits units =
        new HeldUnits(units(10, 10), BURST * SECOND, QuantileTable.of(new Constant(120_000), 1e6), window);
    units.reset(0, null);
    assertTrue(units.admits(10 * BURST * 1000L, 0));
    assertFalse(units.admits(1000, 0));
    assertFalse(units.admits(1000, SECOND / 20));
    assertTrue(units.admits(1000, SECOND / 10));
    assertTrue(units.admits(9000, SECOND));
    assertFalse(units.admits(1000, SECOND));
    assertEquals(10 * 1000, units.unitMillis(SECOND));
  }

  @Test
  @DisplayName("by hand: two minutes above the target, and two more until the change takes effect")
  void step() {
    TimeWindow window = new TimeWindow();
    window.set(0, 3600 * SECOND);
    HeldUnits units = new HeldUnits(units(1, 100), SECOND, QuantileTable.of(new Constant(120_000), 1e6), window);
    units.reset(0, null);
    // Nothing is asked for a quarter of an hour: 1 unit from 15 + 2 minutes on.
    for (int minute = 1; minute <= 17; minute++) {
      units.look(minute * 60 * SECOND);
    }
    assertTrue(units.admits(1000, 17 * 60 * SECOND));
    assertFalse(units.admits(1000, 17 * 60 * SECOND));
    // 7 a second are asked for from then on, so 10 are needed; the decision is that of minute 19.
    for (int second = 17 * 60 + 1; second <= 21 * 60; second++) {
      long now = second * SECOND;
      int taken = 0;
      for (int i = 0; i < 7; i++) {
        taken += units.admits(1000, now) ? 1 : 0;
      }
      if (second % 60 == 0) {
        units.look(now);
      }
      assertEquals(1, taken, second + " s");
    }
    assertTrue(units.admits(7000, (21 * 60 + 1) * SECOND), "10 units from minute 21 on");
  }
}
