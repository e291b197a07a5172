package io.edgewise.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.metering.DurationBilling;
import io.edgewise.sim.model.AccessLink;
import io.edgewise.sim.model.Autoscaling;
import io.edgewise.sim.model.Autoscaling.Direction;
import io.edgewise.sim.model.Autoscaling.Machines;
import io.edgewise.sim.model.Autoscaling.Target;
import io.edgewise.sim.model.ConnectionSetUp;
import io.edgewise.sim.model.Connections;
import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.InstancePolicy.IdleSelection;
import io.edgewise.sim.model.KeySpace;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.OriginMix;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.RetryPolicy;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.Workload;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.theory.MMc;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Samples that are shorter than the requests in them, or than what these wait for: what is in service when a stretch begins works
 * in it, whatever it is that serves it, and what is in service when it ends is waited for.
 */
@DisplayName("Stretches of time")
class StretchesTest {

  private static final double RATE = 1_000;

  /** What serves requests of two seconds, 2,000 of them at a time. */
  enum Server {
    /** Instances whose requests are known to end when they begin. */
    FUNCTIONS,
    /** The same, where the end of a request depends on a queue that is still ahead. */
    FUNCTIONS_BEFORE_A_QUEUE,
    /** Cores whose number may change. */
    SCALED,
    /** Connections that servers share. */
    CONNECTIONS;

    private Deployment of(int most, Distribution work) {
      return switch (this) {
        case FUNCTIONS -> Lab.deployment("functions", functions(most, InstancePolicy.UNLIMITED), List.of(Lab.HERE));
        case FUNCTIONS_BEFORE_A_QUEUE -> Lab.deployment("functions", functions(most, InstancePolicy.UNLIMITED),
            List.of(Lab.HERE), database(new Exponential(1), Connections.UNLIMITED, new StateStore.Capacity(100,
                InstancePolicy.UNLIMITED)));
        case SCALED -> Lab.deployment("pods", new Platform("pods", InstancePolicy.alwaysOn(), new Cpu.Scaled(1, 1,
            InstancePolicy.UNLIMITED, pods(most)), Platform.StartUp.NONE, Lab.ZERO, DurationBilling.perMillis(1),
            Long.MAX_VALUE), List.of(Lab.HERE));
        case CONNECTIONS -> Lab.deployment("servers", Lab.servers(1_000_000, InstancePolicy.UNLIMITED),
            List.of(Lab.HERE),
            database(work, new Connections(1_000_000, most), StateStore.Capacity.UNLIMITED));
      };
    }

    private List<Step> steps(Distribution work) {
      Step read = new Step.Read(0, new KeySpace(1_000, 0), 0, Step.Consistency.STRONG);
      return switch (this) {
        case FUNCTIONS, SCALED -> List.of(Lab.compute(work));
        case FUNCTIONS_BEFORE_A_QUEUE -> List.of(Lab.compute(work), read);
        case CONNECTIONS -> List.of(read);
      };
    }
  }

  private static Platform functions(int most, int queueLimit) {
    return Lab
        .functions(new InstancePolicy(1, 0, most, new Constant(60_000), IdleSelection.MOST_RECENTLY_USED, queueLimit,
            InstancePolicy.ScaleUpRate.UNLIMITED_RATE), new Constant(300));
  }

  private static StateStore database(Distribution millis, Connections connections, StateStore.Capacity capacity) {
    return new StateStore("database", new StateStore.Home(Lab.HERE), millis, millis, 0, StateStore.OperationUnits.ONE,
        capacity, StateStore.RateLimits.NONE, connections);
  }

  private static Autoscaling pods(int most) {
    return new Autoscaling(1, most, new Target.Utilisation(0.7), 15 * Lab.SECOND, 4, 0,
        new Direction(0.1, 1, 0, 0, 1, 4),
        new Direction(0.1, 1, 300 * Lab.SECOND, 0, Direction.ANY, 0), new Constant(10_000), Machines.NONE);
  }

  private static RunPlan plan(int replications, long seed) {
    return new RunPlan(24 * 3600 * Lab.SECOND, RunPlan.AUTO, replications, new RunPlan.Precision(Metric.P99, 0.02),
        50_000_000,
        0.95, seed);
  }

  private static StrategyResult run(Workload workload, List<Step> steps, RunPlan plan, Deployment deployment) {
    Scenario scenario = Lab.scenario(workload, steps, plan, deployment);
    return new Experiment(scenario).atMost(1).run().strategies().getFirst();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Server.class)
  @DisplayName("Work that lasts longer than a stretch is worked on in it, and its latency is told")
  void longWork(Server server) {
    Distribution work = new Exponential(2_000);
    Workload workload = Lab.workload(RATE, List.of(Lab.HERE));
    // Stretches of 0.19 s. Of so many servers nobody waits at 90 %: the 99th percentile is that of the work, 2 s x ln 100.
    StrategyResult busy = run(workload, server.steps(work), plan(8, 1).quick(), server.of(2_222, work));
    assertTrue(busy.metric(Metric.P99).orElseThrow().contains(9_210), () -> "" + busy.metric(Metric.P99));
    assertTrue(busy.metric(Metric.P50).orElseThrow().contains(1_386), () -> "" + busy.metric(Metric.P50));
    // Eight standard deviations of a Poisson number: none is lost because it is still under way at the end.
    assertEquals(15_000, busy.measurements().requests(), 1_000);
    // Eighty stretches within three seconds see the same requests: a standard deviation of 2,000^(1/2) in each of eight systems.
    assertEquals(2_000, busy.measurements().meanBusy(), 60);
    assertTrue(!busy.saturated());

    StrategyResult over = run(workload, server.steps(work), plan(8, 1).quick(), server.of(1_818, work));
    assertTrue(over.saturated());
    if (server != Server.CONNECTIONS) {
      assertEquals(1, over.measurements().utilisation(), 0.005);
    }
  }

