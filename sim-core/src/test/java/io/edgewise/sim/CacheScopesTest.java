package io.edgewise.sim;

import static io.edgewise.sim.Lab.SECOND;
import static io.edgewise.sim.Lab.ZERO;
import static io.edgewise.sim.Lab.deployment;
import static io.edgewise.sim.Lab.plan;
import static io.edgewise.sim.Lab.workload;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.engine.CompiledDeployment;
import io.edgewise.sim.engine.Simulation;
import io.edgewise.sim.engine.Slice;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.InstancePolicy.IdleSelection;
import io.edgewise.sim.model.KeySpace;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.StateStore.CacheScope;
import io.edgewise.sim.model.StateStore.EdgeCached;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.Step.Consistency;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.sim.theory.TtlCache;
import io.edgewise.sim.theory.ZipfPopularity;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Caches inside instances, replicas inside instances, and a cache in a region; every interval fails once in 1,000 seeds. */
class CacheScopesTest {

  private static final Place NEAR = Lab.place(1);
  private static final Place FAR = Lab.place(2);
  private static final long RTT = 80_000_000;
  private static final KeySpace ONE = new KeySpace(1, 0);
  private static final double TTL = 60;

  private static StateStore store(CacheScope scope, double ttlSeconds) {
    List<Place> tiers = scope == CacheScope.TIER ? List.of(FAR) : List.of();
    return new StateStore("cache", new EdgeCached(List.of(FAR), tiers, Math.round(ttlSeconds * SECOND), new Constant(1),
        new Constant(2), scope, true), new Constant(5), new Constant(7), 0, StateStore.OperationUnits.ONE,
        StateStore.Capacity.UNLIMITED);
  }

  private static Step read(KeySpace keys, Consistency consistency) {
    return new Step.Read(0, keys, 100, consistency);
  }

  private static Step read(KeySpace keys) {
    return read(keys, Consistency.EVENTUAL);
  }

  private static Scenario scenario(double rate, List<Place> places, Platform platform, StateStore store,
      Step... steps) {
    return new Scenario("caches", workload(rate, places),
        List.of(new RequestProfile("request", 1, List.of(steps), 0)), List.of("items"),
        List.of(deployment("d", platform, places, store)), (from, to) -> from.equals(to) ? 0 : RTT, new Constant(1),
        plan(100, 0, 1, 3));
  }

  private static Simulation simulation(Scenario scenario) {
    return new Simulation(CompiledDeployment.of(scenario).getFirst());
  }

  private static Measurements run(Scenario scenario, double seconds) {
    return simulation(scenario).run(1, 0, List.of(new Slice(0, Math.round(seconds * SECOND), 300 * SECOND)));
  }

  private static long misses(Measurements m) {
    return m.usage().total(UsageKind.CACHE_MISSES);
  }

  private static double missRatio(Measurements m) {
    return (double) misses(m) / m.usage().total(UsageKind.READS);
  }

  /** Thirty replications of many short slices, so that what the warm-up leaves behind decides. */
  private static void holds(String what, Scenario scenario, ToDoubleFunction<Measurements> metric, double expected,
      double within) {
    Simulation simulation = simulation(scenario);
    double[] values = IntStream.range(0, 30).mapToDouble(replication -> metric.applyAsDouble(
        simulation.run(7, replication, IntStream.range(0, 40)
            .mapToObj(i -> new Slice(i * 1_000 * SECOND, 5 * SECOND, 200 * SECOND)).toList())))
        .toArray();
    ConfidenceInterval interval = ConfidenceInterval.ofReplications(values, 0.999);
    assertTrue(interval.contains(expected), () -> what + ": " + interval + " misses " + expected);
    assertTrue(interval.halfWidth() <= within * expected, () -> what + ": known too badly: " + interval);
  }

  private static double missRatio(double ratePerSecond, KeySpace keys) {
    return Arrays.stream(ZipfPopularity.probabilities(keys.zipf(), keys.count()))
        .map(p -> p * (1 - new TtlCache(ratePerSecond * p, 0, TTL).hitRatio())).sum();
  }

  private static Platform pool(int provisioned) {
    return Lab.functions(new InstancePolicy(1, provisioned, provisioned, InstancePolicy.KEEP_FOR_EVER,
        IdleSelection.RANDOM, 0, InstancePolicy.ScaleUpRate.UNLIMITED_RATE), ZERO);
  }

