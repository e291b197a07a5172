package io.edgewise.sim;

import static io.edgewise.sim.Lab.HERE;
import static io.edgewise.sim.Lab.SECOND;
import static io.edgewise.sim.Lab.ZERO;
import static io.edgewise.sim.Lab.deployment;
import static io.edgewise.sim.Lab.plan;
import static io.edgewise.sim.Lab.workload;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import io.edgewise.sim.model.StateStore.OperationUnits;
import io.edgewise.sim.model.StateStore.RateLimits;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import io.edgewise.sim.theory.ErlangB;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rates of keys and partitions; every interval fails once in 1,000 seeds. */
class RateLimitsTest {

  private static final double NONE = Double.POSITIVE_INFINITY;

  private static Scenario scenario(double rate, StateStore.Layout layout, OperationUnits units, RateLimits limits,
      List<Place> places, Step... steps) {
    StateStore store = new StateStore("store", layout, ZERO, ZERO, 0, units, StateStore.Capacity.UNLIMITED, limits);
    // At rates from 100 a second on, four million requests say the same in less time.
    double horizon = Math.min(2_000, 200_000 / rate);
    return new Scenario("rates", workload(rate, places), List.of(new RequestProfile("request", 1, List.of(steps), 0)),
        List.of("items"),
        List.of(deployment("d", Lab.functions(InstancePolicy.alwaysOn(), ZERO), places, store)),
        (from, to) -> from.equals(to) ? 0 : 1_000_000,
        new Constant(1), plan(horizon, 20, 20, 31));
  }

  private static Scenario scenario(double rate, RateLimits limits, Step... steps) {
    return scenario(rate, new StateStore.Home(HERE), OperationUnits.ONE, limits, List.of(HERE), steps);
  }

  private static Step write(int keys, double zipf, long bytes) {
    return new Step.Write(0, new KeySpace(keys, zipf), bytes);
  }

  private static Step read(int keys) {
    return new Step.Read(0, new KeySpace(keys, 0), 0, Step.Consistency.EVENTUAL);
  }

  @Test
  @DisplayName("one write a second of each key, nothing saved up: each key is a loss system with one server")
  void withoutBurst() {
    RateLimits limits = new RateLimits(NONE, 1, 0, 0);
    SimulatedCase one = new SimulatedCase(scenario(3, limits, write(1, 0, 0)));
    one.holds("refused", Sample::errorRate, ErlangB.blocking(3, 1), 0.02);
    one.holds("throttled", s -> (double) s.measurements().count(Outcome.STORE_THROTTLED) / s.measurements().requests(),
        ErlangB.blocking(3, 1), 0.02);
    one.holds("written", s -> (double) s.measurements().usage().total(UsageKind.WRITES) / 2_000, 3.0 / (1 + 3), 0.02);
    new SimulatedCase(scenario(10, limits, write(20, 0, 0))).holds("twenty keys", Sample::errorRate,
        ErlangB.blocking(0.5, 1), 0.02);
    Measurements reads = run(scenario(10, limits, read(1)));
    assertEquals(reads.requests(), reads.count(Outcome.SERVED), "reads have no limit");
  }

  @Test
  @DisplayName("keys are spread over partitions, which have the rate together")
  void partitions() {
    int partitions = 4;
    int keys = 400;
    // Of how many keys each partition is, by the hash that spreads them.
    int[] of = new int[partitions];
    for (int key = 0; key < keys; key++) {
      of[Math.floorMod(key * 0x9E3779B9, partitions)]++;
    }
    double expected = Arrays.stream(of).mapToDouble(count -> {
      double share = (double) count / keys;
      return share * ErlangB.blocking(20 * share / 5, 1);
    }).sum();
    assertTrue(Arrays.stream(of).min().orElseThrow() > keys / partitions / 2, "they are spread evenly");
    new SimulatedCase(scenario(20, new RateLimits(5, NONE, 0, partitions), read(keys))).holds("refused",
        Sample::errorRate, expected, 0.03);
  }

  @Test
  @DisplayName("with a burst, a key takes what its rate brings and no more; below the rate nothing is refused")
  void burst() {
    RateLimits limits = new RateLimits(300, 100, SECOND, 0);
    new SimulatedCase(scenario(200, limits, write(1, 0, 0))).holds("twice the rate", Sample::errorRate, 0.5, 0.01);
    Measurements below = run(scenario(70, limits, write(1, 0, 0)));
    assertEquals(0, below.count(Outcome.STORE_THROTTLED), "a hundred units saved up outlast every chance excess");
    OperationUnits units = new OperationUnits(0, 1000, 0.5);
    StateStore.Layout home = new StateStore.Home(HERE);
    new SimulatedCase(scenario(100, home, units, limits, List.of(HERE), write(1, 0, 3_500)))
        .holds("writes of four units", Sample::errorRate, 0.75, 0.01);
    new SimulatedCase(scenario(1_000, home, units, limits, List.of(HERE), read(1)))
        .holds("reads of half a unit", Sample::errorRate, 0.4, 0.01);
  }

