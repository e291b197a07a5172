package io.edgewise.sim.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every parameter of every model: its bounds are taken, what lies beyond is refused with its name. */
class ParametersTest {

  private static final double[] HALF = {0.5, 0.5};

  /** Above 0 and finite. */
  private static void positive(String name, DoubleConsumer model) {
    refuses(name + " is above 0 and finite", model, 0, -1, Double.NaN, Double.POSITIVE_INFINITY);
  }

  /** At least 0 and finite. */
  private static void notNegative(String name, DoubleConsumer model) {
    model.accept(0);
    refuses(name + " is at least 0 and finite", model, -1e-300, Double.NaN, Double.POSITIVE_INFINITY);
  }

  /** Within 0..1. */
  private static void probability(String name, DoubleConsumer model) {
    model.accept(0);
    model.accept(1);
    refuses(name + " is within 0..1", model, -1e-300, Math.nextUp(1.0), Double.NaN);
  }

  /** Below 1; whether 0 is taken depends. */
  private static void belowOne(String name, DoubleConsumer model) {
    refuses(name + " is at least 0 and below 1", model, 1);
    refuses(name + " is ", model, -1e-300, Double.NaN);
  }

  private static void atLeast(String name, int least, IntConsumer model) {
    model.accept(least);
    refuses(name + " is at least " + least + ", not " + (least - 1), value -> model.accept((int) value), least - 1);
  }

  private static void refuses(String message, DoubleConsumer model, double... values) {
    for (double value : values) {
      String found =
          assertThrows(IllegalArgumentException.class, () -> model.accept(value), message + ": " + value).getMessage();
      assertTrue(found.startsWith(message), found);
    }
  }

  private static void saturated(Runnable model) {
    assertTrue(assertThrows(IllegalArgumentException.class, model::run).getMessage().startsWith("saturated: "));
  }

  @Test
  @DisplayName("of queues with one service station")
  void queues() {
    notNegative("arrivalRate", rate -> new AllenCunneen(rate, 1, 1, 1, 1));
    positive("meanServiceTime", time -> new AllenCunneen(0, time, 1, 1, 1));
    atLeast("servers", 1, servers -> new AllenCunneen(0, 1, servers, 1, 1));
    notNegative("arrivalVariation", variation -> new AllenCunneen(0, 1, 1, variation, 1));
    notNegative("serviceVariation", variation -> new AllenCunneen(0, 1, 1, 1, variation));
    saturated(() -> new AllenCunneen(2, 1, 2, 1, 1));
    notNegative("arrivalRate", rate -> new MG1(rate, 1, 1));
    positive("meanServiceTime", time -> new MG1(0, time, 1));
    notNegative("squaredCoefficientOfVariation", variation -> new MG1(0, 1, variation));
    saturated(() -> new MG1(1, 1, 1));
    positive("arrivalRate", rate -> new MGInfinity(rate, 1));
    positive("meanServiceTime", time -> new MGInfinity(1, time));
    belowOne("level", level -> new MGInfinity(1, 1).busyQuantile(level));
    notNegative("arrivalRate", rate -> new MMc(rate, 1, 1));
    positive("serviceRate", rate -> new MMc(0, rate, 1));
    atLeast("servers", 1, servers -> new MMc(0, 1, servers));
    belowOne("level", level -> new MMc(0, 1, 1).waitingTimeQuantile(level));
    belowOne("level", level -> new MMc(0, 1, 2).sojournTimeQuantile(level));
    positive("arrivalRate", rate -> new MMcK(rate, 1, 1, 1));
    positive("serviceRate", rate -> new MMcK(1, rate, 1, 1));
    atLeast("servers", 1, servers -> new MMcK(1, 1, servers, 3));
    atLeast("capacity", 2, capacity -> new MMcK(1, 1, 2, capacity));
    positive("arrivalRate", rate -> new TransientMM1(rate, 1));
    positive("serviceRate", rate -> new TransientMM1(1, rate));
    atLeast("customers", 1, customers -> new TransientMM1(1, 1).expectedDelays(customers));
  }

