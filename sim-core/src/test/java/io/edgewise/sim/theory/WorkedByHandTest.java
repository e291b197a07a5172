package io.edgewise.sim.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formulas worked by hand, or by counting all that may happen, at parameters where no factor is 1. */
class WorkedByHandTest {

  @Test
  @DisplayName("M/M/1 at 3 a second and 4 a second as M/G/1 and G/G/1: 0.75 s wait, 1 s sojourn, 2.25 wait and 3 are there")
  void singleServer() {
    MG1 queue = new MG1(3, 0.25, 1);
    assertEquals(0.75, queue.utilisation());
    assertEquals(0.75, queue.meanWaitingTime(), 1e-15);
    assertEquals(1, queue.meanSojournTime(), 1e-15);
    assertEquals(2.25, queue.meanQueueLength(), 1e-14);
    assertEquals(3, queue.meanInSystem(), 1e-14);
    AllenCunneen approximation = new AllenCunneen(3, 0.25, 1, 0.5, 2.5);
    assertEquals(0.75 * 1.5, approximation.meanWaitingTime(), 1e-14);
    assertEquals(0.75 * 1.5 + 0.25, approximation.meanSojournTime(), 1e-14);
    assertEquals(0.5 * MMc.single(6, 8).meanSojournTime(), MMc.single(12, 16).meanSojournTime(), 1e-15);
    assertEquals(12 * MMc.single(12, 16).meanWaitingTime(), MMc.single(12, 16).meanQueueLength(), 1e-14);
    assertEquals(0, MMc.single(3, 4).waitingTimeCdf(-1e-9));
    assertEquals(0.25, MMc.single(3, 4).waitingTimeCdf(0), 1e-15);
    assertEquals(0, MMc.single(3, 4).sojournTimeCdf(0));
    // One of four need not wait: the quantile leaves 0 there.
    assertEquals(0, MMc.single(3, 4).waitingTimeQuantile(0.25));
    assertEquals(Math.log(1.5), MMc.single(3, 4).waitingTimeQuantile(0.5), 1e-14);
  }

  @Test
  @DisplayName("AR(1) with coefficient 1/2 and noise of deviation 2: variance 16/3, and of means of one, two and three")
  void autoregression() {
    Ar1 process = new Ar1(0.5, 2);
    assertEquals(16.0 / 3, process.variance(), 1e-14);
    assertEquals(16, process.timeAverageVarianceConstant(), 1e-14);
    assertEquals(3, process.inflation(), 1e-15);
    assertEquals(16.0 / 3, process.varianceOfMean(1), 1e-14);
    assertEquals(16.0 / 3 * (2 + 2 * 0.5) / 4, process.varianceOfMean(2), 1e-14);
    assertEquals(16.0 / 3 * (3 + 4 * 0.5 + 2 * 0.25) / 9, process.varianceOfMean(3), 1e-14);
  }

  @Test
  @DisplayName("five replicas, two read and two written: a miss in 3 of 10 choices")
  void quorums() {
    ProbabilisticStaleness store = new ProbabilisticStaleness(5, 2, 2);
    assertEquals(0.3, store.missProbability(), 1e-15);
    assertEquals(0.91, store.freshWithin(2), 1e-15);
    assertEquals(0.3 * Math.exp(-0.8), store.staleAfter(4, 10), 1e-15);
    assertEquals(5 * Math.log(3), store.visibleAfter(0.1, 10), 1e-13);
    assertEquals(0, store.visibleAfter(0.3, 10), 1e-15);
    assertEquals(0.2, new ProbabilisticStaleness(6, 2, 3).missProbability(), 1e-15);
    assertEquals(0, new ProbabilisticStaleness(4, 2, 3).missProbability());
    // As many outside as are read: one choice of ten.
    assertEquals(0.1, new ProbabilisticStaleness(5, 2, 3).missProbability(), 1e-15);
    assertEquals(100 * (1.0 / 16 + 1.0 / 9), new QuorumWait(2, 4, 10).variance(), 1e-12);
    assertEquals(10 * (1.0 / 4 + 1.0 / 3), new QuorumWait(2, 4, 10).mean(), 1e-13);
    assertEquals(1 - 0.9 * 0.9 * 0.9, QuorumWait.anySlower(3, 0.9), 1e-15);
  }

