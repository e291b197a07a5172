package io.edgewise.topology.network;

import io.edgewise.sim.placement.SurfacePoint;
import io.edgewise.topology.place.GreatCircle;
import io.edgewise.topology.place.WorldRegion;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Predicts the median round-trip time of a pair that was not measured.
 *
 * <p>Three views of a pair. The <em>trend</em> t(a, b) is what its distance costs in its parts of the world. The
 * <em>neighbours</em> correct it: every measured pair (i, j) near it votes with the logarithm of measured over trend,
 * weighted by 1 / (100 km + d(a, i) + d(b, j))^4 (inverse-distance weighting, Shepard 1968, in the space of pairs),
 * votes from another provider's table counting as 600 km farther off. The <em>path</em> runs over the backbone graph
 * between the nearest regions, with a link of trend length at each end. Between regions and points of presence the
 * prediction is neighbours^0.7 x path^0.3. For users it is the neighbours alone, among them the probes' measurements
 * (a kilometre between hosts counting three, clouds' tables counting as 1,500 km farther off).
 *
 * <p>The seven constants were chosen for the least cross-validated error; it is flat around them (see
 * {@code topologies/README.md}).
 */
final class RttEstimator {

  /**
   * The probes' own last mile, taken off their round trips since users' access delay is added apart. An assumption: the
   * least round trips in the data, to hosts under 100 km away, are 2.4 ms (5 %) to 3.4 ms (25 %).
   */
  static final double PROBE_ACCESS_MILLIS = 3;

  private static final int ANCHORS_PER_TABLE = 4;
  private static final double OFFSET_KM = 100;
  private static final double OTHER_TABLE_KM = 600;
  private static final double CLOUD_FOR_USERS_KM = 1500;
  private static final double HOST_FACTOR = 3;
  private static final double PATH_SHARE = 0.3;

  private final RegionTables tables;
  private final boolean[] excluded;
  private final ProbeTable probes;
  private final DistanceTrend trend;
  private final NetworkGraph graph;
  /** The votes of host h are those from {@code firstVote[h]} on, up to the first of the next one. */
  private final int[] firstVote;
  private final int[] voteCity;
  private final double[] voteLog;
  private final double[][] regionLog;

  /**
   * An estimator that knows the regions which are not excluded.
   *
   * @param trend fitted to the same regions
   * @param graph made of the same regions
   */
  RttEstimator(RegionTables tables, boolean[] excluded, ProbeTable probes, DistanceTrend trend, NetworkGraph graph) {
    this.tables = tables;
    this.excluded = excluded.clone();
    this.probes = probes;
    this.trend = trend;
    this.graph = graph;
    List<ProbeTable.Measurement> votes = probes.measurements().stream()
        .sorted(Comparator.comparingInt(ProbeTable.Measurement::host))
        .toList();
    this.firstVote = new int[probes.hosts().size() + 1];
    votes.forEach(each -> firstVote[each.host() + 1]++);
    for (int host = 1; host < firstVote.length; host++) {
      firstVote[host] += firstVote[host - 1];
    }
    this.voteCity = votes.stream().mapToInt(ProbeTable.Measurement::city).toArray();
    this.voteLog = votes.stream().mapToDouble(this::logRatio).toArray();
    int n = tables.size();
    this.regionLog = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double typical = trend.millis(tables.kilometres(i, j), tables.region(i).region(), tables.region(j).region());
        regionLog[i][j] = i == j ? Double.NaN : Math.log(tables.rttMillis(i, j) / typical);
      }
    }
  }

  private double logRatio(ProbeTable.Measurement each) {
    double fibre = GreatCircle.fibreRttMillis(each.kilometres());
    double net = Math.max(each.rttMillis() - PROBE_ACCESS_MILLIS, fibre);
    WorldRegion from = probes.cities().get(each.city()).region();
    WorldRegion to = probes.hosts().get(each.host()).region();
    return Math.log(net / trend.millis(each.kilometres(), from, to));
  }

  /**
   * Prepares a place for predictions.
   *
   * @param provider the part of the identifier before the colon; users are {@code city}
   */
  NetworkEnd end(String id, SurfacePoint point, WorldRegion part, String provider) {
    boolean users = provider.equals("city");
    int count = RegionTables.PROVIDERS.size();
    double[] km = new double[tables.size()];
    int own = -1;
    for (int i = 0; i < km.length; i++) {
      km[i] = point.kilometresTo(tables.point(i));
      if (!excluded[i] && tables.region(i).place().id().equals(id)) {
        own = i;
      }
    }
    int[][] anchors = new int[count][];
    double[][] anchorKm = new double[count][];
    for (int t = 0; t < count; t++) {
      anchors[t] = nearest(km, t);
      anchorKm[t] = IntStream.of(anchors[t]).mapToDouble(i -> km[i]).toArray();
    }
    return new NetworkEnd(id, point, part, RegionTables.PROVIDERS.indexOf(provider), own, users, anchors, anchorKm,
        users ? kilometres(point, probes.cities()) : new float[0], kilometres(point, probes.hosts()));
  }

  /** The nearest regions of a table with measurements, nearest first, equals by number. */
  private int[] nearest(double[] km, int wantedTable) {
    int[] best = new int[ANCHORS_PER_TABLE];
    int count = 0;
    for (int i = 0; i < km.length; i++) {
      if (tables.table(i) != wantedTable || excluded[i]) {
        continue;
      }
      if (count < best.length) {
        best[count++] = i;
      } else if (km[i] < km[best[count - 1]]) {
        best[count - 1] = i;
      } else {
        continue;
      }
      for (int k = count - 1; k > 0 && km[best[k]] < km[best[k - 1]]; k--) {
        int nearer = best[k];
        best[k] = best[k - 1];
        best[k - 1] = nearer;
      }
    }
    return Arrays.copyOf(best, count);
  }

  private static float[] kilometres(SurfacePoint point, List<ProbeTable.Site> sites) {
    float[] km = new float[sites.size()];
    for (int i = 0; i < km.length; i++) {
      km[i] = (float) point.kilometresTo(sites.get(i).point());
    }
    return km;
  }

  /**
   * The predicted median round-trip time of two different places in milliseconds, never below light in fibre;
   * symmetric. Some microseconds; allocates next to nothing.
   */
  double millis(NetworkEnd one, NetworkEnd other) {
    // One order for both directions, so that sums round alike.
    boolean swap = one.users() == other.users() ? one.id().compareTo(other.id()) > 0 : other.users();
    NetworkEnd a = swap ? other : one;
    NetworkEnd b = swap ? one : other;
    double km = a.point().kilometresTo(b.point());
    double typical = trend.millis(km, a.part(), b.part());
    double predicted;
    if (a.users()) {
      predicted = typical * Math.exp(userVotes(a, b));
    } else if (km <= RegionTables.METRO_KM) {
      predicted = typical;
    } else {
      predicted = typical * Math.exp(regionVotes(a, b, new double[2], 0));
      double path = pathMillis(a, b);
      if (path < Double.POSITIVE_INFINITY) {
        predicted = Math.pow(predicted, 1 - PATH_SHARE) * Math.pow(path, PATH_SHARE);
      }
    }
    return Math.max(predicted, GreatCircle.fibreRttMillis(km));
  }

  /** Mean log ratio of measured to trend, by probes and clouds; the first end stands for users. */
  private double userVotes(NetworkEnd a, NetworkEnd b) {
    double[] sums = new double[2];
    probeVotes(a, b, sums);
    if (b.users()) {
      probeVotes(b, a, sums);
    }
    return regionVotes(a, b, sums, CLOUD_FOR_USERS_KM);
  }

  private void probeVotes(NetworkEnd users, NetworkEnd server, double[] sums) {
    float[] cityKm = users.cityKm();
    float[] hostKm = server.hostKm();
    for (int host = 0; host < hostKm.length; host++) {
      double hostShare = HOST_FACTOR * hostKm[host];
      // Sums of each host apart: an addition that waits for the one before it is what takes time here.
      double weights = 0;
      double weighted = 0;
      for (int v = firstVote[host]; v < firstVote[host + 1]; v++) {
        double weight = weight(cityKm[voteCity[v]] + hostShare);
        weights += weight;
        weighted += weight * voteLog[v];
      }
      sums[0] += weights;
      sums[1] += weighted;
    }
  }

  /** Adds the clouds' votes to the sums of weights and weighted votes, and returns their ratio (0 without a vote). */
  private double regionVotes(NetworkEnd a, NetworkEnd b, double[] sums, double penaltyKm) {
    for (int t = 0; t < a.anchors().length; t++) {
      boolean foreign = (a.table() >= 0 || b.table() >= 0) && a.table() != t && b.table() != t;
      double penalty = penaltyKm + (foreign ? OTHER_TABLE_KM : 0);
      int[] near = a.anchors()[t];
      int[] far = b.anchors()[t];
      for (int i = 0; i < near.length; i++) {
        for (int j = 0; j < far.length; j++) {
          double log = regionLog[near[i]][far[j]];
          if (!Double.isNaN(log)) {
            double weight = weight(a.anchorKm()[t][i] + b.anchorKm()[t][j] + penalty);
            sums[0] += weight;
            sums[1] += weight * log;
          }
        }
      }
    }
    return sums[0] > 0 ? sums[1] / sums[0] : 0;
  }

  private static double weight(double kilometres) {
    double square = (OFFSET_KM + kilometres) * (OFFSET_KM + kilometres);
    // Scaled so that weights stay near 1; only their ratios matter.
    return 1e8 / (square * square);
  }

  /** The shortest way over the backbone, entered and left at one of the nearest regions. */
  private double pathMillis(NetworkEnd a, NetworkEnd b) {
    double shortest = Double.POSITIVE_INFINITY;
    for (int t = 0; t < a.anchors().length; t++) {
      for (int i = 0; i < a.anchors()[t].length; i++) {
        int enter = a.anchors()[t][i];
        double in = linkMillis(a, enter, a.anchorKm()[t][i]);
        for (int u = 0; in < shortest && u < b.anchors().length; u++) {
          for (int j = 0; j < b.anchors()[u].length; j++) {
            int leave = b.anchors()[u][j];
            shortest = Math.min(shortest, in + graph.shortestMillis(enter, leave)
                + linkMillis(b, leave, b.anchorKm()[u][j]));
          }
        }
      }
    }
    return shortest;
  }

  /** A region with measurements starts at itself; links to others would only shorten what was measured. */
  private double linkMillis(NetworkEnd end, int anchor, double kilometres) {
    if (end.region() >= 0) {
      return end.region() == anchor ? 0 : Double.POSITIVE_INFINITY;
    }
    return trend.millis(kilometres, end.part(), tables.region(anchor).region());
  }
}