  @Test
  @DisplayName("of networks of queues, of loss and of series")
  void networksAndLoss() {
    atLeast("sites", 1, sites -> Pooling.of(sites, 0, 1, 1));
    atLeast("sites", 2, sites -> new EdgeVersusRegion(sites, 1, 1, 0, 0));
    atLeast("serversPerSite", 1, servers -> new EdgeVersusRegion(2, servers, 1, 0, 0));
    positive("serviceRate", rate -> new EdgeVersusRegion(2, 1, rate, 0, 0));
    notNegative("edgeRtt", rtt -> new EdgeVersusRegion(2, 1, 1, rtt, 0));
    notNegative("regionRtt", rtt -> new EdgeVersusRegion(2, 1, 1, 0, rtt));
    refuses("level is above 0", level -> new EdgeVersusRegion(2, 1, 1, 0, 0).quantileCutOffUtilisation(level), 0);
    belowOne("level", level -> new EdgeVersusRegion(2, 1, 1, 0, 0).quantileCutOffUtilisation(level));
    positive("the sum of externalRates",
        rate -> new JacksonNetwork(new double[] {rate}, new double[1][1], new double[] {9e9}, new int[] {1}));
    refuses("externalRates[1] is at least 0", rate -> new JacksonNetwork(new double[] {1, rate}, new double[2][2],
        new double[] {9, 9}, new int[] {1, 1}), -0.5);
    refuses("routing[0][0] is within 0..1", share -> new JacksonNetwork(new double[] {1}, new double[][] {{share}},
        new double[] {9}, new int[] {1}), -0.1);
    assertEquals(1, new JacksonNetwork(new double[] {1, 1}, new double[][] {{0.5, 0.5}, {0, 0}}, new double[] {9, 9},
        new int[] {1, 1}).stations().get(1).arrivalRate() - 1, 1e-12, "a row may sum to 1");
    assertThrows(IllegalArgumentException.class,
        () -> new JacksonNetwork(new double[0], new double[0][], new double[0], new int[0]));
    notNegative("load", load -> ErlangB.blocking(load, 1));
    atLeast("servers", 0, servers -> ErlangB.blocking(1, servers));
    notNegative("load", load -> ErlangB.servers(load, 0.5));
    positive("blocking", blocking -> ErlangB.servers(1, blocking));
    atLeast("servers", 1, servers -> ErlangB.load(servers, 0.5));
    refuses("blocking is above 0", blocking -> ErlangB.load(1, blocking), 0);
    belowOne("blocking", blocking -> ErlangB.load(1, blocking));
    positive("load", load -> new ProvisionedOverflow(load, 1));
    atLeast("provisioned", 1, provisioned -> new ProvisionedOverflow(1, provisioned));
    refuses("coefficient is above -1 and below 1", coefficient -> new Ar1(coefficient, 1), -1, 1, Double.NaN);
    positive("noiseDeviation", deviation -> new Ar1(0, deviation));
    atLeast("values", 1, values -> new Ar1(0, 1).varianceOfMean(values));
  }

