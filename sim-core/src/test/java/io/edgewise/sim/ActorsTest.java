package io.edgewise.sim;

import static io.edgewise.sim.Lab.HERE;
import static io.edgewise.sim.Lab.SECOND;
import static io.edgewise.sim.Lab.ZERO;
import static io.edgewise.sim.Lab.deployment;
import static io.edgewise.sim.Lab.plan;
import static io.edgewise.sim.Lab.scenario;
import static io.edgewise.sim.Lab.workload;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.SimulatedCase.Sample;
import io.edgewise.sim.engine.CompiledDeployment;
import io.edgewise.sim.engine.Simulation;
import io.edgewise.sim.engine.Slice;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.KeySpace;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.theory.MG1;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Actors: one queue for each key, one home for each key. The first two tests fail by chance in one run of 250. */
class ActorsTest {

  private static final Place NEAR = Lab.place(1);
  private static final Place FAR = Lab.place(2);
  private static final long RTT = 80_000_000;

  private static StateStore actors(Distribution serviceMillis, Place... homes) {
    return new StateStore("actors", new StateStore.Actors(List.of(homes)), serviceMillis, serviceMillis, 0,
        StateStore.OperationUnits.ONE, StateStore.Capacity.UNLIMITED);
  }

  private static List<Step> read(int keys, double zipf) {
    return List.of(new Step.Read(0, new KeySpace(keys, zipf), 0, Step.Consistency.STRONG));
  }

  private static SimulatedCase oneHome(double rate, int keys, Distribution serviceMillis) {
    return new SimulatedCase(scenario(workload(rate, List.of(HERE)), read(keys, 0), plan(20_000, 1_000, 20, 21),
        deployment("objects", Lab.functions(InstancePolicy.alwaysOn(), ZERO), List.of(HERE),
            actors(serviceMillis, HERE))));
  }

  @Test
  @DisplayName("a hot key is the M/D/1 queue")
  void hotKey() {
    MG1 theory = new MG1(8, 0.1, 0);
    SimulatedCase hot = oneHome(8, 1, new Constant(100));
    hot.holds("Wq", Sample::meanWait, theory.meanWaitingTime(), 0.02);
    hot.holds("W", Sample::meanSojourn, theory.meanSojournTime(), 0.02);
    hot.holds("busy", s -> s.measurements().usage().get(UsageKind.ACTOR_NANOS, 0) / 20_000e9, theory.utilisation(),
        0.01);
  }

  @Test
  @DisplayName("four equally popular keys are four M/M/1 queues, not one with four times the load")
  void queueForEachKey() {
    MG1 theory = new MG1(7, 0.1, 1);
    oneHome(28, 4, new Exponential(100)).holds("Wq", Sample::meanWait, theory.meanWaitingTime(), 0.02);
  }

  private static Scenario twoPlaces(double rate, List<Step> steps, StateStore store) {
    return new Scenario("two places", workload(rate, List.of(NEAR, FAR)),
        List.of(new RequestProfile("request", 1, steps, 0)), List.of("items"),
        List.of(deployment("d", Lab.functions(InstancePolicy.alwaysOn(), ZERO), List.of(NEAR, FAR), store)),
        (from, to) -> from.equals(to) ? 0 : RTT, new Constant(1), plan(100, 0, 1, 3));
  }

  private static Simulation simulation(Scenario scenario) {
    return new Simulation(CompiledDeployment.of(scenario).getFirst());
  }

  @Test
  @DisplayName("a key lives where it was used first: its callers there wait for nothing, all others for the round trip")
  void homeOfTheFirstCaller() {
    int[] homes = new int[2];
    for (int seed = 1; seed <= 20; seed++) {
      int[] home = {-1};
      Simulation simulation = simulation(twoPlaces(1, read(1, 0), actors(ZERO, FAR, NEAR)));
      simulation.observe((number, sent, latency, outcome, origin, kind, site, components, offset) -> {
        home[0] = number == 0 ? site : home[0];
        assertEquals(site == home[0] ? 0 : RTT, components[offset + Component.STORE.ordinal()]);
      });
      simulation.run(seed, 0, List.of(new Slice(0, 100 * SECOND, 0)));
      homes[home[0]]++;
    }
    assertTrue(homes[0] > 0 && homes[1] > 0, "both places have keys");
  }

  @Test
  @DisplayName("where the only home is given, the callers there are at it and all others a round trip away")
  void givenHome() {
    Scenario scenario = twoPlaces(10, List.of(new Step.Write(0, new KeySpace(100, 1), 1000)), actors(ZERO, FAR));
    Simulation simulation = simulation(scenario);
    long[] remote = {0};
    simulation.observe((number, sent, latency, outcome, origin, kind, site, components, offset) -> {
      assertEquals(site == 1 ? 0 : RTT, latency);
      remote[0] += site == 1 ? 0 : 1;
    });
    Measurements m = simulation.run(1, 0, List.of(new Slice(0, 100 * SECOND, 0)));
    assertEquals(1000 * remote[0], m.usage().total(UsageKind.SENT_BYTES), "bytes that left the place");
    assertEquals(0, m.staleReads());
  }

  @Test
  @DisplayName("a key with more work than time is saturated, the same work spread over keys is not")
  void saturated() {
    Slice slice = new Slice(0, 1_000 * SECOND, 0);
    assertTrue(simulation(twoPlaces(12, read(1, 0), actors(new Constant(100), FAR))).run(1, 0, List.of(slice))
        .saturated());
    assertFalse(simulation(twoPlaces(12, read(10, 0), actors(new Constant(100), FAR))).run(1, 0, List.of(slice))
        .saturated());
  }

  @Test
  @DisplayName("memory follows the number of keys: five times the operations on them allocate nothing more")
  void allocation() {
    Simulation simulation = simulation(twoPlaces(500, read(1_000, 1), actors(new Constant(1), FAR, NEAR)));
    Allocation.assertNonePerRequest(simulation);
  }

  @Test
  @DisplayName("actors have a place to live and no servers beside")
  void checked() {
    assertThrows(IllegalArgumentException.class, () -> new StateStore.Actors(List.of()));
    assertThrows(IllegalArgumentException.class, () -> new StateStore("a", new StateStore.Actors(List.of(NEAR)), ZERO,
        ZERO, 0, StateStore.OperationUnits.ONE, new StateStore.Capacity(1, 0)));
  }
}
