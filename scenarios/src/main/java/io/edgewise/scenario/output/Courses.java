package io.edgewise.scenario.output;

import io.edgewise.report.gallery.SavedRun;
import io.edgewise.report.gallery.SavedRun.Fault;
import io.edgewise.report.gallery.SavedRun.Interval;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.Course;
import io.edgewise.sim.result.Timeline;
import io.edgewise.sim.stats.LatencyHistogram;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** How a horizon in which something breaks goes, in the units of files: seconds from its start, and milliseconds. */
final class Courses {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  private Courses() {}

  /**
   * The equal intervals of a horizon, and what breaks in it.
   *
   * @param course null where nothing breaks
   */
  static SavedRun.Course of(Course course) {
    return course == null ? SavedRun.Course.NONE : new SavedRun.Course(intervals(course.timeline()), faults(course));
  }

  /** The intervals of a time line, in order, with the counts of all replications together. */
  static List<Interval> intervals(Timeline timeline) {
    List<Interval> intervals = new ArrayList<>(timeline.intervals().size());
    for (int i = 0; i < timeline.intervals().size(); i++) {
      Timeline.Interval at = timeline.intervals().get(i);
      Timeline.Part part = timeline.part(i);
      intervals.add(new Interval(at.fromNanos() / NANOS_PER_SECOND, at.toNanos() / NANOS_PER_SECOND, part.requests(),
          part.requests() + part.repeats(), part.failed(), quantileMillis(part.latency(), Metric.P50),
          quantileMillis(part.latency(), Metric.P99)));
    }
    return intervals;
  }

  /** What breaks, in the order of its begin. */
  static List<Fault> faults(Course course) {
    return course.events().stream()
        .map(event -> new Fault(event.name(), event.fromNanos() / NANOS_PER_SECOND,
            event.toNanos() / NANOS_PER_SECOND, seconds(event.detectNanos()), seconds(course.recoverNanos(event))))
        .toList();
  }

  private static double seconds(OptionalLong nanos) {
    return nanos.isPresent() ? nanos.getAsLong() / NANOS_PER_SECOND : Double.NaN;
  }

  /** Mean of the latencies in milliseconds; not a number where there is none. */
  static double meanMillis(LatencyHistogram latency) {
    return latency.meanNanos() / NANOS_PER_MILLI;
  }

  /** A quantile of the latencies in milliseconds; not a number where there is none. */
  static double quantileMillis(LatencyHistogram latency, Metric quantile) {
    return latency.quantile(quantile.probability()) / NANOS_PER_MILLI;
  }
}
