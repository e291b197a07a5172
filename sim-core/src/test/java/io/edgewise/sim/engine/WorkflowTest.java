package io.edgewise.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.Lab;
import io.edgewise.sim.metering.DurationBilling;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.ClientPolicy;
import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Front;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.InstancePolicy.IdleSelection;
import io.edgewise.sim.model.Orchestrator;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.Service;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.TimeLimit;
import io.edgewise.sim.model.WorkflowEvent;
import io.edgewise.sim.model.Workload;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Workflows: durable ones and those of a function that waits, by hand and against closed forms. */
class WorkflowTest {

  private static final Place SITE = Lab.place(1);
  private static final Place ELSEWHERE = Lab.place(2);
  private static final int FUNCTION = 0;
  private static final int TASK = 1;
  private static final int FLOW = 2;
  private static final double HOUR = 3_600_000;

  private static Platform functions(double keepAliveMillis, double startUpMillis) {
    return Lab.functions(Lab.scaling(new Constant(keepAliveMillis), IdleSelection.MOST_RECENTLY_USED),
        new Constant(startUpMillis));
  }

  /** Starts an execution in 30 ms, bills 100 ms steps, ends it after a time. */
  private static Platform engine(long longestNanos) {
    return new Platform("engine", InstancePolicy.alwaysOn(), new Cpu.Dedicated(1), Platform.StartUp.NONE,
        new Constant(30), DurationBilling.perMillis(100), longestNanos);
  }

  private static Optional<Orchestrator> durable() {
    return Optional.of(new Orchestrator.Durable(new Constant(10), Map.of(WorkflowEvent.START, 1, WorkflowEvent.TASK, 2,
        WorkflowEvent.RETRY, 5, WorkflowEvent.TIMER, 100, WorkflowEvent.PARALLEL, 1_000, WorkflowEvent.BRANCH, 10_000,
        WorkflowEvent.END, 100_000)));
  }

  private static Step.Call task(Step... steps) {
    return new Step.Call(0, List.of(steps), 0, 0);
  }

  private static Step.Call unreliable(double failure, Step.Retry retry, Step... steps) {
    return new Step.Call(0, List.of(steps), 0, 0, retry, failure);
  }

  private static Step compute(double millis) {
    return new Step.Compute(new Constant(millis));
  }

  private static Step waits(double millis) {
    return new Step.Wait(new Constant(millis));
  }

  private static Scenario scenario(double rate, Platform function, Platform tasks, Platform engine,
      Optional<Orchestrator> orchestrator, Step... flow) {
    List<Step> steps = List.of(compute(5), new Step.Workflow(1, List.of(flow), 0, 0));
    Deployment d = new Deployment("d", "d", List.of(SITE), Front.NONE, function, List.of(), List.of(
        new Service("task", List.of(ELSEWHERE), tasks), new Service("flow", List.of(SITE), engine, orchestrator)),
        List.of());
    Workload users = Lab.workload(rate, List.of(SITE));
    return new Scenario("flow", users, List.of(new RequestProfile("order", 1, steps, 0)), List.of(),
        List.of("task", "flow"), List.of(d), (a, b) -> a.equals(b) ? 0 : 20_000_000, new Constant(1),
        Lab.plan(100, 0, 1, 3));
  }

  private static Measurements run(Scenario scenario, double seconds) {
    Simulation simulation = new Simulation(CompiledDeployment.of(scenario).getFirst());
    Measurements m = simulation.run(scenario.plan().seed(), 0, List.of(new Slice(0, Math.round(seconds * 1e9), 0)));
    assertEquals(0, simulation.inFlight(), "no slot stays taken");
    return m;
  }

  @Test
  @DisplayName("by hand: a task with a time limit is given up, made again, and replaced by a wait; the engine bills it all")
  void limitedByHand() {
    // 35 the engine has it; 45 a task that takes 20 + 40, given up at 75; again at 85, given up at 115; 125 waits, 225 over.
    ClientPolicy limited =
        new ClientPolicy(new TimeLimit(30_000_000, false), Optional.empty(), Optional.empty());
    Step task = new Step.Call(0, List.of(compute(40)), 0, 0, new Step.Retry(2, 10, 1), 0, limited,
        List.of(waits(100)));
    Measurements m = run(scenario(0.1, functions(0.001, 0), functions(0.001, 0), engine(Long.MAX_VALUE), durable(),
        task), 500);
    long n = m.requests();
    assertEquals(n, m.count(Outcome.SERVED));
    assertEquals(225, m.latency().meanNanos() / 1e6);
    assertEquals(2 * n, m.usage().get(UsageKind.INVOCATIONS, TASK));
    assertEquals(n * 80_000_000, m.usage().get(UsageKind.BILLED_NANOS, TASK), "both are done, though nobody waits");
    assertEquals(n * (1 + 2 + 5 + 100 + 100_000), m.usage().get(UsageKind.ACTIONS, FLOW));
  }

