package io.edgewise.sim.result;

/**
 * How a horizon in which something breaks went, twice: in many equal intervals, and in the phases of what breaks.
 *
 * @param timeline equal intervals
 * @param phases from one change of the faults, or of the routes around them, to the next
 */
public record Course(Timeline timeline, Timeline phases) {

  /** The same intervals with nothing in them. */
  public Course empty() {
    return new Course(timeline.empty(), phases.empty());
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
}
