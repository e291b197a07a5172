package io.edgewise.sim.benchmark;

import static io.edgewise.sim.benchmark.ScenarioParts.ZERO;
import static io.edgewise.sim.benchmark.ScenarioParts.home;
import static io.edgewise.sim.benchmark.ScenarioParts.place;
import static io.edgewise.sim.benchmark.ScenarioParts.places;
import static io.edgewise.sim.benchmark.ScenarioParts.scenario;
import static io.edgewise.sim.benchmark.ScenarioParts.steadyUsers;

import io.edgewise.sim.benchmark.reference.TwoHopModel;
import io.edgewise.sim.model.ConnectionSetUp;
import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.InstancePolicy.IdleSelection;
import io.edgewise.sim.model.KeySpace;
import io.edgewise.sim.model.Network;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.StateStore.Capacity;
import io.edgewise.sim.model.StateStore.OperationUnits;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.random.Lognormal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Workloads that run at many places. */
final class EdgeScenarios {

  private static final long FAR_NANOS = 1_000_000_000L;

  private EdgeScenarios() {}

  /** {@link TwoHopModel} as a scenario. */
  static Scenario twoHop() {
    List<Place> cities = new ArrayList<>();
    Map<String, Long> rttNanos = new HashMap<>();
    for (int city = 0; city < TwoHopModel.CITIES; city++) {
      // On the map a city lies at its PoP; the network says how far it is.
      Place place = place("city", city, TwoHopModel.pop(city));
      cities.add(place);
      rttNanos.put(place.id(), Math.round(2e6 * TwoHopModel.medianMillis(city)));
    }
    Network network = (from, to) -> rttNanos.getOrDefault(from.id(), 0L)
        + (rttNanos.containsKey(from.id()) && from.longitudeDegrees() != to.longitudeDegrees() ? FAR_NANOS : 0);
    List<Step> steps = List.of(new Step.Compute(new Exponential(TwoHopModel.SERVICE_MILLIS)),
        new Step.Chance(TwoHopModel.STORE_PROBABILITY,
            List.of(new Step.Read(0, new KeySpace(1, 0), 0, Step.Consistency.STRONG))));
    // The service time of the store stands for its round trip, so it is as near to one PoP as to another.
    StateStore store = home(place("store", 0, 0), Lognormal.ofMedianAndSigma(TwoHopModel.STORE_MILLIS,
        TwoHopModel.SIGMA), Capacity.UNLIMITED);
    return scenario(steadyUsers(TwoHopModel.RATE_PER_SECOND, cities, ConnectionSetUp.OPEN), network, steps,
        places("pop", TwoHopModel.POPS, 1), ScenarioParts.servers(TwoHopModel.SERVERS), store);
  }

  /** Isolates with caches at 330 PoPs. */
  static Scenario worldCache() {
    List<Place> cities = places("city", 1485, 0.01);
    List<Place> pops = places("pop", 330, 0.045);
    StateStore kv = new StateStore("kv",
        new StateStore.EdgeCached(List.of(pops.get(0)), List.of(), 60_000_000_000L, new Constant(7), new Constant(0)),
        Lognormal.ofMedianAndSigma(20, 0.5), Lognormal.ofMedianAndSigma(50, 0.5), 0, OperationUnits.ONE,
        Capacity.UNLIMITED);
    Platform isolates = ScenarioParts.platform(
        new InstancePolicy(InstancePolicy.UNLIMITED, 0, InstancePolicy.UNLIMITED, new Constant(60_000),
            IdleSelection.MOST_RECENTLY_USED, 0, InstancePolicy.ScaleUpRate.UNLIMITED_RATE),
        new Cpu.Dedicated(1), new Platform.StartUp(List.of(new Constant(5)), true, false));
    return scenario(steadyUsers(2000, cities, ScenarioParts.REUSED_CONNECTIONS), ScenarioParts.line(20),
        ScenarioParts.readAndWrite(), pops, isolates, kv);
  }

  /** Requests that travel for ten seconds each way to a thousand cores. */
  static Scenario millionInFlight() {
    List<Place> cities = places("city", 10, 0);
    List<Place> sites = places("region", 1, 0);
    List<Step> steps = List.of(new Step.Compute(new Exponential(5)));
    return scenario(steadyUsers(100_000, cities, ConnectionSetUp.OPEN), (from, to) -> 20_000_000_000L, steps, sites,
        ScenarioParts.servers(1000), home(sites.get(0), ZERO, Capacity.UNLIMITED));
  }
}
