package io.edgewise.sim.engine;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.edgewise.sim.Lab;
import io.edgewise.sim.metering.UsageMeter;
import io.edgewise.sim.model.Fault;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.RetryPolicy;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.Workload;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What {@link Audit} asserts at the end of every simulation in all tests, here under every kind of step on every kind of
 * platform, where requests are refused, cut off and made again.
 */
class InvariantsTest {

  private static final RetryPolicy USERS = new RetryPolicy(3, 30_000_000, Lab.SECOND, 5 * Lab.SECOND);

  private static Workload users(double rate, RetryPolicy retries) {
    Workload plain = Lab.workload(rate, List.of(StepKinds.HERE));
    return new Workload(plain.origins(), plain.load(), plain.access(), plain.connection(), retries);
  }

  private static Measurements run(Scenario scenario, Set<Outcome> seen, double seconds) {
    Simulation simulation = new Simulation(CompiledDeployment.of(scenario).getFirst());
    simulation.observe((number, sent, latency, outcome, origin, kind, site, components, offset) -> {
      seen.add(outcome);
      long sum = 0;
      for (int part = 0; part < Component.COUNT; part++) {
        assertTrue(components[offset + part] >= 0, () -> "request " + number + " has a part below 0");
        sum += components[offset + part];
      }
      // What is cut off, itself or in a call, is told with the parts that it would have had; of what breaks while a request
      // waits for it, the parts are those up to then.
      if (outcome == Outcome.SERVED || outcome != Outcome.TIMED_OUT && scenario.faults().isEmpty()
          && outcome != Outcome.CALL_FAILED) {
        assertEquals(latency, sum, () -> "the parts of request " + number + ", " + outcome);
      }
    });
    List<Slice> slices = List.of(new Slice(0, Math.round(seconds * 1e9), 2 * Lab.SECOND),
        new Slice(1_000 * Lab.SECOND, Math.round(seconds * 1e9), 0));
    return simulation.run(1, 0, slices);
  }

  @TestFactory
  @DisplayName("every kind of step on every kind of platform")
  Stream<DynamicTest> everything() {
    return StepKinds.platforms().entrySet().stream().map(platform -> dynamicTest(platform.getKey(), () -> {
      for (Map.Entry<String, List<Step>> program : StepKinds.programs().entrySet()) {
        for (Map.Entry<String, StateStore> store : StepKinds.homes().entrySet()) {
          assertDoesNotThrow(() -> run(scenario(platform.getValue(), program.getValue(), store.getValue()),
              EnumSet.noneOf(Outcome.class), 15), () -> program.getKey() + " with a " + store.getKey());
        }
      }
    }));
  }

  private static Scenario scenario(Platform platform, List<Step> steps, StateStore store) {
    return StepKinds.scenario(users(25, RetryPolicy.NONE), steps, StepKinds.deployment(platform, platform, store));
  }

  @TestFactory
  @DisplayName("the same where users ask again")
  Stream<DynamicTest> askedAgain() {
    return StepKinds.platforms().entrySet().stream().map(platform -> dynamicTest(platform.getKey(), () -> {
      for (Map.Entry<String, List<Step>> program : StepKinds.programs().entrySet()) {
        for (Map.Entry<String, StateStore> store : StepKinds.homes().entrySet()) {
          assertDoesNotThrow(() -> run(
              StepKinds.scenario(users(25, USERS), program.getValue(),
                  StepKinds.deployment(platform.getValue(), platform.getValue(), store.getValue())),
              EnumSet.noneOf(Outcome.class), 8), () -> program.getKey() + " with a " + store.getKey());
        }
      }
    }));
  }

  private static Fault fault(double fromSeconds, double toSeconds, Fault.Effect effect) {
    return new Fault("fault", Math.round(1e9 * fromSeconds), Math.round(1e9 * toSeconds), effect, Set.of());
  }

