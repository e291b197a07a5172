package io.edgewise.scenario.compile;

import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.LoadCurve.Segment;
import io.edgewise.sim.model.OriginMix;
import io.edgewise.topology.traffic.CityLoad;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Makes load curves. */
final class LoadCurves {

  static final long MINUTE_NANOS = 60_000_000_000L;
  static final long DAY_NANOS = 1440 * MINUTE_NANOS;
  private static final int RAMP_STEPS = 10;

  private LoadCurves() {}

  /** The same rate all the time. */
  static LoadCurve constant(double ratePerSecond, List<Origin> origins) {
    return LoadCurve.constant(ratePerSecond, Origin.mix(origins), DAY_NANOS);
  }

  /**
   * Every origin by the hours of its own day: rate(t) = rate x sum of share x load(local hour), with one mix of origins
   * per segment. Segments begin where the local hour of any origin changes, at most every quarter of an hour. Since the
   * loads of each origin average 1 over a day, so does the curve average the rate.
   */
  static LoadCurve daily(double ratePerSecond, List<Origin> origins, CityLoad load) {
    TreeSet<Integer> marks = new TreeSet<>(List.of(0));
    int[] offsets = origins.stream().mapToInt(origin -> load.season().offsetMinutes(origin.clock())).toArray();
    for (int offset : offsets) {
      marks.add(Math.floorMod(-offset, 60));
    }
    List<Segment> segments = new ArrayList<>();
    for (int hour = 0; hour < 24; hour++) {
      for (int mark : marks) {
        int minute = 60 * hour + mark;
        double[] weights = new double[offsets.length];
        double sum = 0;
        for (int origin = 0; origin < weights.length; origin++) {
          weights[origin] = origins.get(origin).share() * load.atLocal(minute + offsets[origin]);
          sum += weights[origin];
        }
        OriginMix mix = sum > 0 ? new OriginMix(weights) : Origin.mix(origins);
        segments.add(new Segment(minute * MINUTE_NANOS, ratePerSecond * sum, mix));
      }
    }
    return new LoadCurve(segments, DAY_NANOS, true, 0);
  }

  /**
   * A crowd.
   *
   * @param multiplier rate at its height over the rate before
   * @param startNanos when it begins to grow, above 0
   * @param rampNanos how long it grows, and how long it shrinks
   * @param heightNanos how long it stays at its height, above 0
   * @param perMonth how often a month sees one
   */
  record Crowd(double multiplier, long startNanos, long rampNanos, long heightNanos, double perMonth) {

    /** When it is over. */
    long endNanos() {
      return Math.addExact(Math.addExact(startNanos, heightNanos), Math.multiplyExact(2, rampNanos));
    }
  }

  /**
   * A crowd on top of a constant rate. Each ramp is ten steps as high as the straight line in their middle, so that as
   * many requests come as along the line: (multiplier - 1) x rate x (height + ramp) more than without a crowd.
   *
   * @param horizonNanos end of the curve, after the end of the crowd
   */
  static LoadCurve flashCrowd(double ratePerSecond, List<Origin> origins, Crowd crowd, long horizonNanos) {
    OriginMix mix = Origin.mix(origins);
    List<Segment> segments = new ArrayList<>(List.of(new Segment(0, ratePerSecond, mix)));
    int steps = crowd.rampNanos() >= RAMP_STEPS ? RAMP_STEPS : 0;
    for (int step = 0; step < steps; step++) {
      double height = (step + 0.5) / steps;
      segments.add(new Segment(crowd.startNanos() + crowd.rampNanos() * step / steps,
          ratePerSecond * (1 + (crowd.multiplier() - 1) * height), mix));
    }
    long top = crowd.startNanos() + (steps > 0 ? crowd.rampNanos() : 0);
    segments.add(new Segment(top, ratePerSecond * crowd.multiplier(), mix));
    long down = top + crowd.heightNanos();
    for (int step = 0; step < steps; step++) {
      double height = 1 - (step + 0.5) / steps;
      segments.add(new Segment(down + crowd.rampNanos() * step / steps,
          ratePerSecond * (1 + (crowd.multiplier() - 1) * height), mix));
    }
    segments.add(new Segment(down + (steps > 0 ? crowd.rampNanos() : 0), ratePerSecond, mix));
    return new LoadCurve(segments, horizonNanos, false, crowd.perMonth());
  }

  /**
   * A trace, repeated.
   *
   * @param requests in each interval; at least one, not all 0
   * @param stepNanos length of an interval
   * @param factor on all of them
   */
  static LoadCurve trace(long[] requests, long stepNanos, double factor, List<Origin> origins) {
    OriginMix mix = Origin.mix(origins);
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < requests.length; i++) {
      if (i == 0 || requests[i] != requests[i - 1]) {
        segments.add(new Segment(i * stepNanos, requests[i] * factor / (stepNanos / 1e9), mix));
      }
    }
    return new LoadCurve(segments, requests.length * stepNanos, true, 0);
  }
}