  @Test
  @DisplayName("by hand: the function is free once the engine has taken over; tasks, timers and branches follow")
  void durableByHand() {
    // 5 at the function; 35 the engine has it; 45 task on its way, 55 there, 95 done, 105 back; 115 wait, 1115 over;
    // 1125 branches: 1135 + 10 + 20 + 10 = 1175 and 1135 + 500 = 1635. The tasks start cold: 100 each.
    Measurements m = run(scenario(0.1, functions(0.001, 0), functions(0.001, 100), engine(Long.MAX_VALUE), durable(),
        task(compute(40)), waits(1_000),
        new Step.Parallel(List.of(List.of(task(compute(20))), List.of(waits(500))))), 500);
    long n = m.requests();
    assertEquals(1635 + 100, m.latency().meanNanos() / 1e6);
    assertEquals(n * 35_000_000, m.usage().get(UsageKind.BILLED_NANOS, FUNCTION), "until the engine said it has it");
    assertEquals(n * 60_000_000, m.usage().get(UsageKind.BILLED_NANOS, TASK));
    assertEquals(2 * n, m.usage().get(UsageKind.INVOCATIONS, TASK));
    assertEquals(n, m.usage().get(UsageKind.INVOCATIONS, FLOW));
    assertEquals(n * 1_700_000_000L, m.usage().get(UsageKind.BILLED_NANOS, FLOW), "1.7 s in steps of 100 ms");
    assertEquals(n * (1 + 2 * 2 + 2 * 100 + 1_000 + 2 * 10_000 + 100_000), m.usage().get(UsageKind.ACTIONS, FLOW));
    double[] parts = m.components().mean();
    assertEquals(45, parts[Component.COMPUTE.ordinal()] / 1e6);
    assertEquals(100, parts[Component.COLD_START.ordinal()] / 1e6);
    assertEquals(20, parts[Component.NETWORK.ordinal()] / 1e6);
    assertEquals(30 + 10 + 10 + 1_000 + 10 + 10 + 500, parts[Component.OTHER.ordinal()] / 1e6);
  }

  @Test
  @DisplayName("by hand: a function that orchestrates itself adds nothing, and is billed for every wait")
  void callerByHand() {
    Measurements m = run(scenario(0.1, functions(0.001, 0), functions(0.001, 100), engine(Long.MAX_VALUE),
        Optional.of(new Orchestrator.Caller()), task(compute(40)), waits(1_000),
        new Step.Parallel(List.of(List.of(task(compute(20))), List.of(waits(500))))), 500);
    long n = m.requests();
    double expected = 5 + (10 + 100 + 40 + 10) + 1_000 + 500;
    assertEquals(expected, m.latency().meanNanos() / 1e6);
    assertEquals(Math.round(n * expected * 1e6), m.usage().get(UsageKind.BILLED_NANOS, FUNCTION));
    assertEquals(0, m.usage().get(UsageKind.INVOCATIONS, FLOW));
    assertEquals(0, m.usage().get(UsageKind.ACTIONS, FLOW));
  }

  @Test
  @DisplayName("by hand: a task that always fails is tried three times, 200 and 600 ms apart, and then ends the execution")
  void retriesByHand() {
    // Each attempt: 10 there, 40 of work, 10 back. 35 + 10 + 60 + 200 + 60 + 600 + 60 = 1025.
    Step.Retry retry = new Step.Retry(3, 200, 3);
    Scenario scenario = scenario(0.1, functions(60_000, 0), functions(60_000, 0), engine(Long.MAX_VALUE), durable(),
        unreliable(1, retry, compute(40)), task(compute(1)));
    Simulation simulation = new Simulation(CompiledDeployment.of(scenario).getFirst());
    simulation.observe((number, sent, latency, outcome, origin, kind, site, parts, offset) -> {
      assertEquals(1_025_000_000, latency);
      assertEquals(Outcome.CALL_FAILED, outcome);
      assertEquals(125, parts[offset + Component.COMPUTE.ordinal()] / 1_000_000);
      assertEquals(60, parts[offset + Component.NETWORK.ordinal()] / 1_000_000);
      assertEquals(840, parts[offset + Component.OTHER.ordinal()] / 1_000_000);
    });
    Measurements m = simulation.run(3, 0, List.of(new Slice(0, 500 * Lab.SECOND, 0)));
    long n = m.requests();
    assertEquals(n, m.count(Outcome.CALL_FAILED));
    assertEquals(3 * n, m.usage().get(UsageKind.INVOCATIONS, TASK), "every attempt is billed, the second task never");
    assertEquals(n * (1 + 2 + 2 * 5 + 100_000), m.usage().get(UsageKind.ACTIONS, FLOW));
    assertEquals(3 * n * 40_000_000, m.usage().get(UsageKind.CPU_NANOS, TASK));
  }

