package io.edgewise.scenario.optimize;

import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.placement.NearestEntries;
import io.edgewise.sim.placement.RouteTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ways of the users to the code of a deployment: requests that reach the same site from an entry about as far away,
 * by the round trip of their users to that entry.
 *
 * @param groups these requests
 * @param siteShares share of the requests that each site serves
 * @param zoneShares share of the requests that enter in each price zone
 */
record Ways(List<Group> groups, double[] siteShares, double[] zoneShares) {

  /** Onward round trips that differ by less than this, in milliseconds, count as the shortest of them. */
  private static final int ONWARD_STEP = 4;

  /**
   * Requests that reach one site.
   *
   * @param site index of the site
   * @param onwardMillis least round trip between their entries and the site
   * @param userRtts round trips between users and entries, in whole milliseconds, rounded down
   * @param shares share in all requests of each of these
   */
  record Group(int site, double onwardMillis, int[] userRtts, double[] shares) {}

  private record Key(int site, int onward) {}

  /** Collects requests by their ways. */
  private static final class Collector {

    private final Map<Key, double[]> histograms = new LinkedHashMap<>();
    private final double[] sites;
    private final double[] zones;

    Collector(Deployment deployment) {
      sites = new double[deployment.sites().size()];
      zones = new double[1 + deployment.front().priceZones().stream().mapToInt(Integer::intValue).max().orElse(0)];
    }

    void add(double share, int site, int zone, long userRttNanos, long siteRttNanos) {
      int onward = (int) (siteRttNanos / 1e6 / ONWARD_STEP);
      int rtt = (int) Math.min(NetworkFloor.ROUND_TRIPS - 1, userRttNanos / 1_000_000);
      histograms.computeIfAbsent(new Key(site, onward), key -> new double[NetworkFloor.ROUND_TRIPS])[rtt] += share;
      sites[site] += share;
      zones[zone] += share;
    }

    Ways ways() {
      List<Group> groups = new ArrayList<>();
      histograms.forEach((key, histogram) -> groups.add(group(key, histogram)));
      return new Ways(groups, sites, zones);
    }
  }

  /** @param nearest of the entries of the deployment */
  static Ways of(Scenario scenario, Deployment deployment, NearestEntries nearest, double[] originShares) {
    RouteTable routes = RouteTable.of(nearest, deployment, scenario.network());
    Collector collector = new Collector(deployment);
    for (int origin = 0; origin < originShares.length; origin++) {
      for (int route = routes.firstRoute(origin); route < routes.firstRoute(origin + 1); route++) {
        collector.add(originShares[origin] * routes.share(origin, route), routes.site(route),
            deployment.front().zone(routes.entry(route)), routes.userRttNanos(route), routes.siteRttNanos(route));
      }
    }
    return collector.ways();
  }

  /**
   * The same where all users come straight to the nearest site.
   *
   * @param rttNanos by site and user population
   */
  static Ways direct(Deployment deployment, List<long[]> rttNanos, double[] originShares) {
    Collector collector = new Collector(deployment);
    for (int origin = 0; origin < originShares.length; origin++) {
      int nearest = 0;
      for (int site = 1; site < rttNanos.size(); site++) {
        nearest = rttNanos.get(site)[origin] < rttNanos.get(nearest)[origin] ? site : nearest;
      }
      collector.add(originShares[origin], nearest, deployment.front().zone(nearest), rttNanos.get(nearest)[origin], 0);
    }
    return collector.ways();
  }

  private static Group group(Key key, double[] histogram) {
    int filled = 0;
    for (double share : histogram) {
      filled += share > 0 ? 1 : 0;
    }
    int[] rtts = new int[filled];
    double[] shares = new double[filled];
    int next = 0;
    for (int rtt = 0; rtt < histogram.length; rtt++) {
      if (histogram[rtt] > 0) {
        rtts[next] = rtt;
        shares[next++] = histogram[rtt];
      }
    }
    return new Group(key.site(), key.onward() * (double) ONWARD_STEP, rtts, shares);
  }
}