  @Test
  @DisplayName("four instances taken at random: each is a TTL cache with a quarter of the reads")
  void instances() {
    KeySpace keys = new KeySpace(200, 1);
    // Nothing takes time, so requests never overlap and every instance is free for each.
    StateStore free = new StateStore("free", new EdgeCached(List.of(NEAR), List.of(), Math.round(TTL * SECOND), ZERO,
        ZERO, CacheScope.INSTANCE, true), ZERO, ZERO, 0, StateStore.OperationUnits.ONE, StateStore.Capacity.UNLIMITED);
    holds("misses", scenario(20, List.of(NEAR), pool(4), free, read(keys)), CacheScopesTest::missRatio,
        missRatio(5, keys), 0.06);
    holds("misses of one", scenario(20, List.of(NEAR), pool(1), free, read(keys)), CacheScopesTest::missRatio,
        missRatio(20, keys), 0.12);
  }

  @Test
  @DisplayName("copies end with their instance: with a copy that lives for ever, every cold start and nothing else misses")
  void lostWithTheInstance() {
    Platform functions = Lab.functions(
        Lab.scaling(new Constant(10_000), IdleSelection.MOST_RECENTLY_USED), new Constant(300));
    Measurements m = run(scenario(0.1, List.of(NEAR), functions, store(CacheScope.INSTANCE, 1e9), read(ONE)), 100_000);
    assertTrue(m.coldStarts() > 1_000, "half of the requests come after the keep-alive");
    assertEquals(m.coldStarts(), misses(m));
    assertEquals(1000 * misses(m), m.usage().total(UsageKind.READ_MILLIUNITS), "the centre bills what reaches it");
    assertEquals(100 * misses(m), m.usage().total(UsageKind.RECEIVED_BYTES), "and only that leaves the instance");
    Platform isolates = Lab.functions(new InstancePolicy(InstancePolicy.UNLIMITED, 0, InstancePolicy.UNLIMITED,
        new Constant(10_000), IdleSelection.MOST_RECENTLY_USED, 0, InstancePolicy.ScaleUpRate.UNLIMITED_RATE),
        new Constant(300));
    Measurements i = run(scenario(0.1, List.of(NEAR), isolates, store(CacheScope.INSTANCE, 1e9), read(ONE)), 100_000);
    assertEquals(i.coldStarts(), misses(i), "isolates");
  }

  @Test
  @DisplayName("by hand: a hit in the instance takes 1 ms, a miss the way to the store and 5 ms more; a strong read never hits")
  void latency() {
    Platform always = Lab.functions(InstancePolicy.alwaysOn(), ZERO);
    Scenario scenario = scenario(0.1, List.of(NEAR), always, store(CacheScope.INSTANCE, 30), read(ONE),
        read(ONE, Consistency.STRONG));
    Simulation simulation = simulation(scenario);
    long[] hits = new long[1];
    simulation.observe((number, sent, latency, outcome, origin, kind, site, components, offset) -> {
      long strong = RTT + 5_000_000;
      hits[0] += components[offset + Component.STORE.ordinal()] == 1_000_000 + strong ? 1 : 0;
      assertTrue(latency == 1_000_000 + strong || latency == 1_000_000 + strong + strong, "latency " + latency);
    });
    Measurements m = simulation.run(1, 0, List.of(new Slice(0, 10_000 * SECOND, 0)));
    assertEquals(m.requests() - misses(m), hits[0]);
    assertEquals(1000 * (m.requests() + misses(m)), m.usage().total(UsageKind.READ_MILLIUNITS));
  }

  @Test
  @DisplayName("replicas: every read is local, and stale if another site wrote last, after the last synchronisation")
  void replicas() {
    Platform always = Lab.functions(InstancePolicy.alwaysOn(), ZERO);
    StateStore replica = store(CacheScope.REPLICA, 10);
    Scenario scenario = scenario(1, List.of(NEAR, FAR), always, replica, read(ONE),
        new Step.Chance(0.1, List.of(new Step.Write(0, ONE, 100))));
    Measurements m = run(scenario, 400_000);
    assertEquals(0, misses(m));
    assertEquals(0, m.usage().total(UsageKind.READ_MILLIUNITS), "nothing is read at the primary");
    // Writes of both sites at 0.1 a second, half of them elsewhere; the replica's age is uniform over 10 s.
    double expected = 0.5 * (1 + Math.expm1(-0.1 * 10) / (0.1 * 10));
    assertEquals(expected, (double) m.staleReads() / m.reads(), 0.004);
    assertEquals(1e6 + 0.1 * (7e6 + RTT / 2.0), m.latency().meanNanos(), 1e5, "writes go to the primary");
  }

