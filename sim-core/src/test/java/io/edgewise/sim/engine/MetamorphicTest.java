package io.edgewise.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.edgewise.sim.Experiment;
import io.edgewise.sim.Lab;
import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.Workload;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.result.Outcome;
import io.edgewise.sim.result.StrategyResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Changes to a scenario whose effect on the same requests is known, for every kind of step. */
class MetamorphicTest {

  private static final Platform IDEAL =
      StepKinds.platform(InstancePolicy.alwaysOn(), new Cpu.Dedicated(1), 0, Long.MAX_VALUE);
  private static final Step WAIT = StepKinds.waiting(5);

  private static StateStore plain(Distribution millis) {
    return new StateStore("plain", new StateStore.Home(StepKinds.THERE), millis, millis, 1,
        StateStore.OperationUnits.ONE, StateStore.Capacity.UNLIMITED);
  }

  private static Scenario scenario(List<Step> steps) {
    return scenario(steps, StepKinds.deployment(IDEAL, IDEAL, plain(new Exponential(2))));
  }

  private static Scenario scenario(List<Step> steps, Deployment deployment) {
    return StepKinds.scenario(Lab.workload(20, List.of(StepKinds.HERE)), steps, deployment);
  }

  /** Latency of each request by number, in nanoseconds. */
  private static Map<Long, Long> latencies(Scenario scenario) {
    Map<Long, Long> latencies = new TreeMap<>();
    Simulation simulation = new Simulation(CompiledDeployment.of(scenario).getFirst());
    simulation.observe((number, sent, latency, outcome, origin, kind, site, components, offset) -> {
      if (outcome == Outcome.SERVED) {
        latencies.put(number, latency);
      }
    });
    simulation.run(1, 0, List.of(new Slice(0, 50 * Lab.SECOND, 0)));
    assertTrue(latencies.size() > 500, () -> latencies.size() + " requests served");
    return latencies;
  }

  private static double mean(Scenario scenario) {
    return latencies(scenario).values().stream().mapToLong(Long::longValue).average().orElseThrow();
  }

  /** All kinds of steps whose request is always served; each by itself. */
  private static Stream<Map.Entry<String, Step>> kinds() {
    Map<String, Step> kinds = new LinkedHashMap<>(StepKinds.all());
    kinds.remove("failing call");
    // Short enough for the context window.
    kinds.put("infer", new Step.Infer(0, new Exponential(20), new Exponential(5), true));
    return kinds.entrySet().stream();
  }

  private static Stream<DynamicTest> each(Function<Step, Void> property) {
    return kinds().map(kind -> dynamicTest(kind.getKey(), () -> property.apply(kind.getValue())));
  }

  /** Of a cached item, which is found sooner where others fetch it more often, at other times, or took it along. */
  private static boolean isCached(Step step) {
    return step instanceof Step.Read read && read.dataSet() == 1;
  }

  private static void noneIsFaster(Map<Long, Long> without, Map<Long, Long> with) {
    assertEquals(without.keySet(), with.keySet(), "the same requests");
    without.forEach((number, latency) -> assertTrue(with.get(number) >= latency,
        () -> "request " + number + " took " + latency + " ns, and with a further step " + with.get(number)));
  }

  @TestFactory
  @DisplayName("a further step makes no request faster, be it before, behind or twice")
  Stream<DynamicTest> furtherSteps() {
    return each(step -> {
      Map<Long, Long> alone = latencies(scenario(List.of(step)));
      noneIsFaster(alone, latencies(scenario(List.of(step, WAIT))));
      noneIsFaster(latencies(scenario(List.of())), alone);
      noneIsFaster(latencies(scenario(List.of(WAIT))), latencies(scenario(List.of(WAIT, step))));
      if (isCached(step)) {
        assertTrue(mean(scenario(List.of(step, step))) > mean(scenario(List.of(step))));
      } else {
        noneIsFaster(alone, latencies(scenario(List.of(step, step))));
      }
      return null;
    });
  }

  @TestFactory
  @DisplayName("a workflow that waits longer, and any step before it, makes no request faster")
  Stream<DynamicTest> beforeWorkflows() {
    return each(step -> {
      noneIsFaster(latencies(scenario(List.of(step))), latencies(scenario(List.of(step, StepKinds.workflow()))));
      return null;
    });
  }

  @TestFactory
  @DisplayName("once is the step itself, and never is nothing")
  Stream<DynamicTest> repeats() {
    return each(step -> {
      Map<Long, Long> alone = latencies(scenario(List.of(step)));
      assertEquals(alone, latencies(scenario(List.of(new Step.Repeat(1, List.of(step))))), "repeated once");
      assertEquals(latencies(scenario(List.of())), latencies(scenario(List.of(new Step.Repeat(0, List.of(step))))));
      assertEquals(latencies(scenario(List.of(step, step))),
          latencies(scenario(List.of(new Step.Repeat(2, List.of(step))))), "repeated twice");
      return null;
    });
  }

  @TestFactory
  @DisplayName("a chance of 0 is nothing; each request takes what has a chance, or does not")
  Stream<DynamicTest> chances() {
    return each(step -> {
      Map<Long, Long> nothing = latencies(scenario(List.of()));
      assertEquals(nothing, latencies(scenario(List.of(new Step.Chance(0, List.of(step))))));
      Map<Long, Long> always = latencies(scenario(List.of(new Step.Chance(1, List.of(step)))));
      Map<Long, Long> often = latencies(scenario(List.of(new Step.Chance(0.7, List.of(step)))));
      Map<Long, Long> seldom = latencies(scenario(List.of(new Step.Chance(0.3, List.of(step)))));
      noneIsFaster(nothing, seldom);
      if (!isCached(step)) {
        noneIsFaster(seldom, often);
        noneIsFaster(often, always);
      }
      return null;
    });
  }

