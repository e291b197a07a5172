package io.edgewise.sim.result;

import java.util.List;
import java.util.OptionalLong;

/**
 * How a horizon in which something breaks went, twice: in many equal intervals, and in the phases of what breaks.
 *
 * @param timeline equal intervals
 * @param phases from one change of the faults, or of the routes around them, to the next
 * @param events what broke, in the order of its begin
 */
public record Course(Timeline timeline, Timeline phases, List<Event> events) {

  /** By how much the part of errors may be above what it was before a fault, for chance alone, besides three errors. */
  private static final double TOLERANCE = 0.001;

  private static final double STANDARD_ERRORS = 3;

  /**
   * Something that broke.
   *
   * @param name what a person calls it
   * @param fromNanos when it began, from the start of the horizon
   * @param toNanos when it was over
   * @param detectNanos how long after its begin routes avoided what was down; empty where they never did
   */
  public record Event(String name, long fromNanos, long toNanos, OptionalLong detectNanos) {}

  /** Copies the list. */
  public Course {
    events = List.copyOf(events);
  }

  /** The same intervals with nothing in them. */
  public Course empty() {
    return new Course(timeline.empty(), phases.empty(), events);
  }

  /** Counts a request by the time at which it was sent. */
  public void over(long sentNanos, long latencyNanos, Outcome outcome, boolean cold) {
    timeline.over(sentNanos, latencyNanos, outcome, cold);
    phases.over(sentNanos, latencyNanos, outcome, cold);
  }

  /** Counts an attempt that was refused at a time and is made again. */
  public void repeated(long nanos) {
    timeline.repeated(nanos);
    phases.repeated(nanos);
  }

  /** Adds what another replication of the same deployment saw. */
  public void add(Course other) {
    timeline.add(other.timeline);
    phases.add(other.phases);
  }

  /**
   * The time to recover: from the begin of a fault until the part of the requests that fail is back at its level before.
   *
   * <p>That level is the part of the requests that failed of those sent in intervals of the time line that end before the
   * first fault begins; 0 where there is no such interval. An interval is disturbed if the part of its requests that failed
   * is above that level by more than 0.1 percentage points and three standard errors of such a part. The time to recover is
   * that from the begin of the fault to the end of the last disturbed interval that overlaps the time between its begin and
   * the begin of the next later fault, or the end of the horizon: a multiple of the width of an interval, rounded up.
   *
   * @param event one of {@link #events}
   * @return in nanoseconds, 0 where no interval is disturbed; empty where the last one of them still is
   */
  public OptionalLong recoverNanos(Event event) {
    long first = events.stream().mapToLong(Event::fromNanos).min().orElse(0);
    long until = events.stream().mapToLong(Event::fromNanos).filter(from -> from > event.fromNanos()).min()
        .orElse(Long.MAX_VALUE);
    double before = errorRateUntil(first);
    long recovered = event.fromNanos();
    boolean disturbed = false;
    for (int i = 0; i < timeline.intervals().size(); i++) {
      Timeline.Interval interval = timeline.intervals().get(i);
      if (interval.toNanos() > event.fromNanos() && interval.fromNanos() < until) {
        disturbed = isDisturbed(timeline.part(i), before);
        recovered = disturbed ? interval.toNanos() : recovered;
      }
    }
    return disturbed ? OptionalLong.empty() : OptionalLong.of(recovered - event.fromNanos());
  }

  private double errorRateUntil(long nanos) {
    long failed = 0;
    long requests = 0;
    for (int i = 0; i < timeline.intervals().size() && timeline.intervals().get(i).toNanos() <= nanos; i++) {
      failed += timeline.part(i).failed();
      requests += timeline.part(i).requests();
    }
    return requests == 0 ? 0 : (double) failed / requests;
  }

  private static boolean isDisturbed(Timeline.Part part, double before) {
    double error = Math.sqrt(before * (1 - before) / Math.max(1, part.requests()));
    return part.requests() > 0 && part.errorRate() > before + TOLERANCE + STANDARD_ERRORS * error;
  }
}
