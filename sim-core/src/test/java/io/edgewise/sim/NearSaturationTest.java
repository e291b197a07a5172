package io.edgewise.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.metering.DurationBilling;
import io.edgewise.sim.model.Autoscaling;
import io.edgewise.sim.model.Autoscaling.Direction;
import io.edgewise.sim.model.Autoscaling.Machines;
import io.edgewise.sim.model.Autoscaling.Target;
import io.edgewise.sim.model.Connections;
import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.InstancePolicy.IdleSelection;
import io.edgewise.sim.model.KeySpace;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.OriginMix;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.RetryPolicy;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.Workload;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.stats.Tally;
import io.edgewise.sim.theory.MMc;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Quick answers about queues of which a stretch of time sees nothing but servers that are busy. */
@DisplayName("Near saturation")
class NearSaturationTest {

  private static final Exponential WORK = new Exponential(50);

  /** Requests of an hour over those of the busiest one, as taxis are taken in New York (traffic_hour_of_week_profiles.csv). */
  private static final double[] TAXIS =
      {0.64, 0.48, 0.35, 0.25, 0.19, 0.16, 0.32, 0.54, 0.67, 0.70, 0.70, 0.74, 0.78, 0.78, 0.81,
          0.77, 0.66, 0.79, 0.96, 1, 0.94, 0.94, 0.91, 0.81};

  /** Eight servers with a queue before them. */
  enum Queue {
    CORES, CORES_AT_TWO_SITES, SCALED, INSTANCES, INSTANCES_OF_SEVERAL, STORE, CONNECTIONS, ACTOR;

    private List<Place> sites() {
      return this == CORES_AT_TWO_SITES ? List.of(Lab.place(0), Lab.place(1)) : List.of(Lab.HERE);
    }

    /** Requests a second that keep all of them busy. */
    private double mostPerSecond() {
      return this == ACTOR ? 20 : 160;
    }

    private Deployment deployment() {
      return switch (this) {
        case CORES -> Lab.deployment("servers", Lab.servers(8, InstancePolicy.UNLIMITED), sites());
        case CORES_AT_TWO_SITES -> Lab.deployment("servers", Lab.servers(4, InstancePolicy.UNLIMITED), sites());
        case SCALED -> Lab.deployment("pods", new Platform("pods", InstancePolicy.alwaysOn(),
            new Cpu.Scaled(1, 1, InstancePolicy.UNLIMITED, pods()), Platform.StartUp.NONE, Lab.ZERO,
            DurationBilling.perMillis(1), Long.MAX_VALUE), sites());
        case INSTANCES -> Lab.deployment("functions", functions(1, 8, InstancePolicy.UNLIMITED), sites());
        case INSTANCES_OF_SEVERAL -> Lab.deployment("functions", functions(4, 2, InstancePolicy.UNLIMITED), sites());
        case STORE -> behind(functions(1, InstancePolicy.UNLIMITED, 0), new StateStore.Home(Lab.HERE),
            Connections.UNLIMITED, new StateStore.Capacity(8, InstancePolicy.UNLIMITED));
        case CONNECTIONS -> behind(Lab.servers(100_000, InstancePolicy.UNLIMITED), new StateStore.Home(Lab.HERE),
            new Connections(100_000, 8), StateStore.Capacity.UNLIMITED);
        case ACTOR -> behind(functions(1, InstancePolicy.UNLIMITED, 0), new StateStore.Actors(List.of(Lab.HERE)),
            Connections.UNLIMITED, StateStore.Capacity.UNLIMITED);
      };
    }

    private List<Step> steps() {
      return switch (this) {
        case STORE, CONNECTIONS, ACTOR ->
            List.of(new Step.Read(0, new KeySpace(1, 0), 0, Step.Consistency.STRONG));
        default -> List.of(Lab.compute(WORK));
      };
    }

