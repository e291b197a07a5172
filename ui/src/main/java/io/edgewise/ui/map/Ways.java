package io.edgewise.ui.map;

import io.edgewise.scenario.optimize.OriginShares;
import io.edgewise.sim.engine.CompiledDeployment;
import io.edgewise.sim.engine.TableCache;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Network;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Quorum;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.placement.RouteTable;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The ways of the requests of one strategy while nothing is broken: from users over where they enter to the code, and on to the
 * stores. To be used on one thread.
 */
final class Ways {

  private record Pair(Place from, Place to) {}

  private final Scenario scenario;
  private final Deployment deployment;
  private final RouteTable routes;
  private final List<Place> entries;
  private final double[] shares;
  private final Set<Integer> written = new TreeSet<>();
  private final Map<Pair, Arc> arcs = new HashMap<>();
  private final Map<List<Place>, Place[]> nearest = new HashMap<>();

  /**
   * Finds the ways.
   *
   * @param tables what earlier simulations of the scenario compiled
   */
  Ways(Scenario scenario, Deployment deployment, TableCache tables) {
    this.scenario = scenario;
    this.deployment = deployment;
    routes = CompiledDeployment.of(scenario.withDeployments(List.of(deployment)), tables).getFirst().routes();
    entries = RouteTable.entries(deployment);
    shares = OriginShares.of(scenario);
    scenario.requests().stream().map(RequestProfile::steps).forEach(this::findWrites);
  }

  private void findWrites(List<Step> steps) {
    for (Step step : steps) {
      switch (step) {
        case Step.Write write -> written.add(write.dataSet());
        case Step.Read read -> findWrites(read.fallback());
        case Step.Chance chance -> findWrites(chance.steps());
        case Step.Repeat repeat -> findWrites(repeat.steps());
        case Step.Parallel parallel -> parallel.branches().forEach(this::findWrites);
        // What other functions do is done from where these are.
        case Step.Call call -> findWrites(call.fallback());
        case Step.Compute compute -> {
        }
        case Step.Wait wait -> {
        }
        case Step.Infer infer -> {
        }
        case Step.Publish publish -> {
        }
        case Step.Workflow workflow -> {
        }
      }
    }
  }

  Scenario scenario() {
    return scenario;
  }

  Deployment deployment() {
    return deployment;
  }

  RouteTable routes() {
    return routes;
  }

  /** Where users enter, by the index that routes name. */
  List<Place> entries() {
    return entries;
  }

  /** Share of an origin in all requests, 0..1. */
  double share(int origin) {
    return shares[origin];
  }

  /** Where most requests of an origin enter whose code runs at a site; the site itself where nobody goes that way. */
  Place entry(int origin, int site) {
    int best = -1;
    for (int route = routes.firstRoute(origin); route < routes.firstRoute(origin + 1); route++) {
      if (routes.site(route) == site && (best < 0 || routes.share(origin, route) > routes.share(origin, best))) {
        best = route;
      }
    }
    return best < 0 ? deployment.sites().get(site) : entries.get(routes.entry(best));
  }

  /** Where code at a site goes with a read of a data set that finds nothing nearer. */
  Place readFrom(int site, int dataSet) {
    return switch (deployment.stores().get(dataSet).layout()) {
      case StateStore.Home home -> home.at();
      case StateStore.Replicated replicated -> nearest(site, replicated.replicas());
      case StateStore.EdgeCached cached -> nearest(site, cached.central());
      case StateStore.Actors actors -> nearest(site, actors.homes());
      case Quorum quorum -> nearest(site, quorum.replicas());
    };
  }

  /** Where code at a site goes with a write to a data set. */
  Place writeTo(int site, int dataSet) {
    return deployment.stores().get(dataSet).layout() instanceof StateStore.Replicated replicated
        && !replicated.multiPrimary() ? replicated.replicas().getFirst() : readFrom(site, dataSet);
  }

  /** All places to which requests of a site go with a data set. */
  Set<Place> asked(int site, int dataSet) {
    Set<Place> asked = new LinkedHashSet<>();
    asked.add(readFrom(site, dataSet));
    if (written.contains(dataSet)) {
      asked.add(writeTo(site, dataSet));
    }
    if (deployment.stores().get(dataSet).layout() instanceof Quorum quorum) {
      asked.addAll(quorum.replicas());
    }
    return asked;
  }

  private Place nearest(int site, List<Place> places) {
    Place[] found = nearest.computeIfAbsent(places, key -> new Place[deployment.sites().size()]);
    if (found[site] == null) {
      Network network = scenario.network();
      Place from = deployment.sites().get(site);
      Place best = places.getFirst();
      for (Place place : places) {
        best = network.rttNanos(from, place) < network.rttNanos(from, best) ? place : best;
      }
      found[site] = best;
    }
    return found[site];
  }

  /** The arc between two places; made once. */
  Arc arc(Place from, Place to) {
    return arcs.computeIfAbsent(new Pair(from, to), pair -> new Arc(pair.from(), pair.to()));
  }
}
