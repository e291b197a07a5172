package io.edgewise.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.Lab;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.AccessLink;
import io.edgewise.sim.model.ConnectionSetUp;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.KeySpace;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.OriginMix;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.SampleSizes;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.SessionLoad;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.Workload;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.random.ZipfTable;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.sim.stats.PairedComparison;
import io.edgewise.sim.theory.TtlCache;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A functional warm-up leaves the system as a full one does: with the same measured requests after both, no metric
 * differs. Each comparison fails by chance with probability 0.001; the seeds are fixed.
 */
class FunctionalWarmUpTest {

  private static final double LEVEL = 0.999;
  private static final int REPLICATIONS = 60;

  private static double[] values(Scenario scenario, boolean full, List<Slice> slices,
      ToDoubleFunction<Measurements> metric) {
    Simulation simulation = new Simulation(CompiledDeployment.of(scenario).get(0));
    if (full) {
      simulation.withFullWarmUp();
    }
    return IntStream.range(0, REPLICATIONS)
        .mapToDouble(replication -> metric.applyAsDouble(simulation.run(7, replication, slices)))
        .toArray();
  }

  private static void same(String what, Scenario scenario, Slice slice, ToDoubleFunction<Measurements> metric) {
    same(what, scenario, List.of(slice), metric);
  }

  private static void same(String what, Scenario scenario, List<Slice> slices, ToDoubleFunction<Measurements> metric) {
    double[] full = values(scenario, true, slices, metric);
    double[] functional = values(scenario, false, slices, metric);
    PairedComparison pair = PairedComparison.of(full, functional, LEVEL);
    assertTrue(pair.difference().contains(0), () -> what + ": " + pair.difference());
    double value = ConfidenceInterval.ofReplications(full, LEVEL).value();
    assertTrue(pair.difference().halfWidth() < 0.05 * value, () -> what + " is known too badly: " + pair.difference());
  }

  @Test
  @DisplayName("functions: cold starts, instances and latency after 3,000 s, on the model of F09")
  void instances() {
    Deployment functions = Lab.deployment("functions",
        Lab.functions(Lab.scaling(new Exponential(60_000), InstancePolicy.IdleSelection.RANDOM),
            Lab.startUpBetween(2000, 2500)),
        List.of(Lab.HERE));
    Scenario scenario = Lab.scenario(Lab.workload(0.9, List.of(Lab.HERE)), List.of(Lab.compute(new Exponential(2000))),
        Lab.plan(1, 0, 1, 1), functions);
    Slice slice = new Slice(0, 2_000 * Lab.SECOND, 3_000 * Lab.SECOND);
    same("cold starts", scenario, slice, m -> (double) m.coldStarts() / m.requests());
    same("instances", scenario, slice, Measurements::meanInstances);
    same("mean", scenario, slice, m -> m.latency().meanNanos());
  }

  @Test
  @DisplayName("isolates: cold starts at two sites with few requests, in the first minute after 300 s")
  void isolates() {
    Scenario scenario = seldomUsed();
    // From the end of the warm-up on, so that what it leaves behind decides; many such minutes are one replication.
    List<Slice> slices = IntStream.range(0, 2_000)
        .mapToObj(i -> new Slice(i * 1_000 * Lab.SECOND, 60 * Lab.SECOND, 300 * Lab.SECOND)).toList();
    same("cold starts", scenario, slices, m -> (double) m.coldStarts() / m.requests());
    same("isolates alive", scenario, slices, Measurements::meanInstances);
  }

  @Test
  @DisplayName("isolates: a warm-up of 4 s leaves those that one of 300 s leaves, though they are kept for a minute")
  void isolatesOfALongPast() {
    Simulation simulation = new Simulation(CompiledDeployment.of(seldomUsed()).getFirst());
    double[] seconds = {300, 4};
    double[] cold = new double[2];
    double[] alive = new double[2];
    for (int i = 0; i < 2; i++) {
      long warmUp = Math.round(seconds[i] * Lab.SECOND);
      Measurements found = simulation.run(7, 0, IntStream.range(0, 20_000)
          .mapToObj(slice -> new Slice(slice * 1_000 * Lab.SECOND, 60 * Lab.SECOND, warmUp)).toList());
      cold[i] = (double) found.coldStarts() / found.requests();
      alive[i] = found.meanInstances();
    }
    // 60,000 requests: standard deviations of a third of a percent of either.
    assertEquals(cold[0], cold[1], 0.015 * cold[0]);
    assertEquals(alive[0], alive[1], 0.015 * alive[0]);
  }

