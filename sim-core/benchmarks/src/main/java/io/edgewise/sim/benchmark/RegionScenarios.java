package io.edgewise.sim.benchmark;

import static io.edgewise.sim.benchmark.ScenarioParts.REUSED_CONNECTIONS;
import static io.edgewise.sim.benchmark.ScenarioParts.ZERO;
import static io.edgewise.sim.benchmark.ScenarioParts.home;
import static io.edgewise.sim.benchmark.ScenarioParts.places;
import static io.edgewise.sim.benchmark.ScenarioParts.readAndWrite;
import static io.edgewise.sim.benchmark.ScenarioParts.scenario;
import static io.edgewise.sim.benchmark.ScenarioParts.steadyUsers;

import io.edgewise.sim.benchmark.reference.SimFaasModel;
import io.edgewise.sim.model.AccessLink;
import io.edgewise.sim.model.ConnectionSetUp;
import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.InstancePolicy.IdleSelection;
import io.edgewise.sim.model.InstancePolicy.ScaleUpRate;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.OriginMix;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.StateStore.Capacity;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.Workload;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.random.Lognormal;
import io.edgewise.sim.random.Mixture;
import java.util.ArrayList;
import java.util.List;

/** Workloads that run in one region. */
final class RegionScenarios {

  private static final double MILLIS_PER_DEGREE = 150;
  private static final ScaleUpRate LAMBDA = new ScaleUpRate(1000, 10_000_000_000L);

  private RegionScenarios() {}

  /** Functions with cold starts over a store where nobody waits. */
  static Scenario functions() {
    List<Place> region = places("region", 1, 1);
    return steady(region, home(region.get(0), Lognormal.ofMedianAndSigma(4, 0.4), Capacity.UNLIMITED));
  }

  /** Functions over a store with three servers and a queue. */
  static Scenario contendedStore() {
    List<Place> region = places("region", 1, 1);
    return steady(region, home(region.get(0), new Exponential(4), new Capacity(3, InstancePolicy.UNLIMITED)));
  }

  private static Scenario steady(List<Place> region, StateStore store) {
    return scenario(steadyUsers(400, places("city", 100, 0.1), REUSED_CONNECTIONS),
        ScenarioParts.line(MILLIS_PER_DEGREE), readAndWrite(), region, ScenarioParts.functions(1000, LAMBDA), store);
  }

  /** A second of calm, a ramp of two seconds, and the peak. */
  static Scenario flashSale() {
    List<Place> cities = places("city", 100, 0.1);
    List<Place> region = places("region", 1, 1);
    OriginMix mix = ScenarioParts.evenly(cities);
    List<LoadCurve.Segment> segments = new ArrayList<>();
    segments.add(new LoadCurve.Segment(0, 1000, mix));
    for (int step = 0; step < 20; step++) {
      segments.add(new LoadCurve.Segment(1_000_000_000L + step * 100_000_000L, 5000 * (step + 1), mix));
    }
    LoadCurve sale = new LoadCurve(segments, 60_000_000_000L, false, 1);
    return scenario(ScenarioParts.users(sale, cities, REUSED_CONNECTIONS), ScenarioParts.line(MILLIS_PER_DEGREE),
        readAndWrite(), region, ScenarioParts.functions(20_000, ScaleUpRate.UNLIMITED_RATE),
        home(region.get(0), Lognormal.ofMedianAndSigma(4, 0.4), Capacity.UNLIMITED));
  }

  /** {@link SimFaasModel} as a scenario. */
  static Scenario simFaas(double ratePerSecond) {
    List<Place> here = places("region", 1, 0);
    InstancePolicy policy = new InstancePolicy(1, 0, InstancePolicy.UNLIMITED,
        new Constant(1000 * SimFaasModel.KEEP_ALIVE_SECONDS), IdleSelection.NEWEST, 0, ScaleUpRate.UNLIMITED_RATE);
    double warmMillis = 1000 * SimFaasModel.WARM_SECONDS;
    double coldMillis = 1000 * SimFaasModel.COLD_SECONDS;
    // An exponential service and, with probability 1 - warm / cold, an exponential start-up of the mean of a cold
    // request, together are exponential with that mean.
    Distribution startUp = new Mixture(new double[] {warmMillis / coldMillis, 1 - warmMillis / coldMillis},
        List.of(ZERO, new Exponential(coldMillis)));
    Platform functions = ScenarioParts.platform(policy, new Cpu.Dedicated(1),
        new Platform.StartUp(List.of(startUp), false, false));
    Workload calls = new Workload(here, LoadCurve.constant(ratePerSecond, ScenarioParts.evenly(here),
        3_600_000_000_000L), AccessLink.NONE, ConnectionSetUp.OPEN);
    return scenario(calls, (from, to) -> 0, List.of(new Step.Compute(new Exponential(warmMillis))), here, functions);
  }
}
