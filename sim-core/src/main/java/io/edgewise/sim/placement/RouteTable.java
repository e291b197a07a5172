package io.edgewise.sim.placement;

import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Front;
import io.edgewise.sim.model.Network;
import io.edgewise.sim.model.OriginMix;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.random.RandomStream;
import java.util.List;
import java.util.Set;

/**
 * The ways from every origin to the compute sites of a deployment. Users enter at the nearest entry (or, with the shares
 * of the front's catchment, at the second nearest and so on) and go on to the site nearest to that entry.
 *
 * <p>Routes are numbered from 0; those of one origin are consecutive. Built once in O(origins x entries); choosing costs
 * a few comparisons and allocates nothing.
 */
public final class RouteTable {

  private final int[] firstRoute;
  private final double[] cumulativeShare;
  private final int[] entries;
  private final int[] sites;
  private final long[] userRttNanos;
  private final long[] siteRttNanos;
  private final int siteCount;

  private RouteTable(int origins, int routes, int siteCount) {
    this.siteCount = siteCount;
    firstRoute = new int[origins + 1];
    cumulativeShare = new double[routes];
    entries = new int[routes];
    sites = new int[routes];
    userRttNanos = new long[routes];
    siteRttNanos = new long[routes];
  }

  /** The places where users of a deployment enter: the PoPs of its front, or its sites where it has none. */
  public static List<Place> entries(Deployment deployment) {
    return deployment.front().pops().isEmpty() ? deployment.sites() : deployment.front().pops();
  }

  /** How many entries the users of one origin are spread over. */
  public static int entriesPerOrigin(Deployment deployment) {
    return Math.min(deployment.front().catchment().size(), entries(deployment).size());
  }

  /** The routes of a deployment for these origins. */
  public static RouteTable of(List<Place> origins, Deployment deployment, Network network) {
    return of(NearestEntries.of(origins, entries(deployment), entriesPerOrigin(deployment), network), deployment,
        network);
  }

  /**
   * The routes of a deployment whose nearest entries are known already.
   *
   * @param nearest of its {@link #entries}, {@link #entriesPerOrigin} for each origin
   */
  public static RouteTable of(NearestEntries nearest, Deployment deployment, Network network) {
    return of(nearest, entries(deployment), deployment.sites(), deployment, network);
  }

  /**
   * The routes of a deployment that avoid some places. Where all entries would be avoided, or all sites, none of them is.
   *
   * @param avoided ids of the places
   */
  public static RouteTable avoiding(List<Place> origins, Deployment deployment, Network network, Set<String> avoided) {
    List<Place> open = without(avoided, entries(deployment));
    NearestEntries nearest =
        NearestEntries.of(origins, open, Math.min(deployment.front().catchment().size(), open.size()), network);
    return of(nearest, open, without(avoided, deployment.sites()), deployment, network);
  }

  private static List<Place> without(Set<String> avoided, List<Place> places) {
    List<Place> left = places.stream().filter(place -> !avoided.contains(place.id())).toList();
    return left.isEmpty() ? places : left;
  }

  /**
   * The routes of several epochs, one epoch after the other: as those of so many times as many origins, which are numbered
   * epoch by epoch.
   *
   * @param epochs at least one, all for the same origins and sites
   */
  public static RouteTable ofEpochs(List<RouteTable> epochs) {
    RouteTable first = epochs.getFirst();
    int origins = first.firstRoute.length - 1;
    RouteTable all = new RouteTable(origins * epochs.size(), epochs.stream().mapToInt(RouteTable::size).sum(),
        first.siteCount);
    int at = 0;
    for (int epoch = 0; epoch < epochs.size(); epoch++) {
      RouteTable one = epochs.get(epoch);
      for (int origin = 0; origin <= origins; origin++) {
        all.firstRoute[epoch * origins + origin] = at + one.firstRoute[origin];
      }
      System.arraycopy(one.cumulativeShare, 0, all.cumulativeShare, at, one.size());
      System.arraycopy(one.entries, 0, all.entries, at, one.size());
      System.arraycopy(one.sites, 0, all.sites, at, one.size());
      System.arraycopy(one.userRttNanos, 0, all.userRttNanos, at, one.size());
      System.arraycopy(one.siteRttNanos, 0, all.siteRttNanos, at, one.size());
      at += one.size();
    }
    return all;
  }

