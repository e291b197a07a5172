package io.edgewise.sim.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.edgewise.sim.model.Network;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.theory.GreatCircle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NearestEntriesTest {

  private static final int CONSIDERED = 12;

  private final SplittableRandom random = new SplittableRandom(5);

  /** Anywhere, of which some are twice at one point, and some at a pole or on the date line. */
  private List<Place> places(String prefix, int count) {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double latitude = i % 20 == 7 ? 90 : Math.toDegrees(Math.asin(random.nextDouble(-1, 1)));
      double longitude = i % 20 == 3 ? 180 : random.nextDouble(-180, 180);
      Place twin = i % 5 == 4 ? places.get(i - 1) : new Place("", "", "", latitude, longitude);
      places.add(new Place(prefix + i, prefix, "", twin.latitudeDegrees(), twin.longitudeDegrees()));
    }
    return places;
  }

  private static double kilometres(Place a, Place b) {
    return GreatCircle.kilometres(a.latitudeDegrees(), a.longitudeDegrees(), b.latitudeDegrees(), b.longitudeDegrees());
  }

  @Test
  @DisplayName("The nearest are those that sorting all of them by distance, and twelve by time, puts first")
  void sorted() {
    List<Place> origins = places("origin", 150);
    List<Place> entries = places("entry", 250);
    Network network = (from, to) -> Math.round(1e4 * kilometres(from, to) * (1 + to.id().hashCode() % 7 / 10.0));
    NearestEntries nearest = NearestEntries.of(origins, entries, 3, network);
    for (int origin = 0; origin < origins.size(); origin++) {
      Place from = origins.get(origin);
      List<Integer> byTime = IntStream.range(0, entries.size()).boxed()
          .sorted(Comparator.comparingDouble((Integer i) -> kilometres(from, entries.get(i))).thenComparing(i -> i))
          .limit(CONSIDERED)
          .sorted(Comparator.comparingLong((Integer i) -> network.rttNanos(from, entries.get(i)))
              .thenComparingDouble(i -> kilometres(from, entries.get(i))).thenComparing(i -> i))
          .toList();
      for (int rank = 0; rank < 3; rank++) {
        assertEquals(byTime.get(rank), nearest.entry(origin, rank));
        assertEquals(network.rttNanos(from, entries.get(byTime.get(rank))), nearest.rttNanos(origin, rank));
      }
    }
  }
}
