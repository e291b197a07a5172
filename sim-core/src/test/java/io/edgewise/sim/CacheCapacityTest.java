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
import io.edgewise.sim.model.CacheCapacity;
import io.edgewise.sim.model.CacheCapacity.Eviction;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.KeySpace;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.StateStore.CacheScope;
import io.edgewise.sim.model.StateStore.EdgeCached;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.sim.theory.CheApproximation;
import io.edgewise.sim.theory.SmallCache;
import io.edgewise.sim.theory.TtlCache;
import io.edgewise.sim.theory.ZipfPopularity;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Caches that evict copies, through the engine; every interval fails once in 1,000 seeds. */
class CacheCapacityTest {

  private static final Place ONE = Lab.place(1);
  private static final Place TWO = Lab.place(2);
  private static final Platform ALWAYS = Lab.functions(InstancePolicy.alwaysOn(), ZERO);
  private static final double FOR_EVER = 1e9;
  private static final KeySpace TEN = new KeySpace(10, 1);
  private static final KeySpace MANY = new KeySpace(10_000, 0.8);

  private static CacheCapacity items(long items, Eviction eviction) {
    return new CacheCapacity(items, Long.MAX_VALUE, eviction);
  }

  private static CacheCapacity items(long items) {
    return items(items, Eviction.LRU);
  }

  private static Simulation simulation(double rate, List<Place> places, CacheScope scope, double ttlSeconds,
      CacheCapacity capacity, Step... steps) {
    List<Place> tiers = scope == CacheScope.TIER ? List.of(ONE) : List.of();
    StateStore store = new StateStore("cache",
        new EdgeCached(List.of(ONE), tiers, Math.round(ttlSeconds * SECOND), ZERO, ZERO, scope, true, capacity), ZERO,
        ZERO, 0, StateStore.OperationUnits.ONE, StateStore.Capacity.UNLIMITED);
    return new Simulation(CompiledDeployment.of(new Scenario("caches", workload(rate, places),
        List.of(new RequestProfile("request", 1, List.of(steps), 0)), List.of("items"),
        List.of(deployment("d", ALWAYS, places, store)), (from, to) -> 0, new Constant(1), plan(100, 0, 1, 3)))
        .getFirst());
  }

  private static Step read(KeySpace keys) {
    return new Step.Read(0, keys, 100, Step.Consistency.EVENTUAL);
  }

  private static double hitRatio(Measurements m) {
    return 1 - (double) m.usage().total(UsageKind.CACHE_MISSES) / m.usage().total(UsageKind.READS);
  }

  /** A tenth of a second with a thousand reads, as soon as the caches are there, in many slices. */
  private static void holdsAtOnce(double expected, double within, Simulation simulation) {
    double[] values = IntStream.range(0, 30).mapToDouble(replication -> hitRatio(simulation.run(5, replication,
        IntStream.range(0, 40).mapToObj(i -> new Slice(i * 1_000 * SECOND, SECOND / 10, 0)).toList()))).toArray();
    ConfidenceInterval interval = ConfidenceInterval.ofReplications(values, 0.999);
    assertTrue(interval.contains(expected), () -> interval + " misses " + expected);
    assertTrue(interval.halfWidth() <= within, () -> "known too badly: " + interval);
  }

  @Test
  @DisplayName("S09 ten items by Zipf's law in a cache of three: the exact hit ratios of LRU, FIFO and random eviction")
  void smallCaches() {
    SmallCache exact = new SmallCache(ZipfPopularity.probabilities(1, 10), 3);
    assertEquals(0.470664190, exact.leastRecentlyUsed(), 1e-9);
    assertEquals(0.445104461, exact.firstInFirstOut(), 1e-9);
    for (Eviction eviction : Eviction.values()) {
      double expected = eviction == Eviction.LRU ? exact.leastRecentlyUsed() : exact.firstInFirstOut();
      Measurements m = simulation(1_000, List.of(ONE), CacheScope.SITE, FOR_EVER, items(3, eviction), read(TEN))
          .run(1, 0, List.of(new Slice(0, 4_000 * SECOND, 0)));
      assertEquals(expected, hitRatio(m), 0.001, eviction.name());
    }
  }

