package io.edgewise.sim;

import io.edgewise.sim.model.AccessLink;
import io.edgewise.sim.model.ConnectionSetUp;
import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.InstancePolicy.IdleSelection;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.OriginMix;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.Workload;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.random.Lognormal;
import io.edgewise.sim.theory.ExponentialKeepAlive;
import io.edgewise.sim.theory.LognormalMixture;
import io.edgewise.sim.theory.MMc;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * A scenario of two strategies whose exact distribution of latency is known.
 *
 * @param name what the tables call it
 * @param scenario with the plan to be filled in
 * @param requestsPerSecond arrivals
 * @param warmUpSeconds after which nothing is left of the start
 * @param truths exact results of both strategies
 */
record TheoryModel(String name, Function<RunPlan, Scenario> scenario, double requestsPerSecond, double warmUpSeconds,
    List<Truth> truths) {

  /**
   * Exact results of one strategy.
   *
   * @param meanMillis mean latency
   * @param quantileMillis its quantile function
   * @param coldStartRate share of requests that start an instance; not a number without instances
   */
  record Truth(double meanMillis, DoubleUnaryOperator quantileMillis, double coldStartRate) {

    double of(Metric metric) {
      return metric.isQuantile() ? quantileMillis.applyAsDouble(metric.probability()) : meanMillis;
    }
  }

  /** A plan under which a replication measures about so many requests. */
  RunPlan plan(double requests, int replications, long seed) {
    return new RunPlan(Math.round(requests / requestsPerSecond * Lab.SECOND), Math.round(warmUpSeconds * Lab.SECOND),
        replications, new RunPlan.Precision(Metric.P99, 0.05), Long.MAX_VALUE, 0.95, seed);
  }

  /** One queue for some servers; the other strategy has servers a quarter faster. The mean service time is 100 ms. */
  static TheoryModel queue(int servers, double utilisation) {
    double rate = 10 * servers * utilisation;
    List<Step> work = List.of(Lab.compute(new Exponential(100)));
    Function<RunPlan, Scenario> scenario = plan -> Lab.scenario(Lab.workload(rate, List.of(Lab.HERE)), work, plan,
        Lab.deployment("queue", servers(servers, 1), List.of(Lab.HERE)),
        Lab.deployment("faster", servers(servers, 1.25), List.of(Lab.HERE)));
    // Twelve times the relaxation time of the queue, 1 / (mu (1 - sqrt(rho))^2) for one server.
    double warmUp = 12 * 0.1 / Math.pow(1 - Math.sqrt(utilisation), 2);
    return new TheoryModel("M/M/" + servers + " at " + utilisation, scenario, rate, warmUp,
        List.of(truth(new MMc(rate, 10, servers)), truth(new MMc(rate, 12.5, servers))));
  }

  private static Platform servers(int cores, double speed) {
    Platform plain = Lab.servers(cores, InstancePolicy.UNLIMITED);
    return new Platform(plain.id(), plain.instances(), new Cpu.Cores(cores, speed, InstancePolicy.UNLIMITED),
        plain.startUp(), plain.invokeOverheadMillis(), plain.billing(), plain.maxDurationNanos());
  }

  private static Truth truth(MMc queue) {
    return new Truth(1000 * queue.meanSojournTime(), p -> 1000 * queue.sojournTimeQuantile(p), Double.NaN);
  }

  /** Instances kept for an exponential time of 60 s, or 20 s; 2 s of service on a warm one, 2.5 s on a cold one. */
  static TheoryModel keepAlive() {
    List<Step> work = List.of(Lab.compute(new Exponential(2000)));
    Function<RunPlan, Scenario> scenario = plan -> Lab.scenario(Lab.workload(0.9, List.of(Lab.HERE)), work, plan,
        kept("minute", 60_000), kept("third", 20_000));
    return new TheoryModel("keep-alive", scenario, 0.9, 900,
        List.of(keepAliveTruth(60), keepAliveTruth(20)));
  }

  private static Deployment kept(String id, double meanMillis) {
    return Lab.deployment(id, Lab.functions(Lab.scaling(new Exponential(meanMillis), IdleSelection.RANDOM),
        Lab.startUpBetween(2000, 2500)), List.of(Lab.HERE));
  }

  private static Truth keepAliveTruth(double seconds) {
    double cold = new ExponentialKeepAlive(0.9, 2, 2.5, seconds).solve().coldStartProbability();
    DoubleUnaryOperator survival = t -> (1 - cold) * Math.exp(-t / 2000) + cold * Math.exp(-t / 2500);
    return new Truth(2000 + 500 * cold, p -> inverse(survival, p, 1e6), cold);
  }

  /** Three origins 30, 80 and 200 ms away, jitter on both ways; the other strategy is a fifth farther. */
  static TheoryModel network() {
    return network("network", List.of(), 0);
  }

  /** The same with an exponential computation of 40 ms; only the means are known. */
  static TheoryModel networkAndWork() {
    return network("network + work", List.of(Lab.compute(new Exponential(40))), 40);
  }

  private static TheoryModel network(String name, List<Step> work, double workMillis) {
    double[] roundTrips = {30, 80, 200};
    double[] weights = {0.5, 0.3, 0.2};
    double sigma = 0.3;
    Place near = Lab.place(10);
    Place far = Lab.place(11);
    List<Place> origins = IntStream.range(0, 3).mapToObj(Lab::place).toList();
    Workload workload = new Workload(origins, LoadCurve.constant(100, new OriginMix(weights), 3600 * Lab.SECOND),
        new AccessLink(new Constant(0), new Lognormal(0, sigma), 0, new Constant(0), Double.POSITIVE_INFINITY),
        ConnectionSetUp.OPEN);
    Function<RunPlan, Scenario> scenario = plan -> new Scenario("network", workload,
        List.of(new RequestProfile("request", 1, work, 0)), List.of(),
        List.of(always("near", near), always("far", far)),
        (from, to) -> Math.round(1e6 * roundTrips[origins.indexOf(from)] * (to.equals(far) ? 1.2 : 1)),
        new Constant(1), plan);
    List<Truth> truths =
        List.of(networkTruth(roundTrips, weights, sigma, 1), networkTruth(roundTrips, weights, sigma, 1.2));
    return new TheoryModel(name, scenario, 100, 0, work.isEmpty() ? truths : truths.stream()
        .map(truth -> new Truth(truth.meanMillis() + workMillis, p -> Double.NaN, Double.NaN)).toList());
  }

  private static Deployment always(String id, Place at) {
    return Lab.deployment(id, Lab.functions(Lab.scaling(InstancePolicy.KEEP_FOR_EVER, IdleSelection.RANDOM), Lab.ZERO),
        List.of(at));
  }

  private static Truth networkTruth(double[] roundTrips, double[] weights, double sigma, double factor) {
    // Half of the round trip times the sum of two lognormal factors.
    LognormalMixture sum = new LognormalMixture(0, sigma, 0, sigma, 1);
    DoubleUnaryOperator survival = t -> IntStream.range(0, weights.length)
        .mapToDouble(i -> weights[i] * (1 - sum.cdf(t / (factor * roundTrips[i] / 2)))).sum();
    double mean = IntStream.range(0, weights.length)
        .mapToDouble(i -> weights[i] * factor * roundTrips[i] / 2 * sum.mean()).sum();
    double[] known = {0.5, 0.9, 0.95, 0.99, 0.999};
    double[] quantiles = IntStream.range(0, known.length).mapToDouble(i -> inverse(survival, known[i], 1e5)).toArray();
    return new Truth(mean, p -> quantiles[Arrays.binarySearch(known, p)], Double.NaN);
  }

  private static double inverse(DoubleUnaryOperator survival, double p, double most) {
    return new BrentSolver(1e-10, 1e-10, 1e-15).solve(1000, t -> survival.applyAsDouble(t) - (1 - p), 1e-6, most);
  }
}