  @TestFactory
  @DisplayName("a branch by itself takes what its steps take, and of two equal to none but one the slower counts")
  Stream<DynamicTest> branches() {
    return each(step -> {
      double inLine = mean(scenario(List.of(step)));
      double inBranch = mean(scenario(List.of(new Step.Parallel(List.of(List.of(step))))));
      // Branches draw for themselves; 1.5 ms are five standard errors of the most random of these steps.
      assertEquals(inLine, inBranch, 1.5e6);
      noneIsFaster(latencies(scenario(List.of(new Step.Parallel(List.of(List.of(step)))))),
          latencies(scenario(List.of(new Step.Parallel(List.of(List.of(step), List.of(WAIT)))))));
      noneIsFaster(latencies(scenario(List.of(new Step.Parallel(List.of(List.of(step)))))),
          latencies(scenario(List.of(new Step.Parallel(List.of(List.of(step), List.of()))))));
      return null;
    });
  }

  @TestFactory
  @DisplayName("slower stores, longer round trips and slower CPUs lower no latency")
  Stream<DynamicTest> slower() {
    return each(step -> {
      Map<Long, Long> before = latencies(scenario(List.of(StepKinds.compute(1), step)));
      if (isCached(step)) {
        return null;
      }
      noneIsFaster(before, latencies(scenario(List.of(StepKinds.compute(1), step),
          StepKinds.deployment(IDEAL, IDEAL, plain(new Exponential(3))))));
      Platform slow = StepKinds.platform(InstancePolicy.alwaysOn(), new Cpu.Dedicated(0.5), 0, Long.MAX_VALUE);
      noneIsFaster(before, latencies(scenario(List.of(StepKinds.compute(1), step),
          StepKinds.deployment(slow, slow, plain(new Exponential(2))))));
      Scenario near = scenario(List.of(StepKinds.compute(1), step));
      Scenario far = new Scenario(near.name(), near.workload(), near.requests(), near.dataSets(), near.services(),
          near.models(), near.deployments(), (a, b) -> a.equals(b) ? 0 : 2 * StepKinds.RTT, near.backboneJitter(),
          near.plan());
      noneIsFaster(before, latencies(far));
      return null;
    });
  }

  @Test
  @DisplayName("a wait split in two is the whole, and the order of waits makes no difference")
  void waits() {
    Step three = new Step.Wait(new Constant(3));
    Step four = new Step.Wait(new Constant(4));
    Map<Long, Long> whole = latencies(scenario(List.of(new Step.Wait(new Constant(7)))));
    assertEquals(whole, latencies(scenario(List.of(three, four))));
    assertEquals(whole, latencies(scenario(List.of(four, three))));
    assertEquals(whole, latencies(scenario(List.of(new Step.Parallel(List.of(List.of(three, four), List.of(four)))))));
    assertEquals(mean(scenario(List.of(WAIT, StepKinds.waiting(9)))),
        mean(scenario(List.of(StepKinds.waiting(9), WAIT))),
        2e6, "14 ms in either order");
  }

  @Test
  @DisplayName("a call takes what its steps take and a round trip; in a service of the place, no more than the steps")
  void calls() {
    Step constant = new Step.Compute(new Constant(4));
    assertEquals(4e6 + StepKinds.RTT + 2e6, mean(scenario(List.of(StepKinds.call(constant)))), 1,
        "and what both platforms add, 1 ms each");
    assertEquals(4e6 + 1e6, mean(scenario(List.of(constant))), 1);
  }

  @TestFactory
  @DisplayName("results depend neither on other strategies nor on the number of threads")
  Stream<DynamicTest> independence() {
    Deployment one = StepKinds.deployment(IDEAL, IDEAL, plain(new Exponential(2)));
    Platform functions = StepKinds.platforms().get("functions");
    Deployment two = renamed(StepKinds.deployment(functions, functions, plain(new Exponential(2))));
    return StepKinds.programs().entrySet().stream().map(program -> dynamicTest(program.getKey(), () -> {
      Workload users = Lab.workload(20, List.of(StepKinds.HERE));
      StrategyResult alone = first(StepKinds.scenario(users, program.getValue(), one), 1);
      StrategyResult beside = first(StepKinds.scenario(users, program.getValue(), one, two), 1);
      StrategyResult threads = first(StepKinds.scenario(users, program.getValue(), one, two), 3);
      for (StrategyResult other : List.of(beside, threads)) {
        assertEquals(alone.measurements().fingerprint(), other.measurements().fingerprint());
        for (Metric metric : Metric.values()) {
          assertEquals(alone.metric(metric), other.metric(metric));
        }
      }
    }));
  }

  private static Deployment renamed(Deployment d) {
    return new Deployment("other", "other", d.sites(), d.front(), d.platform(), d.stores(), d.services(), d.models(),
        d.charges());
  }

  private static StrategyResult first(Scenario scenario, int threads) {
    return new Experiment(scenario.withPlan(Lab.plan(20, 1, 3, 7))).threads(threads).run().strategies().getFirst();
  }

  @TestFactory
  @DisplayName("zero traffic of a kind changes nothing: steps that are never taken draw for themselves")
  Stream<DynamicTest> neverTaken() {
    return each(step -> {
      List<Step> behind = new ArrayList<>(List.of(WAIT));
      behind.add(new Step.Chance(0, List.of(step)));
      assertEquals(latencies(scenario(List.of(WAIT))), latencies(scenario(behind)));
      return null;
    });
  }
}