    private Deployment behind(Platform platform, StateStore.Layout layout, Connections connections,
        StateStore.Capacity capacity) {
      return Lab.deployment("functions", platform, sites(), new StateStore("store", layout, WORK, WORK, 0,
          StateStore.OperationUnits.ONE, capacity, StateStore.RateLimits.NONE, connections));
    }
  }

  private static Platform functions(int concurrency, int most, int queueLimit) {
    return Lab.functions(new InstancePolicy(concurrency, 0, most, new Constant(60_000),
        IdleSelection.MOST_RECENTLY_USED, queueLimit, InstancePolicy.ScaleUpRate.UNLIMITED_RATE), new Constant(300));
  }

  private static Autoscaling pods() {
    return new Autoscaling(1, 8, new Target.Utilisation(0.7), 15 * Lab.SECOND, 4, 0,
        new Direction(0.1, 1, 0, 0, 1, 4),
        new Direction(0.1, 1, 300 * Lab.SECOND, 0, Direction.ANY, 0), new Constant(10_000), Machines.NONE);
  }

  private static StrategyResult quick(Queue queue, double utilisation, long seed) {
    return quick(Lab.workload(utilisation * queue.mostPerSecond(), queue.sites()), queue.steps(), seed,
        queue.deployment());
  }

  private static StrategyResult quick(Workload workload, List<Step> steps, long seed, Deployment deployment) {
    RunPlan plan = new RunPlan(24 * 3600 * Lab.SECOND, RunPlan.AUTO, 8, new RunPlan.Precision(Metric.P99, 0.02),
        50_000_000, 0.95, seed).quick();
    return new Experiment(Lab.scenario(workload, steps, plan, deployment)).atMost(1).run().strategies().getFirst();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Queue.class)
  @DisplayName("A backlog that ends is told from one that grows, which is rarely to be seen in a stretch of time")
  void saturated(Queue queue) {
    for (double utilisation : new double[] {0.98, 1.02}) {
      for (int seed = 1; seed <= 3; seed++) {
        long of = seed;
        assertEquals(utilisation > 1, quick(queue, utilisation, seed).saturated(),
            () -> "at " + utilisation + " with seed " + of);
      }
    }
  }

  @Test
  @DisplayName("Requests that are asked for again are work, too: nearly all of them twice, here")
  void repeated() {
    RetryPolicy twice = new RetryPolicy(2, Lab.SECOND / 10, Lab.SECOND, Long.MAX_VALUE);
    StateStore refuses = new StateStore("store", new StateStore.Home(Lab.HERE), Lab.ZERO, Lab.ZERO, 0,
        StateStore.OperationUnits.ONE, StateStore.Capacity.UNLIMITED,
        new StateStore.RateLimits(0.5, Double.POSITIVE_INFINITY, 0, 0));
    List<Step> steps =
        List.of(Lab.compute(WORK), new Step.Read(0, new KeySpace(1, 0), 0, Step.Consistency.STRONG));
    for (double utilisation : new double[] {0.47, 0.56}) {
      Workload once = Lab.workload(utilisation * 160, List.of(Lab.HERE));
      Workload workload = new Workload(once.origins(), once.load(), once.access(), once.connection(), twice);
      assertEquals(utilisation > 0.5, quick(workload, steps, 1, Lab.deployment("servers",
          Lab.servers(8, InstancePolicy.UNLIMITED), List.of(Lab.HERE), refuses)).saturated(),
          () -> "at " + utilisation);
    }
  }

  @Test
  @DisplayName("A 99th percentile is that of a queue that has been there for long, which a pilot is too short to see")
  void percentile() {
    double exact = 1e3 * new MMc(0.95 * 160, 20, 8).sojournTimeQuantile(0.99);
    Tally found = new Tally();
    for (int seed = 1; seed <= 8; seed++) {
      found.add(quick(Queue.CORES, 0.95, seed).metric(Metric.P99).orElseThrow().value());
    }
    // A single one deviates by a fifth to a quarter.
    assertEquals(exact, found.mean(), 0.16 * exact);
  }