  @Test
  @DisplayName("a copy kept for a minute, read every two seconds and written every ten minutes")
  void copies() {
    TtlCache cache = new TtlCache(0.5, 1.0 / 600, 60);
    assertEquals(30.0 / 31, cache.hitRatio(), 1e-15);
    assertEquals(30.0 / 31 * 30, cache.meanCopyAge(), 1e-13);
    assertEquals(0.5 / 31, cache.missRate(), 1e-15);
    // The mean of 1 - exp(-age / 600) over ages of 0 to 60: 1 - 10 (1 - exp(-0.1)).
    assertEquals(30.0 / 31 * (1 - 10 * (1 - Math.exp(-0.1))), cache.staleReads(), 1e-14);
    // Written hardly ever, half the time to live over the mean time between writes: x/2 - x^2/6.
    assertEquals(30.0 / 31 * (0.5e-6 - 1e-12 / 6), new TtlCache(0.5, 1e-6 / 60, 60).staleReads(), 1e-19);
    assertEquals(0.25, ReplicationLag.staleBothExponential(2, 6), 1e-15);
    assertEquals(1 - Math.exp(-0.5), ReplicationLag.staleConstantLag(2, 4), 1e-15);
    assertEquals(Math.exp(-3), ReplicationLag.staleExponentialLag(2, 6), 1e-15);
  }

  @Test
  @DisplayName("prices of an invocation, of a month and of a processor's hour")
  void prices() {
    assertEquals(1 + 2 * 3 * 5, Crossover.perInvocation(1, 2, 3, 5));
    assertEquals(20, Crossover.invocationsPerMonth(40, 2));
    // Two processors do 720,000 invocations of 10 ms in an hour, for 72 cents.
    assertEquals(0.04 / 0.72, Crossover.cpuUtilisation(0.04, 2, 1e-6, 0.01), 1e-15);
    // A bill that reaches the price exactly at the end, and one that is there from the first invocation on.
    assertEquals(8, Crossover.invocationsPerMonth(count -> count, 8, 8).orElseThrow(), 1e-10);
    assertEquals(0, Crossover.invocationsPerMonth(count -> 3, 3, 8).orElseThrow());
    assertEquals(154, new NetworkTime(1.1, 0.2, 2).mean(100), 1e-12);
    assertEquals(1, Handshake.TCP.roundTrips());
    assertEquals(1, Handshake.TCP_TLS13_EARLY_DATA.roundTrips());
  }

  @Test
  @DisplayName("resources of a page, counted round by round")
  void rounds() {
    for (int connections = 1; connections <= 7; connections++) {
      for (int handshake = 0; handshake <= 4; handshake++) {
        int carried = 0;
        for (int round = 1; round <= 12; round++) {
          int before = carried;
          carried += round > handshake ? connections : 1;
          for (int resources = before + 1; resources <= carried; resources++) {
            assertEquals(round, PageRounds.oneAtATime(resources, connections, handshake),
                resources + " on " + connections + " after " + handshake);
          }
        }
      }
    }
  }

  @ParameterizedTest(name = "pauses too long with probability {0}, {1} requests on a connection")
  @CsvSource({"0, 1", "0, 3", "0.3, 1", "0.3, 2", "0.3, 4", "0.3, 100", "1, 2", "0.05, 9", "0.05, 10"})
  @DisplayName("connections of sessions of one, four and nine requests, over all ways in which their pauses may turn out")
  void connections(double expiry, int most) {
    int[] lengths = {1, 4, 9, 9};
    double reopened = 0;
    for (int length : lengths) {
      for (int pauses = 0; pauses < 1 << length - 1; pauses++) {
        reopened += probability(pauses, length - 1, expiry) * opens(pauses, length, most);
      }
    }
    ConnectionReuse reuse = new ConnectionReuse(lengths, expiry, most);
    assertEquals(4.0 / 23, reuse.newShare(), 1e-15);
    assertEquals(reopened / 23, reuse.reopenedShare(), 1e-12);
  }

