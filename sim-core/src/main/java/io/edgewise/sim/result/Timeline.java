package io.edgewise.sim.result;

import io.edgewise.sim.stats.LatencyHistogram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What happened to the requests that were sent in each of several intervals of the horizon, over all replications. Counts
 * are integers and intervals those of the scenario, so merging in any order gives the same result.
 */
public final class Timeline {

  /** Sub-buckets per octave of the latencies, as a power of two: a bucket is at most 3.1 % wide. */
  private static final int BITS = 5;

  private final List<Interval> intervals;
  private final long[] fromNanos;
  private final Part[] parts;
  private int latest;

  /**
   * A stretch of the horizon.
   *
   * @param name what a person calls it; empty for none
   * @param fromNanos when it begins, from the start of the horizon
   * @param toNanos when it ends
   */
  public record Interval(String name, long fromNanos, long toNanos) {}

  /** What happened in one interval. */
  public static final class Part {

    private final long[] failures = new long[Outcome.values().length];
    private final LatencyHistogram latency = new LatencyHistogram(BITS);
    private long coldStarts;
    private long repeats;

    /** Requests sent in the interval, whatever their outcome. */
    public long requests() {
      return latency.count() + failed();
    }

    /** Those that were not served. */
    public long failed() {
      return Arrays.stream(failures).sum();
    }

    /** Those that failed in one way; 0 for {@link Outcome#SERVED}. */
    public long failed(Outcome outcome) {
      return failures[outcome.ordinal()];
    }

    /** Those that waited for an instance to start. */
    public long coldStarts() {
      return coldStarts;
    }

    /** Attempts that were refused in the interval and made again later, of requests sent at any time. */
    public long repeats() {
      return repeats;
    }

    /** Part of the requests that were not served, 0..1; not a number where none was sent. */
    public double errorRate() {
      return (double) failed() / requests();
    }

    /** Latencies of those that were served, in nanoseconds. */
    public LatencyHistogram latency() {
      return latency;
    }

    private void add(Part other) {
      for (int i = 0; i < failures.length; i++) {
        failures[i] += other.failures[i];
      }
      latency.add(other.latency);
      coldStarts += other.coldStarts;
      repeats += other.repeats;
    }
  }

  /**
   * A time line on which nothing has happened.
   *
   * @param intervals without gaps, in order
   * @throws IllegalArgumentException if there is none, or one does not begin where the one before it ends
   */
  public Timeline(List<Interval> intervals) {
    this.intervals = List.copyOf(intervals);
    if (intervals.isEmpty()) {
      throw new IllegalArgumentException("a time line needs an interval");
    }
    fromNanos = new long[intervals.size()];
    parts = new Part[intervals.size()];
    for (int i = 0; i < parts.length; i++) {
      fromNanos[i] = intervals.get(i).fromNanos();
      parts[i] = new Part();
      if (i > 0 && intervals.get(i - 1).toNanos() != fromNanos[i]) {
        throw new IllegalArgumentException(
            "interval " + i + " begins at " + fromNanos[i] + " ns, the one before ends at "
                + intervals.get(i - 1).toNanos() + " ns");
      }
    }
  }

  /** Equal intervals of a width over a length; the last one may be shorter. */
  public static Timeline every(long widthNanos, long lengthNanos) {
    List<Interval> intervals = new ArrayList<>();
    for (long from = 0; from < lengthNanos; from += widthNanos) {
      intervals.add(new Interval("", from, Math.min(lengthNanos, from + widthNanos)));
    }
    return new Timeline(intervals);
  }

  /** The same intervals with nothing in them. */
  public Timeline empty() {
    return new Timeline(intervals);
  }

  /** The intervals, in order. */
  public List<Interval> intervals() {
    return intervals;
  }

  /** What happened in an interval. */
  public Part part(int interval) {
    return parts[interval];
  }

  /** Counts a request by the time at which it was sent. */
  public void over(long sentNanos, long latencyNanos, Outcome outcome, boolean cold) {
    Part part = parts[at(sentNanos)];
    if (outcome == Outcome.SERVED) {
      part.latency.record(latencyNanos);
    } else {
      part.failures[outcome.ordinal()]++;
    }
    part.coldStarts += cold ? 1 : 0;
  }

  /** Counts an attempt that was refused at a time and is made again. */
  public void repeated(long nanos) {
    parts[at(nanos)].repeats++;
  }

  /** Adds what another replication saw in the same intervals. */
  public void add(Timeline other) {
    for (int i = 0; i < parts.length; i++) {
      parts[i].add(other.parts[i]);
    }
  }

  /** The interval of a time; that before the first belongs to it, that after the last to that one. */
  private int at(long nanos) {
    // Requests end nearly in the order in which they were sent, so that most belong where the one before did.
    if (nanos < fromNanos[latest] || latest + 1 < fromNanos.length && nanos >= fromNanos[latest + 1]) {
      int found = Arrays.binarySearch(fromNanos, nanos);
      latest = Math.max(0, found >= 0 ? found : -found - 2);
    }
    return latest;
  }
}