  @Test
  @DisplayName("isolates of sessions: as many start cold as find no request for as long as they are kept, from the first one on")
  void isolatesOfSessions() {
    double kept = 600;
    double think = 1_000;
    double requests = 5;
    Scenario scenario = seldomUsed(0.1, List.of(),
        users -> users.inSessions(new SessionLoad(new Constant(requests), new Exponential(1_000 * think))));
    Measurements found = new Simulation(CompiledDeployment.of(scenario).getFirst()).run(7, 0, IntStream.range(0, 20_000)
        .mapToObj(i -> new Slice(i * 10_000 * Lab.SECOND, 600 * Lab.SECOND, 4 * Lab.SECOND))
        .toList());
    // The rate at which gaps between requests become as long as isolates are kept: the derivative of the void probability.
    double expected = 0;
    for (double rate : new double[] {0.004, 0.001}) {
      double sessions = rate / requests;
      double covered = kept + (requests - 1) * think * -Math.expm1(-kept / think);
      double slope = 1 + (requests - 1) * Math.exp(-kept / think);
      expected += sessions * slope * Math.exp(-sessions * covered) / 0.005;
    }
    // 60,000 requests, four tenths of them cold, in clusters: a standard deviation of a percent.
    assertEquals(expected, (double) found.coldStarts() / found.requests(), 0.03 * expected);
  }

  @Test
  @DisplayName("isolates: those in service come for as long as a request works, or for 20,000 operations of all of them where that is less")
  void isolatesThatDoMuch() {
    List<Step> work = Collections.nCopies(20, Lab.compute(new Constant(100)));
    for (double rate : new double[] {100, 1_000}) {
      CompiledDeployment compiled = CompiledDeployment.of(seldomUsed(rate / 0.05, work, users -> users)).getFirst();
      long served = new FunctionalWarmUp(compiled, new SimulatedSystem(compiled)).servedNanos(0);
      double operations = compiled.program.meanOperations(compiled.scenario.requests());
      assertEquals(20, operations, 1, "and the end of a request");
      assertEquals(rate == 100 ? 2 * Lab.SECOND : 20_000 / (operations * rate) * Lab.SECOND, served, 1);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 3, 20})
  @DisplayName("functions: a warm-up of 10 s leaves the instances that one of 300 s leaves, though they are kept for a minute")
  void functionsOfALongPast(double rate) {
    Deployment functions = Lab.deployment("functions",
        Lab.functions(Lab.scaling(new Constant(60_000), InstancePolicy.IdleSelection.MOST_RECENTLY_USED),
            new Constant(100)),
        List.of(Lab.HERE));
    Scenario scenario = Lab.scenario(Lab.workload(rate, List.of(Lab.HERE)),
        List.of(Lab.compute(new Exponential(200))), Lab.plan(1, 0, 1, 1), functions);
    Simulation simulation = new Simulation(CompiledDeployment.of(scenario).getFirst());
    double[] seconds = {300, 10};
    double[] cold = new double[2];
    double[] alive = new double[2];
    for (int i = 0; i < 2; i++) {
      long warmUp = Math.round(seconds[i] * Lab.SECOND);
      List<Slice> slices = IntStream.range(0, 50)
          .mapToObj(slice -> new Slice(slice * 1_000 * Lab.SECOND, 20 * Lab.SECOND, warmUp)).toList();
      for (int replication = 0; replication < REPLICATIONS; replication++) {
        Measurements found = simulation.run(7, replication, slices);
        cold[i] += found.coldStarts();
        alive[i] += found.meanInstances() / REPLICATIONS;
      }
    }
    // Two standard deviations of the difference of two counts.
    assertEquals(cold[0], cold[1], 2 * Math.sqrt(cold[0] + cold[1]));
    assertEquals(alive[0], alive[1], 0.01 * alive[0]);
  }