  private static double probability(int longPauses, int pauses, double expiry) {
    int tooLong = Integer.bitCount(longPauses);
    return Math.pow(expiry, tooLong) * Math.pow(1 - expiry, pauses - tooLong);
  }

  /** Connections opened after the first, where the pause before request i + 2 is too long if bit i is set. */
  private static int opens(int longPauses, int length, int most) {
    int opens = 0;
    int carried = 1;
    for (int request = 2; request <= length; request++) {
      boolean tooLong = (longPauses >> request - 2 & 1) != 0;
      if (tooLong || carried == most) {
        opens++;
        carried = 0;
      }
      carried++;
    }
    return opens;
  }

  @Test
  @DisplayName("an evicting cache of two objects with room for one of them half the time")
  void evictingCache() {
    double[] halves = {0.5, 0.5};
    // First in, first out: t / (2 + t) each, which is 1/4 at t = 2/3. The fill stays for t over the rate of reads.
    EvictingCache fifo = new EvictingCache(halves, 0.5, false);
    assertEquals(0.25, fifo.hitRatio(0, 8, 1e9), 1e-12);
    // A time to live of 0.05 is below the 1/12 that it would stay: 4 x 0.05 reads against one.
    assertEquals(0.2 / 1.2, fifo.hitRatio(1, 8, 0.05), 1e-12);
    // Least recently used: 1 - exp(-t / 2) is 1/4.
    EvictingCache lru = new EvictingCache(halves, 0.5, true);
    assertEquals(0.25, lru.hitRatio(0, 8, 1e9), 1e-12);
    assertEquals(0.2 / 1.2, lru.hitRatio(1, 8, 0.05), 1e-12);
    assertEquals(2 * Math.log(4.0 / 3), new CheApproximation(halves, 0.5).characteristicTime(), 1e-12);
  }

  @Test
  @DisplayName("a cache of 150 among 400 equal objects: products of a hundred and fifty small probabilities do not vanish")
  void manyEqualObjects() {
    double[] equal = new double[400];
    Arrays.fill(equal, 1.0 / 400);
    assertEquals(150.0 / 400, new SmallCache(equal, 150).firstInFirstOut(), 1e-9);
  }

  @Test
  @DisplayName("exact LRU takes 22 objects and no more")
  void mostObjects() {
    double[] most = new double[22];
    Arrays.fill(most, 1.0 / 22);
    assertEquals(1, new SmallCache(most, 22).leastRecentlyUsed());
    double[] more = new double[23];
    Arrays.fill(more, 1.0 / 23);
    assertThrows(IllegalArgumentException.class, () -> new SmallCache(more, 23).leastRecentlyUsed());
  }

  @ParameterizedTest(name = "kept for {0}")
  @CsvSource({"0.001", "1000"})
  @DisplayName("a chain that is cut refuses as a loss system of as many servers does, whether its instances are new or kept")
  void cut(double keepAlive) {
    ExponentialKeepAlive chain = new ExponentialKeepAlive(0.3, 1, 1, keepAlive);
    int servers = PoissonDistribution.of(0.3).inverseSurvivalProbability(ExponentialKeepAlive.TRUNCATION) + 1;
    double refused = chain.solve().refusedProbability();
    // Some 1e-14, of probabilities that are known to 1e-15.
    assertEquals(0, Math.log(refused / ErlangB.blocking(0.3, servers)), Math.log(3));
  }

  @Test
  @DisplayName("levels of quantiles include 0 and not 1")
  void levels() {
    assertEquals(0, MMc.single(3, 4).sojournTimeQuantile(0));
    assertThrows(IllegalArgumentException.class, () -> MMc.single(3, 4).sojournTimeQuantile(1));
    assertThrows(IllegalArgumentException.class, () -> MMc.single(3, 4).waitingTimeQuantile(-1e-9));
  }
}