  @Test
  @DisplayName("a request that comes to the store long after those that follow it does not keep them from it")
  void displaced() {
    Step late = new Step.Chance(0.2, List.of(new Step.Wait(new Constant(30_000))));
    Measurements below = run(scenario(70, new RateLimits(NONE, 100, SECOND, 0), late, write(1, 0, 0)));
    assertEquals(0, below.count(Outcome.STORE_THROTTLED));
    new SimulatedCase(scenario(3, new RateLimits(NONE, 1, 0, 0), late, write(1, 0, 0))).holds("refused",
        Sample::errorRate, ErlangB.blocking(3, 1), 0.02);
  }

  @Test
  @DisplayName("each replica has the rate, the centre of a cached store has it once")
  void copies() {
    List<Place> places = List.of(Lab.place(1), Lab.place(2));
    RateLimits limits = new RateLimits(NONE, 10, 0, 0);
    StateStore.Layout replicas = new StateStore.Replicated(places, true, ZERO);
    new SimulatedCase(scenario(20, replicas, OperationUnits.ONE, limits, places, write(1, 0, 0)))
        .holds("two replicas", Sample::errorRate, ErlangB.blocking(1, 1), 0.02);
    StateStore.Layout cached = new StateStore.EdgeCached(places, List.of(), SECOND, ZERO, ZERO);
    new SimulatedCase(scenario(20, cached, OperationUnits.ONE, limits, places, write(1, 0, 0)))
        .holds("one centre", Sample::errorRate, ErlangB.blocking(2, 1), 0.02);
  }

  @Test
  @DisplayName("a cache keeps reads from the limit, and what was refused is not in it")
  void behindCache() {
    RateLimits limits = new RateLimits(1, NONE, 0, 0);
    StateStore.Layout cached = new StateStore.EdgeCached(List.of(HERE), List.of(), SECOND, ZERO, ZERO);
    Measurements often = run(scenario(50, cached, OperationUnits.ONE, limits, List.of(HERE), read(1)));
    assertEquals(often.requests(), often.count(Outcome.SERVED), "a miss a second at most");
    StateStore.Layout brief = new StateStore.EdgeCached(List.of(HERE), List.of(), SECOND / 2, ZERO, ZERO);
    Measurements m = run(scenario(50, brief, OperationUnits.ONE, limits, List.of(HERE), read(1)));
    assertEquals(0.5, (double) m.count(Outcome.SERVED) / m.requests(), 0.02, "half of each second has a copy");
    assertEquals(m.count(Outcome.SERVED), m.usage().total(UsageKind.READS));
  }

  @Test
  @DisplayName("a store with servers refuses by its rate before its queue, as an outcome of its own")
  void withServers() {
    StateStore store = new StateStore("store", new StateStore.Home(HERE), new Constant(1), new Constant(1), 0,
        OperationUnits.ONE, new StateStore.Capacity(1, 0), new RateLimits(10, NONE, 0, 0));
    Scenario scenario = new Scenario("servers", workload(20, List.of(HERE)),
        List.of(new RequestProfile("request", 1, List.of(read(1)), 0)), List.of("items"),
        List.of(deployment("d", Lab.functions(InstancePolicy.alwaysOn(), ZERO), List.of(HERE), store)),
        (from, to) -> 0, new Constant(1), plan(2_000, 20, 20, 32));
    new SimulatedCase(scenario).holds("refused", Sample::errorRate, ErlangB.blocking(2, 1), 0.02);
    Measurements m = run(scenario);
    assertEquals(0, m.count(Outcome.REJECTED));
    assertEquals(m.requests() - m.count(Outcome.SERVED), m.count(Outcome.STORE_THROTTLED));
  }

  private static Measurements run(Scenario scenario) {
    return new Simulation(CompiledDeployment.of(scenario).getFirst())
        .run(1, 0, List.of(new Slice(0, 1_000 * SECOND, 0)));
  }

  @Test
  @DisplayName("memory follows the keys in debt: five times the operations allocate nothing more")
  void allocation() {
    Simulation simulation = new Simulation(
        CompiledDeployment.of(scenario(500, new RateLimits(NONE, 1, 0, 0), write(1_000_000, 0, 0))).getFirst());
    Allocation.assertNonePerRequest(simulation);
  }

  @Test
  @DisplayName("rates are above 0, bursts and partitions not negative")
  void checked() {
    assertThrows(IllegalArgumentException.class, () -> new RateLimits(0, 1, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new RateLimits(1, -1, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new RateLimits(1, 1, -1, 0));
    assertThrows(IllegalArgumentException.class, () -> new RateLimits(1, 1, 0, -1));
  }
}
