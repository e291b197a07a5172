package io.edgewise.sim.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StateTest {

  @Test
  @DisplayName("S01 k-staleness of three replicas with quorums of one")
  void s01() {
    ProbabilisticStaleness store = new ProbabilisticStaleness(3, 1, 1);
    Near.printed("0.333333", store.freshWithin(1));
    Near.printed("0.555556", store.freshWithin(2));
    Near.printed("0.703704", store.freshWithin(3));
    Near.printed("0.868313", store.freshWithin(5));
    Near.printed("0.982658", store.freshWithin(10));
  }

  @Test
  @DisplayName("S03 t-visibility of three replicas with quorums of one and write delays of 10 ms")
  void s03() {
    ProbabilisticStaleness store = new ProbabilisticStaleness(3, 1, 1);
    assertEquals(0.666667, store.staleAfter(0, 10), 1e-6);
    assertEquals(0.245253, store.staleAfter(10, 10), 1e-6);
    assertEquals(0.004492, store.staleAfter(50, 10), 1e-6);
    assertEquals(65.022902, store.visibleAfter(0.001, 10), 1e-6);
  }

  @Test
  void overlappingQuorumsAreNeverStale() {
    ProbabilisticStaleness strict = new ProbabilisticStaleness(5, 3, 3);
    assertEquals(0, strict.missProbability());
    assertEquals(1, strict.freshWithin(1));
    assertEquals(0, strict.visibleAfter(0.01, 10));
    assertThrows(IllegalArgumentException.class, () -> new ProbabilisticStaleness(3, 4, 1));
  }

  @Tag("slow")
  @Test
  void visibilityByDrawing() {
    // N = 5, R = 2, W = 2, read 4 ms after the second of five exponential arrivals of mean 10 ms. Fixed seed; the
    // tolerance is five standard errors.
    Random random = new Random(6);
    int stale = 0;
    int draws = 200_000;
    for (int draw = 0; draw < draws; draw++) {
      double[] arrivals = new double[5];
      for (int i = 0; i < 5; i++) {
        arrivals[i] = -10 * Math.log(1 - random.nextDouble());
      }
      double[] sorted = arrivals.clone();
      Arrays.sort(sorted);
      double readAt = sorted[1] + 4;
      // The arrivals are exchangeable: asking the first two is asking two at random.
      stale += arrivals[0] > readAt && arrivals[1] > readAt ? 1 : 0;
    }
    double expected = new ProbabilisticStaleness(5, 2, 2).staleAfter(4, 10);
    assertEquals(expected, (double) stale / draws, 5 * Math.sqrt(expected / draws));
  }

  @Test
  @DisplayName("S05 cache with a time-to-live of 60 s: hits, stale reads and the mean age of a copy")
  void s05() {
    TtlCache cache = new TtlCache(1, 1.0 / 300, 60);
    assertEquals(0.983607, cache.hitRatio(), 1e-6);
    assertEquals(0.092118, cache.staleReads(), 1e-6);
    assertEquals(29.508197, cache.meanCopyAge(), 1e-6);
    Near.relative(1 - cache.hitRatio(), cache.missRate(), 1e-12);
  }

  @Test
  void cacheLimits() {
    assertEquals(0, new TtlCache(1, 1, 0).hitRatio());
    assertEquals(0, new TtlCache(1, 0, 60).staleReads());
    // Written all the time: every hit is stale.
    TtlCache busy = new TtlCache(1, 1e6, 60);
    Near.relative(busy.hitRatio(), busy.staleReads(), 1e-6);
    // The series for rare writes meets the closed form.
    double below = new TtlCache(1, 0.99999e-4, 1).staleReads() / 0.99999e-4;
    double above = new TtlCache(1, 1.00001e-4, 1).staleReads() / 1.00001e-4;
    Near.relative(below, above, 1e-6);
  }

  @Test
  @DisplayName("S08 a write at 10 s under a time-to-live of 60 s and a read each second: 50 stale reads, fresh at 60 s")
  void s08() {
    TtlPropagation propagation = new TtlPropagation(10, 0, 1, 60);
    assertEquals(50, propagation.staleReads());
    assertEquals(60, propagation.firstFreshRead());
  }

  @Test
  void propagationStepByStep() {
    Random random = new Random(7);
    for (int trial = 0; trial < 2_000; trial++) {
      TtlPropagation rule = new TtlPropagation(
          1 + random.nextInt(200), random.nextInt(150), 1 + random.nextInt(20), 1 + random.nextInt(90));
      long filledAt = 0;
      boolean fresh = false;
      long stale = 0;
      long now = 0;
      while (!fresh) {
        now += rule.readInterval();
        if (now >= filledAt + rule.timeToLive()) {
          filledAt = now;
          fresh = now >= rule.writeTime() + rule.propagation();
        }
        stale += !fresh && now >= rule.writeTime() ? 1 : 0;
      }
      assertEquals(now, rule.firstFreshRead(), rule::toString);
      assertEquals(stale, rule.staleReads(), rule::toString);
    }
  }

  @Test
  @DisplayName("S09 ten objects by Zipf's law in a cache of three: exact LRU, Che, FIFO and LFU hit ratios")
  void s09() {
    double[] popularity = ZipfPopularity.probabilities(1, 10);
    SmallCache cache = new SmallCache(popularity, 3);
    assertEquals(0.470664190, cache.leastRecentlyUsed(), 1e-8);
    assertEquals(0.465723906, new CheApproximation(popularity, 3).hitRatio(), 1e-8);
    assertEquals(0.445104461, cache.firstInFirstOut(), 1e-8);
    assertEquals(0.625931, cache.leastFrequentlyUsed(), 1e-6);
  }

  @Test
  @DisplayName("a cache that evicts and expires: Che's ratio without expiry, that of the time to live with room for nearly all")
  void evicting() {
    double[] popularity = ZipfPopularity.probabilities(0.8, 10_000);
    assertEquals(new CheApproximation(popularity, 100).hitRatio(), ratio(popularity, 100, true, 1e12), 1e-9);
    double ttl = IntStream.range(0, 10_000)
        .mapToDouble(key -> popularity[key] * new TtlCache(50 * popularity[key], 0, 10).hitRatio()).sum();
    assertEquals(ttl, ratio(popularity, 9_999, true, 10), 1e-9);
    assertEquals(ttl, ratio(popularity, 9_999, false, 10), 1e-9);
    // For few objects FIFO is off by some percent.
    assertEquals(new SmallCache(ZipfPopularity.probabilities(1, 10), 3).firstInFirstOut(),
        ratio(ZipfPopularity.probabilities(1, 10), 3, false, 1e12), 0.02);
    assertThrows(IllegalArgumentException.class, () -> new EvictingCache(popularity, 10_000, false));
  }

  private static double ratio(double[] popularity, double capacity, boolean lru, double timeToLive) {
    EvictingCache cache = new EvictingCache(popularity, capacity, lru);
    return IntStream.range(0, popularity.length)
        .mapToDouble(key -> popularity[key] * cache.hitRatio(key, 50, timeToLive)).sum();
  }

  @Test
  @DisplayName("S11 ten thousand objects by Zipf's law of exponent 0.8 in a cache of 100: Che's hit ratio")
  void s11() {
    CheApproximation che = new CheApproximation(ZipfPopularity.probabilities(0.8, 10_000), 100);
    assertEquals(0.156624636, che.hitRatio(), 1e-6);
    assertEquals(110.791, che.characteristicTime(), 5e-4);
  }

  @Test
  void cachesOfEquallyPopularObjectsAndTheWholeCatalogue() {
    double[] equal = ZipfPopularity.probabilities(0, 12);
    SmallCache cache = new SmallCache(equal, 5);
    assertEquals(5.0 / 12, cache.leastRecentlyUsed(), 1e-14);
    assertEquals(5.0 / 12, cache.firstInFirstOut(), 1e-14);
    assertEquals(5.0 / 12, cache.leastFrequentlyUsed(), 1e-14);
    assertEquals(5.0 / 12, new CheApproximation(equal, 5).hitRatio(), 1e-12);
    SmallCache whole = new SmallCache(ZipfPopularity.probabilities(1, 6), 6);
    assertEquals(1, whole.leastRecentlyUsed(), 1e-14);
    assertEquals(1, whole.firstInFirstOut(), 1e-14);
    // One slot: the last object read, whatever the discipline.
    SmallCache single = new SmallCache(new double[] {0.5, 0.3, 0.2}, 1);
    assertEquals(0.38, single.leastRecentlyUsed(), 1e-14);
    assertEquals(0.38, single.firstInFirstOut(), 1e-14);
  }

  @Test
  void leastRecentlyUsedBeatsFirstInFirstOutForUnequalPopularity() {
    for (int capacity = 2; capacity < 12; capacity++) {
      SmallCache cache = new SmallCache(ZipfPopularity.probabilities(0.9, 12), capacity);
      assertTrue(cache.leastRecentlyUsed() > cache.firstInFirstOut());
      assertTrue(cache.leastFrequentlyUsed() > cache.leastRecentlyUsed());
    }
    assertThrows(IllegalArgumentException.class,
        () -> new CheApproximation(ZipfPopularity.probabilities(1, 10), 10));
  }

  @Test
  @DisplayName("S14 quorum waits of exponential answers of 10 ms: 2nd of 3, 3rd of 3, 3rd of 5")
  void s14() {
    Near.printed("8.333333", new QuorumWait(2, 3, 10).mean());
    Near.printed("18.333333", new QuorumWait(3, 3, 10).mean());
    Near.printed("7.833333", new QuorumWait(3, 5, 10).mean());
  }

  @Test
  @DisplayName("M18 fork-join of 10 and 100 exponential parts of 100 ms; a fan-out of 100 beyond its 99th percentile")
  void m18() {
    Near.printed("292.896825", QuorumWait.forkJoin(10, 100).mean());
    Near.printed("518.737752", QuorumWait.forkJoin(100, 100).mean());
    Near.printed("0.633967659", QuorumWait.anySlower(100, 0.99));
  }

  @Test
  void quorumDistributionAgreesWithItsMomentsAndLimits() {
    QuorumWait wait = new QuorumWait(3, 5, 10);
    Near.relative(wait.mean(), Near.integral(time -> 1 - wait.cdf(time), 10), 1e-9);
    double second = Near.integral(time -> 2 * time * (1 - wait.cdf(time)), 10);
    Near.relative(wait.variance(), second - wait.mean() * wait.mean(), 1e-9);
    assertEquals(0, wait.cdf(0));
    // The slowest of n: F^n.
    Near.relative(Math.pow(-Math.expm1(-2), 4), QuorumWait.forkJoin(4, 10).cdf(20), 1e-12);
    Near.relative(-Math.expm1(-8), new QuorumWait(1, 4, 10).cdf(20), 1e-12);
  }

  @Test
  @DisplayName("S16 stale reads under constant and exponential replication lag")
  void s16() {
    assertEquals(0.393469, ReplicationLag.staleConstantLag(1, 2), 1e-6);
    assertEquals(0.286505, ReplicationLag.staleExponentialLag(0.8, 1), 1e-6);
    assertEquals(0.25, ReplicationLag.staleBothExponential(1, 3), 1e-15);
  }
}
