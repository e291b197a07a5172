package io.edgewise.sim.engine;

import io.edgewise.sim.metering.UsageMeter;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.RecordedArrivals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the instances of a deployment are. To the engine, what it calls a site is a pool: one for each place where code
 * runs. Where every recorded function has instances of its own, each site of the users' compute is one pool for each of
 * them, side by side, and those of the services follow.
 */
final class Pools {

  private final Deployment deployment;

  /** What was recorded; null where pools serve all requests of their site. */
  private final RecordedArrivals recorded;

  /** Pools of a site of the users' compute. */
  final int perSite;

  /** By pool: its place. */
  final List<Place> places;

  Pools(Deployment deployment, Optional<RecordedArrivals> recorded) {
    this.deployment = deployment;
    this.recorded = recorded.filter(arrivals -> deployment.separateFunctions() && !arrivals.functions().isEmpty())
        .orElse(null);
    perSite = this.recorded == null ? 1 : this.recorded.functions().size();
    List<Place> all = new ArrayList<>();
    deployment.sites().forEach(site -> {
      for (int function = 0; function < perSite; function++) {
        all.add(site);
      }
    });
    deployment.services().forEach(service -> all.addAll(service.sites()));
    places = List.copyOf(all);
  }

  /** Pools of the users' compute. */
  int ofUsers() {
    return perSite * deployment.sites().size();
  }

  /** The first pool of a service. */
  int firstOf(int service) {
    return deployment.firstPlace(service) + ofUsers() - deployment.sites().size();
  }

  /** Whether the pool of a request depends on its function. */
  boolean areSeparate() {
    return recorded != null;
  }

  /** The pool that serves a request at a site, where they are separate. */
  int pool(int site, long number) {
    return site * perSite + recorded.function(number);
  }

  /** The place of a pool among those where code of the deployment runs. */
  int site(int pool) {
    return pool < ofUsers() ? pool / perSite : pool - ofUsers() + deployment.sites().size();
  }

  /** Counters at zero, by pool. */
  UsageMeter newUsage(int zones, int dataSets, int models) {
    return UsageMeter.ofPools(deployment.sites().size(), perSite, places.size(), zones, dataSets, models);
  }
}
