package io.edgewise.sim.benchmark;

import io.edgewise.sim.metering.DurationBilling;
import io.edgewise.sim.model.AccessLink;
import io.edgewise.sim.model.ConnectionSetUp;
import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Front;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.InstancePolicy.IdleSelection;
import io.edgewise.sim.model.KeySpace;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.Network;
import io.edgewise.sim.model.OriginMix;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.StateStore.Capacity;
import io.edgewise.sim.model.StateStore.OperationUnits;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.Workload;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Lognormal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What the scenarios of the benchmarks are put together from. */
final class ScenarioParts {

  /** No time at all. */
  static final Distribution ZERO = new Constant(0);

  /** TCP and TLS 1.3 for every sixth request. */
  static final ConnectionSetUp REUSED_CONNECTIONS = new ConnectionSetUp(2, 6, ZERO);

  /** Factor on round-trip times. */
  private static final Distribution JITTER = Lognormal.ofMedianAndSigma(1, 0.3);

  private static final long HOUR_NANOS = 3_600_000_000_000L;

  private ScenarioParts() {}

  /** Places on the equator, so many degrees apart. */
  static List<Place> places(String kind, int count, double spacingDegrees) {
    return IntStream.range(0, count)
        .mapToObj(i -> place(kind, i, i * spacingDegrees))
        .toList();
  }

  /** One place on the equator. */
  static Place place(String kind, int number, double longitudeDegrees) {
    return new Place(kind + ":" + number, kind + " " + number, "", 0, longitudeDegrees);
  }

  /** Round-trip times of 4 ms and so much for each degree between two places. */
  static Network line(double millisPerDegree) {
    return (from, to) -> Math.round(1e6 * (4 + millisPerDegree
        * Math.abs(from.longitudeDegrees() - to.longitudeDegrees())));
  }

  /** The same share for each city. */
  static OriginMix evenly(List<Place> cities) {
    double[] weights = new double[cities.size()];
    Arrays.fill(weights, 1);
    return new OriginMix(weights);
  }

  /** Users without a last mile, whose load never changes. */
  static Workload steadyUsers(double ratePerSecond, List<Place> cities, ConnectionSetUp connection) {
    return users(LoadCurve.constant(ratePerSecond, evenly(cities), HOUR_NANOS), cities, connection);
  }

  /** Users without a last mile. */
  static Workload users(LoadCurve load, List<Place> cities, ConnectionSetUp connection) {
    return new Workload(cities, load, new AccessLink(ZERO, JITTER, 0, ZERO, Double.POSITIVE_INFINITY), connection);
  }

  /** Some computation, a read by Zipf's law, and a write for every tenth request. */
  static List<Step> readAndWrite() {
    KeySpace keys = new KeySpace(100_000, 1);
    return List.of(new Step.Compute(Lognormal.ofMedianAndP99(4, 20)),
        new Step.Read(0, keys, 4000, Step.Consistency.EVENTUAL),
        new Step.Chance(0.1, List.of(new Step.Write(0, keys, 1000))));
  }

  /** Servers of each site, which admit every request. */
  static Platform servers(int cores) {
    return platform(InstancePolicy.alwaysOn(), new Cpu.Cores(cores, 1, InstancePolicy.UNLIMITED),
        Platform.StartUp.NONE);
  }

  /** Functions, one request an instance, kept for six minutes. */
  static Platform functions(int maxInstances, InstancePolicy.ScaleUpRate scaleUp) {
    InstancePolicy policy = new InstancePolicy(1, 0, maxInstances, new Constant(360_000),
        IdleSelection.MOST_RECENTLY_USED, 0, scaleUp);
    return platform(policy, new Cpu.Dedicated(0.3),
        new Platform.StartUp(List.of(Lognormal.ofMedianAndP99(200, 800)), false, true));
  }

  /** A platform that adds nothing to a request and never ends one. */
  static Platform platform(InstancePolicy policy, Cpu cpu, Platform.StartUp startUp) {
    return new Platform("bench", policy, cpu, startUp, ZERO, DurationBilling.perMillis(1), Long.MAX_VALUE);
  }

  /** A store of one copy. */
  static StateStore home(Place at, Distribution millis, Capacity capacity) {
    return new StateStore("store", new StateStore.Home(at), millis, millis, 0, OperationUnits.ONE, capacity);
  }

  /** The whole scenario: one kind of request, one deployment that users reach without a front. */
  static Scenario scenario(Workload users, Network network, List<Step> steps, List<Place> sites, Platform platform,
      StateStore... stores) {
    Deployment deployment =
        new Deployment("bench", "bench", sites, Front.NONE, platform, List.of(stores), List.of());
    RunPlan plan = new RunPlan(HOUR_NANOS, 0, 1, new RunPlan.Precision(Metric.P99, 0.02), 1_000_000_000, 0.95, 1);
    List<String> dataSets = IntStream.range(0, stores.length).mapToObj(i -> "items " + i).toList();
    return new Scenario("bench", users, List.of(new RequestProfile("request", 1, steps, 2000)), dataSets,
        List.of(deployment), network, JITTER, plan);
  }
}
