package io.edgewise.scenario.quick;

import io.edgewise.scenario.compile.ScenarioCompiler;
import io.edgewise.scenario.spec.ScenarioReader;
import io.edgewise.sim.Experiment;
import io.edgewise.sim.engine.TableCache;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.SampleSizes;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.WarmUpSizes;
import io.edgewise.sim.result.RunResult;
import io.edgewise.topology.text.Problems;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Prints how long the first answer takes in a warm process while a knob is moved, from the text of the scenario to the
 * complete result (of requests like those of global-checkout.yaml), and how often the intervals of seeded first answers
 * contain the value of a long run. Exit code 1 when they do so in fewer than 93 % of the trials for any metric.
 *
 * <p>Arguments: scenario file, number of trials (0 for the times only), and settings such as {@code users.rate=100 / s} that hold throughout.
 */
public final class QuickBenchmark {

  private static final int WARM_UP_ANSWERS = 30;
  private static final int TIMED_ANSWERS = 40;
  private static final int REFERENCE_REPLICATIONS = 48;
  /* Eight slices of the day: with two, the hours that a replication happens to see would blur the reference. */
  private static final SampleSizes REFERENCE_SIZES =
      new SampleSizes(200_000, 80_000, 8, 8, 1.4, false, false, WarmUpSizes.THOROUGH);
  private static final long REFERENCE_SEED = 1_000_003;

  private final Path file;
  private final List<String> settings;
  private final ScenarioCompiler compiler = ScenarioCompiler.shipped();
  private final TableCache tables = new TableCache();

  private QuickBenchmark(Path file, List<String> settings) {
    this.file = file;
    this.settings = settings;
  }

  /** Runs the benchmark; see the class. */
  public static void main(String[] arguments) {
    List<String> all = List.of(arguments);
    QuickBenchmark benchmark = new QuickBenchmark(Path.of(all.get(0)), all.subList(2, all.size()));
    if (benchmark.hasBothKnobs()) {
      benchmark.times();
    }
    int trials = Integer.parseInt(all.get(1));
    System.exit(trials == 0 || benchmark.containment(trials) ? 0 : 1);
  }

  /** Whether there are requests as in global-checkout.yaml, whose steps can be others. */
  private boolean hasBothKnobs() {
    return scenario(List.of()).requests().stream().anyMatch(profile -> profile.id().equals("browse"));
  }

  /** Every answer follows a movement of one of two knobs: the traffic, and the calls of the first step of a request. */
  private void times() {
    double[] load = new double[TIMED_ANSWERS];
    double[] whole = new double[TIMED_ANSWERS];
    double[] processor = new double[TIMED_ANSWERS];
    for (int i = -WARM_UP_ANSWERS; i < TIMED_ANSWERS; i++) {
      String traffic = "users.rate=" + (380 + 5 * Math.floorMod(i, 10)) + " / s";
      String calls = "requests.browse.steps[1]={repeat: {times: " + (1 + Math.floorMod(i / 2, 3))
          + ", steps: [{read: {from: catalog, keys: {zipf: 1.0, count: 100000}, size: 4 kB}}]}}";
      long processorBefore = processorNanos();
      long start = System.nanoTime();
      Scenario scenario = scenario(List.of(traffic, calls));
      long loaded = System.nanoTime();
      first(scenario, scenario.plan().quick());
      if (i >= 0) {
        load[i] = (loaded - start) / 1e6;
        whole[i] = (System.nanoTime() - start) / 1e6;
        processor[i] = (processorNanos() - processorBefore) / 1e6;
      }
    }
    print("reading and compiling the scenario", load);
    print("first answer, that included", whole);
    print("processor time of it", processor);
  }

  private static void print(String what, double[] millis) {
    Arrays.sort(millis);
    System.out.printf(Locale.ROOT, "%-36s median %.0f ms, p95 %.0f ms, min %.0f ms%n", what,
        millis[millis.length / 2], millis[millis.length * 95 / 100], millis[0]);
  }

  private static long processorNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private boolean containment(int trials) {
    Scenario scenario = scenario(List.of());
    RunPlan plan = scenario.plan();
    RunResult reference = new Experiment(scenario.withPlan(new RunPlan(plan.horizonNanos(), plan.warmUpNanos(),
        REFERENCE_REPLICATIONS, plan.precision(), Long.MAX_VALUE, plan.level(), REFERENCE_SEED)
        .withSizes(REFERENCE_SIZES))).sharing(tables).run();
    Containment containment = new Containment(reference);
    for (int seed = 1; seed <= trials; seed++) {
      RunPlan quick = plan.withSeed(seed).quick();
      containment.add(first(scenario, quick));
    }
    System.out.print(containment.table());
    return containment.isEnough();
  }

  private RunResult first(Scenario scenario, RunPlan plan) {
    return new Experiment(scenario.withPlan(plan)).sharing(tables).atMost(1).run();
  }

  private Scenario scenario(List<String> more) {
    List<String> all = new ArrayList<>(settings);
    all.addAll(more);
    Problems problems = new Problems();
    Scenario scenario = ScenarioReader.read(file, all, problems).flatMap(spec -> compiler.compile(spec, problems))
        .map(compiled -> compiled.scenario()).orElse(null);
    problems.throwIfAny();
    return scenario;
  }
}
