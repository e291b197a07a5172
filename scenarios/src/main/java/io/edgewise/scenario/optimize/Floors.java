package io.edgewise.scenario.optimize;

import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Front;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.placement.NearestEntries;
import io.edgewise.sim.placement.RouteTable;
import io.edgewise.sim.random.Distribution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the metrics of a strategy cannot fall below, without a simulation.
 *
 * <p>Latency: a request takes at least its way ({@link NetworkFloor}) and the time that it holds its instance
 * ({@link HeldFloor}). Of the random times of the latter each is replaced by a quantile that all of them together exceed
 * with the probability {@code 1 - }{@link #SELDOM}, so that {@code P(latency > x) >= (1 - SELDOM) P(way > x - held)}. Requests
 * that fail have no latency, so as many as may fail are taken away from the slowest ones. Cost: {@link UsageFloor}.
 *
 * <p>Where something breaks on the way or requests were recorded there are no floors but 0.
 */
final class Floors {

  /** Probability that any random time of a request is below the quantile that stands for it, in quantiles of latency. */
  private static final double SELDOM = 0.2;

  /** The same for the mean, from which it takes this part away. */
  private static final double SELDOM_IN_MEAN = 0.02;

  private final Scenario scenario;
  private final double failing;
  private final boolean known;
  private final NetworkFloor network;
  private final double[] originShares;
  private final double kinds;
  private final Map<Entries, NearestEntries> nearest = new HashMap<>();
  private final Map<Place, long[]> roundTrips = new HashMap<>();
  private final Map<Quantile, Double> quantiles = new HashMap<>();
  private Ways lastWays;
  private WaysKey lastKey;

  private record Entries(List<Place> places, int perOrigin) {}

  private record WaysKey(List<Place> sites, Front front) {}

  private record Quantile(Distribution distribution, double probability) {}

  /** @param failing share of the requests that may fail */
  Floors(Scenario scenario, double failing) {
    this.scenario = scenario;
    this.failing = failing;
    known = scenario.faults().isEmpty() && scenario.workload().recorded().isEmpty()
        && scenario.workload().triggers().isEmpty();
    network = known ? new NetworkFloor(scenario) : null;
    originShares = OriginShares.of(scenario);
    kinds = scenario.requests().stream().mapToDouble(RequestProfile::share).sum();
  }

  /** Requests of one kind that reach one site: how likely they are late is the shifted tail of their ways. */
  private record Part(Ways.Group group, double share, double heldMillis) {}

  /**
   * How far a metric is above a bound in any case: at least 1 exactly where it cannot keep the bound. Of latencies the part of
   * the requests that take longer, over the part that may; of cost the floor over the bound.
   *
   * @param wayOnly whether only the ways of the users count, which are the same for all stores
   */
  double overshoot(Deployment deployment, Metric metric, double most, boolean wayOnly) {
    if (!known) {
      return 0;
    }
    if (!metric.isQuantile()) {
      return wayOnly ? 0 : Math.nextDown(of(deployment, metric) / most);
    }
    return beyond(parts(deployment, ways(deployment), SELDOM, wayOnly), most) / (1 - metric.probability());
  }

  /** The floor of a metric, in milliseconds or dollars a month; 0 where none is known. */
  double of(Deployment deployment, Metric metric) {
    if (!known) {
      return 0;
    }
    Ways ways = ways(deployment);
    if (metric == Metric.MONTHLY_COST) {
      return UsageFloor.dollars(scenario, deployment, ways, 1 - failing);
    }
    return metric == Metric.MEAN
        ? mean(parts(deployment, ways, SELDOM_IN_MEAN, false))
        : quantile(parts(deployment, ways, SELDOM, false), metric);
  }

  /** The ways of a deployment; candidates come sorted by their sites, so that one is remembered. */
  private Ways ways(Deployment deployment) {
    WaysKey key = new WaysKey(deployment.sites(), deployment.front());
    if (!key.equals(lastKey)) {
      Entries entries = new Entries(RouteTable.entries(deployment), RouteTable.entriesPerOrigin(deployment));
      lastWays = isDirect(deployment)
          ? Ways.direct(deployment, deployment.sites().stream().map(this::roundTrips).toList(), originShares)
          : Ways.of(scenario, deployment, nearest.computeIfAbsent(entries, this::nearest), originShares);
      lastKey = key;
    }
    return Objects.requireNonNull(lastWays);
  }

  /** Whether all users come straight to the nearest site. */
  static boolean isDirect(Deployment deployment) {
    return deployment.front().pops().isEmpty() && RouteTable.entriesPerOrigin(deployment) == 1;
  }

  private long[] roundTrips(Place site) {
    return roundTrips.computeIfAbsent(site, key -> scenario.workload().origins().stream()
        .mapToLong(origin -> scenario.network().rttNanos(origin, key)).toArray());
  }

  private NearestEntries nearest(Entries entries) {
    return NearestEntries.of(scenario.workload().origins(), entries.places(), entries.perOrigin(),
        scenario.network());
  }

  private List<Part> parts(Deployment deployment, Ways ways, double seldom, boolean wayOnly) {
    List<Part> parts = new ArrayList<>();
    for (RequestProfile kind : scenario.requests()) {
      int times = HeldFloor.randomTimes(kind.steps()) + 3;
      double each = 1 - Math.pow(1 - seldom, 1.0 / times);
      HeldFloor held = new HeldFloor(scenario, deployment, time -> quantile(time, each), true);
      double added = quantile(deployment.platform().invokeOverheadMillis(), each);
      double onward = quantile(scenario.backboneJitter(), each);
      double[] bySite = new double[deployment.sites().size()];
      for (int site = 0; site < bySite.length; site++) {
        bySite[site] = ways.siteShares()[site] > 0 ? added + (wayOnly ? 0 : held.millis(site, kind.steps())) : 0;
      }
      for (Ways.Group group : ways.groups()) {
        parts.add(new Part(group, (1 - seldom) * kind.share() / kinds,
            bySite[group.site()] + onward * group.onwardMillis()));
      }
    }
    return parts;
  }

  private double quantile(Distribution distribution, double probability) {
    return distribution.isConstant() ? distribution.mean()
        : quantiles.computeIfAbsent(new Quantile(distribution, probability),
            key -> Math.max(0, distribution.quantile(probability)));
  }

  /** How likely a request is served and takes longer. */
  private double beyond(List<Part> parts, double millis) {
    double sum = 0;
    for (Part part : parts) {
      Ways.Group group = part.group();
      double left = millis - part.heldMillis();
      double here = 0;
      for (int i = 0; i < group.shares().length; i++) {
        here += group.shares()[i] * network.beyond(group.userRtts()[i], left);
      }
      sum += part.share() * here;
    }
    return Math.max(0, sum - failing);
  }

  private double quantile(List<Part> parts, Metric metric) {
    double tail = 1 - metric.probability();
    int low = -1;
    int high = NetworkFloor.latencies();
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (beyond(parts, NetworkFloor.millis(middle)) >= tail) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low < 0 ? 0 : NetworkFloor.millis(low);
  }

  /** The integral of the tail, by its lower sum. */
  private double mean(List<Part> parts) {
    int step = 20;
    double sum = 0;
    double before = 0;
    for (int index = 0; index < NetworkFloor.latencies(); index += step) {
      double at = NetworkFloor.millis(index);
      double tail = beyond(parts, at);
      sum += (at - before) * tail;
      before = at;
      if (tail == 0) {
        break;
      }
    }
    return sum;
  }
}