  @Test
  @DisplayName("Isolates work on requests that came before the stretch, and before the warm-up was simulated in full")
  void isolates() {
    InstancePolicy policy = new InstancePolicy(InstancePolicy.UNLIMITED, 0, InstancePolicy.UNLIMITED,
        new Constant(60_000), IdleSelection.MOST_RECENTLY_USED, 0, InstancePolicy.ScaleUpRate.UNLIMITED_RATE);
    Deployment isolates = Lab.deployment("isolates", Lab.functions(policy, new Constant(5)), List.of(Lab.HERE));
    List<Step> work = List.of(Lab.compute(new Exponential(2_000)));
    Workload workload = Lab.workload(RATE, List.of(Lab.HERE));
    for (int seed = 1; seed <= 3; seed++) {
      // Eight systems of 2,000, which deviate by the root of it: one stretch is over before the next ones see others.
      assertEquals(2_000, run(workload, work, plan(8, seed).quick(), isolates).measurements().meanBusy(), 60);
    }
  }

  @Test
  @DisplayName("Functions that let requests wait are warmed up with those that wait, in quick runs as in large ones")
  void queues() {
    Distribution work = new Exponential(50);
    Workload workload = Lab.workload(RATE, List.of(Lab.HERE));
    double exact = 1e3 * new MMc(RATE, 20, 56).sojournTimeQuantile(0.99);
    for (RunPlan plan : List.of(plan(4, 1), plan(4, 2).quick(), plan(4, 3).quick())) {
      StrategyResult below = run(workload, Server.FUNCTIONS.steps(work), plan, Server.FUNCTIONS.of(56, work));
      assertEquals(exact, below.metric(Metric.P99).orElseThrow().value(), 0.08 * exact);
      assertTrue(!below.saturated());
      StrategyResult above = run(workload, Server.FUNCTIONS.steps(work), plan, Server.FUNCTIONS.of(45, work));
      assertTrue(above.saturated());
      assertEquals(1, above.measurements().utilisation(), 0.005);
    }
  }

  @Test
  @DisplayName("Functions without a queue refuse in a quick run as many as in the long run, and start as cold")
  void refused() {
    Distribution work = new Exponential(3_000);
    for (int seed = 1; seed <= 3; seed++) {
      StrategyResult quick = run(Lab.workload(RATE, List.of(Lab.HERE)), List.of(Lab.compute(work)),
          plan(8, seed).quick(),
          Lab.deployment("functions", functions(1_500, 0), List.of(Lab.HERE)));
      // Half of them by Erlang's loss formula, save for the little that waits for what the pool lets go.
      assertEquals(0.5, quick.rate(Rate.ERROR).orElseThrow().value(), 0.02);
      assertEquals(1_500, quick.measurements().meanBusy(), 15);
    }
  }

  @Test
  @DisplayName("Users who ask again after the end of a sample meet others who do: as many fail as instances leave unserved")
  void askingAgain() {
    RetryPolicy retries = new RetryPolicy(4, Lab.SECOND / 2, 20 * Lab.SECOND, Long.MAX_VALUE);
    Workload constant = Lab.workload(500, List.of(Lab.HERE));
    Workload workload =
        new Workload(constant.origins(), constant.load(), constant.access(), constant.connection(), retries);
    for (RunPlan plan : List.of(plan(8, 1), plan(8, 2), plan(8, 1).quick(), plan(8, 2).quick())) {
      boolean quick = plan.sizes().continued();
      StrategyResult found = run(workload, List.of(Lab.compute(new Exponential(200))), plan,
          Lab.deployment("functions", functions(70, 0), List.of(Lab.HERE)));
      // Each that is served keeps an instance busy for 0.2 s; those who are refused keep none.
      double served = found.measurements().meanBusy() / 0.2 / 500;
      // More or fewer than usual come to 15,000 with a deviation of 1 %, and what is too much for a second stays for the next ones.
      assertEquals(1 - served, found.rate(Rate.ERROR).orElseThrow().value(), quick ? 0.035 : 0.004);
    }
  }

  @Test
  @DisplayName("A day with hours that bring more than servers can do is called saturated, one that only comes near is not")
  void busyHours() {
    Distribution work = new Exponential(100);
    for (double peak : new double[] {0.9, 1.2}) {
      // Seven cores bear 70 requests a second; the mean of the day is two thirds of its busiest hour.
      double mean = 70 * peak / 1.5;
      List<LoadCurve.Segment> hours = IntStream.range(0, 24)
          .mapToObj(hour -> new LoadCurve.Segment(hour * 3600 * Lab.SECOND,
              mean * (1 + 0.5 * Math.cos(2 * Math.PI * (hour + 0.5) / 24)), new OriginMix(1)))
          .toList();
      Workload day =
          new Workload(List.of(Lab.HERE), new LoadCurve(hours, 24 * 3600 * Lab.SECOND, true, 0), AccessLink.NONE,
              ConnectionSetUp.OPEN);
      for (RunPlan plan : List.of(plan(8, 1), plan(8, 1).quick(), plan(8, 2).quick())) {
        StrategyResult servers = run(day, List.of(Lab.compute(work)), plan,
            Lab.deployment("servers", Lab.servers(7, InstancePolicy.UNLIMITED), List.of(Lab.HERE)));
        assertEquals(peak > 1, servers.saturated(), () -> "at " + peak);
      }
    }
  }
}