  @Test
  @DisplayName("replicas of instances that were there before are at any phase of their updates: stale reads, and how stale, after a short warm-up")
  void replicasAtAnyPhase() {
    double interval = 10;
    double writes = 0.1;
    Measurements m = simulation(scenario(1, List.of(NEAR, FAR), Lab.functions(InstancePolicy.alwaysOn(), ZERO),
        store(CacheScope.REPLICA, interval), read(ONE), new Step.Chance(writes, List.of(new Step.Write(0, ONE, 100)))))
        .run(1, 0, IntStream.range(0, 20_000).mapToObj(i -> new Slice(i * 100 * SECOND, 2 * SECOND, 13 * SECOND))
            .toList());
    // The replica's age is uniform over 10 s; the last write, stale if it was made elsewhere, came an exponential time before.
    double stale = 1 + Math.expm1(-writes * interval) / (writes * interval);
    assertEquals(0.5 * stale, (double) m.staleReads() / m.reads(), 0.005);
    // Over ages a and times x < a: the mean of x is E[(1 - (1 + writes a) exp(-writes a)) / writes] / stale.
    double both = writes * interval;
    double meanSeconds = (1 - (2 - (2 + both) * Math.exp(-both)) / both) / writes / stale;
    assertEquals(1e9 * meanSeconds, m.staleness().meanNanos(), 0.03e9 * meanSeconds);
  }

  @Test
  @DisplayName("a write that is slow does not bring back what was there before a later, faster one: the last writer wins in a cache, too")
  void lastWriterWins() {
    StateStore slow = new StateStore("cache",
        new EdgeCached(List.of(FAR), List.of(), 60 * SECOND, new Constant(1), new Constant(2)), new Constant(5),
        new Exponential(2_000), 0, StateStore.OperationUnits.ONE, StateStore.Capacity.UNLIMITED);
    Measurements m = run(scenario(5, List.of(NEAR), Lab.functions(InstancePolicy.alwaysOn(), ZERO), slow, read(ONE),
        new Step.Chance(0.2, List.of(new Step.Write(0, ONE, 100)))), 10_000);
    assertEquals(0, m.staleReads(), "the only cache sees every write");
  }

  @Test
  @DisplayName("a cache in a region is one TTL cache for all sites, and sees what is written through it")
  void tier() {
    Platform always = Lab.functions(InstancePolicy.alwaysOn(), ZERO);
    KeySpace keys = new KeySpace(200, 1);
    holds("misses", scenario(20, List.of(NEAR, FAR), always, store(CacheScope.TIER, TTL), read(keys)),
        CacheScopesTest::missRatio, missRatio(20, keys), 0.05);
    Scenario written = scenario(5, List.of(NEAR, FAR), always, store(CacheScope.TIER, TTL), read(keys),
        new Step.Chance(0.2, List.of(new Step.Write(0, keys, 100))), read(keys, Consistency.STRONG));
    Simulation simulation = simulation(written);
    simulation.observe((number, sent, latency, outcome, origin, kind, site, components, offset) -> {
      long way = site == 0 ? RTT : 0;
      long read = latency - 2 * way - 5_000_000;
      long withoutWrite = read > 7_000_000 ? read - 7_000_000 - way : read;
      assertTrue(withoutWrite == 2_000_000 || withoutWrite == 7_000_000, () -> "at " + site + " in " + latency);
    });
    Measurements m = simulation.run(1, 0, List.of(new Slice(0, 5_000 * SECOND, 300 * SECOND)));
    // A read that was on its way to the store during a write may bring the older item back after it.
    assertTrue(m.staleReads() < 0.001 * m.reads(), () -> m.staleReads() + " stale reads of " + m.reads());
    assertEquals(1000 * (m.requests() + misses(m)), m.usage().total(UsageKind.READ_MILLIUNITS));
  }

  @Test
  @DisplayName("a cache in a region needs one, caches inside instances have none, replicas are synchronised some time")
  void checked() {
    for (CacheScope scope : List.of(CacheScope.INSTANCE, CacheScope.REPLICA, CacheScope.TIER)) {
      List<Place> wrong = scope == CacheScope.TIER ? List.of() : List.of(NEAR);
      assertThrows(IllegalArgumentException.class,
          () -> new EdgeCached(List.of(FAR), wrong, SECOND, ZERO, ZERO, scope, true), scope.name());
    }
    assertThrows(IllegalArgumentException.class,
        () -> new EdgeCached(List.of(FAR), List.of(), 0, ZERO, ZERO, CacheScope.REPLICA, true));
  }
}
