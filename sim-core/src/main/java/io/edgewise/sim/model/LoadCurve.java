package io.edgewise.sim.model;

import java.util.List;
import java.util.Objects;

/**
 * A non-homogeneous Poisson arrival rate, piecewise constant in time, with the split over origins of each piece.
 *
 * <p>The clock starts at 00:00 UTC. A periodic curve repeats for ever, before zero as well; a curve that is not periodic
 * keeps its first rate before zero (that is where the warm-up lies) and its last rate after its end.
 *
 * @param segments pieces in ascending order of start; the first starts at 0
 * @param lengthNanos end of the last piece, and the period of a periodic curve
 * @param periodic whether the curve repeats
 * @param eventsPerMonth how often a month sees a curve that is not periodic (a flash crowd), at least 0; the rest of the
 *     month runs at the first rate. Ignored for periodic curves
 */
public record LoadCurve(List<Segment> segments, long lengthNanos, boolean periodic, double eventsPerMonth) {

  /** One piece: from {@code startNanos} on, this many requests a second, split like this. */
  public record Segment(long startNanos, double ratePerSecond, OriginMix mix) {

    /**
     * Checks the rate.
     *
     * @throws IllegalArgumentException if the start is negative or the rate is negative or not finite
     */
    public Segment {
      Objects.requireNonNull(mix, "mix");
      if (startNanos < 0) {
        throw new IllegalArgumentException("a segment starts at " + startNanos + " ns, before 0");
      }
      if (!(ratePerSecond >= 0) || ratePerSecond == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException("a rate must be finite and not negative, got " + ratePerSecond);
      }
    }
  }

  /**
   * Checks the order of the segments.
   *
   * @throws IllegalArgumentException if there is none, the first does not start at 0, they are not ascending, or the
   *     last starts at or after {@code lengthNanos}
   */
  public LoadCurve {
    segments = List.copyOf(segments);
    if (segments.isEmpty() || segments.get(0).startNanos() != 0) {
      throw new IllegalArgumentException("a load curve needs a segment that starts at 0");
    }
    for (int i = 1; i < segments.size(); i++) {
      if (segments.get(i).startNanos() <= segments.get(i - 1).startNanos()) {
        throw new IllegalArgumentException("segment " + i + " does not start after its predecessor");
      }
    }
    if (segments.get(segments.size() - 1).startNanos() >= lengthNanos) {
      throw new IllegalArgumentException("the last segment starts at or after the end " + lengthNanos + " ns");
    }
    if (!(eventsPerMonth >= 0)) {
      throw new IllegalArgumentException("events per month must not be negative, got " + eventsPerMonth);
    }
  }

  /** The same rate and mix for ever. */
  public static LoadCurve constant(double ratePerSecond, OriginMix mix, long lengthNanos) {
    return new LoadCurve(List.of(new Segment(0, ratePerSecond, mix)), lengthNanos, true, 0);
  }

  /** Whether the rate and the mix never change. */
  public boolean isConstant() {
    return segments.size() == 1 && periodic;
  }

  /** End of segment {@code index} in nanoseconds from 0. */
  public long endNanos(int index) {
    return index + 1 < segments.size() ? segments.get(index + 1).startNanos() : lengthNanos;
  }

  /** Requests per second, averaged over the length of the curve. */
  public double meanRatePerSecond() {
    return requestsIn(0, lengthNanos) / (lengthNanos / 1e9);
  }

  /** Highest rate of any segment, in requests per second. */
  public double peakRatePerSecond() {
    return segments.stream().mapToDouble(Segment::ratePerSecond).max().orElse(0);
  }

  /** Expected number of requests between two times at or after 0; a periodic curve is continued beyond its length. */
  public double expectedRequests(long fromNanos, long toNanos) {
    if (!periodic) {
      double beyond = Math.max(0, toNanos - Math.max(fromNanos, lengthNanos)) / 1e9;
      return requestsIn(fromNanos, toNanos) + beyond * segments.get(segments.size() - 1).ratePerSecond();
    }
    return cumulative(toNanos) - cumulative(fromNanos);
  }

  /** Expected number of requests of one segment, in all its turns, between 0 and a time after it. */
  public double expectedRequestsOf(int segment, long untilNanos) {
    long turns = periodic ? untilNanos / lengthNanos : 0;
    long rest = untilNanos - turns * lengthNanos;
    boolean endless = !periodic && segment == segments.size() - 1;
    long from = segments.get(segment).startNanos();
    double inRest = Math.max(0, Math.min(rest, endless ? Long.MAX_VALUE : endNanos(segment)) - from);
    return segments.get(segment).ratePerSecond() * (turns * (endNanos(segment) - from) + inRest) / 1e9;
  }

  /** Expected requests of a month of 730 hours: a periodic curve repeated, or the first rate with its events. */
  public double requestsPerMonth() {
    double seconds = 730 * 3600.0;
    if (periodic) {
      return meanRatePerSecond() * seconds;
    }
    double base = segments.get(0).ratePerSecond();
    return base * (seconds - eventsPerMonth * (lengthNanos / 1e9)) + eventsPerMonth * requestsIn(0, lengthNanos);
  }

  private double cumulative(long nanos) {
    long cycles = nanos / lengthNanos;
    return cycles * requestsIn(0, lengthNanos) + requestsIn(0, nanos % lengthNanos);
  }

  private double requestsIn(long fromNanos, long toNanos) {
    double sum = 0;
    for (int i = 0; i < segments.size(); i++) {
      long from = Math.max(fromNanos, segments.get(i).startNanos());
      long to = Math.min(toNanos, endNanos(i));
      if (to > from) {
        sum += segments.get(i).ratePerSecond() * ((to - from) / 1e9);
      }
    }
    return sum;
  }
}