  @ParameterizedTest(name = "at {0}")
  @ValueSource(doubles = {0.95, 0.98})
  @DisplayName("Intervals contain what is exact as often as they say, though few busy excursions stand behind them")
  void covered(double utilisation) {
    MMc exact = new MMc(utilisation * 40, 20, 2);
    List<StrategyResult> found = LongStream.rangeClosed(1, 40).parallel().mapToObj(seed -> quick(
        Lab.workload(utilisation * 40, List.of(Lab.HERE)), List.of(Lab.compute(WORK)), seed,
        Lab.deployment("servers", Lab.servers(2, InstancePolicy.UNLIMITED), List.of(Lab.HERE)))).toList();
    assertCovered(found, Metric.MEAN, exact.meanSojournTime());
    assertCovered(found, Metric.P50, exact.sojournTimeQuantile(0.5));
    assertCovered(found, Metric.P95, exact.sojournTimeQuantile(0.95));
    assertCovered(found, Metric.P99, exact.sojournTimeQuantile(0.99));
    assertOfUse(found);
  }

  @ParameterizedTest(name = "at {0} in the busiest hour")
  @ValueSource(doubles = {0.9, 0.95})
  @DisplayName("They do so, too, where the load changes over the day, and only its busiest hours are near saturation")
  void coveredByDay(double busiest) {
    List<MMc> hours = Arrays.stream(TAXIS).mapToObj(load -> new MMc(load * busiest * 7 * 20, 20, 7)).toList();
    List<LoadCurve.Segment> segments = IntStream.range(0, hours.size())
        .mapToObj(i -> new LoadCurve.Segment(i * 3600 * Lab.SECOND, hours.get(i).arrivalRate(), new OriginMix(1)))
        .toList();
    Workload constant = Lab.workload(1, List.of(Lab.HERE));
    Workload day = new Workload(constant.origins(), new LoadCurve(segments, 24 * 3600 * Lab.SECOND, true, 0),
        constant.access(), constant.connection());
    List<StrategyResult> found = LongStream.rangeClosed(1, 40).parallel().mapToObj(seed -> quick(day,
        List.of(Lab.compute(WORK)), seed, Lab.deployment("servers", Lab.servers(7, InstancePolicy.UNLIMITED),
            List.of(Lab.HERE))))
        .toList();
    double requests = hours.stream().mapToDouble(MMc::arrivalRate).sum();
    assertCovered(found, Metric.MEAN,
        hours.stream().mapToDouble(hour -> hour.arrivalRate() * hour.meanSojournTime()).sum() / requests);
    for (Metric metric : List.of(Metric.P50, Metric.P95, Metric.P99)) {
      assertCovered(found, metric, new BrentSolver(1e-12).solve(1_000,
          time -> hours.stream().mapToDouble(hour -> hour.arrivalRate() * hour.sojournTimeCdf(time)).sum() / requests
              - metric.probability(),
          0, 60));
    }
    assertOfUse(found);
  }

  /** Intervals may not contain what is exact by being as wide as can be. */
  private static void assertOfUse(List<StrategyResult> found) {
    double[] widths = found.stream().mapToDouble(each -> each.metric(Metric.P99).orElseThrow().relativeHalfWidth())
        .sorted().toArray();
    double median = widths[widths.length / 2];
    assertTrue(median < 0.5, () -> "half of them are wider than " + median);
  }

  private static void assertCovered(List<StrategyResult> found, Metric metric, double exactSeconds) {
    long covered =
        found.stream().filter(each -> each.metric(metric).orElseThrow().contains(1e3 * exactSeconds)).count();
    // Fewer happen once in a thousand times at 95 %.
    int least = BinomialDistribution.of(found.size(), 0.95).inverseCumulativeProbability(1e-3);
    assertTrue(covered >= least, () -> metric.id() + " in " + covered + " of " + found.size() + ", not " + least);
  }
}
