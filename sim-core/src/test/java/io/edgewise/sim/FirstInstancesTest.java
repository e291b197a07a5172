package io.edgewise.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.Connections;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.InstancePolicy.IdleSelection;
import io.edgewise.sim.model.InstancePolicy.ScaleUpRate;
import io.edgewise.sim.model.KeySpace;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.result.StrategyResult.Rate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Warm-ups that are shorter than instances are kept. That a simulation begins without instances is nothing that happens in the
 * middle of a day: it must not be seen in what is measured.
 */
@DisplayName("The instances that a warm-up begins with")
class FirstInstancesTest {

  private static final Step READ = new Step.Read(0, new KeySpace(1_000, 0), 0, Step.Consistency.STRONG);

  private static RunPlan plan(long warmUpNanos, int replications, long seed) {
    return new RunPlan(24 * 3600 * Lab.SECOND, warmUpNanos, replications, new RunPlan.Precision(Metric.P99, 0.02),
        50_000_000,
        0.95, seed);
  }

  private static InstancePolicy policy(int most, int queueLimit, ScaleUpRate rate) {
    return new InstancePolicy(1, 0, most, new Constant(60_000), IdleSelection.MOST_RECENTLY_USED, queueLimit, rate);
  }

  private static Deployment functions(InstancePolicy policy, StateStore... stores) {
    return Lab.deployment("functions", Lab.functions(policy, new Constant(300)), List.of(Lab.HERE), stores);
  }

  private static StateStore database(Distribution millis, Connections connections, StateStore.Capacity capacity) {
    return new StateStore("database", new StateStore.Home(Lab.HERE), millis, millis, 0, StateStore.OperationUnits.ONE,
        capacity, StateStore.RateLimits.NONE, connections);
  }

  private static StrategyResult run(double rate, List<Step> steps, RunPlan plan, Deployment deployment) {
    return new Experiment(Lab.scenario(Lab.workload(rate, List.of(Lab.HERE)), steps, plan, deployment)).atMost(1).run()
        .strategies().getFirst();
  }

  @Test
  @DisplayName("do not start all at once: a quick run has as many as a run with a warm-up of four times their life")
  void number() {
    Deployment functions = functions(policy(InstancePolicy.UNLIMITED, 0, ScaleUpRate.UNLIMITED_RATE));
    List<Step> work = List.of(Lab.compute(new Exponential(100)));
    StrategyResult full = run(500, work, plan(240 * Lab.SECOND, 4, 1), functions);
    // Fifty at a time; the most of a minute are 79 on average.
    double instances = full.measurements().meanInstances();
    assertEquals(79, instances, 2);
    for (int seed = 1; seed <= 3; seed++) {
      StrategyResult quick = run(500, work, plan(RunPlan.AUTO, 8, seed).quick(), functions);
      assertEquals(instances, quick.measurements().meanInstances(), 0.06 * instances);
      assertEquals(full.measurements().utilisation(), quick.measurements().utilisation(), 0.06);
    }
  }

  @Test
  @DisplayName("leave those without a connection as many requests as a long past would")
  void connections() {
    // As many are needed at a time as have a connection and half as many again.
    Deployment functions = functions(policy(InstancePolicy.UNLIMITED, 0, ScaleUpRate.UNLIMITED_RATE),
        database(new Constant(0), new Connections(67, 1), StateStore.Capacity.UNLIMITED));
    List<Step> work = List.of(Lab.compute(new Exponential(100)), READ);
    StrategyResult full = run(1_000, work, plan(240 * Lab.SECOND, 4, 1), functions);
    double refused = full.rate(Rate.ERROR).orElseThrow().value();
    StrategyResult sampled = run(1_000, work, plan(RunPlan.AUTO, 4, 1), functions);
    assertEquals(refused, sampled.rate(Rate.ERROR).orElseThrow().value(), 0.02);
    for (int seed = 1; seed <= 3; seed++) {
      StrategyResult quick = run(1_000, work, plan(RunPlan.AUTO, 8, seed).quick(), functions);
      assertEquals(refused, quick.rate(Rate.ERROR).orElseThrow().value(), 0.03);
    }
  }

  @Test
  @DisplayName("serve all requests with the same chance where any of them is taken that is free and none works longer")
  void exchangeable() {
    InstancePolicy policy = new InstancePolicy(1, 0, 300, InstancePolicy.KEEP_FOR_EVER, IdleSelection.RANDOM, 0,
        ScaleUpRate.UNLIMITED_RATE);
    Deployment functions =
        functions(policy, database(new Constant(0), new Connections(60, 1), StateStore.Capacity.UNLIMITED));
    for (RunPlan plan : List.of(plan(RunPlan.AUTO, 4, 1), plan(RunPlan.AUTO, 8, 2).quick())) {
      StrategyResult found = run(1_000, List.of(Lab.compute(new Exponential(100)), READ), plan, functions);
      // Connected or not, an instance is an instance: requests find a connection in the proportion of those that have one.
      double connected = 60 / found.measurements().meanInstances();
      assertEquals(1 - connected, found.rate(Rate.ERROR).orElseThrow().value(), 0.02);
    }
  }

  @ParameterizedTest(name = "{0} requests a second")
  @ValueSource(ints = 20_000)
  @DisplayName("leave no queue behind: a pool at 97 % before a store is not saturated")
  void queue(int rate) {
    // 102 ms for each, of which a hundredth or less waits for the store.
    int most = (int) Math.round(rate * 0.102 / 0.97);
    Deployment functions = functions(policy(most, InstancePolicy.UNLIMITED, ScaleUpRate.UNLIMITED_RATE),
        database(new Exponential(2), Connections.UNLIMITED,
            new StateStore.Capacity(rate / 100, InstancePolicy.UNLIMITED)));
    for (int seed = 1; seed <= 3; seed++) {
      StrategyResult quick = run(rate, List.of(Lab.compute(new Exponential(100)), READ),
          plan(RunPlan.AUTO, 8, seed).quick(), functions);
      assertTrue(!quick.saturated());
      assertEquals(0.97, quick.measurements().utilisation(), 0.015);
    }
  }

  @Test
  @DisplayName("are as many as are needed, however few may be started in a second")
  void startsAreLimited() {
    Deployment functions =
        functions(policy(InstancePolicy.UNLIMITED, 0, new ScaleUpRate(1_000, 10 * Lab.SECOND)));
    for (int seed = 1; seed <= 3; seed++) {
      StrategyResult quick =
          run(5_000, List.of(Lab.compute(new Exponential(1_000))), plan(RunPlan.AUTO, 8, seed).quick(), functions);
      assertEquals(0, quick.rate(Rate.ERROR).orElseThrow().value(), 0.001);
    }
  }
}