  /**
   * The routes over some of the entries to some of the sites.
   *
   * @param nearest of the open entries
   */
  private static RouteTable of(NearestEntries nearest, List<Place> open, List<Place> sites, Deployment deployment,
      Network network) {
    Front front = deployment.front();
    boolean direct = front.pops().isEmpty();
    List<Place> entryPlaces = entries(deployment);
    int perOrigin = nearest.perOrigin();
    RouteTable table = new RouteTable(nearest.origins(), nearest.size(), deployment.sites().size());
    int[] siteOf = new int[open.size()];
    int[] entryOf = new int[open.size()];
    long[] onwardNanos = new long[open.size()];
    for (int entry = 0; entry < siteOf.length; entry++) {
      entryOf[entry] = open == entryPlaces ? entry : entryPlaces.indexOf(open.get(entry));
      siteOf[entry] = direct ? entryOf[entry]
          : deployment.sites().indexOf(sites.get(nearest(open.get(entry), sites, network)));
      onwardNanos[entry] =
          direct ? 0 : network.rttNanos(open.get(entry), deployment.sites().get(siteOf[entry]));
    }
    double total = front.catchment().stream().limit(perOrigin).mapToDouble(Double::doubleValue).sum();
    int route = 0;
    for (int origin = 0; origin < nearest.origins(); origin++) {
      table.firstRoute[origin] = route;
      double sum = 0;
      for (int rank = 0; rank < perOrigin; rank++, route++) {
        int entry = nearest.entry(origin, rank);
        sum += front.catchment().get(rank);
        table.cumulativeShare[route] = rank == perOrigin - 1 ? 1 : sum / total;
        table.entries[route] = entryOf[entry];
        table.sites[route] = siteOf[entry];
        table.userRttNanos[route] = nearest.rttNanos(origin, rank);
        table.siteRttNanos[route] = onwardNanos[entry];
      }
    }
    table.firstRoute[nearest.origins()] = route;
    return table;
  }

  /** Whether all requests of an origin take one route, its first, so that the draw can be spared. */
  public boolean isFixed(int origin) {
    return firstRoute[origin + 1] == firstRoute[origin] + 1;
  }

  /** The route of a request from an origin; {@code bits} is its random draw. */
  public int choose(int origin, long bits) {
    int route = firstRoute[origin];
    int last = firstRoute[origin + 1] - 1;
    if (route == last) {
      return route;
    }
    double u = RandomStream.toUniform(bits);
    while (route < last && u >= cumulativeShare[route]) {
      route++;
    }
    return route;
  }

  /** The first route of an origin, to its nearest entry; {@code firstRoute(origin + 1)} ends its routes. */
  public int firstRoute(int origin) {
    return firstRoute[origin];
  }

  /** Share of the origin's requests that take a route, 0..1. */
  public double share(int origin, int route) {
    return route == firstRoute[origin] ? cumulativeShare[route] : cumulativeShare[route] - cumulativeShare[route - 1];
  }

  /** By site: the share of all requests that it serves, 0..1, if the origins send in these proportions. O(routes). */
  public double[] siteShares(OriginMix mix) {
    double[] shares = new double[siteCount];
    double all = 0;
    for (int origin = 0; origin < mix.size(); origin++) {
      all += mix.weight(origin);
      for (int route = firstRoute[origin]; route < firstRoute[origin + 1]; route++) {
        shares[sites[route]] += mix.weight(origin) * share(origin, route);
      }
    }
    for (int site = 0; site < siteCount; site++) {
      shares[site] /= all;
    }
    return shares;
  }

  /** Number of routes. */
  public int size() {
    return entries.length;
  }

  /** Index of the entry: a PoP of the front, or a site where users reach the sites themselves. */
  public int entry(int route) {
    return entries[route];
  }

  /** Index of the compute site. */
  public int site(int route) {
    return sites[route];
  }

  /** Median round-trip time between the user's provider and the entry. */
  public long userRttNanos(int route) {
    return userRttNanos[route];
  }

  /** Median round-trip time between the entry and the site; 0 where they are the same. */
  public long siteRttNanos(int route) {
    return siteRttNanos[route];
  }

  private static int nearest(Place from, List<Place> to, Network network) {
    int best = 0;
    for (int i = 1; i < to.size(); i++) {
      if (network.rttNanos(from, to.get(i)) < network.rttNanos(from, to.get(best))) {
        best = i;
      }
    }
    return best;
  }
}
