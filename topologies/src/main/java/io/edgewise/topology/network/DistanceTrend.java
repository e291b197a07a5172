package io.edgewise.topology.network;

import io.edgewise.topology.place.GreatCircle;
import io.edgewise.topology.place.WorldRegion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Round-trip time by distance: a fixed cost, plus the fibre round trip of the great circle times a path stretch that
 * depends on the two parts of the world. Both are fitted to measured pairs of regions, by least absolute deviations
 * and medians, so that single detours do not bend them.
 */
final class DistanceTrend {

  /** Below, coordinates are too coarse for a stretch; above, pairs say little about the fixed cost. */
  private static final double LEAST_KM = 100;
  private static final double SHORT_KM = 1500;
  private static final double LARGEST_FIXED_MILLIS = 6;
  private static final double STEP_MILLIS = 0.25;

  /** A pair of parts of the world trusts its own median as much as that many pairs; the rest is the world's median. */
  private static final double SHRINKAGE_PAIRS = 10;
  private static final int PARTS = WorldRegion.values().length;

  private record Pair(int from, int to, double fibreMillis, double rttMillis) {}

  private final double fixedMillis;
  private final double[] stretch;

  private DistanceTrend(double fixedMillis, double[] stretch) {
    this.fixedMillis = fixedMillis;
    this.stretch = stretch;
  }

  /** Fits the trend to the measured pairs of regions that are not excluded. */
  static DistanceTrend fit(RegionTables tables, boolean[] excluded) {
    List<Pair> all = new ArrayList<>();
    List<Pair> near = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      for (int j = 0; j < i; j++) {
        double km = tables.kilometres(i, j);
        double rtt = tables.rttMillis(i, j);
        if (excluded[i] || excluded[j] || Double.isNaN(rtt) || km < LEAST_KM) {
          continue;
        }
        Pair pair = new Pair(tables.region(i).region().ordinal(), tables.region(j).region().ordinal(),
            GreatCircle.fibreRttMillis(km), rtt);
        all.add(pair);
        if (km <= SHORT_KM && pair.from() == pair.to()) {
          near.add(pair);
        }
      }
    }
    double best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (double fixed = 0; fixed <= LARGEST_FIXED_MILLIS; fixed += STEP_MILLIS) {
      double deviation = deviation(near, fixed, stretch(near, fixed));
      if (deviation < least) {
        least = deviation;
        best = fixed;
      }
    }
    return new DistanceTrend(best, stretch(all, best));
  }

  private static double deviation(List<Pair> pairs, double fixed, double[] stretch) {
    return pairs.stream()
        .mapToDouble(p -> Math.abs(p.rttMillis() - fixed - stretch[p.from() * PARTS + p.to()] * p.fibreMillis()))
        .sum();
  }

  /** The stretch of each pair of parts of the world, at index from x 10 + to; symmetric. */
  private static double[] stretch(List<Pair> pairs, double fixed) {
    double world = SampleQuantile.median(stretches(pairs, fixed));
    List<List<Pair>> byParts = new ArrayList<>();
    for (int i = 0; i < PARTS * PARTS; i++) {
      byParts.add(new ArrayList<>());
    }
    for (Pair each : pairs) {
      byParts.get(Math.min(each.from(), each.to()) * PARTS + Math.max(each.from(), each.to())).add(each);
    }
    double[] stretch = new double[PARTS * PARTS];
    Arrays.fill(stretch, world);
    for (int from = 0; from < PARTS; from++) {
      for (int to = from; to < PARTS; to++) {
        List<Pair> own = byParts.get(from * PARTS + to);
        if (!own.isEmpty()) {
          double median = SampleQuantile.median(stretches(own, fixed));
          double value = (own.size() * median + SHRINKAGE_PAIRS * world) / (own.size() + SHRINKAGE_PAIRS);
          stretch[from * PARTS + to] = value;
          stretch[to * PARTS + from] = value;
        }
      }
    }
    return stretch;
  }

  private static double[] stretches(List<Pair> pairs, double fixed) {
    return pairs.stream().mapToDouble(p -> (p.rttMillis() - fixed) / p.fibreMillis()).toArray();
  }

  /** The typical round-trip time in milliseconds over a distance between two parts of the world. */
  double millis(double kilometres, WorldRegion from, WorldRegion to) {
    return fixedMillis + stretch(from, to) * GreatCircle.fibreRttMillis(kilometres);
  }

  /** The part of a round trip that does not grow with distance, in milliseconds. */
  double fixedMillis() {
    return fixedMillis;
  }

  /** How many times the fibre round trip of the great circle a path takes. */
  double stretch(WorldRegion from, WorldRegion to) {
    return stretch[from.ordinal() * PARTS + to.ordinal()];
  }
}
