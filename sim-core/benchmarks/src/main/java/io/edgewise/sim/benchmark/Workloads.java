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
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.random.Lognormal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Standard workloads of the benchmarks. They are laid out on a line: the distance between two places is their RTT. */
public enum Workloads {

  /**
   * A hundred cities, 20 PoPs of 8 cores with one queue each at utilisation 0.7, exponential service of 5 ms, a store
   * round trip of median 30 ms for every second request, lognormal delays of sigma 0.3.
   */
  EDGE_TWO_HOP {
    @Override
    Scenario scenario() {
      List<Place> cities = places("city", 100, 0.1);
      List<Place> pops = places("pop", 20, 0.5);
      StateStore store = home(pops.get(0), Lognormal.ofMedianAndSigma(30, 0.3), Capacity.UNLIMITED);
      List<Step> steps = List.of(new Step.Compute(new Exponential(5)),
          new Step.Chance(0.5, List.of(new Step.Read(0, new KeySpace(1, 0), 0, Step.Consistency.STRONG))));
      Platform servers = platform(InstancePolicy.alwaysOn(),
          new Cpu.Cores(8, 1, InstancePolicy.UNLIMITED), Platform.StartUp.NONE);
      // The store's own service time stands for its round trip, so it is as near to one PoP as to another.
      return workload(20 * 8 * 0.7 / 0.005, cities, steps, pops, servers, store, 20);
    }
  },

  /** Functions in one region with cold starts, a read and now and then a write at a regional store. */
  FUNCTION_REGION {
    @Override
    Scenario scenario() {
      List<Place> cities = places("city", 100, 0.1);
      List<Place> region = places("region", 1, 1);
      return workload(400, cities, readAndWrite(), region, functions(), home(region.get(0),
          Lognormal.ofMedianAndSigma(4, 0.4), Capacity.UNLIMITED), 150);
    }
  },

  /** Isolates at 330 PoPs with caches over a central store, Zipf keys and writes. */
  WORLD_EDGE_CACHE {
    @Override
    Scenario scenario() {
      List<Place> cities = places("city", 1485, 0.01);
      List<Place> pops = places("pop", 330, 0.045);
      StateStore kv = new StateStore("kv",
          new StateStore.EdgeCached(List.of(pops.get(0)), List.of(), 60_000_000_000L, new Constant(7), new Constant(0)),
          Lognormal.ofMedianAndSigma(20, 0.5), Lognormal.ofMedianAndSigma(50, 0.5), 0, OperationUnits.ONE,
          Capacity.UNLIMITED);
      Platform isolates = platform(new InstancePolicy(InstancePolicy.UNLIMITED, 0, InstancePolicy.UNLIMITED,
          new Constant(60_000), IdleSelection.MOST_RECENTLY_USED, 0, InstancePolicy.ScaleUpRate.UNLIMITED_RATE),
          new Cpu.Dedicated(1), new Platform.StartUp(List.of(new Constant(5)), true, false));
      return workload(2000, cities, readAndWrite(), pops, isolates, kv, 20);
    }
  },

  /** Functions whose store has servers and a queue, so that every operation is an event. */
  CONTENDED_STORE {
    @Override
    Scenario scenario() {
      List<Place> cities = places("city", 100, 0.1);
      List<Place> region = places("region", 1, 1);
      return workload(400, cities, readAndWrite(), region, functions(), home(region.get(0), new Exponential(4),
          new Capacity(3, InstancePolicy.UNLIMITED)), 150);
    }
  };

  private static final Distribution ZERO = new Constant(0);

  abstract Scenario scenario();

  private static List<Step> readAndWrite() {
    KeySpace keys = new KeySpace(100_000, 1);
    return List.of(new Step.Compute(Lognormal.ofMedianAndP99(4, 20)),
        new Step.Read(0, keys, 4000, Step.Consistency.EVENTUAL),
        new Step.Chance(0.1, List.of(new Step.Write(0, keys, 1000))));
  }

  private static Platform functions() {
    InstancePolicy policy = new InstancePolicy(1, 0, 1000, new Constant(360_000), IdleSelection.MOST_RECENTLY_USED, 0,
        new InstancePolicy.ScaleUpRate(1000, 10_000_000_000L));
    return platform(policy, new Cpu.Dedicated(0.3),
        new Platform.StartUp(List.of(Lognormal.ofMedianAndP99(200, 800)), false, true));
  }

  private static Platform platform(InstancePolicy policy, Cpu cpu, Platform.StartUp startUp) {
    return new Platform("bench", policy, cpu, startUp, ZERO, DurationBilling.perMillis(1), Long.MAX_VALUE);
  }

  private static StateStore home(Place at, Distribution millis, Capacity capacity) {
    return new StateStore("store", new StateStore.Home(at), millis, millis, 0, OperationUnits.ONE, capacity);
  }

  private static List<Place> places(String kind, int count, double spacing) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Place(kind + ":" + i, kind + " " + i, "", 0, i * spacing))
        .toList();
  }

  private static Scenario workload(double ratePerSecond, List<Place> cities, List<Step> steps, List<Place> sites,
      Platform platform, StateStore store, double spanMillis) {
    double[] weights = new double[cities.size()];
    Arrays.fill(weights, 1);
    Distribution jitter = Lognormal.ofMedianAndSigma(1, 0.3);
    Workload users = new Workload(cities,
        LoadCurve.constant(ratePerSecond, new OriginMix(weights), 3_600_000_000_000L),
        new AccessLink(ZERO, jitter, 0, ZERO, Double.POSITIVE_INFINITY), new ConnectionSetUp(2, 6, ZERO));
    Deployment deployment = new Deployment("bench", "bench", sites, Front.NONE, platform, List.of(store), List.of());
    RunPlan plan = new RunPlan(3_600_000_000_000L, 0, 1, new RunPlan.Precision(Metric.P99, 0.02), 1_000_000_000, 0.95,
        1);
    return new Scenario("bench", users, List.of(new RequestProfile("request", 1, steps, 2000)), List.of("items"),
        List.of(deployment), (a, b) -> Math.round(1e6 * (4 + spanMillis
            * Math.abs(a.longitudeDegrees() - b.longitudeDegrees()))),
        jitter, plan);
  }
}