  @Test
  @DisplayName("of functions and their instances")
  void instances() {
    positive("arrivalRate", rate -> new KeepAlive(rate, 1));
    notNegative("keepAlive", time -> new KeepAlive(1, time));
    positive("arrivalRate", rate -> new ExponentialKeepAlive(rate, 1, 1, 1));
    positive("meanWarmService", time -> new ExponentialKeepAlive(1, time, 1, 1));
    positive("meanColdService", time -> new ExponentialKeepAlive(1, 1, time, 1));
    positive("meanKeepAlive", time -> new ExponentialKeepAlive(1, 1, 1, time));
    positive("arrivalRate", rate -> new ServerlessSteadyState(rate, 1, 1, 1));
    positive("warmServiceTime", time -> new ServerlessSteadyState(1, time, 1, 1));
    positive("coldServiceTime", time -> new ServerlessSteadyState(1, 1, time, 1));
    positive("keepAlive", time -> new ServerlessSteadyState(1, 1, 1, time));
    notNegative("requestsPerSecond", rate -> LambdaConcurrency.mean(rate, 1));
    notNegative("secondsPerRequest", time -> LambdaConcurrency.mean(1, time));
    notNegative("concurrency", count -> LambdaConcurrency.requestsPerSecond(count, 1));
    positive("secondsPerRequest", time -> LambdaConcurrency.requestsPerSecond(1, time));
    refuses("means of logarithms are finite", mu -> new LognormalMixture(mu, 1, 1, 1, 0), Double.NaN);
    refuses("means of logarithms are finite", mu -> new LognormalMixture(1, 1, mu, 1, 0), Double.NEGATIVE_INFINITY);
    positive("warmSigma", sigma -> new LognormalMixture(1, sigma, 1, 1, 0));
    positive("coldSigma", sigma -> new LognormalMixture(1, 1, 1, sigma, 0));
    probability("coldProbability", share -> new LognormalMixture(1, 1, 1, 1, share));
    refuses("warmP50 is above 0", median -> LognormalMixture.ofPercentiles(median, 30, 200, 800, 0), 0, -1);
    refuses("coldP50 is above 0", median -> LognormalMixture.ofPercentiles(10, 30, median, 800, 0), 0, -1);
    refuses("level is above 0", level -> new LognormalMixture(1, 1, 1, 1, 0).quantile(level), 0);
    belowOne("level", level -> new LognormalMixture(1, 1, 1, 1, 0).quantile(level));
  }

  @Test
  @DisplayName("of stores, replicas and caches")
  void state() {
    atLeast("replicas", 1, replicas -> new ProbabilisticStaleness(replicas, 1, 1));
    atLeast("readQuorum", 1, quorum -> new ProbabilisticStaleness(3, quorum, 1));
    atLeast("writeQuorum", 1, quorum -> new ProbabilisticStaleness(3, 1, quorum));
    assertEquals(0, new ProbabilisticStaleness(60, 60, 60).missProbability());
    refuses("quorums are at most the replicas", quorum -> new ProbabilisticStaleness(3, (int) quorum, 1), 4);
    refuses("quorums are at most the replicas", quorum -> new ProbabilisticStaleness(3, 1, (int) quorum), 4);
    refuses("quorums are at most the replicas", replicas -> new ProbabilisticStaleness((int) replicas, 1, 1), 61);
    ProbabilisticStaleness store = new ProbabilisticStaleness(3, 1, 1);
    atLeast("versions", 1, store::freshWithin);
    notNegative("sinceCommit", time -> store.staleAfter(time, 1));
    positive("meanWriteDelay", time -> store.staleAfter(1, time));
    assertEquals(0, store.visibleAfter(1, 1));
    refuses("stale is ", stale -> store.visibleAfter(stale, 1), 0, Math.nextUp(1.0));
    positive("meanWriteDelay", time -> store.visibleAfter(0.5, time));
    atLeast("needed", 1, needed -> new QuorumWait(needed, 2, 1));
    atLeast("asked", 2, asked -> new QuorumWait(2, asked, 1));
    positive("meanAnswerTime", time -> new QuorumWait(1, 1, time));
    atLeast("parts", 1, parts -> QuorumWait.anySlower(parts, 0.5));
    probability("level", level -> QuorumWait.anySlower(1, level));
    notNegative("lag", lag -> ReplicationLag.staleConstantLag(lag, 1));
    positive("meanReadTime", time -> ReplicationLag.staleConstantLag(1, time));
    positive("meanLag", lag -> ReplicationLag.staleExponentialLag(lag, 1));
    notNegative("readTime", time -> ReplicationLag.staleExponentialLag(1, time));
    positive("meanLag", lag -> ReplicationLag.staleBothExponential(lag, 1));
    positive("meanReadTime", time -> ReplicationLag.staleBothExponential(1, time));
    positive("readRate", rate -> new TtlCache(rate, 1, 1));
    notNegative("writeRate", rate -> new TtlCache(1, rate, 1));
    notNegative("timeToLive", time -> new TtlCache(1, 1, time));
    atLeast("writeTime", 1, time -> new TtlPropagation(time, 1, 1, 1));
    atLeast("propagation", 0, time -> new TtlPropagation(1, time, 1, 1));
    atLeast("readInterval", 1, time -> new TtlPropagation(1, 1, time, 1));
    atLeast("timeToLive", 1, time -> new TtlPropagation(1, 1, 1, time));
    notNegative("alpha", alpha -> ZipfPopularity.probabilities(alpha, 3));
    atLeast("objects", 1, objects -> ZipfPopularity.probabilities(1, objects));
    atLeast("capacity", 1, capacity -> new SmallCache(HALF, capacity));
    refuses("capacity is at most the 2 objects", capacity -> new SmallCache(HALF, (int) capacity), 3);
    refuses("popularity is above 0", p -> new SmallCache(new double[] {p, 1 - p}, 1), 0);
    refuses("popularity is within 0..1", p -> new CheApproximation(new double[] {p, 1 - p}, 1), -0.5);
    refuses("popularity sums to 1", p -> new CheApproximation(new double[] {p, p}, 1), 0.5 + 1e-9, 0.5 - 1e-9);
    refuses("capacity is above 0", capacity -> new CheApproximation(HALF, capacity), 0);
    // Of three objects two are read.
    refuses("capacity is below the 2 objects read", c -> new CheApproximation(new double[] {0.5, 0.5, 0}, c), 2);
    refuses("capacity is above 0", capacity -> new EvictingCache(HALF, capacity, false), 0);
    refuses("capacity is below the 2 objects read",
        c -> new EvictingCache(new double[] {0.5, 0.5, 0}, c, false), 2);
    refuses("the exact LRU hit ratio is for at most 22 objects",
        n -> new SmallCache(ZipfPopularity.probabilities(1, (int) n), 1).leastRecentlyUsed(), 23);
  }

