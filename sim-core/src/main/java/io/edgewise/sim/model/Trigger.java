package io.edgewise.sim.model;

import java.util.List;
import java.util.Objects;

/**
 * A schedule that has a service take steps at fixed times, without any user: each time, a message is put into the queue of
 * the service at its first place.
 *
 * @param message what is put there, and for whom
 * @param periodNanos after which the schedule repeats itself, above 0
 * @param offsetsNanos when, from the start of a period on; ascending, within 0..periodNanos - 1
 */
public record Trigger(Step.Publish message, long periodNanos, List<Long> offsetsNanos) {

  /**
   * Checks the times.
   *
   * @throws IllegalArgumentException if there is none, they are not ascending, or one lies outside the period
   */
  public Trigger {
    Objects.requireNonNull(message, "message");
    offsetsNanos = List.copyOf(offsetsNanos);
    long before = -1;
    for (long offset : offsetsNanos) {
      if (offset <= before || offset >= periodNanos) {
        throw new IllegalArgumentException("the times of a schedule must ascend within its period of " + periodNanos
            + " ns, got " + offsetsNanos);
      }
      before = offset;
    }
    if (offsetsNanos.isEmpty()) {
      throw new IllegalArgumentException("a schedule needs at least one time");
    }
  }

  /** How often it starts something, in times a second. */
  public double ratePerSecond() {
    return offsetsNanos.size() / (periodNanos / 1e9);
  }

  /** When it starts something for the given time, counted from 0 and without end in both directions. */
  public long atNanos(long occurrence) {
    int times = offsetsNanos.size();
    return Math.floorDiv(occurrence, times) * periodNanos + offsetsNanos.get(Math.floorMod(occurrence, times));
  }

  /** The first occurrence at or after a time. */
  public long firstFrom(long nanos) {
    long occurrence = Math.floorDiv(nanos, periodNanos) * offsetsNanos.size();
    while (atNanos(occurrence) < nanos) {
      occurrence++;
    }
    return occurrence;
  }
}
