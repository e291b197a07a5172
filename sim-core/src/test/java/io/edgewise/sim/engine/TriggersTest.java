package io.edgewise.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.Experiment;
import io.edgewise.sim.Lab;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Front;
import io.edgewise.sim.model.InstancePolicy.IdleSelection;
import io.edgewise.sim.model.MessageQueue;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.Service;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.Trigger;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.result.EventMeasurements;
import io.edgewise.sim.result.Measurements;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Schedules that start work without a user. */
class TriggersTest {

  private static final long MINUTE = 60 * Lab.SECOND;
  private static final int CONSUMER = 1;

  private static Trigger every(long nanos, double workMillis, double failure) {
    return new Trigger(new Step.Publish(0, List.of(new Step.Compute(new Constant(workMillis))), 100, failure), nanos,
        List.of(0L));
  }

  private static Scenario scenario(double keepAliveSeconds, int attempts, Trigger trigger) {
    Platform functions = Lab.functions(Lab.scaling(new Constant(1000 * keepAliveSeconds),
        IdleSelection.MOST_RECENTLY_USED), new Constant(400));
    MessageQueue scheduler = new MessageQueue(new Constant(0), new Constant(50), 1, 0, 20 * Lab.SECOND, attempts);
    Deployment d = new Deployment("d", "d", List.of(StepKinds.HERE), Front.NONE, Lab.functions(
        Lab.scaling(new Constant(1), IdleSelection.MOST_RECENTLY_USED), Lab.ZERO), List.of(),
        List.of(new Service("job", List.of(StepKinds.THERE), functions, Optional.empty(), Optional.of(scheduler))),
        List.of());
    return new Scenario("schedule", Lab.workload(0.5, List.of(StepKinds.HERE)).withTriggers(List.of(trigger)),
        List.of(new RequestProfile("r", 1, List.of(new Step.Compute(new Constant(2))), 0)), List.of(), List.of("job"),
        List.of(d), (a, b) -> a.equals(b) ? 0 : StepKinds.RTT, new Constant(1), Lab.plan(3_600, 600, 3, 1));
  }

  private static Measurements run(Scenario scenario, long fromNanos, long lengthNanos, long warmUpNanos) {
    Simulation simulation = new Simulation(CompiledDeployment.of(scenario).getFirst());
    return simulation.run(1, 0, List.of(new Slice(fromNanos, lengthNanos, warmUpNanos)));
  }

  @Test
  @DisplayName("by hand: every five minutes, 50 ms until the function is asked, 400 ms until it has started, 30 ms of work")
  void byHand() {
    Measurements m = run(scenario(60, 1, every(5 * MINUTE, 30, 0)), 0, 60 * MINUTE, 10 * MINUTE);
    EventMeasurements events = m.events().getFirst();
    assertEquals(12, events.messages(), "at 0, 5, ... 55 minutes");
    assertEquals(480e6, events.endToEnd().meanNanos(), 1e6);
    assertEquals(12, m.usage().get(UsageKind.INVOCATIONS, CONSUMER));
    assertEquals(12, m.usage().get(UsageKind.COLD_STARTS, CONSUMER), "kept for one minute, asked for every five");
    assertEquals(12 * 30_000_000L, m.usage().get(UsageKind.BILLED_NANOS, CONSUMER));
    assertEquals(m.usage().get(UsageKind.INVOCATIONS, 0), m.requests(), "requests of users are counted apart");
  }

  @Test
  @DisplayName("an instance that is kept for longer than the schedule pauses is warm, also that of the warm-up")
  void warm() {
    Measurements m = run(scenario(600, 1, every(5 * MINUTE, 30, 0)), 0, 60 * MINUTE, 10 * MINUTE);
    assertEquals(0, m.usage().get(UsageKind.COLD_STARTS, CONSUMER));
    assertEquals(80e6, m.events().getFirst().endToEnd().meanNanos(), 1e6);
    assertEquals(1, run(scenario(600, 1, every(5 * MINUTE, 30, 0)), 0, 60 * MINUTE, 0).usage()
        .get(UsageKind.COLD_STARTS, CONSUMER), "from an empty system the first one is cold");
  }

  @Test
  @DisplayName("what fails is started again after the pause of the scheduler, and given up after the last attempt")
  void attempts() {
    Measurements m = run(scenario(600, 3, every(5 * MINUTE, 30, 1)), 0, 60 * MINUTE, 0);
    EventMeasurements events = m.events().getFirst();
    assertEquals(12, events.deadLetters());
    assertEquals(3, events.deliveriesPerMessage());
    assertEquals(36, m.usage().get(UsageKind.INVOCATIONS, CONSUMER));
  }

  @Test
  @DisplayName("times within a period, in both directions")
  void times() {
    Trigger twice = new Trigger(every(1, 1, 0).message(), 10, List.of(2L, 7L));
    assertEquals(0, twice.firstFrom(0));
    assertEquals(2, twice.atNanos(0));
    assertEquals(1, twice.firstFrom(3));
    assertEquals(12, twice.atNanos(2));
    assertEquals(-3, twice.atNanos(-1));
    assertEquals(-1, twice.firstFrom(-5));
    assertEquals(2, twice.firstFrom(8));
    assertThrows(IllegalArgumentException.class, () -> new Trigger(twice.message(), 10, List.of(7L, 2L)));
    assertThrows(IllegalArgumentException.class, () -> new Trigger(twice.message(), 10, List.of(10L)));
    assertThrows(IllegalArgumentException.class, () -> new Trigger(twice.message(), 10, List.of()));
  }

  @Test
  @DisplayName("users are served as without schedules, and the horizon is simulated whole, so that none is missed")
  void beside() {
    Scenario with = scenario(60, 1, every(7 * MINUTE, 30, 0));
    Scenario without = new Scenario(with.name(), with.workload().withTriggers(List.of()), with.requests(),
        with.dataSets(), with.services(), with.deployments(), with.network(), with.backboneJitter(), with.plan());
    Measurements one = new Experiment(with).threads(1).run().strategies().getFirst().measurements();
    Measurements other = new Experiment(without).threads(1).run().strategies().getFirst().measurements();
    assertEquals(other.requests(), one.requests());
    assertEquals(other.latency().meanNanos(), one.latency().meanNanos());
    assertEquals(3 * 9, one.events().getFirst().messages(), "nine times in each of three hours");
    assertTrue(other.events().isEmpty());
  }
}
