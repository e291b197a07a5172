package io.edgewise.sim.placement;

import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Front;
import io.edgewise.sim.model.Network;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.random.RandomStream;
import io.edgewise.sim.theory.GreatCircle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The ways from every origin to the compute sites of a deployment. Users enter at the nearest entry (or, with the shares
 * of the front's catchment, at the second nearest and so on) and go on to the site nearest to that entry.
 *
 * <p>Routes are numbered from 0; those of one origin are consecutive. Built once in O(origins x entries); choosing costs
 * a few comparisons and allocates nothing.
 */
public final class RouteTable {

  /** Entries considered by their round-trip time, out of those nearest on the map. */
  private static final int CANDIDATES = 12;

  private final int[] firstRoute;
  private final double[] cumulativeShare;
  private final int[] entries;
  private final int[] sites;
  private final long[] userRttNanos;
  private final long[] siteRttNanos;

  private RouteTable(int origins, int routes) {
    firstRoute = new int[origins + 1];
    cumulativeShare = new double[routes];
    entries = new int[routes];
    sites = new int[routes];
    userRttNanos = new long[routes];
    siteRttNanos = new long[routes];
  }

  /** The routes of a deployment for these origins. */
  public static RouteTable of(List<Place> origins, Deployment deployment, Network network) {
    Front front = deployment.front();
    boolean direct = front.pops().isEmpty();
    List<Place> entryPlaces = direct ? deployment.sites() : front.pops();
    int perOrigin = Math.min(front.catchment().size(), entryPlaces.size());
    RouteTable table = new RouteTable(origins.size(), origins.size() * perOrigin);
    int[] siteOf = new int[entryPlaces.size()];
    for (int entry = 0; entry < siteOf.length; entry++) {
      siteOf[entry] = direct ? entry : nearest(entryPlaces.get(entry), deployment.sites(), network);
    }
    int route = 0;
    for (int origin = 0; origin < origins.size(); origin++) {
      table.firstRoute[origin] = route;
      List<Candidate> ranked = rank(origins.get(origin), entryPlaces, perOrigin, network);
      double total = front.catchment().stream().limit(perOrigin).mapToDouble(Double::doubleValue).sum();
      double sum = 0;
      for (int rank = 0; rank < perOrigin; rank++, route++) {
        Candidate candidate = ranked.get(rank);
        sum += front.catchment().get(rank);
        int site = siteOf[candidate.index()];
        table.cumulativeShare[route] = rank == perOrigin - 1 ? 1 : sum / total;
        table.entries[route] = candidate.index();
        table.sites[route] = site;
        table.userRttNanos[route] = candidate.rttNanos();
        table.siteRttNanos[route] = direct
            ? 0
            : network.rttNanos(entryPlaces.get(candidate.index()), deployment.sites().get(site));
      }
    }
    table.firstRoute[origins.size()] = route;
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

  private record Candidate(int index, double kilometres, long rttNanos) {}

  private static List<Candidate> rank(Place from, List<Place> to, int wanted, Network network) {
    List<Candidate> near = new ArrayList<>(to.size());
    for (int i = 0; i < to.size(); i++) {
      near.add(new Candidate(i, kilometres(from, to.get(i)), 0));
    }
    int considered = Math.min(to.size(), Math.max(CANDIDATES, 2 * wanted));
    if (considered < to.size()) {
      near.sort(Comparator.comparingDouble(Candidate::kilometres).thenComparingInt(Candidate::index));
    }
    List<Candidate> timed = new ArrayList<>(considered);
    for (Candidate candidate : near.subList(0, considered)) {
      long rtt = network.rttNanos(from, to.get(candidate.index()));
      timed.add(new Candidate(candidate.index(), candidate.kilometres(), rtt));
    }
    timed.sort(Comparator.comparingLong(Candidate::rttNanos)
        .thenComparingDouble(Candidate::kilometres)
        .thenComparingInt(Candidate::index));
    return timed.subList(0, wanted);
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

  private static double kilometres(Place a, Place b) {
    return GreatCircle.kilometres(
        a.latitudeDegrees(), a.longitudeDegrees(), b.latitudeDegrees(), b.longitudeDegrees());
  }
}
