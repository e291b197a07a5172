package io.edgewise.sim.engine;

import io.edgewise.sim.model.Fault;
import io.edgewise.sim.model.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** When each of some places is down. Immutable and shared by all replications. */
final class DownTimes {

  /** No time. */
  static final long NEVER = Station.NEVER;

  private static final long[] NONE = {};

  /** By place: begins and ends alternately, in order and apart from each other. */
  private final long[][] spans;

  DownTimes(List<Place> places, List<Fault> faults) {
    spans = places.stream().map(place -> spans(place, faults)).toArray(long[][]::new);
  }

  private static long[] spans(Place place, List<Fault> faults) {
    List<Fault> outages = faults.stream()
        .filter(fault -> fault.effect() instanceof Fault.Outage outage && outage.places().contains(place.id()))
        .sorted(Comparator.comparingLong(Fault::fromNanos)).toList();
    List<Long> ends = new ArrayList<>();
    for (Fault outage : outages) {
      if (!ends.isEmpty() && outage.fromNanos() <= ends.getLast()) {
        ends.add(Math.max(ends.removeLast(), outage.toNanos()));
      } else {
        ends.add(outage.fromNanos());
        ends.add(outage.toNanos());
      }
    }
    return ends.isEmpty() ? NONE : ends.stream().mapToLong(Long::longValue).toArray();
  }

  /** Whether a place is down at a time; at the end of an outage it is up again. */
  boolean isDown(int place, long nanos) {
    long[] ends = spans[place];
    for (int i = 0; i < ends.length; i += 2) {
      if (nanos >= ends[i] && nanos < ends[i + 1]) {
        return true;
      }
    }
    return false;
  }

  /** The first moment from one time to another at which a place is down, or {@link #NEVER}. */
  long firstWithin(int place, long fromNanos, long toNanos) {
    long[] ends = spans[place];
    for (int i = 0; i < ends.length; i += 2) {
      if (ends[i] < toNanos && ends[i + 1] > fromNanos) {
        return Math.max(ends[i], fromNanos);
      }
    }
    return NEVER;
  }
}