  @Test
  @DisplayName("S11 ten thousand items in a cache of 100: Che's hit ratio within 0.001, and right from the first second on")
  void largeCache() {
    double che = new CheApproximation(ZipfPopularity.probabilities(0.8, 10_000), 100).hitRatio();
    assertEquals(0.156624636, che, 1e-6);
    Simulation simulation = simulation(10_000, List.of(ONE), CacheScope.SITE, FOR_EVER, items(100), read(MANY));
    assertEquals(che, hitRatio(simulation.run(1, 0, List.of(new Slice(0, 200 * SECOND, 0)))), 0.001);
    holdsAtOnce(che, 0.002, simulation);
  }

  @Test
  @DisplayName("an LRU cache has no transient: the first reads hit as those of a cache in use for ever do")
  void warmFromTheStart() {
    SmallCache exact = new SmallCache(ZipfPopularity.probabilities(1, 10), 3);
    holdsAtOnce(exact.leastRecentlyUsed(), 0.003,
        simulation(10_000, List.of(ONE), CacheScope.SITE, FOR_EVER, items(3), read(TEN)));
    holdsAtOnce(exact.leastRecentlyUsed(), 0.003,
        simulation(10_000, List.of(ONE, TWO), CacheScope.TIER, FOR_EVER, items(3), read(TEN)));
    for (Eviction eviction : List.of(Eviction.FIFO, Eviction.RANDOM)) {
      holdsAtOnce(exact.firstInFirstOut(), 0.003,
          simulation(10_000, List.of(ONE), CacheScope.SITE, FOR_EVER, items(3, eviction), read(TEN)));
    }
  }

  @Test
  @DisplayName("copies expire, too: with room for nearly all, hits are those of the time to live from the start")
  void expiry() {
    KeySpace keys = new KeySpace(500, 1);
    double ttl = 0.5;
    double expected = Arrays.stream(ZipfPopularity.probabilities(1, 500))
        .map(p -> p * new TtlCache(2_000 * p, 0, ttl).hitRatio()).sum();
    Simulation simulation = simulation(2_000, List.of(ONE), CacheScope.SITE, ttl, items(499), read(keys));
    double[] values = IntStream.range(0, 30).mapToDouble(replication -> hitRatio(simulation.run(5, replication,
        IntStream.range(0, 60).mapToObj(i -> new Slice(i * 1_000 * SECOND, SECOND / 4, 0)).toList()))).toArray();
    ConfidenceInterval interval = ConfidenceInterval.ofReplications(values, 0.999);
    assertTrue(interval.contains(expected), () -> interval + " misses " + expected);
    assertTrue(interval.halfWidth() < 0.006, () -> "known too badly: " + interval);
  }

  @Test
  @DisplayName("where copies both expire and are evicted, a warm-up of a time to live changes nothing")
  void settled() {
    Simulation simulation = simulation(2_000, List.of(ONE), CacheScope.SITE, 0.5, items(50), read(MANY));
    double[] differences = IntStream.range(0, 40).mapToDouble(replication -> {
      double[] ratios = IntStream.of(0, 5).mapToDouble(warmUp -> hitRatio(simulation.run(9, replication,
          IntStream.range(0, 40).mapToObj(i -> new Slice(i * 1_000 * SECOND, SECOND / 4, warmUp * SECOND)).toList())))
          .toArray();
      return ratios[0] - ratios[1];
    }).toArray();
    ConfidenceInterval interval = ConfidenceInterval.ofReplications(differences, 0.999);
    assertTrue(interval.contains(0), () -> "bias " + interval);
    assertTrue(interval.halfWidth() < 0.006, () -> "known too badly: " + interval);
  }

