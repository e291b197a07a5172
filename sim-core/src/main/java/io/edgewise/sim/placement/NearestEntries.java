package io.edgewise.sim.placement;

import io.edgewise.sim.model.Network;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.theory.GreatCircle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.util.KthSelector;

/**
 * The entries nearest to every origin by round-trip time, out of those nearest on the map. Immutable; built in
 * O(origins x entries).
 */
public final class NearestEntries {

  /** Entries considered by their round-trip time, out of those nearest on the map. */
  private static final int CANDIDATES = 12;

  /** In Earth radii, six millimetres: far more than rounding does to a chord, so that none of the nearest is missed. */
  private static final double ROUNDING = 1e-9;

  private static final KthSelector SELECTOR = new KthSelector();

  private final int origins;
  private final int perOrigin;

  // By origin, then by rank.
  private final int[] entries;
  private final long[] rttNanos;

  private NearestEntries(int origins, int perOrigin) {
    this.origins = origins;
    this.perOrigin = perOrigin;
    entries = new int[origins * perOrigin];
    rttNanos = new long[origins * perOrigin];
  }

  /**
   * Finds them.
   *
   * @param perOrigin how many for each origin, at most as many as there are entries
   */
  public static NearestEntries of(List<Place> origins, List<Place> entries, int perOrigin, Network network) {
    NearestEntries nearest = new NearestEntries(origins.size(), perOrigin);
    // Of hundreds, only the nearest are worth the trigonometry of their distance.
    List<SurfacePoint> points = entries.stream().map(SurfacePoint::of).toList();
    for (int origin = 0; origin < origins.size(); origin++) {
      List<Candidate> ranked = rank(origins.get(origin), entries, points, perOrigin, network);
      for (int rank = 0; rank < perOrigin; rank++) {
        nearest.entries[origin * perOrigin + rank] = ranked.get(rank).index();
        nearest.rttNanos[origin * perOrigin + rank] = ranked.get(rank).rttNanos();
      }
    }
    return nearest;
  }

  /** Pairs of an origin and an entry. */
  public int size() {
    return entries.length;
  }

  int origins() {
    return origins;
  }

  int perOrigin() {
    return perOrigin;
  }

  /** Index of the entry of a rank, 0 for the nearest. */
  int entry(int origin, int rank) {
    return entries[origin * perOrigin + rank];
  }

  /** Round-trip time between an origin and its entry of a rank. */
  long rttNanos(int origin, int rank) {
    return rttNanos[origin * perOrigin + rank];
  }

  private record Candidate(int index, double kilometres, long rttNanos) {}

  private static List<Candidate> rank(Place from, List<Place> to, List<SurfacePoint> points, int wanted,
      Network network) {
    int considered = Math.min(to.size(), Math.max(CANDIDATES, 2 * wanted));
    List<Candidate> near = new ArrayList<>();
    for (int i : nearest(from, points, considered)) {
      near.add(new Candidate(i, kilometres(from, to.get(i)), 0));
    }
    near.sort(Comparator.comparingDouble(Candidate::kilometres).thenComparingInt(Candidate::index));
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

  private static double kilometres(Place a, Place b) {
    return GreatCircle.kilometres(
        a.latitudeDegrees(), a.longitudeDegrees(), b.latitudeDegrees(), b.longitudeDegrees());
  }

  /** Indices, rising, of the points nearest to a place: as many as wanted, and those no farther but for rounding. */
  private static int[] nearest(Place from, List<SurfacePoint> points, int wanted) {
    SurfacePoint point = SurfacePoint.of(from);
    double[] chords = new double[points.size()];
    for (int i = 0; i < chords.length; i++) {
      chords[i] = Math.sqrt(point.squaredChordTo(points.get(i)));
    }
    double last = wanted == 0 ? -1 : SELECTOR.select(chords.clone(), null, wanted - 1) + ROUNDING;
    int[] near = new int[chords.length];
    int count = 0;
    for (int i = 0; i < chords.length; i++) {
      if (chords[i] <= last) {
        near[count++] = i;
      }
    }
    return Arrays.copyOf(near, count);
  }
}