  /** A site with a request every 25 s and one with a request every 100 s, of isolates that are kept for a minute. */
  private static Scenario seldomUsed() {
    return seldomUsed(1, List.of(), users -> users);
  }

  /** The same so much faster, with something to do, and users of another kind. */
  private static Scenario seldomUsed(double pace, List<Step> work, UnaryOperator<Workload> kind) {
    Place often = Lab.place(1);
    Place seldom = Lab.place(2);
    Deployment edge = Lab.deployment("edge",
        Lab.functions(
            new InstancePolicy(InstancePolicy.UNLIMITED, 0, InstancePolicy.UNLIMITED, new Constant(60_000 / pace),
                InstancePolicy.IdleSelection.MOST_RECENTLY_USED, 0, InstancePolicy.ScaleUpRate.UNLIMITED_RATE),
            new Constant(5)),
        List.of(often, seldom));
    Workload users = new Workload(List.of(often, seldom),
        LoadCurve.constant(0.05 * pace, new OriginMix(4, 1), 3600 * Lab.SECOND), AccessLink.NONE, ConnectionSetUp.OPEN);
    return new Scenario("isolates", kind.apply(users), List.of(new RequestProfile("request", 1, work, 0)),
        List.of(), List.of(edge), (a, b) -> a.equals(b) ? 0 : 40_000_000, new Constant(1), Lab.plan(1, 0, 1, 1));
  }

  @Test
  @DisplayName("a cache without a tier: misses are those of the steady state from the first second on")
  void steadyFromTheStart() {
    Place here = Lab.place(1);
    StateStore kv = new StateStore("kv",
        new StateStore.EdgeCached(List.of(here), List.of(), 60 * Lab.SECOND, new Constant(0), new Constant(0)),
        new Constant(0), new Constant(0), 0, StateStore.OperationUnits.ONE, StateStore.Capacity.UNLIMITED);
    KeySpace keys = new KeySpace(500, 1);
    // Two kinds of request; every other one of the second kind reads twice.
    Step.Read read = new Step.Read(0, keys, 100, Step.Consistency.EVENTUAL);
    List<RequestProfile> requests = List.of(new RequestProfile("once", 1, List.of(read), 0),
        new RequestProfile("more", 1, List.of(read, new Step.Chance(0.5, List.of(read))), 0));
    Scenario scenario = new Scenario("cache", Lab.workload(5, List.of(here)), requests, List.of("items"),
        List.of(Lab.deployment("edge", Lab.functions(new InstancePolicy(InstancePolicy.UNLIMITED, 0,
            InstancePolicy.UNLIMITED, InstancePolicy.KEEP_FOR_EVER, InstancePolicy.IdleSelection.MOST_RECENTLY_USED, 0,
            InstancePolicy.ScaleUpRate.UNLIMITED_RATE), Lab.ZERO), List.of(here), kv)),
        (a, b) -> 0, new Constant(1), Lab.plan(1, 0, 1, 1));
    ZipfTable popularity = ZipfTable.of(keys.count(), keys.zipf());
    double expected = IntStream.range(0, keys.count())
        .mapToDouble(key -> popularity.probability(key)
            * (1 - new TtlCache(5 * 1.25 * popularity.probability(key), 0, 60).hitRatio()))
        .sum();
    missesFromTheStart(scenario, 63, expected);
    // Small samples have no warm-up of such a cache: what it would hold is drawn when it is first asked for.
    missesFromTheStart(scenario.withPlan(scenario.plan().withSizes(SampleSizes.QUICK)), 0, expected);
  }

