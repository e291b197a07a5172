package io.edgewise.sim;

import io.edgewise.sim.model.AccessLink;
import io.edgewise.sim.model.ConnectionSetUp;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Front;
import io.edgewise.sim.model.InstancePolicy.IdleSelection;
import io.edgewise.sim.model.KeySpace;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.OriginMix;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.Workload;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.random.Lognormal;
import io.edgewise.sim.theory.GreatCircle;
import java.util.ArrayList;
import java.util.List;

/**
 * A shop with customers in a thousand places: functions in one region against functions in three, a store in one region.
 * Round trips follow the great circle; connections, jitter, loss and cold starts are all there.
 */
final class ShopModel {

  private static final int ORIGINS = 1000;

  private ShopModel() {}

  /** The scenario under a plan. */
  static Scenario scenario(RunPlan plan) {
    List<Place> origins = new ArrayList<>();
    double[] weights = new double[ORIGINS];
    for (int i = 0; i < ORIGINS; i++) {
      // A spiral over the inhabited latitudes, with a few big cities and many small ones.
      double share = (i + 0.5) / ORIGINS;
      origins.add(new Place("shop:" + i, "City " + i, "", -40 + 100 * share, (137.50776 * i + 180) % 360 - 180));
      weights[i] = 1.0 / (1 + (7919 * i) % ORIGINS);
    }
    Place america = new Place("region:america", "America", "", 39, -77);
    Place europe = new Place("region:europe", "Europe", "", 50, 8);
    Place asia = new Place("region:asia", "Asia", "", 35, 139);
    AccessLink access = new AccessLink(new Lognormal(Math.log(12), 0.6), new Lognormal(0, 0.25), 0.01,
        new Constant(200), 50);
    Workload workload =
        new Workload(origins, LoadCurve.constant(400, new OriginMix(weights), 3600 * Lab.SECOND), access,
            new ConnectionSetUp(2, 6, new Exponential(10)));
    KeySpace keys = new KeySpace(1000, 1);
    List<RequestProfile> requests = List.of(
        new RequestProfile("browse", 9, List.of(Lab.compute(Lognormal.ofMedianAndP99(4, 20)),
            new Step.Read(0, keys, 4000, Step.Consistency.EVENTUAL)), 20_000),
        new RequestProfile("buy", 1, List.of(Lab.compute(new Constant(12)),
            new Step.Chance(0.9, List.of(new Step.Read(0, keys, 400, Step.Consistency.STRONG))),
            new Step.Write(0, keys, 400)), 2_000));
    return new Scenario("shop", workload, requests, List.of("items"),
        List.of(functions("region", List.of(america), america), functions("regions", List.of(america, europe, asia),
            america)),
        (from, to) -> Math.round(1e6 * 0.015 * kilometres(from, to)), new Lognormal(0, 0.1), plan);
  }

  private static double kilometres(Place a, Place b) {
    return GreatCircle.kilometres(a.latitudeDegrees(), a.longitudeDegrees(), b.latitudeDegrees(),
        b.longitudeDegrees());
  }

  private static Deployment functions(String id, List<Place> sites, Place home) {
    StateStore store = new StateStore("store", new StateStore.Home(home), Lognormal.ofMedianAndP99(4, 15),
        Lognormal.ofMedianAndP99(6, 25), 0, StateStore.OperationUnits.ONE, StateStore.Capacity.UNLIMITED);
    return new Deployment(id, id, sites, Front.NONE,
        Lab.functions(Lab.scaling(new Exponential(2_000), IdleSelection.MOST_RECENTLY_USED),
            Lognormal.ofMedianAndP99(300, 900)),
        List.of(store), List.of());
  }

  /** A plan with a fixed warm-up under which a replication measures about so many requests. */
  static RunPlan plan(double requests, int replications, long seed) {
    return Lab.plan(requests / 400, 20, replications, seed);
  }
}