  @Test
  @DisplayName("attempts fail independently: of four at 40 % each, 2.56 % of the executions fail after 1.624 attempts")
  void retriesAtRandom() {
    Step.Retry retry = new Step.Retry(4, 50, 1);
    Measurements m = run(scenario(100, functions(60_000, 0), functions(60_000, 0), engine(Long.MAX_VALUE), durable(),
        unreliable(0.4, retry, new Step.Compute(new Exponential(20)))), 1_000);
    double n = m.requests();
    // Three standard errors of 100,000 executions: 0.0015 of the share, 0.009 of the attempts.
    assertEquals(0.0256, m.count(Outcome.CALL_FAILED) / n, 0.0015);
    double attempts = 1 + 0.4 + 0.16 + 0.064;
    assertEquals(attempts, m.usage().get(UsageKind.INVOCATIONS, TASK) / n, 0.009);
    assertEquals(20 * attempts, m.usage().get(UsageKind.CPU_NANOS, TASK) / n / 1e6, 0.3, "each draws its own work");
  }

  @Test
  @DisplayName("an execution is cut off at the longest duration of its engine")
  void cutOff() {
    Measurements m = run(scenario(0.1, functions(60_000, 0), functions(60_000, 0), engine(300 * Lab.SECOND), durable(),
        waits(290_000), task(compute(1)), waits(20_000), task(compute(1))), 500);
    assertEquals(m.requests(), m.count(Outcome.CALL_FAILED));
    assertEquals(m.requests() * 300 * Lab.SECOND, m.usage().get(UsageKind.BILLED_NANOS, FLOW));
    assertEquals(m.requests(), m.usage().get(UsageKind.INVOCATIONS, TASK), "the second task is never begun");
  }

  @Test
  @DisplayName("a wait of hours holds no instance, and what comes after it finds the system in use")
  void hours() {
    Scenario scenario = scenario(0.1, functions(120_000, 50), functions(120_000, 50), engine(Long.MAX_VALUE), durable(),
        waits(4 * HOUR), task(compute(10)));
    CompiledDeployment compiled = CompiledDeployment.of(scenario).getFirst();
    assertEquals(4 * HOUR * 1e6 + 10e6, compiled.openNanos());
    Simulation simulation = new Simulation(compiled);
    Measurements m = simulation.run(3, 0,
        List.of(new Slice(0, 4_000 * Lab.SECOND, Math.round(6 * HOUR * 1e6)), new Slice(1, Lab.SECOND, 0)));
    assertEquals(0, simulation.inFlight());
    assertTrue(m.requests() > 300, "requests " + m.requests());
    assertEquals(4 * HOUR + 5 + 30 + 10 + 10 + 10 + 10 + 10, m.latency().quantile(0.5) / 1e6, 0.01 * 4 * HOUR);
    assertTrue(m.meanBusy() < 0.1, "instances are busy for tens of milliseconds: " + m.meanBusy());
    // A task comes every 10 s on average: cold where none came for two minutes, exp(-12) of them.
    assertTrue(m.coldStarts() < 5, "cold starts " + m.coldStarts());
  }

  @Test
  @DisplayName("a workflow anywhere but at the end of a request is refused, and so is a task that needs an instance")
  void refused() {
    Step.Workflow flow = new Step.Workflow(0, List.of(), 0, 0);
    assertThrows(IllegalArgumentException.class,
        () -> new RequestProfile("order", 1, List.of(flow, compute(1)), 0));
    assertThrows(IllegalArgumentException.class,
        () -> new RequestProfile("order", 1, List.of(new Step.Chance(0.5, List.of(flow))), 0));
    assertThrows(IllegalArgumentException.class, () -> new Step.Workflow(0, List.of(compute(1)), 0, 0));
    new RequestProfile("order", 1, List.of(compute(1), flow), 0);
  }
}