  @Test
  @DisplayName("functions that read through a cache: as many instances as hits leave, though those who show for how long they are held come first")
  void functionsWithCache() {
    StateStore cached = new StateStore("cached",
        new StateStore.EdgeCached(List.of(Lab.HERE), List.of(), 600 * Lab.SECOND, new Constant(1), new Constant(1)),
        new Constant(200), new Constant(0), 0, StateStore.OperationUnits.ONE, StateStore.Capacity.UNLIMITED);
    Deployment functions = Lab.deployment("functions",
        Lab.functions(Lab.scaling(new Constant(60_000), InstancePolicy.IdleSelection.MOST_RECENTLY_USED),
            new Constant(100)),
        List.of(Lab.HERE), cached);
    Scenario scenario = Lab.scenario(Lab.workload(40, List.of(Lab.HERE)),
        List.of(new Step.Read(0, new KeySpace(2_000, 0.8), 100, Step.Consistency.EVENTUAL)), Lab.plan(1, 0, 1, 1),
        functions);
    // Small samples draw the copies of a long past when they are asked for; in a full warm-up from empty caches all would expire at once.
    double[] full = values(scenario.withPlan(scenario.plan().withSizes(SampleSizes.QUICK)), true,
        List.of(new Slice(0, 2 * Lab.SECOND, 180 * Lab.SECOND)), Measurements::meanInstances);
    double[] functional = values(scenario, false, List.of(new Slice(0, 2 * Lab.SECOND, 663 * Lab.SECOND)),
        Measurements::meanInstances);
    PairedComparison pair = PairedComparison.of(full, functional, LEVEL);
    assertTrue(pair.difference().contains(0) && pair.difference().halfWidth() < 1.5, () -> "" + pair.difference());
  }

  @Test
  @DisplayName("a cache is not warmed up where one time to live of it has more requests than a warm-up may cost")
  void manyRequests() {
    Place here = Lab.place(1);
    // 60 s of 100,000 requests a second are 6 million, of 1,000,000 a second are 60.
    assertTrue(cached(100_000, here, List.of()).copyMemoryNanos() >= 60 * Lab.SECOND);
    assertEquals(0, cached(1_000_000, here, List.of()).copyMemoryNanos());
    // Where somebody writes, copies may be out of date, and what they show is not to be drawn.
    Step.Write write = new Step.Write(0, new KeySpace(500, 1), 100);
    assertTrue(cached(1_000_000, here, List.of(write)).copyMemoryNanos() >= 60 * Lab.SECOND);
  }

  private static CompiledDeployment cached(double rate, Place here, List<Step> more) {
    StateStore kv = new StateStore("kv",
        new StateStore.EdgeCached(List.of(here), List.of(), 60 * Lab.SECOND, new Constant(0), new Constant(0)),
        new Constant(0), new Constant(0), 0, StateStore.OperationUnits.ONE, StateStore.Capacity.UNLIMITED);
    List<Step> steps = new ArrayList<>(more);
    steps.add(new Step.Read(0, new KeySpace(500, 1), 100, Step.Consistency.EVENTUAL));
    return CompiledDeployment.of(new Scenario("cache", Lab.workload(rate, List.of(here)),
        List.of(new RequestProfile("request", 1, steps, 0)), List.of("items"),
        List.of(Lab.deployment("edge", Lab.functions(new InstancePolicy(InstancePolicy.UNLIMITED, 0,
            InstancePolicy.UNLIMITED, InstancePolicy.KEEP_FOR_EVER, InstancePolicy.IdleSelection.MOST_RECENTLY_USED, 0,
            InstancePolicy.ScaleUpRate.UNLIMITED_RATE), Lab.ZERO), List.of(here), kv)),
        (a, b) -> 0, new Constant(1), Lab.plan(1, 0, 1, 1))).getFirst();
  }

  private static void missesFromTheStart(Scenario scenario, long warmUpSeconds, double expected) {
    List<Slice> slices = IntStream.range(0, 150)
        .mapToObj(i -> new Slice(i * 1_000 * Lab.SECOND, 2 * Lab.SECOND, warmUpSeconds * Lab.SECOND)).toList();
    double[] misses = values(scenario, false, slices,
        m -> (double) m.usage().total(UsageKind.CACHE_MISSES) / m.reads());
    ConfidenceInterval interval = ConfidenceInterval.ofReplications(misses, LEVEL);
    assertTrue(interval.contains(expected), () -> interval + " misses " + expected);
    assertTrue(interval.relativeHalfWidth() < 0.02, () -> "known too badly: " + interval);
  }

