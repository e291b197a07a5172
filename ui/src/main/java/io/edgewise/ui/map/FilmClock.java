package io.edgewise.ui.map;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Maps a film of requests to the simulation clock: the film runs evenly, but where nobody is under way it skips all but a
 * moment.
 */
final class FilmClock {

  /** What is left of a time in which nothing moves. */
  static final long MOST_QUIET_NANOS = 100_000_000;

  // By stretch: its begin in simulated time, and in the time of the film, quiet times shortened.
  private final long[] simulated;
  private final long[] shown;
  private final long lengthNanos;

  /** A clock for some requests, at least one. */
  FilmClock(List<Motion> motions) {
    List<Motion> sorted = motions.stream().sorted(Comparator.comparingLong(Motion::sentNanos)).toList();
    long[] starts = new long[sorted.size()];
    long[] places = new long[sorted.size()];
    int count = 0;
    long busyUntil = Long.MIN_VALUE;
    long film = 0;
    for (Motion motion : sorted) {
      boolean first = count == 0;
      if (first || motion.sentNanos() > busyUntil + MOST_QUIET_NANOS) {
        film += first ? 0 : busyUntil + MOST_QUIET_NANOS - starts[count - 1];
        starts[count] = motion.sentNanos();
        places[count] = film;
        count++;
      }
      busyUntil = Math.max(busyUntil, motion.endNanos());
    }
    simulated = Arrays.copyOf(starts, count);
    shown = Arrays.copyOf(places, count);
    lengthNanos = Math.max(1, film + busyUntil - starts[count - 1]);
  }

  /** How long the film would take if simulated time went by as real time does. */
  long lengthNanos() {
    return lengthNanos;
  }

  /** Where the simulation clock is at a place of the film. */
  long simulatedNanos(long filmNanos) {
    int found = Arrays.binarySearch(shown, filmNanos);
    int stretch = Math.max(0, found >= 0 ? found : -found - 2);
    return simulated[stretch] + filmNanos - shown[stretch];
  }

  /** Whether any time is skipped. */
  boolean skips() {
    return simulated.length > 1;
  }
}
