package io.edgewise.ui.map;

import io.edgewise.sim.model.Place;
import io.edgewise.ui.map.Globe.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What is on the map: users of all strategies, and places and ways of the one that is selected.
 *
 * @param strategies all that were simulated; the index is that of latencies and winners
 * @param selected index of the one whose places and ways are shown
 * @param users those with the largest share first
 * @param sites places of servers
 * @param flows the most used ways, the least used first
 * @param scale what colours of latencies mean
 */
record MapContent(List<Strategy> strategies, int selected, List<Users> users, List<Site> sites, List<Flow> flows,
    LatencyScale scale) {

  /** Share of requests from which on a place counts among those that a closer look shows. */
  private static final double LEAST = 0.002;

  /**
   * A strategy.
   *
   * @param name what a person calls it
   * @param tone its colour in all figures
   */
  record Strategy(String id, String name, int tone) {}

  /**
   * How fast a strategy is for the users of a place, in milliseconds; not a number where nobody knows.
   *
   * @param p50 median
   * @param p95 95th percentile
   */
  record Latency(double p50, double p95) {

    /** None was measured. */
    static final Latency UNKNOWN = new Latency(Double.NaN, Double.NaN);
  }

  /**
   * Users at a place.
   *
   * @param share of all requests, 0..1
   * @param latencies by strategy
   * @param winner index of the strategy with the lowest median, {@link #NOBODY} where none is known, or {@link #SEVERAL}
   */
  record Users(Place place, Point at, double share, List<Latency> latencies, int winner) {

    /** Copies the list. */
    Users {
      latencies = List.copyOf(latencies);
    }
  }

  /**
   * A place of servers.
   *
   * @param entering share of all requests that enter there and go on from there, 0..1
   * @param running share of all requests whose code runs there, 0..1
   * @param runs whether code may run there
   * @param homeOf what has its home, or its primary copy, there: names of data sets and their store
   * @param copyOf what has a further copy there
   */
  record Site(Place place, Point at, double entering, double running, boolean runs, List<String> homeOf,
      List<String> copyOf) {

    /** Copies the lists. */
    Site {
      homeOf = List.copyOf(homeOf);
      copyOf = List.copyOf(copyOf);
    }

    /** Whether users only enter there. */
    boolean isEntryOnly() {
      return !runs && homeOf.isEmpty() && copyOf.isEmpty();
    }
  }

  /** In place of the index of a strategy: no median is known. */
  static final int NOBODY = -1;
  /** In place of the index of a strategy: the lowest median is that of several. */
  static final int SEVERAL = -2;

  /** Between what a way leads. */
  enum Leg {
    /** From users to where they enter. */
    USERS,
    /** From there to the code. */
    BACKBONE,
    /** From the code to a store. */
    STORE,
    /** From the primary copy of a store to the others. */
    REPLICATION
  }

  /**
   * A way.
   *
   * @param share of all requests that go it, 0..1
   * @param p50 mean over these requests of the median at their origin, in milliseconds; not a number where nobody knows
   * @param winner of the users who go it, as theirs
   */
  record Flow(Leg leg, Arc arc, double share, double p50, int winner) {}

  /** Copies the lists. */
  MapContent {
    strategies = List.copyOf(strategies);
    users = List.copyOf(users);
    sites = List.copyOf(sites);
    flows = List.copyOf(flows);
    Objects.requireNonNull(scale, "scale");
  }

  /** The strategy whose places and ways are shown. */
  Strategy shown() {
    return strategies.get(selected);
  }

  /** Share of the place with the most users; 1 where there are none. */
  double largestShare() {
    return users.isEmpty() ? 1 : users.getFirst().share();
  }

  /** Where code and stores are and where most users are: what a closer look should show. */
  List<Point> core() {
    List<Point> points = new ArrayList<>();
    sites.stream().filter(site -> !site.isEntryOnly() && (site.running() > LEAST || !site.homeOf().isEmpty()))
        .forEach(site -> points.add(site.at()));
    users.stream().filter(each -> each.share() > LEAST).forEach(each -> points.add(each.at()));
    return points;
  }
}
