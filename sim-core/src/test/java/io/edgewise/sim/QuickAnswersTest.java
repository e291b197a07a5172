package io.edgewise.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.engine.TableCache;
import io.edgewise.sim.metering.DurationBilling;
import io.edgewise.sim.model.AccessLink;
import io.edgewise.sim.model.Autoscaling;
import io.edgewise.sim.model.Autoscaling.Direction;
import io.edgewise.sim.model.Autoscaling.Machines;
import io.edgewise.sim.model.Autoscaling.Target;
import io.edgewise.sim.model.ConnectionSetUp;
import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.InstancePolicy.IdleSelection;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.OriginMix;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.SampleSizes;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.Workload;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.result.Answer;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.stats.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class QuickAnswersTest {

  private static final List<Step> WORK = List.of(Lab.compute(new Exponential(50)));
  private static final List<Metric> METRICS = List.of(Metric.MEAN, Metric.P50, Metric.P95, Metric.P99);

  private static Scenario scenario(double within, long seed) {
    RunPlan plan = new RunPlan(24 * 3600 * Lab.SECOND, RunPlan.AUTO, RunPlan.AUTO_REPLICATIONS,
        new RunPlan.Precision(Metric.P99, within), 50_000_000, 0.95, seed);
    Deployment servers =
        Lab.deployment("servers", Lab.servers(2, InstancePolicy.UNLIMITED), List.of(Lab.HERE));
    Deployment functions = Lab.deployment("functions",
        Lab.functions(Lab.scaling(new Constant(5000), IdleSelection.MOST_RECENTLY_USED), new Constant(200)),
        List.of(Lab.HERE));
    return Lab.scenario(Lab.workload(20, List.of(Lab.HERE)), WORK, plan.quick(), servers, functions);
  }

  private static List<Answer> answers(Scenario scenario, int threads) {
    List<Answer> answers = new ArrayList<>();
    RunResult last = new Experiment(scenario).threads(threads).onAnswer(answers::add).run();
    assertSame(last, answers.getLast().result());
    return answers;
  }

  @Test
  @DisplayName("The first answer is coarse, each one rests on more requests, the last one is as precise as asked for")
  void sharper() {
    List<Answer> answers = answers(scenario(0.02, 1), 2);
    assertTrue(answers.size() > 2, () -> answers.size() + " answers");
    for (int i = 0; i < answers.size(); i++) {
      Answer answer = answers.get(i);
      assertEquals(i, answer.number());
      assertEquals(i == answers.size() - 1, answer.complete());
      assertEquals(2, answer.result().strategies().size());
      assertEquals(Metric.values().length, answer.result().comparisons().size());
      assertTrue(i == 0 || least(answer) >= least(answers.get(i - 1)));
    }
    StrategyResult first = answers.getFirst().result().strategies().getFirst();
    StrategyResult last = answers.getLast().result().strategies().getFirst();
    assertEquals(SampleSizes.QUICK.firstGroups(), first.replications());
    assertEquals(SampleSizes.QUICK.replicationRequests() * first.replications(), first.measurements().requests(), 600,
        "kept when the run goes on");
    assertFalse(first.precisionReached());
    assertTrue(last.precisionReached());
    assertTrue(last.metric(Metric.P99).orElseThrow().relativeHalfWidth() <= 0.02);
  }

  @Test
  @DisplayName("Every answer is the same on any number of threads, with a cache or without")
  void threads() {
    List<Answer> one = answers(scenario(0.04, 7), 1);
    TableCache cache = new TableCache();
    for (int threads : new int[] {2, 5}) {
      List<Answer> many = new ArrayList<>();
      new Experiment(scenario(0.04, 7)).threads(threads).sharing(cache).onAnswer(many::add).run();
      assertEquals(one.size(), many.size());
      for (int i = 0; i < many.size(); i++) {
        RunResult a = one.get(i).result();
        RunResult b = many.get(i).result();
        assertEquals(a.fingerprint(), b.fingerprint());
        assertEquals(a.comparisons(), b.comparisons());
        for (int s = 0; s < 2; s++) {
          assertEquals(a.strategies().get(s).intervals(), b.strategies().get(s).intervals());
          assertEquals(a.strategies().get(s).rates(), b.strategies().get(s).rates());
        }
      }
    }
  }

  @Test
  @DisplayName("A server with more to do than it can is saturated in a first answer, too, however long its queue has become")
  void saturatedAtOnce() {
    RunPlan plan =
        new RunPlan(24 * 3600 * Lab.SECOND, RunPlan.AUTO, 8, new RunPlan.Precision(Metric.P99, 0.02), 50_000_000, 0.95,
            1);
    // Requests of 50 ms on two cores: 1 % and 150 % more than these can do, and nine tenths of it.
    for (double rate : new double[] {40.4, 100, 36}) {
      StrategyResult result = new Experiment(Lab.scenario(Lab.workload(rate, List.of(Lab.HERE)), WORK, plan.quick(),
          Lab.deployment("servers", Lab.servers(2, InstancePolicy.UNLIMITED), List.of(Lab.HERE)))).atMost(1).run()
          .strategies()
          .getFirst();
      assertEquals(rate > 40, result.saturated(), () -> rate + " / s");
      // Each of ten replications sees some 1,500 requests, of a load with a standard deviation of its mean of 3 %.
      assertEquals(Math.min(1, rate / 40), result.measurements().utilisation(), 0.03);
    }
  }

  @Test
  @DisplayName("A horizon that is simulated whole is warmed up for as long in a first answer as in a large one")
  void wholeHorizon() {
    // Ten hours of 10 requests a second, and twice as many in one of them, on pods that go fifty minutes after they are needed last.
    LoadCurve curve = new LoadCurve(List.of(new LoadCurve.Segment(0, 10, new OriginMix(1)),
        new LoadCurve.Segment(5 * 3600 * Lab.SECOND, 20, new OriginMix(1)),
        new LoadCurve.Segment(6 * 3600 * Lab.SECOND, 10, new OriginMix(1))), 10 * 3600 * Lab.SECOND, false, 0);
    Direction up = new Direction(0.1, 1, 0, 0, 1, 4);
    Direction down = new Direction(0.1, 1, 3000 * Lab.SECOND, 0, Direction.ANY, 0);
    Autoscaling scaling = new Autoscaling(1, 20, new Target.Utilisation(0.7), 15 * Lab.SECOND, 4, 0, up, down,
        new Constant(10_000), Machines.NONE);
    Platform pods = new Platform("pods", InstancePolicy.alwaysOn(),
        new Cpu.Scaled(1, 1, InstancePolicy.UNLIMITED, scaling), Platform.StartUp.NONE, Lab.ZERO,
        DurationBilling.perMillis(1), Long.MAX_VALUE);
    Workload workload = new Workload(List.of(Lab.HERE), curve, AccessLink.NONE, ConnectionSetUp.OPEN);
    RunPlan plan = new RunPlan(10 * 3600 * Lab.SECOND, RunPlan.AUTO, 2, new RunPlan.Precision(Metric.P99, 0.02),
        50_000_000, 0.95, 1);
    List<StrategyResult> found = List.of(plan, plan.quick()).stream().map(each -> new Experiment(
        Lab.scenario(workload, WORK, each, Lab.deployment("pods", pods, List.of(Lab.HERE)))).atMost(1).run()
        .strategies().getFirst()).toList();
    assertEquals(found.get(0).warmUpNanos(), found.get(1).warmUpNanos());
    double instances = found.get(0).measurements().meanInstances();
    assertEquals(instances, found.get(1).measurements().meanInstances(), 0.02 * instances);
  }

  @Test
  @DisplayName("At rates at which a sample lasts for milliseconds, quick and large ones fail and saturate as they do in the long run")
  void highRates() {
    // 500 instances bear 10,000 of 100,000 requests a second; they start in half a second. 4,000 cores bear 80,000.
    InstancePolicy most = new InstancePolicy(1, 0, 500, new Constant(60_000), IdleSelection.MOST_RECENTLY_USED, 0,
        InstancePolicy.ScaleUpRate.UNLIMITED_RATE);
    Deployment functions = Lab.deployment("functions", Lab.functions(most, new Constant(500)), List.of(Lab.HERE));
    Deployment servers =
        Lab.deployment("servers", Lab.servers(4_000, InstancePolicy.UNLIMITED), List.of(Lab.HERE));
    RunPlan plan =
        new RunPlan(24 * 3600 * Lab.SECOND, RunPlan.AUTO, 2, new RunPlan.Precision(Metric.P99, 0.02), 50_000_000,
            0.95, 1);
    for (RunPlan each : List.of(plan, plan.quick())) {
      List<StrategyResult> results =
          new Experiment(Lab.scenario(Lab.workload(100_000, List.of(Lab.HERE)), WORK, each, functions, servers))
              .atMost(1)
              .run().strategies();
      // Of 15,000 requests and more; batches of them hang together for as long as a request lasts.
      assertEquals(0.9, results.get(0).rate(Rate.ERROR).orElseThrow().value(), 0.01);
      assertTrue(results.get(1).saturated());
    }
  }

  @Test
  @DisplayName("A run can be told to end with its first answer")
  void firstOnly() {
    List<Answer> answers = new ArrayList<>();
    RunResult result = new Experiment(scenario(0.001, 1)).atMost(1).onAnswer(answers::add).run();
    assertEquals(1, answers.size());
    assertSame(result, answers.getFirst().result());
    assertFalse(answers.getFirst().complete());
    assertEquals("coarse", answers.getFirst().stage());
    assertThrows(IllegalArgumentException.class, () -> new Experiment(scenario(0.001, 1)).atMost(0));
  }

  @Test
  @DisplayName("A run that is cancelled after an answer gives no further one")
  void cancelled() {
    List<Answer> answers = new ArrayList<>();
    Experiment experiment = new Experiment(scenario(0.0001, 1)).onAnswer(answers::add)
        .cancelledBy(() -> !answers.isEmpty());
    assertThrows(CancellationException.class, experiment::run);
    assertEquals(1, answers.size());
  }

  @Test
  @DisplayName("Replications that go on neither lose nor invent work, instances or cold starts at their borders")
  void borders() {
    Scenario quick = scenario(0.01, 3);
    RunPlan plan = quick.plan();
    RunPlan large = new RunPlan(plan.horizonNanos(), plan.warmUpNanos(), 5, plan.precision(), Long.MAX_VALUE,
        plan.level(), 4);
    StrategyResult small = new Experiment(quick).run().strategies().get(1);
    StrategyResult whole = new Experiment(quick.withPlan(large)).run().strategies().get(1);
    assertEquals(whole.measurements().meanBusy(), small.measurements().meanBusy(), 0.02);
    assertEquals(whole.measurements().meanInstances(), small.measurements().meanInstances(), 0.1);
    assertEquals(whole.measurements().utilisation(), small.measurements().utilisation(), 0.02);
    double cold = whole.rate(Rate.COLD_START).orElseThrow().value();
    assertEquals(cold, small.rate(Rate.COLD_START).orElseThrow().value(), 0.2 * cold);
  }

  @Test
  @DisplayName("The interval of the first answer contains the final value in at least 93 % of the trials")
  void containment() {
    assertContained(400, SampleSizes.QUICK, 0.1);
  }

  @Test
  @DisplayName("So does the interval of a first answer while a knob moves, which is wider")
  void containmentWhileAKnobMoves() {
    assertContained(400, SampleSizes.LIVE, 0.18);
  }

  @Test
  @DisplayName("The second answer while a knob moves rests on as many requests as the first one of a quick run, the first on half")
  void live() {
    Scenario quick = scenario(0.001, 11);
    double first = new Experiment(quick).atMost(1).run().strategies().getFirst().measurements().requests();
    List<Answer> live = new ArrayList<>();
    new Experiment(quick.withPlan(quick.plan().live())).atMost(2).onAnswer(live::add).run();
    assertEquals(0.5, live.getFirst().result().strategies().getFirst().measurements().requests() / first, 0.02);
    assertEquals(1, live.getLast().result().strategies().getFirst().measurements().requests() / first, 0.02);
  }

  @Test
  @DisplayName("The first answer while a knob moves sees every second slice of the day, the second one the others, later ones all in equal parts")
  void everySecondSlice() {
    // Eight spells of three hours, as long as slices are apart: four of 400 requests a second, and four of 100 between them.
    List<LoadCurve.Segment> spells = IntStream.range(0, 8)
        .mapToObj(i -> new LoadCurve.Segment(i * 3 * 3600 * Lab.SECOND, i % 2 == 0 ? 400 : 100, new OriginMix(1)))
        .toList();
    Workload workload = new Workload(List.of(Lab.HERE), new LoadCurve(spells, 24 * 3600 * Lab.SECOND, true, 0),
        AccessLink.NONE, ConnectionSetUp.OPEN);
    Scenario slow = scenario(1e-4, 5);
    Scenario live = Lab.scenario(workload, WORK, slow.plan().live(), slow.deployments().get(1));
    List<Double> requests = new ArrayList<>();
    new Experiment(live).atMost(3)
        .onAnswer(answer -> requests.add((double) answer.result().strategies().getFirst().measurements().requests()))
        .run();
    double each = SampleSizes.LIVE.replicationRequests() / 250;
    int first = SampleSizes.LIVE.firstGroups();
    assertEquals(first * each * 400, requests.get(0), 600);
    assertEquals(first * each * (400 + 100), requests.get(1), 700);
    assertEquals(2 * first * each * (400 + 100), requests.get(2), 1_000);
    assertThrows(IllegalArgumentException.class,
        () -> new SampleSizes(1, 1, 7, 2, 2, true, true, SampleSizes.LIVE.warmUp()));
  }

  /** @param widest the relative half-width of the interval of the 99th percentile on average, at most */
  private static void assertContained(int trials, SampleSizes sizes, double widest) {
    RunPlan plan = scenario(0.02, 1).plan();
    RunResult reference = new Experiment(scenario(0.02, 1).withPlan(new RunPlan(plan.horizonNanos(), RunPlan.AUTO, 60,
        plan.precision(), Long.MAX_VALUE, 0.95, 999))).run();
    int[][] contained = new int[2][METRICS.size()];
    Tally[] width = {new Tally(), new Tally()};
    for (int seed = 1; seed <= trials; seed++) {
      Scenario scenario = scenario(0.02, seed);
      RunResult first = new Experiment(scenario.withPlan(scenario.plan().withSizes(sizes))).atMost(1).run();
      for (int s = 0; s < 2; s++) {
        StrategyResult known = reference.strategies().get(s);
        StrategyResult now = first.strategies().get(s);
        for (int m = 0; m < METRICS.size(); m++) {
          double value = known.metric(METRICS.get(m)).orElseThrow().value();
          contained[s][m] += now.metric(METRICS.get(m)).orElseThrow().contains(value) ? 1 : 0;
        }
        width[s].add(now.metric(Metric.P99).orElseThrow().relativeHalfWidth());
      }
    }
    for (int m = 0; m < METRICS.size(); m++) {
      int servers = contained[0][m];
      int functions = contained[1][m];
      String what = METRICS.get(m).id() + ": " + servers + " and " + functions + " of " + trials;
      // At a true 95 % a strategy alone falls below 90 % in one seed of a hundred; the seeds are fixed.
      assertTrue(servers + functions >= 0.93 * 2 * trials, what);
      assertTrue(Math.min(servers, functions) >= 0.90 * trials, what);
    }
    assertTrue(width[0].mean() < widest && width[1].mean() < widest,
        () -> "intervals that say something: " + width[0].mean() + " and " + width[1].mean());
  }

  private static long least(Answer answer) {
    return answer.requests().min().orElseThrow();
  }
}