  @Test
  @DisplayName("of ways and prices")
  void networkAndCost() {
    positive("meanJitter", jitter -> new NetworkTime(jitter, 0, 0));
    probability("newConnectionProbability", share -> new NetworkTime(1, share, 0));
    notNegative("extraRoundTrips", trips -> new NetworkTime(1, 0, trips));
    atLeast("resources", 1, resources -> PageRounds.oneAtATime(resources, 1, 0));
    atLeast("connections", 1, connections -> PageRounds.oneAtATime(1, connections, 0));
    atLeast("handshake", 0, handshake -> PageRounds.oneAtATime(1, 1, handshake));
    probability("expiry", expiry -> new ConnectionReuse(new int[] {2}, expiry, 1));
    atLeast("most", 1, most -> new ConnectionReuse(new int[] {2}, 0.5, most));
    atLeast("requests", 1, requests -> new ConnectionReuse(new int[] {requests}, 0.5, 1));
    notNegative("kilometres", GreatCircle::fibreRttMillis);
    notNegative("kilometres", GreatCircle::vacuumRttMillis);
    notNegative("rtt", Handshake.TCP::delay);
    notNegative("serverTime", time -> Handshake.TCP.timeToFirstByte(1, time));
    notNegative("perInvocation", price -> Crossover.perInvocation(price, 1, 1, 1));
    notNegative("perGigabyteSecond", price -> Crossover.perInvocation(1, price, 1, 1));
    notNegative("gigabytes", memory -> Crossover.perInvocation(1, 1, memory, 1));
    notNegative("seconds", time -> Crossover.perInvocation(1, 1, 1, time));
    notNegative("alwaysOnPerMonth", price -> Crossover.invocationsPerMonth(price, 1));
    positive("perInvocation", price -> Crossover.invocationsPerMonth(1, price));
    positive("mostInvocations", most -> Crossover.invocationsPerMonth(count -> count, 1, most));
    notNegative("alwaysOnPerHour", price -> Crossover.cpuUtilisation(price, 1, 1, 1));
    positive("virtualProcessors", count -> Crossover.cpuUtilisation(1, count, 1, 1));
    positive("perInvocation", price -> Crossover.cpuUtilisation(1, 1, price, 1));
    positive("cpuSecondsPerInvocation", time -> Crossover.cpuUtilisation(1, 1, 1, time));
  }
}