  @Test
  @DisplayName("caches with a tier: misses and stale reads after 300 s, at two sites")
  void copies() {
    Place near = Lab.place(1);
    Place far = Lab.place(2);
    StateStore kv = new StateStore("kv",
        new StateStore.EdgeCached(List.of(far), List.of(near), 60 * Lab.SECOND, new Constant(5), new Constant(10)),
        new Constant(20), new Constant(30), 0, StateStore.OperationUnits.ONE, StateStore.Capacity.UNLIMITED);
    Deployment edge = Lab.deployment("edge",
        Lab.functions(new InstancePolicy(InstancePolicy.UNLIMITED, 0, InstancePolicy.UNLIMITED, new Constant(60_000),
            InstancePolicy.IdleSelection.MOST_RECENTLY_USED, 0, InstancePolicy.ScaleUpRate.UNLIMITED_RATE),
            new Constant(5)),
        List.of(near, far), kv);
    KeySpace keys = new KeySpace(1000, 1);
    List<Step> steps = List.of(new Step.Read(0, keys, 100, Step.Consistency.EVENTUAL),
        new Step.Chance(0.05, List.of(new Step.Write(0, keys, 100))));
    Workload users = new Workload(List.of(near, far), LoadCurve.constant(20, new OriginMix(1, 2), 3600 * Lab.SECOND),
        AccessLink.NONE, ConnectionSetUp.OPEN);
    Scenario scenario = new Scenario("caches", users, List.of(new RequestProfile("request", 1, steps, 0)),
        List.of("items"), List.of(edge), (a, b) -> a.equals(b) ? 0 : 40_000_000, new Constant(1), Lab.plan(1, 0, 1, 1));
    // Ten times to live: after a full warm-up from empty caches popular keys expire together, once in each of them.
    Slice slice = new Slice(0, 600 * Lab.SECOND, 300 * Lab.SECOND);
    same("misses", scenario, slice, m -> (double) m.usage().total(UsageKind.CACHE_MISSES) / m.reads());
    same("stale reads", scenario, slice, m -> (double) m.staleReads() / m.reads());
    same("mean", scenario, slice, m -> m.latency().meanNanos());
  }

  @Test
  @DisplayName("caches with a tier: copies that were under way to it during a write are out of date, as often and for as long as ever")
  void copiesUnderWay() {
    Place here = Lab.place(1);
    StateStore kv = new StateStore("kv",
        new StateStore.EdgeCached(List.of(here), List.of(here), 10 * Lab.SECOND, new Constant(5), new Constant(10)),
        new Constant(4_000), new Constant(30), 0, StateStore.OperationUnits.ONE, StateStore.Capacity.UNLIMITED);
    KeySpace keys = new KeySpace(40, 0);
    // A write after a read would be seen before the read is over.
    List<RequestProfile> requests = List.of(
        new RequestProfile("read", 10, List.of(new Step.Read(0, keys, 100, Step.Consistency.EVENTUAL)), 0),
        new RequestProfile("write", 1, List.of(new Step.Write(0, keys, 100)), 0));
    Scenario scenario = new Scenario("caches", Lab.workload(20, List.of(here)),
        requests, List.of("items"),
        List.of(Lab.deployment("edge", Lab.functions(InstancePolicy.alwaysOn(), Lab.ZERO), List.of(here), kv)),
        (a, b) -> 0, new Constant(1), Lab.plan(1, 0, 1, 1));
    Simulation simulation = new Simulation(CompiledDeployment.of(scenario).getFirst());
    Measurements ever = simulation.run(7, 0, List.of(new Slice(0, 30_000 * Lab.SECOND, 43 * Lab.SECOND)));
    Measurements first = simulation.run(8, 0, IntStream.range(0, 5_000)
        .mapToObj(i -> new Slice(i * 1_000 * Lab.SECOND, 5 * Lab.SECOND, 43 * Lab.SECOND)).toList());
    // A hundredth of the reads is stale, some five from one copy: standard deviations of 2 % and 4 %.
    double expected = (double) ever.staleReads() / ever.reads();
    assertEquals(expected, (double) first.staleReads() / first.reads(), 0.1 * expected);
    assertEquals(ever.staleness().meanNanos(), first.staleness().meanNanos(), 0.1 * ever.staleness().meanNanos());
  }
}