  @Test
  @DisplayName("of a larger LRU cache every read hits that hits in a smaller one")
  void inclusion() {
    double before = -1;
    for (int capacity : new int[] {0, 1, 3, 30, 300, 3_000, 9_999}) {
      double hits =
          hitRatio(simulation(1_000, List.of(ONE, TWO), CacheScope.SITE, FOR_EVER, items(capacity), read(MANY))
              .run(1, 0, List.of(new Slice(0, 20 * SECOND, 10 * SECOND))));
      assertTrue(hits >= before, hits + " with " + capacity + ", " + before + " with fewer");
      assertEquals(capacity == 0, hits == 0);
      before = hits;
    }
  }

  @Test
  @DisplayName("room for all items is no limit, and bytes are items of the largest size")
  void limits() {
    Step[] steps = {read(TEN), new Step.Chance(0.1, List.of(new Step.Write(0, TEN, 50)))};
    Measurements all = simulation(100, List.of(ONE, TWO), CacheScope.SITE, 5, CacheCapacity.UNLIMITED, steps).run(1, 0,
        List.of(new Slice(0, 50 * SECOND, 10 * SECOND)));
    Measurements ten =
        simulation(100, List.of(ONE, TWO), CacheScope.SITE, 5, new CacheCapacity(20, 1_000, Eviction.FIFO), steps).run(
            1,
            0, List.of(new Slice(0, 50 * SECOND, 10 * SECOND)));
    assertEquals(all.usage().total(UsageKind.CACHE_MISSES), ten.usage().total(UsageKind.CACHE_MISSES));
    assertEquals(all.staleReads(), ten.staleReads());
    Measurements three = simulation(1_000, List.of(ONE), CacheScope.SITE, FOR_EVER,
        new CacheCapacity(Long.MAX_VALUE, 399, Eviction.LRU), read(TEN)).run(1, 0,
            List.of(new Slice(0, 500 * SECOND, 0)));
    assertEquals(0.470664190, hitRatio(three), 0.003, "399 bytes hold three items of 100");
    assertThrows(IllegalArgumentException.class, () -> items(-1));
    assertThrows(IllegalArgumentException.class,
        () -> new EdgeCached(List.of(ONE), List.of(), SECOND, ZERO, ZERO, CacheScope.REPLICA, true, items(1)));
  }

  @Test
  @DisplayName("each instance evicts for itself: four of them taken at random are caches with a quarter of the reads")
  void instances() {
    Platform four = Lab.functions(new InstancePolicy(1, 4, 4, InstancePolicy.KEEP_FOR_EVER,
        InstancePolicy.IdleSelection.RANDOM, 0, InstancePolicy.ScaleUpRate.UNLIMITED_RATE), ZERO);
    StateStore store = new StateStore("cache", new EdgeCached(List.of(ONE), List.of(), 100_000 * SECOND, ZERO, ZERO,
        CacheScope.INSTANCE, true, items(3)), ZERO, ZERO, 0, StateStore.OperationUnits.ONE,
        StateStore.Capacity.UNLIMITED);
    Measurements m = new Simulation(CompiledDeployment.of(new Scenario("caches", workload(1_000, List.of(ONE)),
        List.of(new RequestProfile("request", 1, List.of(read(TEN)), 0)), List.of("items"),
        List.of(deployment("d", four, List.of(ONE), store)), (from, to) -> 0, new Constant(1), plan(100, 0, 1, 3)))
        .getFirst()).run(1, 0, List.of(new Slice(0, 1_000 * SECOND, SECOND)));
    assertEquals(0.470664190, hitRatio(m), 0.002, "the share of the reads does not matter, their mix does");
  }

  @Test
  @DisplayName("evicting allocates nothing")
  void allocation() {
    Allocation.assertNonePerRequest(
        simulation(1_000, List.of(ONE, TWO), CacheScope.SITE, 60, items(200), read(MANY)));
  }
}