  /** One of each kind, one after the other within the first 15 seconds. */
  private static List<Fault> breakages(Scenario scenario) {
    // Services that nobody calls have no instances that a deploy could replace.
    int deployed = CompiledDeployment.of(scenario).getFirst().program.forks() ? StepKinds.CALLED : Fault.USERS;
    return List.of(fault(1, 2, new Fault.Outage(Set.of(StepKinds.THERE.id()))),
        fault(3, 4, new Fault.Outage(Set.of(StepKinds.HERE.id()))),
        fault(5, 6, new Fault.SlowStore(0, 20)),
        fault(6, 7, new Fault.SlowPlace(StepKinds.HERE.id(), 5)),
        fault(7, 8, new Fault.Loss(Set.of(StepKinds.HERE.id()), Set.of(StepKinds.THERE.id()), 0.3)),
        fault(9, 9, new Fault.Deploy(Fault.USERS)), fault(10, 11, new Fault.Deploy(deployed)),
        fault(11, 12, new Fault.ThrottledCompute(Set.of(), new Fault.Admission(0.5, Double.POSITIVE_INFINITY))),
        fault(12, 13, new Fault.ThrottledStore(0, new Fault.Admission(0.5, Double.POSITIVE_INFINITY))));
  }

  @TestFactory
  @DisplayName("the same while one thing after the other breaks")
  Stream<DynamicTest> broken() {
    return StepKinds.platforms().entrySet().stream().map(platform -> dynamicTest(platform.getKey(), () -> {
      for (Map.Entry<String, List<Step>> program : StepKinds.programs().entrySet()) {
        for (RetryPolicy retries : List.of(RetryPolicy.NONE, USERS)) {
          Scenario scenario = StepKinds.scenario(users(25, retries), program.getValue(), StepKinds
              .deployment(platform.getValue(), platform.getValue(), StepKinds.homes().get("plain store")));
          assertDoesNotThrow(() -> run(scenario.withFaults(breakages(scenario)), EnumSet.noneOf(Outcome.class), 15),
              () -> program.getKey() + ", asked " + retries.attempts() + " times");
        }
      }
    }));
  }

  @Test
  @DisplayName("the sweep meets all outcomes that requests have without faults")
  void outcomes() {
    Set<Outcome> seen = EnumSet.noneOf(Outcome.class);
    StepKinds.platforms().values().forEach(platform -> StepKinds.homes().values().forEach(
        store -> run(scenario(platform, StepKinds.programs().get("everything"), store), seen, 8)));
    StepKinds.platforms().values().forEach(platform -> run(
        scenario(platform, List.of(StepKinds.compute(30)), StepKinds.homes().get("plain store")), seen, 8));
    // Quotas of models, connections, deadlines, circuit breakers and faults have tests of their own.
    Set<Outcome> missing = EnumSet.of(Outcome.SERVED, Outcome.THROTTLED, Outcome.REJECTED, Outcome.TIMED_OUT,
        Outcome.STORE_THROTTLED, Outcome.CALL_FAILED, Outcome.CONTEXT_EXCEEDED);
    missing.removeAll(seen);
    assertEquals(Set.of(), missing);
  }

  @Test
  @DisplayName("an audit tells what does not hold")
  void faults() {
    Measurements nothing = new Measurements(1, 1, new UsageMeter(1, 1, 0));
    assertTrue(Audit.ofReplication(nothing, 0));
    AssertionError error = assertThrows(AssertionError.class, () -> Audit.ofReplication(nothing, 3));
    assertEquals("3 requests were sent, and 0 have an outcome; 3 requests and 0 further attempts entered 0 times",
        error.getMessage());
    Measurements odd = new Measurements(1, 1, new UsageMeter(1, 1, 0));
    odd.usage().entry(0, 0);
    odd.served().record(100, 0, 0, false, new long[Component.COUNT], 0);
    assertEquals("the parts of a latency add up to 0.0 ns on average, and it to 100.0",
        assertThrows(AssertionError.class, () -> Audit.ofReplication(odd, 1)).getMessage());
  }

  @Test
  @DisplayName("tests run with assertions, so that every simulation in them is audited")
  void assertionsAreOn() {
    assertTrue(Simulation.class.desiredAssertionStatus());
  }
}
